"""Calls in a row on one page of the web: it is opened, fields are filled, something is clicked. Elements are told by a selector, by what
is written on them, or by the reference that the page gives them when it is opened."""
import json

from ..chat import Answer, Call, Result, User
from ..tools import functions
from ..turns import ending
from ..words.said import capital
from ..words.wording import typed, worded
from . import results, values
from .things import Function

# deed: names, purposes; parameters are drawn below.
_NAMES = dict(open="browser_navigate navigate goto open_page page_goto puppeteer_navigate visit_page go_to_url open_url", fill="browser_type fill page_fill puppeteer_fill type_text fill_field enter_text input_text browser_fill", click="browser_click click page_click puppeteer_click click_element press_button click_on tap_element")
_MORE = dict(select="browser_select_option select_option page_select puppeteer_select choose_option", press="browser_press_key press_key page_press keyboard_press send_key", shot="browser_take_screenshot screenshot page_screenshot puppeteer_screenshot capture_page", back="browser_navigate_back go_back page_back history_back")
_PURPOSES = dict(open="Navigate to a URL|Open a page|Go to a web address", fill="Type text into a field of the page|Fill in an input field|Enter text into an element", click="Click an element of the page|Click on an element|Press a button or link of the page", select="Select an option in a dropdown", press="Press a key on the keyboard", shot="Take a screenshot of the page", back="Go back to the page before")
_FIELDS = [("email", "email", "Email"), ("username", "slug", "Username"), ("search", "query", "Search"), ("name", "person", "Full name"), ("city", "city", "City"), ("phone", "phone", "Phone"), ("password", "code", "Password"), ("zip", "zip", "Postal code"), ("company", "company", "Company"), ("message", "sentence", "Message"), ("coupon", "code", "Coupon code"), ("quantity", "num 2-40", "Quantity"), ("from", "city", "From"), ("to", "city", "To"), ("title", "title", "Title"), ("comment", "phrase", "Comment"), ("url", "url", "Website"), ("subject", "subject", "Subject")]
_BUTTONS = [("submit", "Submit"), ("login", "Log in"), ("search-btn", "Search"), ("save", "Save"), ("send", "Send"), ("sign-up", "Sign up"), ("next", "Next"), ("checkout", "Checkout"), ("continue", "Continue"), ("apply", "Apply"), ("order", "Place order"), ("subscribe", "Subscribe"), ("register", "Register"), ("confirm", "Confirm"), ("add", "Add to cart"), ("book", "Book now")]
_OPEN = "(go to|open|navigate to|visit) {u}"
_FILL = "(fill in {f} with {t}|type {t} into {f}|enter {t} into {f}|enter {t} in {f}|fill {f} with {t}|put {t} into {f})"
_CLICK = "(click|click on|press|click) {c}"
_ROW = "{a}, {b} and {c}|{a}, {b}, and {c}|{a}, then {b} and {c}|{a}. Then {b} and {c}|{a}. {B}. Then {c}|first {a}, then {b}, then {c}|{a}, {b}, then {c}|please {a}, {b} and {c}|1. {a}\n2. {b}\n3. {c}|{a}; {b}; {c}|on {u}, {b} and {c}"
_TWO = "{a} and {c}|{a}, then {c}|{a}. Then {c}|first {a}, then {c}|please {a} and {c}|1. {a}\n2. {c}|{a} and then {c}"
_READ = "{o} and tell me what (it|the page) says|{o}. What does (it|the page) say then?|{o}, then tell me what (it|the page) says|{o}. (Then |)tell me the message(| that appears)"
_SAID = ["Thank you for your order.", "Your message was sent.", "Welcome back!", "No results found.", "Saved.", "Please check your inbox.", "Invalid password.", "{n} results found.", "Your reference is {k}.", "The coupon is not valid.", "Your booking is confirmed.", "Account created.", "Form submitted.", "Item added to cart.", "Session expired.", "Order {n} was placed."]


