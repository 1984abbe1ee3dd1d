"""What is turned on and off, opened and closed, shown and hidden: one boolean or word that the verb of the request tells, under names of either sense."""
from .tool import tool

_THINGS = {
    "lamp": "one desk_lamp,floor_lamp,porch_light,kitchen_light,bedside_lamp,ceiling_light,reading_light,string_lights,garden_lights,night_light,hallway_light,chandelier,spotlights,lantern,garage_light,bathroom_light",
    "machine": "one coffee_machine,dishwasher,fan,heater,TV,radio,kettle,humidifier,air_conditioner,washing_machine,projector,dehumidifier,toaster,space_heater,air_purifier,boiler,dryer,hot_tub,electric_blanket,sound_system,slow_cooker,fridge,fish_tank_pump,christmas_tree",
    "door": "one garage,front_door,back_door,gate,skylight,kitchen_window,roof_window,blinds,curtains,shutters,greenhouse_vent,awning,water_valve,main_valve,damper,hatch,trunk,sunroof,pet_door,bedroom_window,cellar_door",
    "lock": "one front_door,back_door,car,bike,safe,shed,garden_gate,office_door,suitcase,cabinet,filing_cabinet,tool_box,side_door,garage_door,locker,mailbox,vault,wine_cellar",
    "sound": "one microphone,TV,living_room_speaker,phone,group_chat,kitchen_radio,doorbell,family_group,tablet,speakers,notifications,work_channel,ringer,conference_call,laptop,parents_chat,headset",
    "view": "one subtitles,grid,sidebar,map_labels,toolbar,ruler,minimap,legend,line_numbers,clock,dock,scoreboard,status_bar,hidden_files,comments,traffic_layer,satellite_view,axis_labels,watermark,price_column,chat_window",
    "feature": "one dark_mode,airplane_mode,Bluetooth,wifi,VPN,location_sharing,auto-save,two-factor_authentication,spell_check,backups,night_shift,battery_saver,guest_access,maintenance_mode,debug_logging,caching,autopilot,cruise_control,email_alerts,push_notifications,data_roaming,parental_controls,child_lock,eco_mode,autoplay,read_receipts",
    "work": "one water_pump,conveyor_belt,generator,engine,fountain,screen_recording,live_stream,vacuum_robot,lawn_mower,sprinkler,backup_job,mixer,dishwasher,treadmill,crane,assembly_line,air_compressor,packing_robot,irrigation,stopwatch",
    "letter": "one weekly_newsletter,price_alerts,release_notes,security_bulletin,job_alerts,weather_warnings,daily_digest,product_updates,event_invites,blog_posts,sports_news,traffic_alerts,promotions,deal_of_the_day",
    "text": "one summer_sale_page,privacy_policy,press_release,about_page,price_list,job_ad,blog_post,travel_guide,menu,recipe_collection,team_page,home_page,photo_gallery,survey,course_catalog",
}


def _switch(topic, kind, names, purpose, thing, good, bad, verbs, particles, states, values, held=False):
    """Tools for one pair of opposites, which share nothing but what they do: `good`, `bad`: names of the parameter where true says yes and no; `verbs`: yes/no; `particles`: verb/yes/no; `states`: how it is when it is to be changed, yes/no; `values`: the words of an enumeration."""
    yes, no = verbs.split("/")
    on, off = values.split()
    worded = lambda y, n: f" / action state mode command setting status operation: enum {on}={y} {off}={n}"
    slots = lambda y, n: f"{thing}: {_THINGS[kind]}\n{good}: bool {y}/{n} / {bad}: bool {n}/{y}" + ("" if "~" in y else worded(y, n))
    like = f"{topic} {kind}"
    first = thing.split()[0]
    behind = "" if yes.split(",")[0].endswith(("to", "for")) else f"""
        .the {{{first}}}: {{value}}
        .the {{{first}}}, please {{value}} that"""
    made = [tool(topic, names, purpose, slots(yes, no), (f"""{{value}} the {{{first}}}
        {{value}} (my|our) {{{first}}}
        {{value}} the {{{first}}} (now|again|for me|at once|before we leave|for the night|for a while)
        .I (want|need|would like) (you |)to {{value}} the {{{first}}}
        .I'm (leaving|back|going to bed|busy|done here), {{value}} the {{{first}}}
        .(it's late|guests are coming|it's cold|we're ready|I can't concentrate). {{value}} the {{{first}}}
        ?(can|could|would) you {{value}} the {{{first}}}
        .please {{value}} the {{{first}}}
        .{{value}} {{{first}}}
        (go and|go ahead and|make sure to|don't forget to) {{value}} the {{{first}}}
        .time to {{value}} the {{{first}}}""" + behind).replace("{value}", "{%s}" % good.split()[0]), "ok => Done.", held=held, like=like)]
    for text, asks in ((particles, "(VERB) the {thing} {value}|VERB (my|our) {thing} {value}|.I want the {thing} {value}|.the {thing} {value}, please|.{thing} {value}|.the {thing} (should be|has to be|must be) {value}|?can you VERB the {thing} {value}|.the {thing}: {value}|?could I have the {thing} {value}|get the {thing} {value}|.please VERB the {thing} {value} (again|now|for me)"),
                       (states, ".the {thing} {value}|.(look|hm|oh|hey|listen|I think|I see that|it seems), the {thing} {value}|.my {thing} {value}|.somebody told me the {thing} {value}|.(sorry|wait|uh oh), the {thing} {value}|.the {thing} {value}, please|.(since yesterday|all day|for an hour|again) the {thing} {value}")):
        if text:
            *verb, y, n = text.split("/")
            lines = "\n".join(ask.replace("(VERB)", verb[0] if verb else "").replace("VERB", verb[0] if verb else "").replace("{thing}", "{%s}" % first).replace("{value}", "{%s}" % good.split()[0]) for ask in _apart(asks))
            made.append(tool(topic, names, purpose, slots(y, n), lines, "ok => Done.", like=like))
    return made


