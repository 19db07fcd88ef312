# SPDX-License-Identifier: Apache-2.0
"""The whole visit by five keys, without a look at the screen: what is said is all that the visitor here knows.

They press a key, hear what the speech log says, and decide by that; in every language that the kiosk offers. Of a
language they know the words that its catalogue has.
"""
import gettext
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import rig as rig_module
from rig import Rig, program, wait_for
from x_server import XServer

# Who comes, by the language they speak.
VISITORS = {
    "en": ("FEST-26-0006", "Leilani"),
    "fr": ("FEST-26-0007", "Mateusz"),
    "iu": ("FEST-26-0008", "Þórunn"),
    "es": ("FEST-26-0017", "Rangi"),
    "ar": ("FEST-26-0010", "Siobhán"),
    "zh-Hans": ("FEST-26-0018", "Dikembe"),
}
FILM = "Union"
MOST_CONTROLS = 60  # of any view: more presses than this go round in circles


class Words:
    """What a visitor knows of a language: its messages, as the kiosk's build has compiled them."""

    def __init__(self, code):
        self.own_name = "English"
        self._catalogue = gettext.NullTranslations()
        if code != "en":
            with open(pathlib.Path(program("kiosk")).parents[1] / "locales" / f"{code}.mo", "rb") as file:
                self._catalogue = gettext.GNUTranslations(file)
            self.own_name = self._catalogue.info()["x-own-name"]

    def __call__(self, english):
        return self._catalogue.gettext(english)

    def heard(self, english):
        """The longest piece of a message between its holes, as speech has it."""
        pieces = []
        rest = self(english)
        while rest:
            piece, _, rest = rest.partition("{")
            pieces.append(piece.strip(" .!?:\u00a0"))
            _, _, rest = rest.partition("}")
        return max(pieces, key=len)


class Visitor:
    """Presses keys and listens."""

    def __init__(self, rig, server):
        self._rig = rig
        self._server = server
        self._heard = 0
        self.words = Words("en")

    def lines(self):
        log = self._rig.folder / "said.jsonl"
        lines = log.read_text(encoding="utf-8").splitlines(keepends=True) if log.exists() else []
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def listen(self, wanted=lambda said: True, what="anything"):
        """Waits for something said that is as wanted, and takes all up to it as heard."""

        def find():
            for number, said in enumerate(self.lines()[self._heard:], self._heard):
                if wanted(said):
                    self._heard = number + 1
                    return said
            return None

        try:
            return wait_for(find, f"hearing {what}")
        except AssertionError as error:
            said = [line["text"] for line in self.lines()[-6:]]
            raise AssertionError(f"{error}; said last: {said}; kiosk.log: {self._rig.log('kiosk.log')[-1500:]}") from None

    def press(self, key):
        """Presses a key; what was said before it is past."""
        self._heard = len(self.lines())
        self._server.hand("key", key)

    def hears(self, key, words):
        self.press(key)
        return self.listen(lambda said: words in said["text"], f"'{words}' after {key}")["text"]

    def find(self, wanted, what):
        """Goes on with the next key until what is said is as wanted."""
        for _ in range(MOST_CONTROLS):
            self.press("Down")
            said = self.listen()
            if wanted(said):
                return said
        raise AssertionError(f"no control says {what}; said last: {[line['text'] for line in self.lines()[-20:]]}")

    def choose_language(self, code):
        """From the first screen, by the list of languages: each of them is said in itself."""
        self.find(lambda said: "More languages" in said["text"], "'More languages'")
        self.hears("Return", "Languages")
        self.words = Words(code)
        said = self.find(lambda said: self.words.own_name in said["text"], self.words.own_name)
        assert said["language"] == code, said
        self.press("Return")
        self.listen(lambda said: said["language"] == code and self.words("Scan your pass to get tickets") in said["text"],
                    "the first screen in the language")