class Page:
    """The tools of a browser as one conversation has them."""

    def __init__(self, source, spelling):
        self.way = source.weighted({"selector": 5, "label": 4, "ref": 4})
        target = source.pick({"selector": ["selector", "css", "element", "selector"], "label": ["element", "label", "target", "text_of_element"], "ref": ["ref", "element_ref", "ref"]}[self.way])
        told = {"selector": "CSS selector of the element", "label": "What is written on the element", "ref": "Reference of the element on the page"}[self.way]
        self.functions = []
        more = source.random.sample(list(_MORE), source.number(0, 3))
        for deed in ["open", "fill", "click", *more]:
            element = (target, {"type": "string", "description": told})
            properties = dict({"open": [("url", {"type": "string"})], "fill": [element, (source.pick(["text", "value"]), {"type": "string", "description": "The text to type"})], "click": [element], "select": [element, ("option", {"type": "string"})], "press": [("key", {"type": "string"})], "shot": [], "back": []}[deed])
            name = functions.spelled(source.unseen((_NAMES | _MORE)[deed].split()), spelling)
            if name in [one.name for one in self.functions]:
                name = functions.spelled(f"browser_{deed}", spelling)
            self.functions.append(Function(name, [(one, "word", one) for one in properties], [], functions.schema(name, source.pick(_PURPOSES[deed].split("|")), properties, list(properties)), self, deed, self))
        self.open, self.fill, self.click = self.functions[:3]

    def fields(self, source, n):
        """-> [(how a request calls it, what the call says, label, value)]"""
        return [self._element(source, key, label) + (label, values.draw(source, kind)) for key, kind, label in source.random.sample(_FIELDS, n)]

    def button(self, source):
        return self._element(source, *source.pick(_BUTTONS), button=True)

    def _element(self, source, key, label, button=False):
        if self.way == "selector":
            selector = source.pick(["#{k}", "#{k}", "#{k}", ".{k}", "[name={k}]", "button.{k}" if button else "input.{k}", "#{k}-{w}"]).format(k=key, w="button" if button else "field")
            return source.pick(["{}", "{}", "`{}`"]).format(selector), selector
        said = source.pick(['"{l}"', '"{l}"', "{l}", "the {l} button" if button else "the {l} field", 'the "{l}" button' if button else 'the "{l}" field']).format(l=label)
        return said, label

    def shown(self, source, fields, button):
        """-> (what the page shows when it is opened, {label: reference})"""
        labels = [(source.pick(["textbox", "textbox", "input"]), label) for _, _, label, _ in fields] + [("button", button[1])]
        taken = [label for _, label in labels]
        labels += [(source.pick(["link", "button", "heading"]), label) for label in source.random.sample(["Home", "Help", "About us", "Cancel", "Contact", "Menu", "Back", "Language", "Imprint", "Forgot password?"], source.number(1, 4)) if label not in taken]
        source.random.shuffle(labels)
        refs = source.random.sample(range(2, 60), len(labels))
        refs = [f"e{n}" for n in refs] if source.chance(.7) else [f"s1e{n}" for n in refs] if source.chance(.5) else [str(n) for n in refs]
        form = source.pick(['- {r} "{l}" [ref={k}]', '{r} "{l}" [ref={k}]', "[{k}] {r}: {l}", '- {r} "{l}" (ref: {k})'])
        return "\n".join(form.format(r=role, l=label, k=key) for (role, label), key in zip(labels, refs)), {label: key for (_, label), key in zip(labels, refs)}

    # --- each tool alone ----------------------------------------------------------------------------------------
    def request(self, source, function, inner):
        told = lambda said, target: (said, target) if self.way != "ref" else (lambda ref: (f"the element {ref}", ref))(f"e{source.number(2, 90)}")
        match function.deed:
            case "open":
                url = values.draw(source, "url")
                text, arguments, end = worded(source, _OPEN, u=url), [url], url
            case "fill":
                (said, target, _, value), = self.fields(source, 1)
                end, target = told(said, target)
                text, arguments = worded(source, _FILL, f=end, t=f'"{value}"'), [target, str(value)]
            case "select":
                end, target = told(*self._element(source, *source.pick([("country", "Country"), ("size", "Size"), ("color", "Color"), ("language", "Language"), ("month", "Month")])))
                option = source.pick(["Germany", "France", "Spain", "large", "small", "red", "blue", "English", "Polish", "May", "October"])
                text, arguments = worded(source, "(select|choose|pick) {o} in {f}", o=f'"{option}"', f=end), [target, option]
            case "click":
                end, target = told(*self.button(source))
                text, arguments = worded(source, _CLICK, c=end), [target]
            case "press":
                end = source.pick(["Enter", "Escape", "Tab", "ArrowDown", "Backspace", "F5"])
                text, arguments = worded(source, "press (the key |){k}|hit {k}", k=end), [end]
            case _:
                text, arguments, end = {"back": "go back to the page before", "shot": "take a screenshot of the page"}[function.deed], [], ""
        return text if inner else typed(source, text, end), list(zip([name for name, _, _ in function.parameters], arguments))

    def outcome(self, source, function, arguments):
        return [Result(results.fine(source)), Answer("It worked.", "Done.")]


