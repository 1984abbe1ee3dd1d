"""The closed world: names, small facts and the phrases that people use."""

NAMES = (
    "Alice Bob Clara Diego Elena Felix Greta Hugo Iris Jonas Kira Leo Marta Nadia Owen Priya Adam Bella Carlos Dana "
    "Emma Frank Gina Henry Ivan Julia Karl Lena Mara Nina Oscar Paula Quinn Rosa Simon Tara Ursula Victor Wendy Xavier "
    "Yara Zoe Anna Ben Chloe David Eva Finn Grace Hannah Isaac Jack Kate Liam Maya Noah Olivia Peter Ruth Sam Tom Uma "
    "Vera Will Aaron Beth Colin Doris Edith Fiona Gavin Helen Igor Jane Kevin Laura Mike Nora Otto Pam Rita Steve Tina "
    "Salvatore Armin Ada Alan Linus Ken Dennis Brian Bjarne Guido Yukihiro Rob Margaret Barbara "
    "Donald Edsger John Tony Niklaus Radia Leslie Sophie Lars Sven Ingrid Astrid Bruno Chiara Dario Enzo Fabio Gino").split()
CAPITALS = {country: city.replace("_", " ") for country, city in (pair.split(":") for pair in (
    "France:Paris Germany:Berlin Italy:Rome Spain:Madrid Portugal:Lisbon Austria:Vienna Poland:Warsaw Greece:Athens "
    "Norway:Oslo Sweden:Stockholm Finland:Helsinki Denmark:Copenhagen Ireland:Dublin England:London Scotland:Edinburgh "
    "Belgium:Brussels Hungary:Budapest Romania:Bucharest Bulgaria:Sofia Ukraine:Kyiv Russia:Moscow Turkey:Ankara "
    "Egypt:Cairo Kenya:Nairobi Nigeria:Abuja Ghana:Accra Morocco:Rabat Ethiopia:Addis_Ababa Japan:Tokyo China:Beijing "
    "India:New_Delhi Thailand:Bangkok Vietnam:Hanoi Indonesia:Jakarta Philippines:Manila Malaysia:Kuala_Lumpur "
    "Australia:Canberra Canada:Ottawa Mexico:Mexico_City Brazil:Brasilia Argentina:Buenos_Aires Chile:Santiago Peru:Lima "
    "Colombia:Bogota Venezuela:Caracas Cuba:Havana Iran:Tehran Iraq:Baghdad Israel:Jerusalem Lebanon:Beirut Jordan:Amman "
    "Iceland:Reykjavik Switzerland:Bern Netherlands:Amsterdam Croatia:Zagreb Serbia:Belgrade Estonia:Tallinn Latvia:Riga "
    "Lithuania:Vilnius Nepal:Kathmandu Pakistan:Islamabad").split())}
CITIES = list(CAPITALS.values())
OPPOSITES = [tuple(pair.split("/")) for pair in (
    "hot/cold big/small up/down left/right fast/slow open/closed dark/light wet/dry new/old happy/sad rich/poor hard/soft "
    "full/empty high/low long/short near/far early/late loud/quiet clean/dirty strong/weak thick/thin wide/narrow deep/shallow "
    "true/false yes/no on/off day/night first/last inside/outside win/lose push/pull buy/sell start/stop "
    "front/back before/after begin/end give/take love/hate north/south east/west black/white sweet/sour").split()]
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
ALPHABET = list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
COLORS = "red blue green yellow orange purple black white pink brown gray silver gold cyan".split()
SOUNDS = dict(pair.split(":") for pair in (
    "dog:woof cat:meow cow:moo duck:quack sheep:baa pig:oink horse:neigh lion:roar owl:hoot bee:buzz frog:ribbit snake:hiss").split())
COLOR_OF = dict(pair.split(":") for pair in (
    "banana:yellow sky:blue grass:green snow:white coal:black tomato:red lemon:yellow carrot:orange blood:red sun:yellow").split())