class KeysTest(unittest.TestCase):
    def start(self, output):
        self.server = XServer("1080x1920")
        self.addCleanup(self.server.close)
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)
        self.rig.start_central()
        self.rig.start_printer()
        shown = [self.rig.make_pass(code) for code, _ in VISITORS.values()]
        self.rig.write_config(
            keys='next = ["Down"]\nprevious = ["Up"]\nactivate = ["Return"]\nback = ["Escape"]\nrepeat = ["F1"]\n'
                 'volume = ["F2"]\nheadset_in = ["F3"]\nheadset_out = ["F4"]\n',
            languages=f"offered = {json.dumps(list(VISITORS))}\n",
            speech=f'output = "{output}"\nlog = "said.jsonl"\n',
            # This visitor presses as soon as they have heard enough, which can be sooner than a trembling hand.
            session="strike_ms = 0\n",
            demo="".join(f'[[demo.key]]\ndigit = {number}\npicture = "{name}"\n' for number, name in enumerate(shown)))
        self.visitor = Visitor(self.rig, self.server)
        self.kiosk = self.rig.start_kiosk(environment={**self.server.environment, "SDL_AUDIODRIVER": "dummy"})
        self.rig.await_screen("scan")

    def show_pass(self, code):
        self.server.hand("key", list(VISITORS).index(code))

    def visit(self, code):
        """From the first screen to a ticket in the hand, and back."""
        visitor = self.visitor
        visitor.choose_language(code)
        words = visitor.words
        self.show_pass(code)
        visitor.listen(lambda said: VISITORS[code][1] in said["text"], "the greeting")
        get = words.heard("Get a ticket for {title}")
        visitor.find(lambda said: get in said["text"] and FILM in said["text"], f"'{get}' for {FILM}")
        visitor.press("Return")
        taken = visitor.listen(lambda said: words("Take your ticket") in said["text"], "'Take your ticket'")
        self.assertEqual(taken["language"], code)
        self.assertIn(FILM, taken["text"])
        visitor.find(lambda said: said["text"].startswith(words("Done")), "'Done'")
        visitor.press("Return")
        # They hear that they have left; whoever comes next begins in the kiosk's first language again.
        visitor.listen(lambda said: said["language"] == "en" and "Scan your pass" in said["text"], "the first screen")

    def test_a_ticket_in_every_language(self):
        self.start("headset")
        for number, code in enumerate(VISITORS, 1):
            self.visit(code)
            codes = self.rig.codes()
            self.assertEqual(len(codes), number)
            self.assertTrue(self.rig.verify(codes[-1]))
        self.assertIn("clean", self.rig.audit().stdout)
        self.assertEqual(rig_module.end(self.kiosk), 0)

    def test_the_keys_are_learnt_repeated_and_turned_up(self):
        self.start("headset")
        visitor = self.visitor
        visitor.find(lambda said: "Accessibility" in said["text"], "'Accessibility'")
        visitor.hears("Return", "What you choose here")
        volume = visitor.find(lambda said: "Change the volume" in said["text"], "the volume")
        self.assertEqual(volume["volume"], 60)
        self.assertEqual(visitor.hears("F1", "Change the volume"), volume["text"])
        visitor.hears("F2", "80")
        self.assertEqual(visitor.lines()[-1]["volume"], 80)
        visitor.find(lambda said: "Learn the keys" in said["text"], "'Learn the keys'")
        visitor.hears("Return", "Press a key to hear what it does")
        for key, words in (("Down", "next thing"), ("Up", "the one before"), ("Return", "Chooses"), ("F1", "once more"),
                           ("F2", "louder"), ("Escape", "Leads back")):
            visitor.hears(key, words)
        visitor.hears("Escape", "What you choose here")
        visitor.hears("Escape", "Scan your pass")

    def test_a_loudspeaker_says_nothing_about_anybody(self):
        self.start("loudspeaker")
        visitor = self.visitor
        visitor.hears("Down", "Scan your pass")
        before = len(visitor.lines())
        self.show_pass("en")
        visitor.listen(lambda said: "Plug in a headset" in said["text"], "the invitation")
        for key in ("Down", "Up", "F1"):
            visitor.press(key)
        visitor.hears("F2", "80")
        # From the sign-in to the headset: of the look-up what everybody's says, the invitation, again as asked for, and
        # how loud it is.
        invitation = "Plug in a headset to hear your tickets."
        said = [line["text"] for line in visitor.lines()[before:]]
        said = [text for text in said if not text.startswith("One moment. Looking up your pass.")]
        self.assertEqual(said, [invitation, invitation, "Volume 80 %."])
        # The headset's contact comes behind the key, so that what the key said would be before the view.
        visitor.press("F3")
        visitor.listen(lambda said: "Leilani" in said["text"], "the greeting in the headset")
        visitor.press("F4")
        visitor.press("Down")
        visitor.hears("F2", "100")
        personal = [said["text"] for said in visitor.lines() if "Leilani" in said["text"]]
        self.assertEqual(len(personal), 1, personal)


if __name__ == "__main__":
    unittest.main()
