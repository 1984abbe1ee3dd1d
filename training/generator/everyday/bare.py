"""Tools that take nothing: all there is to know is which of them is meant."""
from .tool import tool

TOOLS = [
    tool("own_device", "(get|check|show|read)_(battery|battery_level|battery_status|charge)|battery|battery_level", "the charge of the battery of this device", "",
         """?how much battery do I have( left|)
         ?how full is (the|my) battery
         ?do I have to charge my phone
         (check|show|tell me) (the|my) battery( level|)
         .battery (level|status)
         ?will my battery last
         .I want to know how much charge is left""", "{1:percent} => {1} percent.", True),
    tool("own_place", "(get|show|find)_(my_location|current_location|location|position)|where_am_i|my_location|current_location", "(get|tell) where the user is (now|)", "",
         """?where am I( now| right now|)
         ?what is my (location|position)
         (show|tell|give) me my (current |)(location|position)
         .I'm lost, where am I?
         .my (location|position)
         ?which (street|place) is this
         .I have no idea where I am""", "{1:city} => You are in {1}.", True),
    tool("own_address", "(get|show|check)_(my_ip|public_ip|ip|external_ip)|my_ip|public_ip|whats_my_ip", "the public IP address of this machine", "",
         """?what is my IP( address|)
         (show|tell|give) me my (public |)IP( address|)
         .my IP
         ?which IP (do I have|am I using|do others see)
         .I need my (public |)IP( address|)
         ?under which address am I on the internet""", "{1:host} => It is {1}.", True),
    tool("player", "(next|skip)_(song|track|title)|skip|next_track|next_song|player_next", "(play the next song|skip this song)", "",
         """(skip|next) (this |)(song|track)
         (play|put on) the next (song|track|one)
         .next (song|track|one)
         .I don't like this (song|one), (next|skip it)
         ?can we hear (something else|the next one)
         (go|jump) to the next (song|track)
         .not this song again
         skip it""", "ok => Next one."),
    tool("player", "(pause|halt)_(music|song|playback|player)|pause|player_pause", "pause the music", "",
         """(pause|hold|halt) (the |)(music|song|playback)
         .pause
         ?can you pause the music( for a moment|)
         .I have to take a call, pause the music
         .the phone rings, hold the music
         .music on pause( for a moment|), please
         .just a moment of silence""", "ok => Paused."),
    tool("player", "(resume|continue|unpause)_(music|song|playback|player)|resume|player_resume", "go on with the music that is paused", "",
         """(resume|continue|unpause) (the |)(music|song|playback)
         (go on|carry on) with the music
         .the call is over, music again
         ?can the music go on( now|)
         .I'm back, let it play
         (play|go) on
         .back to the music""", "ok => It goes on."),
    tool("player", "(get|show|identify|what)_(current_song|now_playing|song|track)|now_playing|current_song|current_track", "which song is playing (now|)", "",
         """?what is (playing|this song|on)( now| right now|)
         ?which (song|track) is this
         ?what's the name of this (song|tune|track)
         ?who sings this
         .I like this song, what is it?
         (tell|show) me what is playing
         .name of this song""", "{1:song} => It is {1}.", True),
    tool("own_screen", "(lock|secure)_(screen|computer|pc|session|device)|lock_screen|screen_lock", "lock the screen( of this computer|)", "",
         """lock (the|my) (screen|computer|session)
         .I'm (leaving my desk|going for lunch|away for a bit), lock the screen
         .screen locked, please
         ?can you lock my (computer|screen)
         .nobody should see my screen
         (close|secure) my session""", "ok => Locked."),
    tool("own_screen", "(take|make|capture|grab)_(screenshot|screen|screen_capture)|screenshot|capture_screen", "take a screenshot of the whole screen", "",
         """(take|make|grab) a (screenshot|picture of the screen)
         (capture|shoot) (the|my) screen
         .screenshot, please
         ?can you (take|make) a screenshot
         .I want to keep what is on the screen
         .I need a (screenshot|picture of my screen)""", "{1:path} => It is in {1}."),
    tool("own_system", "(shutdown|shut_down|power_off|turn_off)_(computer|system|pc|machine)|shutdown|shut_down|power_off", "shut down this computer", "",
         """(shut down|turn off|switch off|power off) (the|my|this) (computer|PC|machine)
         .I'm done for today, shut (it|everything) down
         .shut down
         ?can you turn the computer off
         .good night, computer off
         (power|shut) down the (system|computer)""", "ok => Good night."),
    tool("own_system", "(restart|reboot)_(computer|system|pc|machine)|restart|reboot", "restart this computer", "",
         """(restart|reboot) (the|my|this) (computer|PC|machine|system)
         .the (computer|system) is slow, restart it
         .(reboot|restart), please
         ?can you (restart|reboot) my computer
         .everything hangs, reboot
         .I need a fresh start of the computer""", "ok => It restarts."),
    tool("own_system", "(get|show|check)_(system_info|system_status|specs|hardware_info)|system_info|specs|sysinfo", "(the data|memory, processor and version) of this computer", "",
         """?what kind of computer is this
         ?how much memory does (this|my) (computer|machine) have
         (show|tell|give) me the (specs|system information)
         ?which (processor|operating system) (do I have|is this)
         .system (info|information)
         .I want to know what is inside my computer""", "{1:sentence} => {1}", True),
    tool("own_trash", "(empty|clear)_(trash|recycle_bin|bin|trash_can)|empty_trash|clear_trash", "empty the trash", "",
         """(empty|clear|clean out) the (trash|recycle bin|trash can)
         .the trash is full, empty it
         ?can you empty the (trash|recycle bin)
         .everything in the trash can go
         .trash empty, please
         (get rid of|delete) everything in the trash""", "ok => It is empty."),
    tool("own_cart", "(clear|empty|delete)_(cart|basket|shopping_cart)|clear_cart|empty_cart|cart_clear", "take everything out of the cart", "",
         """(empty|clear) (the|my) (cart|basket)
         .I don't want any of it, empty the cart
         (take|throw) everything out of (the|my) (cart|basket)
         ?can you clear my (cart|basket)
         .start over with an empty (cart|basket)
         .nothing in my (cart|basket) is what I want""", "ok => The cart is empty."),
    tool("own_cart", "(checkout|pay_for|order)_(cart|basket|shopping_cart)|checkout|check_out|cart_checkout", "(order and pay|buy) what is in the cart", "",
         """(check out|buy everything in my cart|order what is in the cart)
         .that's all, check out
         .I have everything I need, let's pay
         ?can I pay (now|for the cart)
         (order|buy|pay for) everything in (the|my) (cart|basket)
         .I'm ready to (pay|order|check out)""", "{1:code} => The order is {1}."),
    tool("own_cart", "(show|get|view|list)_(cart|basket|shopping_cart|cart_items)|cart|view_cart|cart_show", "(show|list) what is in the cart", "",
         """?what is in (the|my) (cart|basket)
         show (me |)(the|my) (cart|basket)
         ?what have I picked so far
         ?how much is (in|) my (cart|basket)
         .my (cart|basket), please
         .I want to see my (cart|basket) before I pay""", "{1:product} => There is {1}.", True),
    tool("own_account", "(logout|sign_out|log_out)_(user|me|session)|logout|log_out|sign_out", "(log the user out|end the session)", "",
         """(log|sign) me out
         (log|sign) out
         .I'm done here, (log|sign) me out
         ?can you (log|sign) me out
         (end|close) my session
         .this is not my computer, log me out""", "ok => You are logged out."),
    tool("own_account", "(get|show|view)_(my_profile|profile|account_info|my_account|current_user)|whoami|my_profile|me", "(the profile|the account data) of the user who asks", "",
         """?who am I( logged in as|)
         (show|open|get) (me |)my (profile|account)
         ?what do you know about my account
         ?which account am I using
         ?under which name am I logged in
         .my (profile|account), please""", "{1:person} => You are {1}.", True),
    tool("own_orders", "(list|get|show)_(my_orders|orders|recent_orders|my_purchases)|my_orders|order_history", "(list|show) the orders of the user who asks", "",
         """?what have I ordered( lately| so far|)
         show (me |)my (orders|purchases)
         ?which orders are on their way to me
         .my (orders|purchases), please
         .I can't remember what I (ordered|bought)
         ?do I have open orders""", "{1:code} => There is {1}.", True),
    tool("own_mail", "(count|get|check)_(unread|unread_count|unread_mails|new_mail)|unread_count|check_mail|new_mail", "how many unread mails there are", "",
         """?do I have (new |any |)(mail|mails|emails)
         ?how many (unread |new )(mails|emails|messages) do I have
         (check|look into) my (inbox|mailbox)
         ?did anybody (write to|mail) me
         .any mail?
         ?is there anything new in my inbox""", "{1:count} => There are {1}.", True),
    tool("own_alarms", "(list|show|get)_(alarms|all_alarms|my_alarms)|alarms|list_alarms", "(list|show) all alarms", "",
         """?which alarms (are|have I) set
         (show|tell) me (all |)my alarms
         ?when does my alarm (ring|go off)
         ?did I set an alarm
         ?when do you wake me
         .my alarms, please""", "{1:time} => One at {1}.", True),
    tool("own_timers", "(list|show|get)_(timers|all_timers|active_timers|running_timers)|timers|list_timers", "(list|show) all (running |)timers", "",
         """?which timers are (running|set)
         (show|tell) me (all |)(my |the |)timers
         ?is (a|any) timer running
         ?how many timers do I have
         ?what am I waiting for, which timers run
         .my timers, please""", "{1:ingredient} => One for {1}.", True),
    tool("own_devices", "(list|get|show|discover)_(devices|all_devices|smart_devices|connected_devices)|devices|list_devices", "(list|show) the devices of the house", "",
         """?which devices (are|do I have) in the house
         show (me |)(all |)(the |my |)(smart |)devices
         ?what is connected (here|to my house)
         ?what can you switch in my house
         .device list, please
         .I want to see everything that is connected""", "{1:device} => There is {1}.", True),
    tool("own_house", "(turn_off|switch_off|kill)_(all_lights|every_light)|all_lights_off|lights_out|all_off", "switch off all lights of the house", "",
         """(switch|turn) off (all (the |)lights|every light)
         .all lights off
         .lights out( everywhere|)
         .I'm going to bed, everything dark
         .good night, no lights
         ?can you make it dark in the whole house
         (make|get) the whole house dark""", "ok => It is dark."),
    tool("own_house", "(open|raise)_(garage|garage_door)|open_garage|garage_open|garage_door_open", "open the garage door", "",
         """open (the|my) garage( door|)
         .I'm (home|in front of the garage), open up
         .garage (open|up), please
         ?can you (open|lift) the garage( door|)
         .let me into the garage
         .I want to drive in, the garage is still closed""", "ok => It is open."),
    tool("own_house", "(dock|return|send_home|stop)_(vacuum|robot|vacuum_robot|cleaner)|vacuum_(dock|home|return)|dock_vacuum", "send the vacuum robot back to its station", "",
         """(send|bring) the (vacuum|robot|vacuum robot) (home|back|to its station)
         .the (vacuum|robot) is too loud, send it home
         .enough vacuuming
         .vacuum back to the (station|dock)
         ?can the (vacuum|robot) go home
         (dock|park) the (vacuum|robot)""", "ok => It drives home."),
    tool("own_phone", "(end|hang_up|finish)_(call|phone_call)|hang_up|end_call", "end the phone call", "",
         """(end|finish) the (call|phone call)
         hang up
         .that's all, hang up
         ?can you hang up( for me|)
         .I'm done talking, end the call
         .goodbye, hang up""", "ok => The call is over."),
    tool("own_phone", "(answer|accept|take|pick_up)_(call|phone|incoming_call)|answer_call|pick_up|accept_call", "answer the phone that is ringing", "",
         """(answer|take|accept) (the|this) (call|phone)
         pick (it |)up
         .the phone is ringing, answer it
         ?can you pick up the phone
         .yes, I'll take that call
         .put the caller through""", "ok => You are connected."),
    tool("own_clock", "(get|show|check|tell)_(current_time|time|time_now|local_time)|current_time|now|clock", "the time of day( here|)", "",
         """?what time is it( now|)
         ?what's the time
         ?how late is it
         ?do you have the time
         (tell|give) me the time
         .the time, please
         ?can you tell me how late it is""", "{1:clock24} => It is {1}.", True),
    tool("own_clock", "(get|show|check|tell)_(current_date|date|todays_date|today)|current_date|todays_date|today", "the date of today", "",
         """?what is today's date
         ?what day is it( today|)
         ?which date do we have( today|)
         (tell|give) me (today's date|the date)
         .today's date, please
         ?what's the date
         .I have to write the date. What is it?""", "{1:isodate} => It is {1}.", True),
    tool("own_code", "(git_status|repo_status|get_status|show_status)|status", "the status of this repository", "",
         """?what (has changed|did I change)( in the repository| here|)
         (show|get|check) the (git |)status
         ?is the (working tree|repository) clean
         ?do I have anything to commit
         .git status
         ?are there uncommitted changes""", "clean => It is clean.", True),
    tool("own_code", "(run|start|execute)_(all_tests|tests|test_suite)|run_tests|test|tests_run", "run all tests( of the project|)", "",
         """(run|start|execute) (all |)(the |)tests
         ?do (all |)the tests (pass|work)
         .(run|start) the whole test suite
         ?is everything green
         .I changed a lot, run the tests
         test everything""", "ok => All tests pass.", True),
    tool("own_code", "(build|compile|make)_(project|app|all)|build|compile|make", "build (this|the) project", "",
         """(build|compile) (the|this) (project|app|whole thing)
         ?does (it|the project) (still |)(build|compile)
         .let's build( it|)
         ?can you (build|compile) the project
         .I want a (fresh |new |)build
         .build, please""", "ok => It is built."),
]