def _apart(text):
    """Split at `|` outside of brackets."""
    out, depth = [""], 0
    for sign in text:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "|" and not depth:
            out.append("")
        else:
            out[-1] += sign
    return out


TOOLS = [made for row in (
    ("lamp_any", "lamp", "(set|control|switch|toggle|change)_(lamp|light|lamp_power|light_state|lighting)|(lamp|light)_(set|control|switch|power)", "(switch|control) a lamp", "lamp light device name which", "on power enabled is_on lit", "off disabled turn_off dark", "turn_on,switch_on,light_up,put_on/turn_off,switch_off,put_out,kill",
     "(turn|switch|put)/on/off", "is_still_off~_turn_it_on,is_off._Switch_it_on,should_be_burning~_turn_it_on,isn't_on_yet._Turn_it_on/is_still_on~_turn_it_off,is_still_burning._Switch_it_off,is_on_for_nothing._Turn_it_off,was_left_on._Turn_it_off", "on off"),
    ("device_any", "machine", "(set|control|switch|toggle|change)_(appliance|device|power|plug|outlet|machine_state|appliance_power)|(appliance|device|plug|power)_(set|control|switch)", "(switch|control) a household device", "device appliance machine name target", "on power enabled active powered", "off disabled standby powered_off", "turn_on,switch_on,start_up,enable,power_up/turn_off,switch_off,shut_off,disable,power_down",
     "(turn|switch|put)/on/off", "is_still_off~_turn_it_on,isn't_running._Switch_it_on,is_off_again~_turn_it_on/is_still_running~_turn_it_off,is_still_on._Switch_it_off,was_left_on~_turn_it_off,is_too_loud._Turn_it_off", "on off"),
    ("door", "door", "(set|control|move|operate|change)_(door|opening|gate|cover|shutter|valve|window)|(door|gate|cover|window|valve)_(set|control|move)", "(open or close|move) a door, window or cover", "door target name opening what", "open opened is_open", "closed close shut", "open,open_up/close,shut",
     "(leave|keep|get)/open/closed", "is_still_closed~_open_it,is_shut._Open_it,should_be_open~_please_open_it,is_closed~_I_want_it_open/is_still_open~_close_it,is_open._Shut_it,was_left_open~_close_it,stands_wide_open._Close_it", "open closed"),
    ("lock_any", "lock", "(set|control|change|operate)_(lock|security|lock_state|bolt)|(lock|bolt)_(set|control)|lock_control", "(lock or unlock|control) a lock", "lock door target name what", "locked lock secured", "unlocked unlock released", "lock,lock_up,secure/unlock,release",
     "(leave|keep|have)/locked/unlocked", "is_not_locked~_lock_it,is_still_unlocked._Lock_it,isn't_locked_yet._Lock_it/is_locked~_I_need_in._Unlock_it,is_still_locked~_unlock_it,is_locked._Open_it_up", "locked unlocked"),
    ("sound", "sound", "(set|control|change|toggle)_(mute|sound|audio|muting|silence)|(mute|sound|audio)_(set|control)", "(mute or unmute|control the sound of) a device or chat", "target device name source what", "muted mute silent quiet", "sound sound_on audible unmuted", "mute,silence/unmute,unsilence",
     "(put|have|get)/on_mute/off_mute", "is_too_loud~_mute_it,keeps_disturbing_me._Mute_it,makes_noise~_silence_it,won't_shut_up._Mute_it/is_still_muted~_unmute_it,is_on_mute._Unmute_it,has_no_sound~_unmute_it", "mute unmute"),
    ("view", "view", "(set|change|toggle|update)_(visibility|view|display_option|layer|element_visibility)|(view|layer|display)_(set|toggle|option)", "(show or hide|set the visibility of) a part of the screen", "element item layer name part", "visible shown show display", "hidden hide invisible", "show,display,bring_up/hide,conceal,don't_show",
     "(have|keep|get|make)/visible/hidden", "is_hidden~_show_it,can't_be_seen._Show_it,is_gone~_bring_it_back/is_in_the_way~_hide_it,covers_everything._Hide_it,is_distracting._Hide_it", "show hide"),
    ("feature", "feature", "(set|change|update|configure|toggle)_(feature|setting|option|preference|feature_state)|(feature|setting|option|preference)_(set|update|toggle)", "(enable or disable|set) a (feature|setting|option)", "feature setting option name key", "enabled enable active on is_enabled", "disabled disable off inactive", "enable,turn_on,activate,switch_on/disable,turn_off,deactivate,switch_off,don't_use",
     "(turn|switch|put)/on/off", "is_off~_enable_it,isn't_on._Turn_it_on,should_be_active~_enable_it/is_on~_disable_it,drains_the_battery._Turn_it_off,is_still_on._Deactivate_it,annoys_me~_switch_it_off", "enabled disabled"),
    ("work", "work", "(set|control|operate|manage)_(machine|process|job|equipment|operation)|(machine|equipment|process)_(control|operate)", "(start or stop|control) a machine or process", "machine unit name process equipment", "running run start active", "stopped stop halted paused", "start,start_up,run/stop,halt,shut_down",
     "", "is_not_running~_start_it,stands_still._Start_it,hasn't_started._Get_it_going/is_still_running~_stop_it,runs_for_nothing._Stop_it,smells_burnt._Shut_it_down", "start stop"),
    ("letter", "letter", "(set|change|update|manage)_(subscription|newsletter|mailing|topic_subscription)|subscription_(set|update|manage)", "(subscribe to or unsubscribe from|manage) a mailing", "topic list newsletter name subscription", "subscribed subscribe active", "unsubscribed opt_out cancelled", "subscribe_me_to,sign_me_up_for,start_sending_me/unsubscribe_me_from,take_me_off,stop_sending_me,cancel",
     "", "looks_interesting._Subscribe_me,is_worth_reading~_sign_me_up/fills_my_inbox._Unsubscribe_me,is_of_no_use~_unsubscribe,bores_me~_cancel_it", "subscribe unsubscribe"),
    ("publish", "text", "(set|change|update)_(publication|page_state|publish_state|visibility_of_page|page_visibility)|(page|publication)_(set_state|publish_state)", "(publish or withdraw|set the state of) a page", "page title document name which", "published publish live public", "draft unpublished offline hidden", "publish,release/unpublish,take_down,withdraw",
     "(put|have|get|bring)/online/offline", "is_ready~_publish_it,can_go_live._Publish_it,is_finished~_put_it_online/is_out_of_date~_take_it_down,has_a_mistake._Unpublish_it,is_wrong~_take_it_offline", "published draft"),
) for made in _switch(*row)]

