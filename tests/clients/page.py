#!/usr/bin/env python3
"""The page at / in a real browser: a question, reasoning that is folded, a tool whose result the person gives, an answer that
is stopped, one that is made anew, and the server's state.

    tests/clients/page.py [--server target/debug/ds4-server] [--pictures DIR]

Drives Chromium through a pipe. Exit 3: there is no Chromium.
"""

import argparse
import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from server import PROGRAM, Server

"""Seconds that anything on the page may take."""
LIMIT = 60


class Browser:
    """One page of a headless Chromium."""

    def __init__(self, program, profile):
        to_read, self.to = os.pipe()
        self.reader, from_write = os.pipe()

        def give():
            os.dup2(to_read, 13), os.dup2(from_write, 14)
            os.dup2(13, 3), os.dup2(14, 4)

        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
        quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        self.process = subprocess.Popen(
            [program, *flags, *quiet, "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=give, close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(to_read), os.close(from_write)
        self.rest, self.id, self.session, self.requests, self.faults = b"", 0, None, [], []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Network"]:
            self.call(domain + ".enable")

    def call(self, method, **params):
        self.id += 1
        message = {"id": self.id, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            event = self.receive()
            if event.get("id") == self.id:
                if "error" in event:
                    raise RuntimeError(f"{method}: {event['error']}")
                return event["result"]

    def receive(self):
        while b"\0" not in self.rest:
            more = os.read(self.reader, 1 << 16)
            if not more:
                raise RuntimeError("the browser is gone")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        event = json.loads(message)
        params = event.get("params", {})
        if event.get("method") == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif event.get("method") == "Runtime.exceptionThrown":
            self.faults.append(params["exceptionDetails"])
        return event

    def js(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def wait(self, expression, what):
        end = time.monotonic() + LIMIT
        while not self.js(f"Boolean({expression})"):
            if time.monotonic() > end:
                raise AssertionError(f"{what}; the page says:\n{self.js('document.body.innerText')[:2000]}")
            time.sleep(0.05)

    def type(self, selector, text):
        self.js(f"document.querySelector({json.dumps(selector)}).focus()")
        self.call("Input.insertText", text=text)

    def press(self, key):
        code = {"Enter": 13, "Escape": 27}[key]
        for kind in ["keyDown", "keyUp"]:
            text = {"text": "\r"} if key == "Enter" and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)

    def size(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def picture(self, path, width, height, dark):
        self.size(width, height)
        feature = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[feature])
        time.sleep(1.5)
        Path(path).write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


TOOLS = [{
    "name": "get_weather",
    "description": "Tells the weather of a city.",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}]


def visit(browser, url, pictures):
    last = "[...document.querySelectorAll('.answer')].at(-1)"
    done = f"document.querySelector('#send').textContent === 'Send' && {last}?.querySelector('.again')"

    browser.size(1280, 860)
    browser.call("Page.navigate", url=url)
    browser.wait("document.querySelector('#model')?.textContent === 'ds4-tiny'", "the model's name appears")
    assert browser.js("document.querySelector('#used').textContent").startswith("0 / 16,384")

    browser.type("#words", "reply with ok")
    browser.press("Enter")
    browser.wait(done, "an answer ends")
    assert "ok" in browser.js(f"{last}.querySelector('.text').textContent").lower()
    thinking = f"{last}.querySelector('.thinking')"
    assert browser.js(f"!{thinking}.hidden && !{thinking}.open && {thinking}.textContent.includes('Thought for')")
    assert not browser.js("document.querySelector('#used').textContent").startswith("0 /"), "the meter counts"

    browser.js(f"{last}.querySelector('.again').click()")
    browser.wait(done, "it is made anew")
    assert browser.js("document.querySelectorAll('.answer').length") == 1
    assert "known before" in browser.js(f"{last}.querySelector('.foot').textContent"), "from the cache"

    browser.js("document.querySelector('#more').open = true")
    browser.type("#tools", json.dumps(TOOLS))
    browser.type("#words", "What is the weather in Paris?")
    browser.press("Enter")
    browser.wait(f"{last}?.querySelector('.call textarea')", "a call waits for its result")
    assert browser.js(f"{last}.querySelector('.call b').textContent") == "get_weather"
    assert "Paris" in browser.js(f"{last}.querySelector('.call pre').textContent")
    browser.type(".answer:last-child .call textarea", "sunny, 21 degrees")
    browser.js(f"{last}.querySelector('.call button').click()")
    browser.wait(f"document.querySelectorAll('.answer').length === 3 && {done}", "it goes on with the result")
    browser.wait("document.querySelector('#s-answers').textContent >= '4'", "the state counts")
    if pictures:
        for name, size, dark in [("light", (1280, 860), False), ("dark", (1280, 860), True), ("small", (420, 800), False)]:
            browser.picture(pictures / f"page-{name}.png", *size, dark)

    browser.type("#words", "Tell me what this says: " + "many words " * 6000)
    browser.press("Enter")
    browser.wait("document.querySelector('#s-sessions').textContent.includes('%')", "the state shows a prompt being read")
    browser.press("Escape")
    browser.wait(f"{last}.querySelector('.fault')?.textContent === 'Stopped.'", "it is stopped")
    browser.wait("document.querySelector('#s-running').textContent === '0'", "the server has stopped, too")

    browser.js("document.querySelector('#fresh').click()")
    assert browser.js("document.querySelectorAll('.answer').length") == 0
    # Whatever is typed stays text.
    browser.type("#words", "<img src=x onerror=document.title='bad'> `<b>`")
    browser.press("Enter")
    browser.wait(done, "an answer ends")
    assert browser.js("document.querySelectorAll('#log img, .text b, .user b').length") == 0
    elsewhere = [asked for asked in browser.requests if not asked.startswith((url, "data:", "about:"))]
    assert not elsewhere, elsewhere
    assert not browser.faults, browser.faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", default=PROGRAM)
    parser.add_argument("--pictures", type=Path, help="a folder for screenshots")
    args = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        print("page: there is no Chromium", file=sys.stderr)
        sys.exit(3)
    with tempfile.TemporaryDirectory(prefix="ds4-page-", ignore_cleanup_errors=True) as folder:
        server = Server(args.server, folder, ["--ctx", "16384", "-n", "400"])
        browser = Browser(program, Path(folder) / "profile")
        try:
            visit(browser, server.url, args.pictures)
        finally:
            browser.stop()
            ended = server.stop()
        assert ended, server.log()
    print("page: 1 passed, 0 failed")


if __name__ == "__main__":
    main()
