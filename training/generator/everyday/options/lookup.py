"""What is looked up or played: words, encyclopedias, the web, songs, films, podcasts, quotations."""
from .tool import service

TOOLS = [
    service("dictionary", "(define|lookup|explain)_(word|term)|(word_|)(definition|meaning)|define", "(explain|look up) the meaning of a word", "word term: vocabulary | The word | Word to explain\n?language lang: language | Language of the word\n?examples with_examples include_examples: flag | Also return example sentences | With examples\n?etymology origin history: flag | Also where the word comes from\n?simple easy plain: flag | In simple words | For children",
         """define {word}
         ?what does {word:q} mean
         ?what is the meaning of {word:q}
         (explain|look up) the word {word:q}
         (give|tell) me the (meaning|definition) of {word:q}
         .I don't know the word {word:q}
         .meaning of {word:q}
         .definition of {word:q}""", "in {language}", ", {examples=true}(with examples|with an example|and give me examples)|, {examples=false}(without examples|no examples)|, {etymology=true}(and where it comes from|with its origin)|, {simple=true}(in simple words|in plain English)", "{examples=true}(Give me examples|With examples, please)\n{etymology=true}(Where does it come from|Tell me the origin too)\n{simple=true}(In simple words|It's for a child, keep it simple)", "{1:sentence} => {1}", True),
    service("dictionary", "(get|find|lookup)_(synonyms|similar_words|antonyms)|synonyms|thesaurus", "(find|get) words that mean the same", "word term: vocabulary | The word | Word\n?limit count max: few | How many\n?antonyms opposites: flag | Words for the opposite instead | Opposites\n?language lang: language | Language",
         """(find|get|give|show)( me|) synonyms (of|for) {word:q}
         (find|give)( me|) {antonyms=true}(opposites|antonyms) of {word:q}
         (find|give)( me|) {limit} synonyms (of|for) {word:q}
         ?what is another word for {word:q}
         ?what other words are there for {word:q}
         ?what is {antonyms=true}the opposite of {word:q}
         .synonyms (of|for) {word:q}
         .another word for {word:q}""", "in {language}", ", (at most|max) {limit}", "In {language}\nShow {limit}", "{1:word} => {1}", True),
    service("wiki", "(search|get|read|lookup)_(wikipedia|encyclopedia|wiki)|(wikipedia|wiki)_(search|article|summary)", "(read|get) an article of the encyclopedia", "title topic article query: wiki | Title of the article | Topic\n?sentences length max_sentences: num 1-9 sentence sentences | Length of the summary in sentences\n?language lang: language | Language of the article\n?images with_images pictures: flag | Also return the pictures\n?full whole full_text: flag | The whole article | Full article",
         """?who (is|was) {title:q} according to (wikipedia|the encyclopedia)
         (look up|read|open) {title:q} (in|on) (wikipedia|the encyclopedia)
         (show|get|give)( me|) the (wikipedia|encyclopedia) article (about|on) {title:q}
         ?what does (wikipedia|the encyclopedia) say about {title:q}
         .(wikipedia|encyclopedia) article (about|on) {title:q}
         .{title:q} on wikipedia""", "in {language}\nin {sentences}", ", {images=true}(with pictures|with images)|, {images=false}(without pictures|no images)|, {full=true}(the whole article|in full)", "{full=true}(I want the whole article|The full article)\n{images=true}(With pictures|Include the images)\nIn {language}", "{1:sentence} => {1}", True),
    service("search", "(search_web|web_search|internet_search|search_internet|search_online)", "search the web", "query q search_term keywords: query | Search terms | What to search for\n?limit num_results count max_results: few | Number of results, default 10\n?language lang: language | Language of the results\n?safe_search safe family_filter: flag | Hide adult content | Safe search\n?site domain: site | Only this site | Domain\n?time_range period freshness: enum day week month year | Only results of the last day, week, month or year\n?images image_search: flag | Search for pictures",
         """(search|look) (the web|online|the internet) for {query:q}
         (find|get|show)( me|) {limit} results for {query:q}
         (google|look up) {query:q}
         ?what does the (web|internet) say about {query:q}
         .(web|internet) search: {query:q}
         .I need something from the web about {query:q}""", "in {language}\non {site:n}", ", {time_range=day}from (today|the last day)|, {time_range=week}from (this week|the last week)|, {time_range=month}from the last month|, {time_range=year}from the last year|, {safe_search=true}(with safe search|safe search on)|, {safe_search=false}(without safe search|safe search off)|, (at most|max) {limit}", "{safe_search=true}(Safe search, please|My son is here, so safe search)\nOnly {site:n}\nIn {language}\nShow {limit}", "{1:url} => {1}", True),
    service("music", "(search|find)_(songs|tracks|music)|(song|track|music)_search", "(search|find) songs", "?artist singer band: artist | Artist | Name of the artist\n?query title lyrics words: song_of | Words of the title\n?genre style: music_genre | Genre\n?year release_year: year | Year\n?limit max_results count: few | Maximum number of results\n?explicit allow_explicit: flag | Allow explicit lyrics\n?sort sort_by: enum popularity date title | Sort order",
         """(find|search for|list|show me) songs by {artist}
         (find|list|show me) {limit} songs by {artist}
         (find|list|show me) {genre} songs
         (find|search for|look for) the song {query:q}
         (find|list|show me) songs from {year}
         ?which songs did {artist} (make|sing|record)
         .songs by {artist}
         .{genre} songs""", "from {year}\nby {artist}", ", {explicit=false}(no explicit ones|without explicit lyrics|clean ones only)|, {explicit=true}(explicit ones are fine|including explicit ones)|, sorted by {sort}|, {sort=popularity}most popular first|, (at most|max) {limit}", "{explicit=false}(Nothing explicit|No explicit lyrics)\nSort by {sort}\nShow {limit}", "{1:song} => {1}", True),
    service("film", "(play|watch|start|stream)_(movie|film)|(movie|film)_(play|start)", "(play|start) a movie", "title movie film name: work_of | Title of the movie | Movie\n?device tv screen room: room_of | Room with the screen | Where to show it\n?subtitles with_subtitles captions: flag | With subtitles\n?audio_language language dubbed_in: language | Language of the sound\n?quality resolution: enum 720p 1080p 4k | Quality\n?resume continue_watching: flag | Go on where it stopped | Resume\n?kids_mode child_safe: flag | Cut scenes that are not for children",
         """(play|start|stream|put on) the (movie|film) {title:q}
         (play|start) the (movie|film) {title:q} in the {device}
         .(I|we) want to watch {title:q}
         .movie night, (start|put on) {title:q}
         (continue|resume) {resume=true}the (movie|film) {title:q}
         ?can (I|we) watch {title:q}""", "in the {device}\nin {quality}", ", {subtitles=true}(with subtitles)|, {subtitles=false}(without subtitles|no subtitles)|, in {audio_language}|, {resume=true}(from where I stopped|where we left off)|, {resume=false}from the beginning", "{subtitles=true}(With subtitles|Turn on subtitles)\n{subtitles=false}(No subtitles)\n{resume=true}(Go on where I stopped)\nIn {audio_language}, please"),
    service("media", "(play|start|listen_to)_(podcast|episode|podcast_episode)|podcast_(play|start)", "play a podcast", "podcast name show title: one !The_Daily_Bean,Night_Science,Hidden_Histories,Money_Talks,Code_&_Coffee,The_Long_Run,Planet_Garden,True_North,Radio_Zero,Sleep_Stories,The_Tech_Hour,Small_Wonders | Name of the podcast | Podcast\n?episode number episode_number: whole 1-300 | Number of the episode, the latest if left out\n?speed playback_speed rate: one !1.25,1.5,2,0.8,1.75 | Speed, as text, e.g. 1.5\n?speaker room device: room_of | Room with the speaker\n?skip_intro no_intro: flag | Skip the beginning\n?sleep_timer stop_after minutes: minutes | Stop after so many minutes\n?download save_offline: flag | Also save it on the device",
         """play the podcast {podcast}
         play episode {episode} of {podcast}
         (put on|start) the podcast {podcast}
         .I want to (hear|listen to) the podcast {podcast}
         .the (latest|newest) episode of {podcast}
         .{podcast}, episode {episode}
         ?can you play the podcast {podcast}""", "in the {speaker}\nat {speed}x speed", ", {skip_intro=true}(without the intro|skip the intro)|, {skip_intro=false}(with the intro|don't skip the intro)|, {download=true}(and download it|and save it offline)|, and stop after {sleep_timer}", "{skip_intro=true}(Skip the intro|No intro)\n{download=true}(Download it too|Save it for offline)\nStop after {sleep_timer}\nEpisode {episode}"),
    service("quote", "(get|find)_(quote|quotation|random_quote)|quote_of_the_day|random_quote", "(get|find) a quotation", "?author by person: full_name | Author | Who said it\n?topic about category: one !love,courage,work,friendship,time,success,hope,patience,money,freedom | Topic\n?max_length length short_as: num 20-200 character characters | Longest length in characters\n?with_source source include_source: flag | Also where it is from | With the source\n?language lang: language | Language",
         """(give|find|tell|show) me a quote
         (give|find|tell|show) me a quote (by|from) {author}
         (give|find|show) me a quote about {topic}
         ?what did {author} say about {topic}
         .quote by {author}
         .quote about {topic}
         .I need a quote for my speech""", "about {topic}\n(by|from) {author}\nin {language}", ", {with_source=true}(with the source|and where it's from)|, {with_source=false}without the source|, at most {max_length}", "{with_source=true}(Tell me the source|With the source)\nIn {language}", "{1:sentence} => {1}", True),
]