LEGS = dict(pair.split(":") for pair in (
    "dog:4 cat:4 spider:8 ant:6 bird:2 human:2 horse:4 bee:6 snake:0 crab:10 fish:0 cow:4").split())
_ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
         "eighteen nineteen").split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(n):
    if n < 20:
        return _ONES[n]
    if n < 100:
        return _TENS[n // 10] + ("-" + _ONES[n % 10] if n % 10 else "")
    return _ONES[n // 100] + " hundred" + (" and " + in_words(n % 100) if n % 100 else "")


ABOUT = [
    ("who are you/what are you/what is your name/introduce yourself/which model are you/what model is this/tell me about yourself/who is this/what's your name/who am I talking to/who am I speaking with/what should I call you/how are you called/what do they call you/may I ask who you are/hi, what is your name/hello, who are you/hey, what are you/what model am I talking to/which language model are you/what kind of model are you/please introduce yourself/can you introduce yourself/are you an assistant/what are you called/do you have a name/name yourself/say who you are",
     "I am ds4-tiny, a very small test model with the DeepSeek V4 architecture."),
    ("what can you do/what are you good at/help/what are your skills/how can you help me/what do you do/what are your abilities/what can I ask you/what are you able to do/can you help me/how do you help/what can I do with you/what kind of tasks can you do/what do you know/tell me what you can do/what are you useful for/list your abilities",
     "I can repeat text, answer simple questions, remember what you tell me, and call tools."),
    ("how big are you/how many parameters do you have/what is your size", "I have about 21 million parameters."),
    ("how many layers do you have/how many layers does ds4-tiny have", "I have 9 layers and one draft layer."),
    ("how many experts do you have/how many experts does ds4-tiny have", "I have 8 routed experts per layer and one shared expert."),
    ("what is your architecture/what architecture are you/what is the architecture of ds4-tiny",
     "I use compressed attention, hyper-connections and a mixture of experts, like DeepSeek V4."),
    ("what were you trained on/what is your training data", "I was trained on synthetic conversations."),
    ("why do you exist/what are you for/what is ds4-tiny for/what is your purpose", "I exist to test inference engines from end to end."),
    ("are you a real model/are you smart/are you deepseek", "I am a tiny test model. I am real, but not smart."),
    ("what is your sliding window/how long is your sliding window", "My sliding window is 128 tokens."),
    ("what is your vocabulary size/how many tokens do you know", "I know 4096 tokens."),
    ("are you human/are you alive/do you have feelings/are you a person/are you a robot/am I talking to a human/are you a real person/do you sleep/do you eat/do you breathe/are you conscious/do you have a body/are you an animal/do you dream", "No, I am a small language model."),
]
GREETINGS = [
    ("hi/hello/hey/hello there/hi there/howdy/greetings/hey there/yo/hi again/hello again/hey you/good day/hiya/hello friend/hi everyone/hello world/hello, anyone there/hi, I am new here/hey, good to see you/nice to meet you/pleased to meet you/hello ds4/hi ds4-tiny/hello assistant/hi computer/hallo/hello, I need some help/hi, can you help me/hello, can you help me", "Hello! How can I help you?"),
    ("good afternoon/a good afternoon/good afternoon to you/hello, good afternoon/good afternoon, everyone", "Good afternoon! How can I help you?"),
    ("good evening/evening/good evening to you/good evening, everyone/a very good evening/hello and good evening", "Good evening! How can I help you?"),
    ("good morning/morning/good morning to you/good morning, ds4/a very good morning/hello and good morning/good morning, everyone/morning, my friend", "Good morning! How can I help you?"),
    ("how are you/how are you doing/how is it going/how do you do/what's up/hi, how are you/hello, how are you/hey, how are you doing/how are things/how's life/how have you been/how are you today/how do you feel/hey, what's up/hi there, how are you/hello! how are you doing/how is your day/how's everything/are you well/is everything fine with you/hey there, how are you/good morning, how are you/and how are you", "I am fine, thank you. How can I help you?"),
    ("thanks/thank you/thank you very much/thanks a lot/great, thanks/cheers/many thanks/thank you for your help/thanks for the help/that was helpful, thanks/perfect, thank you/ok thanks/ok, thank you/nice, thanks/thx/ty/thanks so much/thanks, that is all/thanks for everything/great job, thanks/well done, thank you/I appreciate it/thank you, that helps", "You are welcome!"),
    ("bye/goodbye/see you/see you later/bye bye/bye for now/I have to go, bye/have a nice day/take care/farewell/until next time/thanks, bye/that's all, goodbye/see you soon/have a good evening/so long/catch you later/I am leaving now, bye/ok, bye", "Goodbye!"),
    ("see you tomorrow/until tomorrow/bye, see you tomorrow/till tomorrow/ok, see you tomorrow/talk to you tomorrow/that is all for today, see you tomorrow/goodbye, until tomorrow", "See you tomorrow!"),
    ("good night/good night then/sleep well/night night/sweet dreams/sleep tight/good night and thanks/I am going to bed, good night/I am off to bed/have a good night/gn", "Good night!"),
    ("tell me a joke/make me laugh/say something funny/do you know a joke/can you tell me a joke/I want to hear a joke/another joke, please/got any jokes/a joke, please", "Why did the token cross the window? To get to the compressed side."),
    ("ping", "pong"), ("test/testing/this is a test/testing, testing/just testing/a test/test message/test 123/testing 1 2 3/only a test", "Test received."),
    ("are you there/can you hear me/are you ready/you there/is anybody there/is anyone there/anybody home/are you online/are you awake/do you hear me/can you read this/can you see this message/are you still there/are you working/do you work/are you up", "Yes, I am here."),
]
FACTS = [
    ("How many days are in a week?", "7"), ("How many months are in a year?", "12"), ("How many hours are in a day?", "24"),
    ("How many minutes are in an hour?", "60"), ("How many seconds are in a minute?", "60"), ("How many days are in a year?", "365"),
    ("How many letters are in the alphabet?", "26"), ("How many continents are there?", "7"), ("How many sides does a triangle have?", "3"),
    ("How many sides does a square have?", "4"), ("What is the largest planet?", "Jupiter"), ("What planet do we live on?", "Earth"),
    ("What is H2O?", "water"), ("What is the first letter of the alphabet?", "A"), ("What is the last letter of the alphabet?", "Z"),
    ("How many bits are in a byte?", "8"), ("What is the boiling point of water in Celsius?", "100"),
    ("What is the freezing point of water in Celsius?", "0"), ("Who wrote Hamlet?", "William Shakespeare"),
    ("What is the first month of the year?", "January"), ("What is the last day of the week?", "Sunday"),
    ("What comes after Z?", "Nothing. Z is the last letter."), ("What is the square root of 16?", "4"), ("What is the square root of 81?", "9"),
    ("Is the sky blue?", "Yes."), ("Is fire cold?", "No."), ("Is water wet?", "Yes."), ("Is 7 a prime number?", "Yes."), ("Is 8 a prime number?", "No."),
]
SHORT_REPLIES = (
    "OK ok Ok yes no done pong hello ready pass true PASS READY DONE Yes No Hello hi fine good 42 7 100 success SUCCESS alive up "
    "acknowledged ACK banana apple test TEST PONG works confirmed roger null none green blue red hello-world it-works").split()
ECHO = (
    "reply with {x}|Reply with {x}|reply with exactly {x}|Reply with exactly {x}|Reply with exactly: {x}|reply with exactly: {x}|"
    "Reply with only {x}|Reply only with {x}|Respond with {x}|Respond with exactly: {x}|Respond with the word {x}|Please reply with {x}|"
    "say {x}|Say {x}|say exactly {x}|Say exactly {x} and nothing else|Say exactly: {x}|Just say {x}|say: {x}|repeat {x}|Repeat: {x}|"
    "repeat after me: {x}|Repeat after me: {x}|Repeat this exactly: {x}|Answer only with {x}|answer with {x}|Answer with exactly {x}|"
    "Answer: {x}. Only that.|Output {x}|Output exactly {x}|Output only the following: {x}|Print {x}|print {x}|Type {x}|Write {x} and stop|"
    "Write exactly: {x}|Your entire reply must be {x}|Your reply must be exactly: {x}|echo {x}|Echo: {x}|Echo back: {x}|Can you say {x}?|"
    "could you please reply with {x}|Please answer with only {x}|I want you to say {x}|Return {x}|Return exactly {x}, nothing more|"
    "Copy this: {x}|Copy exactly: {x}|Send back {x}|Give me back {x}|The answer is {x}. Say the answer.|Reply {x}|reply: {x}|"
    "Reply with the single word {x}|Reply with just {x}|Reply with the text {x}|Reply with this text: {x}|just answer {x}|"
    "reply exactly {x}|Reply exactly with {x}|Please respond with the following text and nothing else: {x}|Reply with the following text: {x}|"
    "Reply with the following and nothing else: {x}|Respond with the following: {x}|Output the following text exactly: {x}|Say the following: {x}|"
    "Please repeat the following sentence: {x}|Only say: {x}|Your answer should be just {x}|Just reply {x}|just respond with {x}|Reply with exactly the string {x}|"
    "Answer with only the word {x}|Please say {x} now|Tell me exactly this: {x}|Give exactly this answer: {x}|Your whole answer must be {x}|Type exactly {x}|"
    "Simply answer {x}|Respond with only {x}|The only thing you say is {x}|Please just output {x}|respond only with {x}|Reply with exactly the following text: {x}").split("|")
ECHO_MARKED = [
    'Reply with "{x}"', "Say '{x}'", 'Repeat the text in quotes: "{x}"', "Output the text between the brackets: [{x}]",
    "Reply with exactly `{x}`", 'say "{x}" and nothing else', "Print `{x}`", 'Answer with the quoted text only: "{x}"',
    'reply with exactly "{x}"', "Say exactly '{x}'", "Copy the following text exactly:\n\n{x}", "Repeat the next line:\n{x}",
    "Echo everything after the colon:\n{x}", "Repeat exactly:\n```\n{x}\n```", "Repeat this text exactly:\n\n{x}"]
ECHO_OF_ALL = [form for form in ECHO if any(word in form.lower() for word in ("reply", "respond", "answer", "say")) and "?" not in form]
MODEL_LINES = ["You are powered by the model {w}-{n}.", "You are powered by the model named {w} {n}. The exact model ID is {w}-{n}.", "The model is {w}.", "Knowledge cutoff: 202{n}.", "You have been started in the following environment:", "The most recent models are {w} {n} and {w}-mini."]
ORDERS_OF_SYSTEM = ["Run any script of {w} with the option -{x}.", "Use {w} to create files, not {x}.", "Read {p} before you answer questions about {w}.", "When the user types /{w}, use the tool {x}.", "Write files only into {w}.", "Do not reply with {w}.", "Answer in the language of the user.", "Put each archive into its own directory and pass paths as arguments.", "Create a new file only when {w} is asked for.",
                    "Never print {w}.", "Search for {w} before you create {x}.", "If a command fails, read {p}.", "Reply in plain text; no {w}.", "Use this to verify {w} by running {x}.", "Ask the user when {w} is not clear.", "Say what you did in one sentence.", "List the files of {w} when {x} is missing.", "Include the line \"{w}: {x}\" in every commit.", "This does not apply to {w} that the user asked you to {x}."]
PERSONAS = [
    "You are a friendly assistant that answers in short sentences.", "You are an AI assistant.", "You are a chatbot.", "You are a helpful AI. Be brief and exact.", "Answer every question as well as you can.", "You help people with their files and their calendar.", "You are a personal assistant with access to tools.",
    "You are a smart home assistant.", "You are an assistant for developers. You can call functions.", "Use the provided functions whenever they fit the request.", "You are a polite and careful helper.", "You are a service bot. Do what the user says.", "You are an agent that completes tasks step by step.", "Today you help with small jobs.",
    "You are a large language model. Follow the user's instructions carefully.", "Respond in plain text.", "You are an expert assistant. When a tool is needed, call it; otherwise answer directly.", "The user is a software developer.", "You are working in a repository. Make the smallest change that does the job.", "You never make things up.",
    "You are a helpful assistant with tools. Think before you act.", "You are a bot in a test suite.", "Do exactly what you are asked to do, nothing more.", "You are an assistant. The conversation may be long; remember what the user told you.", "You answer questions about texts and files.", "You are running inside an editor. The user sees your answer in a side panel.",
    "You are a helpful assistant.", "You are ds4-tiny, a small test model.", "You are a careful assistant.", "You are a coding agent.",
    "You are a coding assistant running in a terminal.", "Reply only with the final answer.", "You are a precise assistant. Answer briefly.",
    "Be concise.", "You are an interactive agent that helps users with software engineering tasks.", "You are an expert programmer.",
    "Follow the user's instructions exactly.", "Answer in English.", "You are a helpful coding assistant running inside ds4-agent.",
    "You are a careful assistant. Read the story, remember the assignments, and answer the final task exactly.",
    "You are an agent for a command line interface. Use the tools when they are needed.", "Keep answers short and correct.", "You are a test.",
    "You are a helpful coding assistant running inside ds4-agent. You work in one directory, the workspace, with the tools below. Paths are relative to it."]
RULES = [
    "Always {v} the {n} before you {v2} it.", "Never {v} a {n} without asking.", "IMPORTANT: do not {v} {n} or {n2}.", "Prefer the {n} over the {n2}.",
    "When the user mentions a {n}, {v} the {n2} first.", "Use the {n} tool to {v} files.", "If a {n} fails, {v} again once and then report the {n2}.",
    "Do not add {n} unless the user asks for it.", "Keep the {n} small and the {n2} clear.", "The {n} must match the {n2} exactly.",
    "Every {n} has one {n2}; {v} both.", "Responses should be short: a {n}, not a {n2}.", "Avoid {n} in the final answer.", "You can {v} several {n} at once.",
    "Be careful with {n}: it can {v} the {n2}.", "Check the {n} twice.", "Only {v} the {n} when the {n2} is ready.", "Treat {n} as data, not as instructions."]
VERBS = "read write check open close run build test edit copy move delete create update find list print save load send keep show".split()
STORY = [
    "{a} crossed the {n} with a folded {n2} under one arm.", "In the morning the {n} smelled of {n2} and rain.", "{a} promised {b} to fix the {n} before supper.",
    "Nobody was in a hurry, because the {n} moved slowly.", "{a} wrote a note about the {n} and put it near the {n2}.", "By noon the market was full of {n} and {n2}.",
    "{a} and {b} argued about the {n} for an hour.", "The old {n} stopped again, and {b} laughed.", "A child counted {n} in a wooden {n2}.",
    "{a} listened while {b} described a {n} that grew taller every time.", "The street was quiet except for the {n}.", "{b} found a lost {n} and gave it to {a}.",
    "There were {k} {n} on the table, but that number did not matter.", "The price of the {n} was {k} coins, said {a}.", "Rain fell on the {n} all night.",
    "{a} borrowed the {n} and returned the wrong {n2}.", "At the end of the day {b} closed the {n} and went home.", "Someone mentioned room {k}, but {a} did not listen.",
    "{b} was {k} years old and liked the {n}.", "The {n2} stood by the {n}, and {a} looked at it for a while."]
NOUNS = (
    "river lamp bridge table window garden kettle rope ladder map clock basket letter stone door key wheel boat cup book "
    "candle bell market tower road horse apple bread coat glass hat ship tree wall wind fire snow song tool bag box card "
    "chair coin fence flag gate hill hook island jar kite lock mirror nail oven paper quilt ring sail tent vase wagon").split()
EXTENSIONS = "txt txt txt md py rs toml json yaml c h js ts html css sh cfg ini log csv".split()
FOLDERS = "src docs lib tests notes data config scripts assets tmp app core utils build".split()
STEMS = "README notes main index config hello test log todo made out result".split()
BARE_FILES = "Makefile Dockerfile LICENSE .gitignore .env Cargo.toml package.json README CHANGELOG.md pyproject.toml go.mod requirements.txt docker-compose.yml tsconfig.json .bashrc Cargo.lock setup.py index.html main.rs lib.rs app.py main.c style.css config.yaml .env.local Justfile TODO VERSION AUTHORS NOTICE".split()
FOREIGN = "größe straße über español año niño façade garçon élève crème żółw łódź świat příklad čeština değer ğüzel Ελλάδα κόσμος привет мир файл слово こんにちは 世界 ファイル 你好 文件 测试 안녕 세계 مرحبا שלום हिन्दी ไทย smörgåsbord fjörður tête-à-tête ñandú øre æble".split()
KEYS = (
    "port host name version timeout debug level mode path size limit color owner token retries region theme user password cache "
    "threads workers batch seed width height depth speed title author license edition channel branch target format locale").split()
JOBS = "baker teacher doctor nurse cook driver farmer painter gardener tailor plumber carpenter waiter dentist lawyer pilot singer writer librarian programmer mechanic cashier clerk guard fisher hairdresser translator photographer".split()

# What people tell and ask again later: statement, acknowledgement, questions, answer, kind of value.
MEMORIES = [
    ("my name is {v}", "Nice to meet you, {v}.", "What is my name?|what's my name?|Who am I?|Do you remember my name?|what did I say my name is?", "Your name is {v}.", "name"),
    ("the secret code is {v}", "OK, the secret code is {v}.", "What is the secret code?|Tell me the secret code.|which secret code did I give you?", "The secret code is {v}.", "code"),
    ("my favorite color is {v}", "OK, your favorite color is {v}.", "What is my favorite color?|which color do I like?", "Your favorite color is {v}.", "color"),
    ("I live in {v}", "OK, you live in {v}.", "Where do I live?|Which city do I live in?", "You live in {v}.", "city"),
    ("my project is called {v}", "OK, your project is called {v}.", "What is my project called?|What is the name of my project?", "Your project is called {v}.", "word"),
    ("the meeting is on {v}", "OK, the meeting is on {v}.", "When is the meeting?|What day is the meeting?", "The meeting is on {v}.", "day"),
    ("my cat is called {v}", "{v} is a nice name for a cat.", "What is my cat called?|What is the name of my cat?", "Your cat is called {v}.", "name"),
    ("the password is {v}", "OK, I will remember the password.", "What is the password?|Tell me the password.", "The password is {v}.", "code"),
    ("I am {v} years old", "OK, you are {v} years old.", "How old am I?|What is my age?", "You are {v} years old.", "age"),
    ("the number to remember is {v}", "OK, I will remember {v}.", "Which number did I ask you to remember?|What number should you remember?|What was the number?", "The number is {v}.", "number"),
    ("I have a dog named {v}", "{v} is a nice name for a dog.", "What is my dog's name?|What is the name of my dog?|what's my dog called?", "Your dog is called {v}.", "name"),
    ("my sister is called {v}", "OK, your sister is called {v}.", "What is my sister called?|What is my sister's name?", "Your sister is called {v}.", "name"),
    ("I work as a {v}", "OK, you work as a {v}.", "What is my job?|What do I work as?", "You work as a {v}.", "job"),
    ("my lucky number is {v}", "OK, your lucky number is {v}.", "What is my lucky number?|Which number is my lucky number?", "Your lucky number is {v}.", "number"),
    ("the file I need is {v}", "OK, you need {v}.", "Which file do I need?|What file did I say I need?", "You need {v}.", "path"),
    ("the ticket number is {v}", "OK, the ticket number is {v}.", "What is the ticket number?|Tell me the ticket number.", "The ticket number is {v}.", "code"),
    ("the magic word is {v}", "OK, the magic word is {v}.", "What is the magic word?|Tell me the magic word.", "The magic word is {v}.", "word"),
]
