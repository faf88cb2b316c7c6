"""键程模型: how long somebody who knows a page takes, by the keystroke-level model of Card, Moran and Newell (1980).

Seconds: a key 0.2 (55 words a minute), pointing 1.1, a click 0.2, from keys to mouse or back 0.4, making up one's mind 1.35 before each
field or button. A Chinese character by pinyin is three keys (two for the sound, one to choose); a name that the page offers is as many
characters as one has to type until it stands alone, and two keys. The machine's own time is what it really took.
"""
import time

KEY, POINT, CLICK, HOME, MIND, HAN = 0.2, 1.1, 0.2, 0.4, 1.35, 3


class Keystrokes:
    def __init__(self, page):
        self.page, self.seconds, self.keys, self.clicks, self.typed = page, 0.0, 0, 0, []
        self.hand = "keys"

    def _at(self, place):
        if self.hand != place:
            self.seconds += HOME
            self.hand = place

    def press(self, key, times=1):
        self._at("keys")
        for _ in range(times):
            self.page.keyboard.press(key)
        self.keys += times
        self.seconds += KEY * times

    def go(self, name):
        """By Tab to a field."""
        self.seconds += MIND
        for _ in range(60):
            if self.page.evaluate("document.activeElement.name || document.activeElement.id") == name:
                return
            self.press("Tab")
        raise AssertionError(f"no field {name} by Tab")

    def write(self, name, text, offered=0):
        """Types into a field.

        `offered`: how many characters it takes until the page's own list has the rest; 0 where all is typed.
        """
        self.go(name)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)
        told = text[:offered] if offered else text
        keys = sum(HAN if "一" <= each <= "鿿" else 1 for each in told) + (2 if offered else 0)
        self.keys += keys
        self.seconds += KEY * keys
        self.typed.append(name)

    def choose(self, name, value):
        """From a list: the first sound of the word and one key to go on."""
        self.go(name)
        self.page.locator(f"[name='{name}']").select_option(value)
        self.keys += 2
        self.seconds += KEY * 2
        self.typed.append(name)

    def click(self, locator):
        self._at("mouse")
        began = time.monotonic()
        locator.click()
        self.page.wait_for_load_state()
        self.clicks += 1
        self.seconds += MIND + POINT + CLICK + time.monotonic() - began
