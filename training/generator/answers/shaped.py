"""What is to be said is named by its sort (the letter z, the numbers 1, 2 and 3, a question mark), or has to be put in another form first: in capitals, in small letters, in quotes, with a mark behind it."""
import string

from ..material import world
from ..words.said import capital, said
from ..words.wording import spaced
from .dictated import WORDS

_VERBS = "say|say|write|write|reply with|reply with|answer with|respond with|print|output|type|return|send|send me|give me|please say|please write|please reply with|can you say|can you write|just say|just write|just reply with|reply only with|answer only with|respond only with|reply with only|say only|I want you to say|I want you to write"
_TAILS = "||||||| and nothing else|, nothing else|, please| please|. Nothing else| only|, only that| for me"
_SIGNS = {"a question mark": "?", "an exclamation mark": "!", "a full stop": ".", "a period": ".", "a dot": ".", "a comma": ",", "a colon": ":", "a semicolon": ";", "a hyphen": "-", "a dash": "-", "a plus sign": "+", "a plus": "+", "an equals sign": "=", "a percent sign": "%", "a dollar sign": "$", "an at sign": "@", "a hash": "#", "an asterisk": "*", "a slash": "/", "an underscore": "_", "an ampersand": "&",
          "an empty JSON object": "{}", "an empty JSON array": "[]", "an empty list": "[]", "an empty object": "{}"}
_FORMS = {"upper": " in uppercase| in upper case| in capital letters| in capitals| in all caps|, all caps|, but in capital letters|, all in uppercase|, in big letters", "lower": " in lowercase| in lower case| in small letters|, all in small letters|, but in lowercase|, all lowercase", "quotes": " in quotes| in double quotes| in quotation marks|, with quotes around it|, put it in quotes",
          "!": " with an exclamation mark| with an exclamation mark at the end|, followed by an exclamation mark", "?": " with a question mark| with a question mark at the end|, followed by a question mark", ".": " with a full stop| with a period at the end|, followed by a full stop"}


def shaped(source):
    """-> (request, what is said)"""
    verb = said(source, _VERBS)
    match source.weighted({"letter": 10, "numbers": 12, "words": 12, "sign": 10, "form": 40}):
        case "letter":
            x = source.pick(string.ascii_letters)
            what = source.pick(["the letter {x}", "the letter {x}", "the single letter {x}", "just the letter {x}", "the letter \"{x}\"", "one letter: {x}", "a single letter: {x}"]).format(x=x)
        case "numbers":
            numbers = [str(source.number(0, 20 if source.chance(.6) else 999)) for _ in range(source.number(2, 4))]
            x = source.pick([", ".join(numbers), ", ".join(numbers), " ".join(numbers), ", ".join(numbers[:-1]) + " and " + numbers[-1]])
            what = source.pick(["the numbers {x}", "the numbers {x}", "the digits {x}", "these numbers: {x}", "the following numbers: {x}", "the three numbers {x}" if len(numbers) == 3 else "the numbers {x}"]).format(x=x)
        case "words":
            words = [source.pick(WORDS) if source.chance(.7) else source.word() for _ in range(source.number(2, 4))]
            x = source.pick([", ".join(words), " ".join(words), ", ".join(words[:-1]) + " and " + words[-1]])
            what = source.pick(["the words {x}", "the words {x}", "these words: {x}", "the following words: {x}", f"the {world.in_words(len(words))} words {{x}}", "the words: {x}"]).format(x=x)
        case "sign":
            name = source.pick(list(_SIGNS))
            x = _SIGNS[name]
            what = name if source.chance(.5) else source.pick([f"{name}: {x}", f"{name} ({x})", f"only {name}"] if "only" not in verb and "just" not in verb else [f"{name}: {x}"])
        case _:
            return _formed(source, verb)
    text = verb + " " + what
    tail = said(source, _TAILS) if text[-1].isalnum() and "only" not in text and "just" not in text and not (what.endswith(x) and "," in x) else ""
    return (capital(text + spaced(tail)) if source.chance(.7) else text + spaced(tail)) + ("." if text[-1].isalnum() and not tail and source.chance(.2) else ""), x


def _formed(source, verb):
    x = source.pick([source.pick(WORDS), source.pick(WORDS), source.word(), source.word(), "hello", "yes", "no", "ok", "thanks", "ready", "stop", "good morning", "hello world", "see you soon", f"{source.pick(WORDS)} {source.pick(WORDS)}", source.name(), source.pick(world.CITIES)])
    form = source.weighted({"upper": 40, "lower": 22, "quotes": 12, "!": 8, "?": 4, ".": 8})
    if form == "lower" and source.chance(.8):
        x = source.pick([x.upper(), capital(x)])
    shown = source.pick(['"{}"', '"{}"', "'{}'", "{}", "{}", "the word {}", 'the word "{}"'] if " " not in x else ['"{}"', '"{}"', "'{}'", "{}"]).format(x)
    right = {"upper": x.upper(), "lower": x.lower(), "quotes": f'"{x}"'}.get(form, x + form)
    text = f"{verb} {shown}" + spaced(said(source, _FORMS[form]))
    return (capital(text) if source.chance(.7) else text) + source.pick(["", "", "."]), right
