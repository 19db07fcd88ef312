# SPDX-License-Identifier: Apache-2.0
"""The lint of messages finds what is missing, stale, half done or lost in a catalogue."""
import unittest

import common
import messages

SOURCE = """// A view.
std::string line(const Language& say) { return say.text("Hello, {name}", {{"name", ada}}); }
std::string count(const Language& say, int n) { return say.plural("{n} seat", "{n} seats", n); }
std::string key(const Language& say) { return say.text_in("staff", "Load paper"); }
"""


def header(code, **changes):
    lines = {
        "Language": code,
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n > 1);",
        "X-Own-Name": "Français",
        "X-Direction": "ltr",
        "X-Reviewed-By": "none yet",
    } | {name.replace("_", "-"): value for name, value in changes.items()}
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{name}: {value}\\n"\n' for name, value in lines.items() if value)


HELLO = 'msgid "Hello, {name}"\nmsgstr "Bonjour, {name}"\n'
SEATS = 'msgid "{n} seat"\nmsgid_plural "{n} seats"\nmsgstr[0] "{n} place"\nmsgstr[1] "{n} places"\n'
PAPER = 'msgctxt "staff"\nmsgid "Load paper"\nmsgstr "Remettre du papier"\n'


def po(*entries, code="fr", **changes):
    return "\n".join([header(code, **changes), *entries])