def walked(source, page):
    """Two to four calls on one page."""
    url, button, two = values.draw(source, "url"), page.button(source), source.chance(.15)
    fields = [] if two else page.fields(source, source.weighted({1: 7, 2: 3}))
    marked = ['"{}"', '"{}"', "'{}'", "{}"]
    a, c = worded(source, _OPEN, u=url), worded(source, _CLICK, c=button[0])
    said = [worded(source, _FILL, f=name, t=(source.pick(marked) if str(value).isalnum() else '"{}"').format(value)) for name, _, _, value in fields]
    if two:
        order = worded(source, _TWO, a=a, c=c)
    else:
        b = said[0] if len(said) == 1 else f"{said[0]}{source.pick([', ', ' and '])}{said[1]}"
        order = worded(source, _ROW, a=a, b=b, B=capital(b), c=c, u=url)
    shown, refs = page.shown(source, fields, button) if page.way == "ref" else (source.pick(["ok", f"Navigated to {url}", json.dumps({"url": url, "status": 200}), f"Page loaded: {url}"]), {})
    element = lambda target, label: refs[label] if page.way == "ref" else target
    call = lambda function, thought, *arguments: Answer(f"{thought}I use {function.name}." if thought else f"I call {function.name}.", "", Call(function.name, list(zip([name for name, _, _ in function.parameters], arguments))))
    turns = [call(page.open, "", url), Result(shown)]
    for name, target, label, value in fields:
        at = element(target, label)
        turns += [call(page.fill, f"{label} is {at}. " if refs else "", at, str(value)), Result(source.pick(["ok", "OK", "done", f"Typed into {at}", '{"ok": true}']))]
    at = element(button[1], button[1])
    message = source.pick(_SAID).format(n=source.number(2, 900), k=values.draw(source, "id REF"))
    plain = "\n" not in order and ending.unmarked(order, [button[0]])
    kind = source.weighted({"done": 5, "word": 3, "read": 3}) if plain else "done"
    turns += [call(page.click, f"{button[1]} is {at}. " if refs else "", at), Result(message if kind == "read" else source.pick(["ok", "OK", f"Clicked {at}", '{"ok": true}', "done"]))]
    if kind == "read":
        return [User(typed(source, worded(source, _READ, o=order))), *turns, Answer("I repeat what the page says.", message)]
    if kind == "word":
        text, marked = ending.word(source)
        return [User(ending.ended(source, order, text, marked, button[0])), *turns, ending.said_at_end(text)]
    return [User(typed(source, order, button[0])), *turns, Answer("Everything is done.", "Done.")]
