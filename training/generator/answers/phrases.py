"""Short texts that somebody wants repeated: accents, other alphabets, emojis, capitals in odd places, marks, amounts, dates, what people say."""
from ..material import world
from ..words.said import capital, said

_ACCENTED = ("café naïve résumé jalapeño piñata Zürich München Köln Düsseldorf Málaga São_Paulo Bogotá Kraków Wrocław Göteborg Malmö Århus Tromsø Ångström Chișinău İzmir Đà_Nẵng Łukasz Zoë Chloé François Jürgen Søren Åsa Bjørn Iñaki Núria Beyoncé René José María Andrés Saoirse Þór Öykü Žofie Šárka Ágnes Győr "
             "déjà_vu crème_brûlée fiancée voilà garçon Übung Äpfel schön grün Straße Fußgänger größer mañana corazón señor año canción avión coração pão não maçã über_alles blåbær smørrebrød fjällräv kött hyvää päivää tere õhtust dziękuję proszę děkuji prosím köszönöm teşekkürler mulțumesc hvala tack så_mycket").split()
_OTHER = "日本 東京 京都 大阪 日本語 ありがとう さようなら はい いいえ 漢字 カタカナ 猫 犬 水 火 中国 北京 上海 谢谢 再见 是 不是 你好世界 한국 서울 감사합니다 네 спасибо Москва да нет мир здравствуй Αθήνα ναι όχι ευχαριστώ שלום תודה مرحبا شكرا नमस्ते धन्यवाद สวัสดี ขอบคุณ ქართული Հայաստան ελληνικά".split()
_EMOJIS = "😀 😂 🙂 👍 🎉 🚀 ✅ ❌ 🔥 ❤️ 🐶 🐱 🌍 🌞 🌧 ⭐ ☕ 🍎 🎵 💡 📦 🔒 ⚠️ ✨ 🙏 👋 😎 🤖".split()
_SIGNS = "→ ← ↑ ↓ ≤ ≥ ≠ ≈ ± × ÷ ∞ √ π Ω µ € £ ¥ § ¶ © ® ™ ° … – — • ¿ ¡ « » ½ ¼ ²".split()
_SAID = (
    "(Yes|No|OK|Sure|Fine|Right|Exactly|Of course|Not yet|Maybe|Perhaps|Always|Never)(,|) (sir|{n}|thanks|please|I am|it is|we can|you are right)(!|)|(all|All) (systems|lights|tests|good|clear) (go|green|passed|here)|(hello|Hello|Hi|hi)(,|) ({n}|world|there|again)(!|)|(good|Good) (morning|night|evening|day)(,|) {n}(!|)|"
    "(I am|I'm) (ready|here|fine|alive|a {t}|not a {t}|working|listening)(!|)|(it|It) (works|is {k}|is done|is working|was {n})(!|)|(test|Test|TEST) (passed|failed|one|complete|{g}|number {g})|(the|The) (answer|code|password|number|result|winner) is {g}|(the|The) {k} {t}(s are {l}| is {l}|)|{n} (and|or) {m}|{c}, {g}|"
    "(what|where|who|why) is {n}?|(is|was) it {k}?|(no|No) (problem|news|answer|comment|way)(!|)|(one|two|three|four), (two|three|five), (six|seven)|(ping|pong|alpha|beta|ready) {g}|(Roger|roger) (that|{n})|(over|Over) (and out|to you)|(see|See) you (in {c}|on {d}|later|soon)(!|)|(thank|Thank) you(, {n}|)(!|)|(long|Long) live {n}(!|)|"
    "(stop|go|wait|run|now|please)(!|!!|!!!|)|(a|b|x|y)( |, |-|/)(b|c|z|1)( |, |-|/)(c|d|2|3)|(foo|bar|baz)( |-|_|.)(bar|qux|baz)|(end of|begin of|start) (test|message|line|file|transmission)|(connection|handshake|health check|signal|link) (ok|OK|established|fine|lost)|(knock|tick|beep|bla)(,|) (knock|tock|beep|bla)")


def mixed(source, word):
    """Capitals in odd places."""
    match source.number(0, 4):
        case 0: return "".join(c.upper() if i % 2 else c for i, c in enumerate(word))
        case 1: return "".join(c.upper() if source.chance(.5) else c for c in word)
        case 2: return word[:-1] + word[-1].upper()
        case 3: return word[0] + word[1:].capitalize()
    return word.capitalize() + source.word().capitalize()


def amount(source):
    """Dates, times, prices, numbers with marks."""
    n = source.number
    return source.pick([f"${n(1, 99)}.{n(0, 99):02d}", f"{n(1, 99)},{n(0, 99):02d} €", f"{n(1, 28):02d}.{n(1, 12):02d}.20{n(10, 29)}", f"20{n(10, 29)}-{n(1, 12):02d}-{n(1, 28):02d}", f"{n(0, 23):02d}:{n(0, 59):02d}", f"{n(1, 9)}.{n(0, 99)}", f"-{n(1, 99)}", f"+{n(1, 99)} {n(100, 999)} {n(1000, 9999)}", f"{n(1, 99)}%", f"#{n(1, 999)}",
                        f"{n(1, 9)},{n(100, 999)},{n(100, 999)}", f"{n(1, 9)}/{n(2, 9)}", f"v{n(0, 9)}.{n(0, 20)}.{n(0, 9)}", f"{n(1, 50)}°C", f"{n(1, 12)} {source.pick(['am', 'pm'])}", f"{n(1, 9)}e{n(1, 9)}", f"0x{n(16, 65535):x}", f"({n(1, 9)}, {n(1, 9)})", f"[{n(1, 9)}, {n(1, 9)}]", f"{n(1, 99)} {source.pick(['kg', 'km', 'MB', 'ms', 'apples'])}", f"{source.pick(world.MONTHS)} {n(1, 28)}", f"{n(0, 9)} {n(0, 9)} {n(0, 9)}"])


def phrase(source):
    x, foreign = source.random.random(), lambda: source.pick([source.pick(_ACCENTED).replace("_", " "), source.pick(_ACCENTED).replace("_", " "), source.pick(_OTHER), source.pick(world.FOREIGN)])
    if x < .16: return foreign()
    if x < .30: return source.pick([" ", " ", " ", ", ", "-"]).join(source.random.sample([foreign(), foreign(), source.word(), source.name()], source.number(2, 3)))
    if x < .38: return source.pick(["{e}", "{e} {w}", "{w} {e}", "{e}{f}", "{w} {e} {v}", "{W}! {e}"]).format(e=source.pick(_EMOJIS), f=source.pick(_EMOJIS), w=source.word(), v=source.word(), W=capital(source.word()))
    if x < .44: return source.pick(["{s}", "{w} {s} {v}", "{s}{w}", "{w}{s}", "{s} {t}"]).format(s=source.pick(_SIGNS), t=source.pick(_SIGNS), w=source.word(), v=source.word())
    if x < .54: return " ".join(mixed(source, source.word()) for _ in range(source.number(1, 3)))
    if x < .66: return amount(source)
    text = said(source, _SAID, n=source.name(), m=source.name(), c=source.pick(world.CITIES), g=source.number(0, 999), k=source.pick(world.COLORS), l=source.pick(world.COLORS), t=source.noun(), d=source.pick(world.DAYS))
    return text.upper() if source.chance(.06) else text