class Messages(unittest.TestCase):
    def findings(self, catalogue, source=SOURCE, code="fr"):
        tree = {"kiosk/core/view/a.cpp": source, f"assets/locales/{code}.po": catalogue}
        with common.Tree(tree) as root:
            return messages.check(root)

    def finding(self, *arguments, **named):
        found = self.findings(*arguments, **named)
        self.assertEqual(len(found), 1, found)
        return found[0]

    def test_a_whole_catalogue(self):
        self.assertEqual(self.findings(po(HELLO, SEATS, PAPER)), [])

    def test_a_missing_message(self):
        self.assertIn('assets/locales/fr.po:1: "Hello, {name}" is missing', self.finding(po(SEATS, PAPER)))
        self.assertIn('"Load paper" (staff) is missing', self.finding(po(SEATS, HELLO)))

    def test_an_empty_message(self):
        empty = HELLO.replace("Bonjour, {name}", "")
        self.assertIn('"Hello, {name}" is not translated', self.finding(po(empty, SEATS, PAPER)))
        half = SEATS.replace("{n} places", "")
        self.assertIn('"{n} seat" is not translated', self.finding(po(HELLO, half, PAPER)))

    def test_what_staff_read_may_stay_english_elsewhere(self):
        empty = PAPER.replace("Remettre du papier", "")
        self.assertIn("not translated", self.finding(po(HELLO, SEATS, empty)))
        self.assertEqual(self.findings(po(HELLO, SEATS, empty, code="iu"), code="iu"), [])

    def test_a_guess(self):
        self.assertIn("is fuzzy", self.finding(po("#, fuzzy\n" + HELLO, SEATS, PAPER)))
        self.assertIn("is fuzzy", self.finding(po('#, fuzzy\n#| msgid "Hello"\n' + HELLO, SEATS, PAPER)))
        self.assertIn("is fuzzy", self.finding(po(HELLO, SEATS, "#, fuzzy\n" + PAPER)))

    def test_a_stale_message(self):
        old = 'msgid "Good bye"\nmsgstr "Au revoir"\n'
        self.assertIn('"Good bye" is said nowhere', self.finding(po(HELLO, SEATS, PAPER, old)))
        kept = '#~ msgid "Good bye"\n#~ msgstr "Au revoir"\n'
        self.assertIn('"Good bye" is said nowhere', self.finding(po(HELLO, SEATS, PAPER, kept)))

    def test_a_hole_lost_or_new(self):
        self.assertIn("{name} is lost", self.finding(po(HELLO.replace("Bonjour, {name}", "Bonjour"), SEATS, PAPER)))
        found = self.findings(po(HELLO.replace("Bonjour, {name}", "Bonjour, {nom}"), SEATS, PAPER))
        self.assertEqual(len(found), 2)
        self.assertIn("{nom} is new", found[1])

    def test_one_thing_may_be_said_in_a_word(self):
        self.assertEqual(self.findings(po(HELLO, SEATS.replace("{n} place\"", "une place\""), PAPER)), [])

    def test_plural_forms(self):
        three = po(HELLO, SEATS, PAPER, Plural_Forms="nplurals=3; plural=0;")
        self.assertIn('"{n} seat" has 2 forms where the header\'s Plural-Forms have 3', self.finding(three))

    def test_the_header(self):
        self.assertIn("Language is not fr", self.finding(po(HELLO, SEATS, PAPER, code="de")))
        for name in ("X_Own_Name", "X_Direction", "X_Reviewed_By"):
            self.assertIn(name.replace("_", "-"), self.finding(po(HELLO, SEATS, PAPER, **{name: ""})))
        self.assertIn("X-Direction", self.finding(po(HELLO, SEATS, PAPER, X_Direction="down")))
        script = po(HELLO, SEATS, PAPER, code="zh_Hans")
        self.assertEqual(self.findings(script, code="zh-Hans"), [])

    def test_typography(self):
        for text in ["Bonjour {name} !", "Bonjour {name}!", "Bonjour : {name}", "« {name} »", "L'ami {name}"]:
            found = self.finding(po(HELLO.replace("Bonjour, {name}", text), SEATS, PAPER))
            self.assertIn(text, found.replace('"', "'"))
        for text in ["Bonjour {name}\u202f!", "Bonjour\u00a0: {name} à 18:30", "«\u00a0{name}\u00a0»"]:
            self.assertEqual(self.findings(po(HELLO.replace("Bonjour, {name}", text), SEATS, PAPER)), [], text)
        spanish = po(HELLO.replace("Bonjour, {name}", "Hola, {name}!"), SEATS, PAPER, code="es")
        self.assertIn("begins with ¡", self.finding(spanish, code="es"))

    def test_english_is_what_the_sources_say(self):
        same = 'msgid "Hello, {name}"\nmsgstr "Hello, {name}"\n'
        seats = 'msgid "{n} seat"\nmsgid_plural "{n} seats"\nmsgstr[0] "{n} seat"\nmsgstr[1] "{n} seats"\n'
        paper = 'msgctxt "staff"\nmsgid "Load paper"\nmsgstr "Load paper"\n'
        self.assertEqual(self.findings(po(same, seats, paper, code="en"), code="en"), [])
        other = same.replace('msgstr "Hello', 'msgstr "Hi')
        self.assertIn("another in English", self.finding(po(other, seats, paper, code="en"), code="en"))

    def test_calls_that_cannot_be_collected(self):
        whole = po(HELLO, SEATS, PAPER)
        for call in [
            "say.text(title)",
            'say.text(full ? "Full" : "Free")',
            'say.text(std::string("Full"))',
            'say_->text_in(context, "Full")',
            'words.say.plural(one, many, n)',
        ]:
            found = self.findings(whole, SOURCE + f"auto x = {call};\n")
            self.assertIn("kiosk/core/view/a.cpp:5: ", found[0], call)
            self.assertIn("as literals", found[0])
        self.assertIn("call a language `say`", self.finding(whole, SOURCE + 'auto x = tongue.text("Hello, {name}");\n'))
        for call in ["canvas.text(at, style, line)", 'say.text("Hello, "\n    "{name}", {{"name", x}})', "// say.text(x)\n0"]:
            self.assertEqual(self.findings(whole, SOURCE + f"auto x = {call};\n"), [], call)

    def test_files_that_speak_no_language(self):
        settings = {"kiosk/app/config.cpp": 'auto name = section.text("name");\n', "kiosk/core/view/a.cpp": SOURCE}
        with common.Tree(settings | {"assets/locales/fr.po": po(HELLO, SEATS, PAPER)}) as root:
            self.assertEqual(messages.check(root), [])


if __name__ == "__main__":
    unittest.main()