def _state(topic, kind, names, purpose, thing, said, name, reply):
    """A tool that tells how something is, beside the one that changes it. `said`: how it may be."""
    return tool(topic, names, purpose, f"{thing}: {_THINGS[kind]}", f"""?is the {{{name}}} ({said})
        ?is (my|our) {{{name}}} (still |already |)({said})
        ?did (I|we|somebody) leave the {{{name}}} ({said})
        ?what state is the {{{name}}} in
        check (whether|if) the {{{name}}} is ({said})
        (tell me|find out|look|see) (whether|if) the {{{name}}} is (still |)({said})
        .I (forgot|don't remember|don't know) (whether|if) the {{{name}}} is ({said})
        .I (wonder|want to know|need to know) (whether|if) the {{{name}}} is ({said})
        .state of the {{{name}}}
        .{{{name}}}: is it ({said})
        ?(can|could) you check the {{{name}}}""", reply, True)


TOOLS += [_state(*row) for row in (
    ("lamp_any", "lamp", "(get|check|read)_(lamp|light|lighting)_(state|status)|(lamp|light)_(state|status)|is_light_on", "(get|check) (the state of a lamp|whether a lamp is on)", "lamp light device name which", "on|off|burning", "lamp", "on => It is on.\noff => It is off."),
    ("device_any", "machine", "(get|check|read)_(appliance|device|power)_(state|status)|(appliance|device)_(state|status)|is_on", "(get|check) (the state of a device|whether a device is on)", "device appliance machine name target", "on|off|running", "device", "on => It is on.\noff => It is off."),
    ("door", "door", "(get|check|read)_(door|gate|window|opening)_(state|status)|(door|opening|window)_(state|status)|is_open", "(get|check) (the state of a door or window|whether something is open)", "door target name opening what", "open|closed|shut", "door", "open => It is open.\nclosed => It is closed."),
    ("lock_any", "lock", "(get|check|read)_(lock|bolt|security)_(state|status)|(lock|bolt)_(state|status)|is_locked", "(get|check) (the state of a lock|whether something is locked)", "lock door target name what", "locked|unlocked", "lock", "locked => It is locked.\nunlocked => It is not locked."),
    ("sound", "sound", "(get|check)_(mute|sound|audio)_(state|status)|(mute|audio)_(state|status)|is_muted", "(get|check) (the sound of a device|whether something is muted)", "target device name source what", "muted|on mute|silent", "target", "muted => It is muted.\naudible => It is not muted."),
    ("feature", "feature", "(get|check|read)_(feature|setting|option)_(state|status)|(feature|setting)_(state|status)|is_enabled", "(get|check) (the state of a feature|whether a feature is on)", "feature setting option name key", "on|off|enabled|active|disabled", "feature", "enabled => It is on.\ndisabled => It is off."),
    ("work", "work", "(get|check|read)_(machine|process|equipment)_(state|status)|(machine|process)_(state|status)|is_running", "(get|check) (the state of a machine|whether a machine runs)", "machine unit name process equipment", "running|stopped|at work", "machine", "running => It runs.\nstopped => It does not run."),
)]

