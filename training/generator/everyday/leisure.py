"""Music, films, books, games, photos, recipes, sports, news."""
from .tool import tool

TOOLS = [
    tool("music", "(play|start|put_on|stream)_(song|track|music|title)|music_play|song_play|play", "play a (song|track)", "title song track name query: song\n?artist by band singer: artist\n?device on speaker where: room\n?shuffle random: bool on_shuffle,in_random_order/in_order,without_shuffle", """(play|put on|start|stream|spin) {title}
         (play|put on) {title} by {artist:n}
         (play|put on) (the song |the track |){title:q}[ by {artist}][ in the {device}]
         (play|put on)( me|) the song {title}
         .I (want|would like|feel like|need) to (hear|listen to) {title:q}[ by {artist}]
         .let's (hear|listen to) {title:q}[ by {artist}]
         .{title:q} by {artist}
         .music: {title:q}[ by {artist}]
         .my favorite song is {title:q}[ by {artist}]. (Play it|Put it on)
         ?can (you|we) (play|hear) {title:q}[ by {artist}]
         ?do you know {title:q}[ by {artist}]? (Play it|Put it on)
         play {title:q}, the one by {artist}
         (play|start) {title:q} in the {device}
         .the party needs {title:q}""", "ok => Playing {title}.", like="song"),
    tool("music", "(play|start|put_on)_(artist|band|music_by|songs_by)|artist_play|play_artist", "play (music|songs) of an artist", "artist band singer name who: artist\n?count limit songs n: count\n?shuffle random: bool on_shuffle,in_random_order/in_order,without_shuffle", """(play|put on|start) (something|some songs|music|everything|anything) (by|from|of) {artist}[ {shuffle}]
         (play|put on) {count} songs (by|of) {artist}
         .I (want|feel like|would like) to (hear|listen to) (something by|some|music by) {artist}
         .some {artist:n}, please
         .I'm in the mood for {artist}
         .music (by|from) {artist}[, {shuffle}]
         ?can you play (some songs|something) by {artist}""", "ok => Here is {artist}."),
    tool("music", "(play|start|put_on)_(genre|style|mood|radio_genre)|genre_play|mood_music", "play music of a (genre|style)", "genre style kind mood: music_genre\n?room where speaker device: room\n?volume level loudness: percent", """(play|put on|start) (some |a bit of |){genre}( music|)[ in the {room}][ at {volume} percent]
         .I (want|feel like|need|would like) (some |a little |){genre}( music|)[ in the {room}]
         .{genre} in the {room}
         .(some |){genre}( music|), please[, volume {volume}]
         .I'm cooking. (Some|A bit of) {genre} in the {room}
         ?can we have (some |){genre}( music|)[ in the {room}]
         .the mood is right for {genre}
         (fill|entertain) the {room} with {genre}""", "ok => Here is some {genre}."),
    tool("music", "(create|make|new|add)_(playlist|mix|song_list)|playlist_(create|new)", "create a playlist", "name title playlist_name called: collection\n?songs tracks titles with: songs\n?public shared is_public: bool that_everybody_can_see,as_a_public_playlist/that_only_I_can_see,as_a_private_playlist", """(create|make|start|set up) a playlist (called|named|with the name|titled) {name:q}[ {public}][ with {songs}]
         (create|make) the playlist {name:q}[ {public}]
         .new playlist(:|) {name}
         .I (want|need) a playlist (called|named) {name:q}[ {public}]
         .we need music for the trip. Make a playlist {name:q}[ with {songs}]""", "ok => The playlist {name} is there."),
    tool("music", "(add|put|save)_(to_playlist|song_to_playlist|track_to_playlist|in_playlist)|playlist_(add|append)", "add a song to a playlist", "song title track name: song\nplaylist list to playlist_name: collection\n?artist by band: artist", """(add|put|save) {song:q}[ by {artist}] (to|in|on|onto) (my |the |)playlist {playlist:q}
         (add|put) {song:q} (to|on) {playlist:q}
         (add|put) (the song|the track) {song:q} (to|in) (the|my) {playlist:q} playlist
         .{song:q}[ by {artist}] (belongs|should be|goes) (in|on) (the playlist |){playlist:q}
         .I love {song:q}. Put it on {playlist:q}
         .playlist {playlist:q}: add {song:q}[ by {artist}]""", "ok => It is on {playlist}."),
    tool("music", "(set|change|adjust)_(volume|loudness|sound_level)|volume_(set|change)|volume", "set the volume (of a speaker|in a room|)", "level volume percent value loudness: percent\n?room device speaker where: room", """(set|turn|put|change) the (volume|sound|music)[ in the {room}] to {level}( percent|%|)
         (turn|make) it (up|down) to {level}( percent|%|)[ in the {room}]
         .volume {level}[ in the {room}]
         .volume (to|at) {level}( percent|%|)[ in the {room}]
         .{room} volume {level}
         .it's too (loud|quiet)[ in the {room}], (make it|set it to|go to) {level}( percent|)
         .I can't hear my own voice. Volume to {level}[ in the {room}]
         ?can you (set|turn) the volume to {level}( percent|)[ in the {room}]""", "ok => The volume is {level}."),
    tool("music", "(control|playback|player)_(music|playback|control|player|action)|playback|media_control|player_control", "control the music player", "action command do operation: enum pause=stop_for_a_moment,hold next=skip,skip_this_one previous=go_back,play_the_last_one_again stop=be_quiet,silence resume=go_on,continue\n?room device speaker where: room", """{action} the music[ in the {room}]
         {action}[ in the {room}]
         (tell|make) the player (to |){action}
         .{action}, please
         .the phone rings. {action} the music[ in the {room}]
         .music: {action}
         ?can you {action} the music[ in the {room}]""", "ok => Done.", held=True),
    tool("film", "(search|find|get|lookup|show)_(movie|film|movies|films|movie_info)|movie_(search|info)|film_search|imdb", "(find|look up) a film", "title movie film name query: song\n?year released release_year: year", """(find|search for|look up|look for|show me) the (film|movie) {title:q}[ from {year}]
         (find|look up) {title:q}[ ((the one |)from {year}|of {year})]
         ?who (directed|is in|plays in|made) (the (film|movie) |){title:q}[ from {year}]
         ?what is (the (film|movie) |){title:q}[ from {year}] about
         ?is (the (film|movie) |){title:q}[ from {year}] (any good|worth watching|for kids)
         ?how long is (the (film|movie) |){title:q}[ from {year}]
         .(film|movie)(:|) {title:q}[ {year}]
         .I want to know more about (the (film|movie) |){title:q}[ from {year}]
         .somebody told me about {title:q}. Look up that film""", "{1:person}, {2:year} => It is by {1}, from {2}.", True),
    tool("film", "(recommend|suggest|discover)_(movies|movie|film|films|something_to_watch)|movie_(recommend|suggest)|what_to_watch", "(recommend|suggest) films", "genre kind type category: film_genre\n?count limit n number: count\n?max_minutes length runtime up_to: minutes\n?decade years from_years: enum 1970s=the_seventies 1980s=the_eighties 1990s=the_nineties 2000s", """?(any|got any) good {genre} films
         ?something {genre} (for tonight|on a rainy evening)
         ?what (to watch|is there), {genre}
         .{genre}, please, a film
         (recommend|suggest|find|name|show) me [{count} |a |some ]{genre}( movies| films| movie| film|)[ from {decade}]
         ?(what|which) {genre} (movie|film) should (I|we) (watch|see)( tonight|)[ from {decade}]
         ?do you know a good {genre} (movie|film)[ of {decade}]
         .I (want|feel like|would like) to (watch|see) a {genre}( movie| film|)[ from {decade}]
         .{count} {genre} (movies|films)[ from {decade}]
         .{genre} (movie|film)(,|) (at most|not longer than) {max_minutes}
         .it's movie night and everybody wants {genre}
         .a {genre}( movie| film|) for tonight[, not longer than {max_minutes}]""", "{1:song} => How about {1}?", True),
    tool("film", "(add|put|save)_(to_watchlist|watchlist|watch_later|movie_to_list)|watchlist_add|watch_later", "add a film to the watch list", "title movie film name what: song\n?priority when importance: enum high=at_the_top low=at_the_end", """(add|put|save) {title:q} (to|on) (my|the) watch( |)list[ {priority}]
         .I (want|need|have) to (see|watch) {title:q} (some day|one day|some time)
         .{title:q} (goes|should be) on my watch list[ {priority}]
         (remember|save) (the film|the movie|the series) {title:q} for later
         .everybody talks about {title:q}. Put it on my watch list""", "ok => {title} is on your list."),
    tool("film", "(book|buy|reserve|get)_(cinema_tickets|movie_tickets|cinema|tickets|seats)|cinema_(book|tickets)|movie_book", "(book|buy) cinema tickets", "title movie film name: song\ntickets count seats people number: count\n?date day on when: date\n?time at show start: time\n?cinema theater where place: venue", """(book|buy|get|reserve) {tickets} (tickets|seats) for {title:q} <on {date}; at {time}; at the {cinema}>
         (book|buy|get) (us |me |){tickets} cinema tickets(:|,) {title:q}[, {date}][, {time}]
         .we are {tickets} and want to see {title:q} <on {date}; at {time}>
         .{tickets} (tickets|seats)(:|,| for) {title:q}[, {date}][ at {time}]
         .I need {tickets} tickets for {title:q}[ on {date}]
         .{title:q} with {tickets} people <on {date}; at {time}>""", "{1:code} => The tickets have the number {1}."),
    tool("book", "(search|find|lookup|get)_(book|books|novel|library)|book_(search|find|lookup)|library_search", "(find|look up) a book", "title book name query: song\n?author by writer: person\n?language lang in: language", """(find|search for|look up|look for|get me) the (book|novel) {title:q}[ by {author}][ in {language}]
         (find|look for) {title:q} by {author}
         ?do (you|we) have (the book |){title:q}[ by {author}][ in {language}]
         ?who wrote {title:q}
         ?is {title:q}[ by {author}] (available|there|lent out)[ in {language}]
         .book(:|) {title:q}[, {author}][, {language}]
         .I'm looking for (a book called |the book ){title:q}[ by {author}]
         .my daughter has to read {title:q}[ by {author}]. Find it[ in {language}]""", "{1:person} => It is by {1}.", True),
    tool("book", "(borrow|reserve|order|renew)_(book|library_book|loan|book_loan)|book_(reserve|borrow|renew)|library_reserve", "(reserve|borrow) a book of the library", "title book name: song\n?weeks duration for_weeks: weeks\n?branch library pickup where: word", """(reserve|borrow|order|lend me) (the book |){title:q}[ for {weeks}]
         .I (want|would like) to (borrow|read|take) {title:q}[ for {weeks}]
         .{title:q} for {weeks}, please
         (put|keep) {title:q} aside for me[ at the {branch} branch]
         .loan of {title:q}[ for {weeks}]
         ?can I have {title:q}[ for {weeks}]""", "ok => It is reserved."),
    tool("book", "(set|update|log|save)_(reading_progress|bookmark|page|progress)|bookmark|progress_(set|save)|reading_log", "save the page reached in a book", "title book name which: song\npage page_number position at: int", """.I'm (on|at) page {page} of {title:q}
         .I (read|have read|got) (up |)to page {page} (of|in) {title:q}
         (save|set|note|remember) page {page} (for|of|in) {title:q}
         (set|put) a bookmark (in|for) {title:q} (at|on) page {page}
         .{title:q}: page {page}
         .stopped reading {title:q} at page {page}
         mark page {page} in {title}""", "ok => Page {page} is noted.", held=True),
    tool("recipe", "(search|find|get|lookup|suggest)_(recipe|recipes|dish|meal)|recipe_(search|find|get)|recipes|cookbook", "(find|get) a recipe for a dish", "dish recipe name query meal: dish\n?servings people portions for_people: count\n?diet restriction kind: enum vegan vegetarian=without_meat gluten_free=without_gluten low_carb=with_few_carbs\n?max_minutes time within minutes: minutes", """(find|search for|get|show|give|look up)( me|) (a|the) recipe for {dish}[ for {servings} people][, {diet}]
         ?how do (I|you|we) (make|cook|prepare) {dish}[ for {servings} people][, {diet}]
         ?can you tell me how to (make|cook) {dish}
         .{dish} recipe[, {diet}][, {servings} people]
         .recipe(:|) {dish}
         .I (want|have|would like) to (cook|make|prepare|bake) {dish}[ for {servings} people]
         .I'm hungry for {dish:q}[, at most {max_minutes}]
         .guests are coming and I'm making {dish} for {servings} people. Get me a recipe
         (teach|tell|show) me how to (make|cook) {dish}""", "{1:ingredient}, {2:ingredient} => You need {1} and {2}.", True),
    tool("recipe", "(find|search|suggest)_(recipes_by_ingredients|recipe_with|by_ingredients|what_to_cook)|fridge_recipes|cook_with", "(find|suggest) recipes with what is there", "ingredients items with have using: edibles\n?meal type course: enum breakfast lunch dinner dessert snack\n?max_minutes within minutes time: minutes", """?what can I (cook|make|do)[ for {meal}] with {ingredients}
         (suggest|find|give me) (something|a recipe|a dish)[ for {meal}] with {ingredients}
         .I have {ingredients} (at home|left|in the fridge)(, what can I cook|. What can I make of it|)
         .(only|just) {ingredients} in the fridge(, what now|)
         .cook something (from|with) {ingredients}[ for {meal}]
         ?is there a {meal:n} (with|from) {ingredients}
         .recipe with {ingredients}[ in {max_minutes}]""", "{1:dish} => How about {1}?", True),
    tool("recipe", "(add|put|write)_(to_shopping_list|shopping_list|groceries|grocery_item)|shopping_(add|list_add)|grocery_add", "(add|put) things on the shopping list", "items products what things foods: foods / item product what name: ingredient\n?quantity amount count how_many: count\n?store shop where at: company", """(add|put|write) {items} (to|on|onto) (my|the) (shopping list|grocery list|groceries)[ for {store}]
         .(we|I) (need|are out of|ran out of|want) {items}(, put it on the shopping list|. Add that to the shopping list|)
         .there is no {items:n} left(, write it down|, shopping list please)
         .shopping list(:|) {items}
         .groceries(:|) {items}
         ?can you put {items} on the (shopping |grocery |)list[ for {store}]
         .don't let me forget {items} (at|in) the (shop|supermarket|store)
         .{items} for the shopping list
         (note|remember) {items} for the next shopping trip""", "ok => It is on the list."),
    tool("recipe", "(remove|delete|check_off|cross_off)_(from_shopping_list|shopping_item|grocery_item)|shopping_remove|grocery_remove", "take a thing off the shopping list", "item product name what food: ingredient", """(remove|delete|take|cross|strike) {item} (from|off) (my|the) (shopping list|grocery list)
         .I (bought|got|have) (the |){item}( already|), (take it off the shopping list|cross it off)
         .we (don't need|have enough) {item}( any more| now|), (take it off the list|remove it from the shopping list)
         .{item} (is bought|is done), off the list
         .no {item}( this time|), (take it off|remove it from) the shopping list""", "ok => {item} is off the list."),
    tool("sport", "(get|show|check|fetch|lookup)_(score|result|match_result|game_score|live_score)|score_(get|live)|sports_(score|result)|match_score", "(score|result) of a game of a team", "team club name side: team\n?date day on when: date\n?league competition in tournament: league", """?how did {team} (play|do)[ on {date}][ in the {league}]
         ?(what|how) is the score (of|with) the {team} (game|match)
         ?did {team} (win|lose)[ on {date}]
         ?who won the {team} (game|match)[ on {date}]
         ?how many goals did {team} (score|get)[ on {date}]
         (tell|show|give) me the (score|result) of (the |){team}( game| match|)[ on {date}]
         (check|look up|get) (the score|the result) (of|for) {team}[ on {date}]
         .{team} (score|result)[ {date}]
         .score {team}
         .I missed the {team} (game|match)[ on {date}]. (How did it end|Who won)?
         .I need to know (how {team} played|whether {team} won)[ on {date}]""", "{1:score} => It ended {1}.", True),
    tool("sport", "(get|show|check|find)_(next_game|fixtures|schedule|next_match|games)|fixtures|next_game|match_schedule", "(next games|fixtures) of a team", "team club name side: team\n?count limit n games: count\n?home_only home at_home: bool at_home,in_their_own_stadium/home_or_away", """?when (does|will) {team} (play next|play again|play)[ {home_only}]
         ?who (does {team} play|is {team} up against) next
         ?what is the next (game|match) of {team}[ {home_only}]
         (show|give|tell) me the (next {count} |next |coming )(games|matches|fixtures) of {team}
         (check|look up|get) the (schedule|fixtures) of {team}
         .next {team} (game|match)[ {home_only}]
         .fixtures {team}
         .I want to see {team} (live|in the stadium). When is the next game?""", "{1:date} => It is on {1}.", True),
    tool("sport", "(get|show|check|fetch)_(standings|league_table|table|ranking)|standings|league_table|table_get", "the table of a league", "league competition name: league\n?season year in: year", """?(who|which team) (leads|is first in|is last in) the {league}[ in {season}]
         ?what does the {league} table look like
         (show|give) me the (table|standings|ranking) of the {league}[ (in|for|of) {season}]
         (get|check|look up) the {league} (table|standings)[ (of|for) {season}]
         .{league} (table|standings)[ {season}]
         .I want to see the {league} (table|standings)""", "{1:team} => {1} leads.", True, held=True),
    tool("news", "(get|fetch|read|show|search|list)_(news|headlines|articles|latest_news|top_stories)|news_(get|search)|headlines|news", "(get|search) news about a topic", "topic query subject about category keyword: topic\n?count limit n max_items: count\n?language lang in: language_code\n?since period from_last: enum day=today,24_hours week=this_week,seven_days month=this_month", """(get|show|read|give|find|tell)( me|) (the |)(latest |newest |)(news|headlines|stories) (about|on) {topic}[ in {language}]
         ?(what's|what is) (new|going on|happening) (in|with) {topic}( today|)
         ?(is|are) there (any |)news (about|on) {topic}[ (from|of) {since}]
         ?what do the papers (say|write) about {topic}
         (get|show me|read) {count} (articles|headlines|stories) (about|on) {topic}[ in {language}]
         .{topic} news[ in {language}]
         .news(:| about| on) {topic}
         .I (want|need) to (catch up|be up to date) on {topic}
         .I was away. What happened in {topic}?
         (catch me up|update me|brief me) on {topic}""", "{1:sentence} => {1}", True),
    tool("photo", "(search|find|show|get)_(photos|pictures|images|my_photos)|photo_(search|find)|photos", "(search|find) own photos", "query what subject text of: product\n?person who people with: person\n?year taken_in from_year: year\n?place location where: city", """(find|show me|search for|get|pull up) (my |the |all |)(photos|pictures) (of|with) {query:q} <from {year}; in {place}>
         ?do I have (photos|pictures) of {query:q} <from {year}; in {place}>
         ?where are the (photos|pictures) of {query:q}[ from {year}]
         .(photos|pictures) of {query:q} <from {year}; with {person}>
         .I took a picture of {query:q}[ in {place}]. Find it
         look for {query:q} in my photos""", "{1:path} => I found {1}.", True),
    tool("photo", "(resize|scale|shrink)_(photo|image|picture)|image_(resize|scale)|photo_(resize|scale)|resize", "(resize|change the size of) an image", "path file image picture source: path\nwidth w pixels_wide new_width: int\n?height h pixels_high: int\n?keep_ratio proportional keep_aspect: bool keeping_the_proportions,proportionally/ignoring_the_proportions", """(resize|scale|shrink) {path} to {width} pixels[, {keep_ratio}]
         (resize|scale) {path} to {width} (by|x|times) {height}
         make {path} {width} pixels wide[ and {height} high]
         (change|set) the width of {path} to {width}[, {keep_ratio}]
         .{path} is too (big|large), {width} pixels (are enough|will do)
         .{path} at {width} pixels[, {keep_ratio}]
         .I need {path} in {width} pixels""", "ok => {path} is resized."),
    tool("photo", "(create|generate|draw|paint|make)_(image|picture|art|illustration|drawing)|image_(generate|create)|text_to_image|draw", "(generate|draw) an image of a description", "prompt description text subject what: product\n?style look kind: enum photo=like_a_photo cartoon=like_a_cartoon oil=as_an_oil_painting sketch=as_a_pencil_sketch pixel=as_pixel_art\n?size format dimensions: enum square=square_format portrait=upright_format landscape=wide_format\n?count n images number: count", """(draw|paint|generate|create|make|sketch) (a picture|an image|a drawing) of {prompt}[, {style}][, {size}]
         (draw|paint)( me|) {prompt}[, {style}]
         (generate|make) {count} (images|pictures) of {prompt}[, {style}]
         .I (want|need|would like) (a picture|an image) of {prompt}[, {style}][, {size}]
         .(picture|image)(:|) {prompt:q}[, {style}]
         .{prompt:q} {style}
         ?what would {prompt:q} look like {style:n}
         .the wall is empty. Paint {prompt:q} {style}""", "{1:path} => It is in {1}."),
    tool("game", "(roll|throw|cast)_(dice|die|some_dice)|dice_(roll|throw)|dice", "(roll|throw) dice", "count number n how_many dice: count\nsides faces type d: int", """(roll|throw|cast) {count} dice with {sides} (sides|faces)
         (roll|throw) {count} {sides:n} sided dice
         (roll|throw) {count}d{sides}
         .{count} dice with {sides} sides
         .I need {count} dice with {sides} faces
         .we play and need {count} {sides:n} sided dice. Roll them
         ?what do {count} dice with {sides} sides (show|give)""", "{1:n} => It is {1}.", True),
    tool("game", "(pick|choose|draw|select)_(random|one|option|winner|randomly)|random_(pick|choice)|choose|coin_flip", "pick one of several at random", "options choices items from list: options", """(pick|choose|select|draw) (one of|between|one from) {options}
         (pick|choose|decide)(:|) {options}
         ?(which|what) should it be(:|,) {options}
         .{options}, you choose
         .I can't decide between {options}
         .random choice(:|) {options}
         .we can't agree. (Pick|Choose) one of {options}""", "{1:word} => {1}", True, held=True),
]
