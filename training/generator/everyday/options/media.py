"""Music, films, books, photos, languages, news, games."""
from .tool import service

_SONG = "Title of the song | Song title | Song"
_FILM = "Title of the movie | Film title | Movie title"
TOOLS = [
    service("music", "play_(song|track|music)|(song|music|track)_play", "play a song", f"song title track name: song_of | {_SONG}\n?artist singer band by: artist | Artist | Name of the artist\n?room speaker device where: room_of | Room with the speaker | Room\n?volume level loudness: percent | Volume in percent, 0 to 100\n?shuffle random shuffle_mode: flag | Shuffle what follows\n?repeat loop on_repeat: flag | Repeat the song | Loop it\n?quality bitrate: enum low normal high | Sound quality",
         """play {song}
         play {song} by {artist}
         (put on|start) (the song |){song}
         play the song {song}
         .I (want|would like) to (hear|listen to) {song}
         ?can you play {song}""", "by {artist}\nin the {room}\nat {volume} percent", ", {repeat=true}(on repeat|in a loop|over and over)|, {quality} quality", "{repeat=true}(Repeat it|On repeat|Keep repeating it)\nVolume {volume}\n{quality} quality"),
    service("music", "play_(playlist|mix)|playlist_(play|start)", "play a playlist", "playlist name playlist_name title: list_of | Name of the playlist | Playlist\n?shuffle random shuffle_mode: flag | Shuffle mode | In random order\n?room speaker device where: room_of | Room with the speaker\n?volume level loudness: percent | Volume in percent\n?crossfade fade: flag | Fade from song to song",
         """play (my|the) {playlist} playlist
         (start|put on) (my|the) {playlist} playlist
         {shuffle=true}shuffle (my|the) {playlist} playlist
         .(my |the |){playlist} playlist
         .I want to hear (my|the) {playlist} playlist
         ?can you play (my|the) {playlist} playlist""", "in the {room}\nat {volume} percent", ", {shuffle=true}(on shuffle|shuffled|in random order)|, {shuffle=false}(in order|not shuffled|without shuffle)|, {crossfade=true}(with crossfade|and fade between songs)", "{shuffle=true}(Shuffle it|On shuffle|Random order)\n{shuffle=false}(Don't shuffle|In order, please)\nVolume {volume}"),
    service("music", "(create|new|make)_playlist|playlist_(create|new)", "create a playlist", "name title playlist_name: list_of | Name of the playlist | Playlist name\n?public is_public shared: flag | Everybody can see it | Public playlist\n?collaborative collab others_can_edit: flag | Friends may add songs\n?description about: one !for_long_drives,songs_for_the_gym,quiet_evenings,dinner_with_friends,rainy_days,old_favorites | Description\n?songs tracks: songs | Songs to begin with",
         """(create|make|start) (a|the) (new |)playlist (called |named ){name}
         (create|make) a {public=true}public playlist (called|named) {name}
         (create|make) a {public=false}private playlist (called|named) {name}
         .I need a playlist (called|named) {name}
         .new playlist: {name}""", "", ", {public=true}(public|visible to everybody)|, {public=false}(private|only for me)|, {collaborative=true}(and let my friends add songs|collaborative)|, description: {description}", "{public=true}(Make it public|Everybody can see it)\n{public=false}(Keep it private|It should be private)\n{collaborative=true}(My friends may add songs|Make it collaborative)"),
    service("music", "(set|change)_volume|volume_(set|change)|set_speaker_volume", "set the volume", "level volume percent value: percent | Volume, 0 to 100 | Percent\n?room speaker device: room_of | Room with the speaker | Speaker\n?fade smooth slowly: flag | Change it slowly",
         """(set|turn|put) the volume to {level}( percent|%|)
         (turn|bring) (it|the music) (up|down) to {level}( percent|)
         .volume {level}( percent|)
         .{level} percent volume
         ?can you set the volume to {level}""", "in the {room}", ", {fade=true}(slowly|gradually)"),
    service("film", "(search|find|list)_(movies|films)|(movie|film)_search", "(search|find) movies", "?query title q keyword: work_of | Words of the title\n?genre category: film_genre | Genre, e.g. comedy | Genre\n?year release_year: year | Year of release\n?actor star cast: full_name | Name of an actor\n?min_rating rating: one !6,6.5,7,7.5,8,8.5,9 | Minimum rating, as text\n?limit max_results count: few | Maximum number of results\n?free free_only no_cost: flag | Only free ones | Without extra cost\n?subtitles with_subtitles: flag | Only with subtitles\n?family kids family_friendly: flag | Suitable for children | Family friendly",
         """(find|show me|list|search for) (some |){genre} movies
         (find|show me|list) {limit} {genre} movies
         (find|show me|list) {limit} movies
         (find|show me|list) movies with {actor}
         (find|show me) {free=true}free {genre} movies
         (find|show me) {family=true}(family-friendly|kid-friendly) movies
         ?(which|what) {genre} movies are there
         .{genre} movies from {year}
         .movies with {actor}
         .we want to watch a {genre} movie tonight
         .something to watch, {genre}""", "from {year}\nwith {actor}\nwith a rating of (at least |){min_rating}", ", {free=true}(free ones only|only free ones|for free)|, {subtitles=true}(with subtitles)|, {family=true}(for the kids|suitable for children|we watch with our kids)|, (at most|max) {limit}", "{family=true}(The kids are watching too|It must be suitable for children)\n{free=true}(Only free ones|It should be free)\n{subtitles=true}(With subtitles|I need subtitles)\nRating {min_rating} or better\nShow me {limit}", "{1:song} => {1}", True),
    service("film", "(get|show|fetch)_(movie|film|movie_details|film_info)|(movie|film)_(details|info)", "(get|show) the details of a movie", f"title movie film name: work_of | {_FILM}\n?year release_year: year | Year, if there are several\n?include_cast cast with_cast actors: flag | Also return the cast | Include the actors\n?include_reviews reviews: flag | Also return reviews\n?language lang: language | Language of the answer",
         """?what is {title:q} about
         ?who (directed|made) {title:q}
         ?when did {title:q} come out
         ?is {title:q} (any good|worth watching)
         (tell me about|show me) the (movie|film) {title:q}
         (get|show me) the details of (the (movie|film) |){title:q}
         .details of the movie {title:q}""", "{include_cast=true}with the (cast|actors)\n{include_reviews=true}with reviews", ", in {language}", "{include_cast=true}(Include the cast|Who plays in it)\n{include_reviews=true}(Include reviews|With reviews)\nAnswer in {language}", "{1:sentence} => {1}", True),
    service("theatre", "(book|buy|reserve|order)_(tickets|movie_tickets|cinema_tickets|seats)|(tickets|ticket)_(book|buy)", "(book|buy) tickets for a movie or show", "title movie show event: work_of | Title of the movie or show | Which movie\n?count tickets quantity number: num 1-9 ticket tickets | Number of tickets\n?date day on: date | Date\n?time at: time | Time of the show\n?cinema theater venue: one !Odeon,Rex,Grand_Palace,Roxy,City_Cinema,Star_Theatre,Lumen,The_Globe | Name of the cinema\n?row seat_row: one !A,C,F,H,K,12,7,back | Row\n?vip premium: flag | VIP seats | Premium seats\n?student student_discount reduced: flag | Student price | Reduced price\n?wheelchair accessible: flag | Wheelchair space",
         """(book|buy|get|reserve)( me| us|) {count} for {title:q}
         (book|buy|get)( me| us|) tickets for {title:q}
         (book|buy|get)( me| us|) {vip=true}VIP (tickets|seats) for {title:q}
         (book|buy|get)( me| us|) {student=true}student tickets for {title:q}
         .(we|I) want to see {title:q}, (get|book) {count}
         .{count} for {title:q}
         ?can (we|I) get {count} for {title:q}""", "on {date}\nat {time}\n(at|in) the {cinema} (cinema|theater)\nin row {row:n}", ", {vip=true}(VIP seats|premium seats)|, {student=true}(student price|I'm a student|with student discount)|, {wheelchair=true}(one of us is in a wheelchair|with a wheelchair space)", "{vip=true}(VIP seats, please|We want VIP seats)\n{student=true}(I'm a student|Student price)\n{wheelchair=true}(We need a wheelchair space|I use a wheelchair)\nRow {row:n}"),
    service("book", "(search|find)_books|book_(search|finder)|library_search", "(search|find) books", "?title query name: work_of | Words of the title | Title\n?author writer by: full_name | Author | Name of the author\n?genre category subject: one !fantasy,crime,history,poetry,science_fiction,biography,cooking,travel,romance,horror | Genre\n?language lang: language | Language of the book\n?available in_stock only_available: flag | Only books that are not lent | Available now\n?ebook ebooks digital: flag | Only e-books | Digital copies\n?limit max_results count: few | Maximum number of results\n?published_after after_year since: year | Only newer ones",
         """(find|show me|list|search for) books by {author}
         (find|show me|list) (some |){genre} books
         (find|show me|list) {limit} {genre} books
         (find|show me) {ebook=true}e-books by {author}
         (find|look for) the book {title:q}
         ?do you have the book {title:q}
         ?(which|what) books by {author} (are there|do you have)
         .books by {author}
         .{genre} books
         .I'm looking for the book {title:q}""", "in {language}\n{ebook=true}as e-books\n(published |)after {published_after}", ", {available=true}(available ones only|that are available|only what isn't lent out|available now)|, {ebook=true}(e-books only|digital only)|, max {limit}", "{available=true}(Only what is available|It must be available now)\n{ebook=true}(Only e-books|E-books, please)\nIn {language}\nShow {limit}", "{1:song} => {1}", True),
    service("book_loan", "(renew|extend)_(loan|book|book_loan)|loan_(renew|extend)", "renew the loan of a book", "title book name: work_of | Title of the book | Book\n?days extra_days extension: days | Number of days\n?notify email_me remind: flag | Send a reminder before it ends | Reminder\n?card library_card card_number: ordercode | Number of the library card",
         """(renew|extend) (my loan of |){title:q}
         (extend|renew) the loan of {title:q}
         .I'm not finished with {title:q}, (renew|extend) it
         .I need {title:q} (a bit |)longer
         ?can I keep {title:q} (a bit |)longer""", "(by|for) {days}\nwith card {card:n}", ", {notify=true}(and remind me before it's due|with a reminder)", "{notify=true}(Remind me before it's due|Send me a reminder)\nMy card is {card:n}"),
    service("translate_to", "translate_(text|sentence|phrase)|(text|)_translate|translate", "translate a text", "text input sentence phrase: saying | Text to translate | The text\ntarget target_language to language: language | Target language, e.g. French | Language to translate into\n?source source_language from: language | Source language, detected if left out\n?formal formality polite: flag | Formal tone | Use polite forms\n?pronunciation phonetic with_pronunciation: flag | Also return the pronunciation\n?alternatives variants: few | Number of alternatives",
         """translate {text:q} (to|into) {target}
         translate {text:q} from {source} (to|into) {target}
         (put|turn) {text:q} into {target}
         ?(how do you|how do I) say {text:q} in {target}
         ?what is {text:q} in {target}
         .{text:q} in {target}
         .I need {text:q} in {target}""", "", ", {formal=true}(formal|in a formal tone|formally|politely)|, {formal=false}(informal|informally|in a casual tone)|, {pronunciation=true}(with pronunciation|and how to pronounce it)|, with {alternatives} alternatives", "{formal=true}(Keep it formal|Make it formal|It's for my boss, so formal)\n{formal=false}(Make it informal|Keep it casual, not formal)\n{pronunciation=true}(I also need the pronunciation|With pronunciation)", "{1:phrase} => {1}", True),
    service("photo", "(resize|scale)_(image|picture|photo)|(image|photo)_(resize|scale)", "(resize|scale) a picture", "file path image picture: picture | Picture file | Path of the picture\nwidth w new_width: side | Width in pixels | New width\n?height h new_height: side | Height in pixels\n?keep_ratio keep_aspect_ratio proportional: flag | Keep the proportions | Keep the aspect ratio\n?format type output_format: enum png jpg webp | Format of the result\n?overwrite replace in_place: flag | Replace the file | Overwrite the original\n?quality: percent | Quality in percent",
         """(resize|scale) {file:n} to {width} (pixels wide|pixels width|px wide)
         (resize|scale) {file:n} to a width of {width}( pixels|)
         (resize|scale) {file:n} to {width} x {height}
         make {file:n} {width} pixels wide
         .{file:n} (should be|has to be) {width} pixels wide""", "as {format}", ", {keep_ratio=true}(keep the ratio|keeping the proportions|with the same proportions)|, {overwrite=true}(and overwrite it|and replace the original)|, {overwrite=false}(but keep the original|don't overwrite it)", "{keep_ratio=true}(Keep the aspect ratio|Keep the proportions)\n{overwrite=true}(Overwrite the file|Replace the original)\n{overwrite=false}(Don't overwrite it|Keep the original)\nSave it as {format}\nQuality {quality}"),
    service("canvas", "(generate|create|draw|make)_(image|picture|illustration)|(image|picture)_(generate|create)", "(generate|draw) a picture", "prompt description text subject: one !!a_cat_on_the_moon,a_red_car_in_the_snow,a_castle_by_the_sea,two_dogs_playing_chess,a_robot_in_the_rain,an_old_lighthouse_at_night,a_bowl_of_fruit,a_fox_with_glasses,a_city_of_the_future,a_boat_on_a_lake,a_dragon_reading_a_book,a_house_made_of_bread | What to draw | Description of the picture\n?size resolution dimensions: enum 256x256 512x512 1024x1024 | Size, default 512x512\n?style art_style: enum photo watercolor cartoon sketch oil | Style\n?count n number images: num 2-6 picture pictures | Number of pictures, default 1\n?transparent transparent_background no_background: flag | Transparent background\n?hd high_quality: flag | High quality | Better quality",
         """(draw|generate|create|make|paint)( me|) {prompt:q}
         (draw|generate|make)( me|) a picture of {prompt}
         (generate|make)( me|) {count} of {prompt}
         .I (want|need) a picture of {prompt}
         .picture of {prompt}
         ?can you draw {prompt}""", "in size {size}\nas a {style}", ", {size}|, {style} style|, {transparent=true}(with a transparent background|transparent background)|, {hd=true}(in high quality|in HD)", "{style} style\nSize {size}\n{transparent=true}(Transparent background|With a transparent background)\n{hd=true}(High quality|In HD, please)\nMake {count}"),
    service("news", "(get|search|find|list)_(news|headlines|articles)|news_(search|get)", "(get|search) news", "topic query subject about: topic | Topic, e.g. sports | What the news is about\n?country region: town | Place the news is from\n?limit count max_articles max_results: few | Number of articles, default 5\n?language lang: language | Language of the articles\n?since from_date after: date | Only newer ones\n?sort sort_by order: enum date relevance popularity | Sort order\n?full_text full with_text: flag | Return whole articles | Full text",
         """(get|show|give|find)( me|) (the |)(news|headlines) (about|on) {topic}
         (get|show|give|find)( me|) {limit} (articles|headlines) (about|on) {topic}
         (get|show)( me|) the (latest|newest) {topic} news
         ?what's new in {topic}
         ?what is happening in {topic}
         .{topic} news
         .news about {topic}""", "in {language}\nfrom {country}\nsince {since}", ", sorted by {sort}|, {sort=popularity}most popular first|, {sort=date}newest first|, {full_text=true}(with full text|whole articles)|, (at most|max) {limit}", "Only {limit}\nIn {language}\n{full_text=true}(I want the whole articles|Full text)\nSort by {sort}", "{1:sentence} => {1}", True),
]