_PERSON = "one Anna,the_new_intern,Marco,user_42,the_guest_account,Priya,admin2,Jonas,the_contractor,lea.k,bot_7,Mr._Weber,the_test_user,Zoe,Ibrahim,the_sales_team,Fatima,Oleg"
TOOLS += [
    tool("access", "(set|change|update|manage)_(access|account_state|user_state|membership|permission)|(access|account)_(set|update|state)", "(block or allow|set the state of) an account", f"user account person name who: {_PERSON}\nactive enabled allowed access: bool let_in,unblock,reactivate,enable/block,lock_out,suspend,deactivate / blocked suspended banned locked_out: bool block,lock_out,suspend,ban/unblock,readmit,reinstate,unban / action state: enum allow=unblock,let_in,reinstate block=block,lock_out,suspend",
         """{active} {user}
         .{user} (asked for it|is back|left us|was here|made trouble|called me|changed teams). {active} (him|her|them|that account)
         {active} {user} (please|for now|at once|until Monday|again)
         ?can you {active} {user}
         .please {active} {user}
         .{active} {user} (thanks|soon|today)
         .I (want|need) you to {active} {user}""", "ok => Done."),
    tool("pin", "(set|change|update|toggle)_(pin|star|favorite|bookmark|flag)|(pin|star|favorite)_(set|toggle|message)", "(pin or unpin|mark) a message", "id message message_id number: id / message id: code\npinned pin starred favorite: bool pin,star,mark,favorite/unpin,unstar,unmark,unfavorite / unpinned removed remove: bool unpin,remove_the_star_from,unmark/pin,star,mark",
         """{pinned} (message|number|post) {id}
         {pinned} {id}
         ?can you {pinned} message {id}
         .message {id}(: | is the one. | should stand out or not: ){pinned} it
         .please {pinned} {id} (for everyone|again|now)
         .{id}, {pinned} that one""", "ok => Done."),
    tool("follow", "(set|change|toggle|update)_(follow|following|watch|tracking)|(follow|watch)_(set|toggle|update)", "(follow or unfollow|set whether to follow) somebody or something", "target who name account: person / target team: team / target repo name: repo\nfollowing follow watch active: bool follow,start_following,keep_track_of/unfollow,stop_following / ignored unfollow: bool unfollow,stop_following/follow,start_following",
         """{following} {target}
         .I (want|would like) to {following} {target}
         .{target}: {following} them
         ?can you {following} {target} (for me|now)
         .please {following} {target}
         .{target} (is interesting|is on the news a lot|posts a lot). {following} them""", "ok => Done."),
]
