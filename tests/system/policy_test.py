# SPDX-License-Identifier: Apache-2.0
"""`kiosk policy explain` and `kiosk policy day`: the published examples as an operator asks them, and hostile arguments."""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import CLOCK, Rig, program, run

HEAD = """
[festival]
name = "Small"
zone = "{zone}"
first_day = "{first_day}"
[[category]]
id = "industry"
name = "Industry"
daily_limit = 2
[[film]]
id = "film"
title = "A Film"
running_minutes = 100
[[venue]]
id = "bader"
name = "Isabel Bader Theatre"
[[venue]]
id = "varsity"
name = "Varsity"
hours = [ {{ day = 2, opens = "12:30", closes = "18:00" }} ]
"""

SCREENING = """
[[screening]]
id = "{id}"
film = "film"
venue = "{venue}"
room = "{id}"
starts = "{starts}"
ends = "{ends}"
cancelled = {cancelled}
allotment = {{ industry = {seats} }}
"""

PASSES = """
[[pass]]
id = "p-1"
code = "CODE-1"
name = "Amara"
category = "industry"
valid_from = "2024-01-01"
valid_until = "2024-12-30"
[[pass]]
id = "p-2"
code = "CODE-2"
name = "Bo"
category = "industry"
valid_from = "2024-01-01"
[[reservation]]
pass = "p-2"
screening = "A"
[[reservation]]
pass = "p-2"
screening = "Small"
"""


def screening(name, starts, ends, venue="bader", cancelled="false", seats=5):
    return SCREENING.format(id=name, starts=starts, ends=ends, venue=venue, cancelled=cancelled, seats=seats)


def toronto():
    return (
        HEAD.format(zone="America/Toronto", first_day="2024-04-28")
        + screening("A", "day 0 10:00", "day 0 12:00")
        + screening("Union", "day 0 18:30", "day 0 20:30")
        + screening("Late", "day 1 00:30", "day 1 02:30")
        + screening("Off", "day 2 09:00", "day 2 11:00", cancelled="true")
        + screening("Small", "day 0 20:30", "day 0 22:10", seats=1)
        + screening("There", "day 2 12:00", "day 2 14:00", venue="varsity")
        + screening("Night", "day 2 22:15", "day 2 23:55", venue="varsity")
        + screening("March", "2024-03-10 23:00", "2024-03-11 00:40")
        + PASSES
    )


class Policy(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="kiosk-policy.")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.file = self.folder / "festival.toml"
        self.file.write_text(toronto())

    def ask(self, *words):
        return subprocess.run([program("kiosk"), "policy", *words], capture_output=True, timeout=60, check=False)

    def explain(self, *more, screening="Union", channel="in_person", at="2024-04-28T12:00:00-04:00", person="p-1"):
        words = ["explain", "--festival", str(self.file), "--pass", person, "--screening", screening]
        return self.ask(*words, "--channel", channel, "--at", at, *more)

    def lines(self, *more, **asked):
        """The answer by the names of its lines."""
        done = self.explain(*more, **asked)
        self.assertEqual(done.stderr, b"")
        answer = dict(line.split(":", 1) for line in done.stdout.decode().splitlines())
        self.assertEqual(done.returncode, 0 if "granted" in answer["verdict"] else 1)
        return {name: text.strip() for name, text in answer.items()}

    def day(self, venue, date):
        done = self.ask("day", "--festival", str(self.file), "--venue", venue, "--date", date)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout.decode().splitlines()

    def refused(self, done, says):
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)
        self.assertTrue(done.stderr.startswith(b"kiosk"), done.stderr)
        self.assertIn(says.encode(), done.stderr)


class Live(unittest.TestCase):
    """The same question, asked of the database and of the service that serve the demonstration's festival."""

    def ask(self, *words):
        return subprocess.run([program("kiosk"), "policy", "explain", *words], capture_output=True, text=True, timeout=60,
                              check=False)

    def test_the_database_knows_the_tickets_of_this_moment(self):
        with Rig() as rig:
            asked = ["--database", rig.database, "--pass", "leilani", "--screening", "union-0-1830", "--at", CLOCK]
            done = self.ask(*asked)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn("pass:         p-26-0006, Leilani, industry\n", done.stdout)
            run(program("central"), "tickets", "issue", "--database", rig.database, "--pass", "FEST-26-0006", "--screening",
                "union-0-1830", "--reason", "no paper", "--clock", CLOCK)
            done = self.ask(*asked)
            self.assertEqual(done.returncode, 1)
            self.assertIn("verdict:      already_has_ticket (refused)\n", done.stdout)
            done = self.ask(*asked[:-4], "--screening", "unoin-0-1830")
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertIn("did you mean union-0-1830", done.stderr)
            done = self.ask("--database", rig.database, "--pass=--json", "--screening", "union-0-1830")
            self.assertIn("pass_unknown", done.stdout)

    def test_the_service_answers_as_it_answers_a_desk(self):
        with Rig() as rig:
            rig.start_central()
            token = rig.folder / "desk.token"
            token.write_text(rig.add_device("desk", "box office") + "\n")
            url = f"http://127.0.0.1:{rig.central_port}"
            asked = ["--service", url, "--token-file", str(token), "--screening", "union-0-1830"]
            done = self.ask(*asked, "--pass", "FEST-26-0006")
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn("verdict:      none (granted)\npass:         p-26-0006, Leilani, Industry\n", done.stdout)
            self.assertIn("kiosk offers: get\n", done.stdout)
            done = self.ask(*asked, "--pass", "FEST-26-0001")
            self.assertEqual(done.returncode, 1)
            self.assertIn("kiosk offers: pick_up, T-", done.stdout)
            done = self.ask(*asked, "--pass", "FEST-26-9999")
            self.assertIn("verdict:      pass_unknown (refused)\n", done.stdout)
            self.assertEqual(done.returncode, 1)
            done = self.ask(*asked, "--pass", "p-26-0006")
            self.assertIn("verdict:      pass_unknown (refused)\n", done.stdout)
            self.assertEqual((done.returncode, done.stderr), (1, "kiosk: --pass p-26-0006: the service knows passes by their "
                                                              "code; an id is taken with --database or --festival\n"))
            for more, says in [
                (["--at", CLOCK], "--service answers for now"),
                (["--channel", "online"], "--service answers for now"),
                (["--screening", "unoin-0-1830"], "; for another venue or day ask with --database; or did you mean union-0-1830?\n"),
                (["--screening", "xyz"], "; for another venue or day ask with --database\n"),
                (["--service", "http://tickets.example"],
                 "http://tickets.example sends passes and the token in clear text to another machine; write it with https"),
                (["--service", "tickets.example"], "is no address of a service; write it as \"https://"),
                (["--service", "http://127.0.0.1:1"], "cannot be reached"),
                (["--token-file", str(rig.folder / "none")], "there is no token here yet"),
            ]:
                with self.subTest(says=says):
                    words = [*asked, "--pass", "FEST-26-0006"]
                    for option in more[::2]:
                        if option in words:
                            at = words.index(option)
                            del words[at : at + 2]
                    done = self.ask(*words, *more)
                    self.assertEqual((done.returncode, done.stdout), (2, ""))
                    self.assertIn(says, done.stderr)
            token.write_text(rig.add_device("door", "gate") + "\n")
            done = self.ask(*asked, "--pass", "FEST-26-0006")
            self.assertEqual(done.returncode, 2)
            self.assertIn("look-ups need the token of a desk or a kiosk", done.stderr)


class Explain(Policy):
    def test_the_published_examples(self):
        for at, channel, what, verdict, change in [
            ("2024-04-27T20:59:59-04:00", "online", "Union", "window_not_open", "Sat 2024-04-27 21:00:00 EDT"),
            ("2024-04-27T21:00:00-04:00", "online", "Union", "none", "Sun 2024-04-28 17:30:00 EDT"),
            ("2024-04-27T21:00:00-04:00", "online", "Late", "none", "Sun 2024-04-28 23:30:00 EDT"),
            ("2024-04-27T21:00:00-04:00", "in_person", "Union", "window_not_open", "Sun 2024-04-28 09:00:00 EDT"),
            ("2024-04-28T08:59:59-04:00", "in_person", "Union", "window_not_open", "Sun 2024-04-28 09:00:00 EDT"),
            ("2024-04-28T09:00:00-04:00", "in_person", "Union", "none", "Sun 2024-04-28 18:30:00 EDT"),
            ("2024-04-28T17:29:59-04:00", "online", "Union", "none", "Sun 2024-04-28 17:30:00 EDT"),
            ("2024-04-28T17:30:00-04:00", "online", "Union", "window_closed", "Tue 2024-12-31 05:00:00 EST"),
            ("2024-04-28T18:29:59-04:00", "in_person", "Union", "none", "Sun 2024-04-28 18:30:00 EDT"),
            ("2024-04-28T18:30:00-04:00", "in_person", "Union", "window_closed", "Tue 2024-12-31 05:00:00 EST"),
            ("2024-04-29T00:10:00-04:00", "in_person", "Late", "none", "Mon 2024-04-29 00:30:00 EDT"),
            ("2024-03-09T21:00:00-05:00", "online", "March", "none", "Sun 2024-03-10 22:00:00 EDT"),
        ]:
            with self.subTest(at=at, channel=channel, screening=what):
                answer = self.lines(at=at, channel=channel, screening=what)
                self.assertEqual(answer["verdict"].split()[0], verdict)
                self.assertTrue(answer["next change"].startswith(change + " (UTC-0"), answer["next change"])
                self.assertTrue(answer["rule"])

    def test_the_wrong_venue_names_the_right_one_and_its_hours(self):
        answer = self.lines("--venue", "varsity")
        self.assertEqual(answer["verdict"], "wrong_venue (refused)")
        self.assertEqual(answer["right venue"], "bader")
        self.assertIn("at the box office of Isabel Bader Theatre, from Sun 2024-04-28 09:00:00 EDT", answer["to do"])

    def test_the_next_change_says_what_comes_then(self):
        self.assertIn(": none (granted)", self.lines(at="2024-04-28T08:00-04:00")["next change"])
        self.assertIn(": window_closed (refused)", self.lines()["next change"])
        self.assertEqual(self.lines(at="2024-12-31T05:00-05:00")["next change"], "never by itself")

    def test_reservations_are_tickets_held_and_seats_taken(self):
        held = self.lines(screening="A", at="2024-04-28T09:30-04:00", person="p-2")
        self.assertEqual(held["verdict"], "already_has_ticket (refused)")
        self.assertIn("until Sun 2024-04-28 12:00:00 EDT", held["to do"])
        limit = self.lines(person="p-2")
        self.assertEqual((limit["verdict"], limit["tickets held"]), ("daily_limit (refused)", "2 of 2"))
        full = self.lines(screening="Small")
        self.assertEqual((full["verdict"], full["seats left"]), ("screening_full (refused)", "0 of 1 for industry"))
        self.assertIn("wait in the rush line, from Sun 2024-04-28 19:30:00 EDT", full["to do"])

    def test_a_pass_is_known_by_its_code_too(self):
        self.assertIn("p-1, Amara", self.lines(person="CODE-1")["pass"])

    def test_an_instant_without_an_offset_is_the_festivals(self):
        for at in ["2024-04-28T12:00", "2024-04-28 12:00:00", "2024-04-28T16:00Z", "2024-04-28T18:00+02:00"]:
            self.assertIn("Sun 2024-04-28 12:00:00 EDT (UTC-04:00)", self.lines(at=at)["asked"])

    def test_a_time_that_occurs_twice_says_which(self):
        self.assertIn("01:30:00 EDT", self.lines(at="2024-11-03T01:30")["asked"])
        self.assertIn("01:30:00 EST", self.lines(at="2024-11-03T01:30-05:00")["asked"])
        self.assertIn("03:00:00 EDT", self.lines(at="2024-03-10T02:30")["asked"])

    def test_a_festival_that_counts_from_its_import_is_given_its_first_day(self):
        self.file.write_text(self.file.read_text().replace('first_day = "2024-04-28"', 'first_day = "import"'))
        answer = self.lines("--first-day", "2024-04-28")
        self.assertEqual(answer["verdict"], "none (granted)")

    def test_names_that_nothing_has_are_told_with_those_that_are_near(self):
        self.refused(self.explain(screening="Onion"), "--screening Onion: no such screening in the file; near it: Union")
        self.refused(self.explain("--venue", "xyzzyxyzzy"), "no such venue in the file; it has: bader, varsity")
        self.refused(self.explain(channel="phone"), "--channel phone: no such channel; write online or in_person")
        self.refused(self.explain("--venue", "bader", channel="online"), "--venue: only --channel in_person has one")

    def unknown(self, person):
        """The answer about a pass that the file does not have, and the line that says which are near."""
        done = self.explain(person=person)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertTrue(done.stdout.startswith(b"verdict:      pass_unknown (refused)\nscreening: "), done.stdout)
        self.assertTrue(done.stdout.endswith(b"next change:  never by itself\n"), done.stdout)
        self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)
        self.assertTrue(done.stderr.startswith(b"kiosk: --pass "), done.stderr)
        return done.stdout.decode(), done.stderr.decode(errors="replace")

    def test_a_pass_that_nobody_has_is_a_verdict_with_those_that_are_near(self):
        answer, hint = self.unknown("p-3")
        self.assertEqual(hint, "kiosk: --pass p-3: no such pass in the file; near it: p-1, p-2; passes of an imported list "
                               "are in the service's database: ask with --database in place of --festival\n")
        self.assertIn("to do:        staff at the box office decide\n", answer)
        self.assertNotIn("seats left", answer)
        self.assertNotIn("\npass:", answer)
        self.assertIn("it has: p-1, p-2, CODE-1, CODE-2", self.unknown("xyzzyxyzzy")[1])
        self.file.write_text(self.file.read_text().split("[[pass]]")[0])
        self.assertIn("it has none", self.unknown("p-1")[1])
        # What else is wrong is still no question.
        self.refused(self.explain(person="p-3", screening="Onion"), "--screening Onion: no such screening")

    def test_hostile_arguments_are_one_line(self):
        words = ["", " ", "\n\n", "\x1b[2J", "a" * 100_000, "%s%n", "'; --", "../../etc/passwd", b"\xff\xfe", "\u202e"]
        for word in words:
            with self.subTest(word=word[:20]):
                self.unknown(word)
                self.refused(self.explain(screening=word), "kiosk: ")
                self.refused(self.explain(channel=word), "kiosk: ")
                self.refused(self.explain(at=word), "kiosk: ")
                self.refused(self.ask("day", "--festival", str(self.file), "--venue", word, "--date", "2024-04-28"), "")
                self.refused(self.ask("day", "--festival", str(self.file), "--venue", "bader", "--date", word), "")

    def test_instants_that_are_none(self):
        for at in [
            "yesterday", "2024-04-28", "2024-04-28T25:00", "2024-02-30T12:00", "0000-01-01T00:00Z", "9999-12-31T23:59Z",
            "2024-04-28T12:00-04:00-04:00", "2024-04-28T12:00:00.", "1714300000", "-2024-04-28T12:00", "2024-04-28T12:0",
        ]:  # fmt: skip
            with self.subTest(at=at):
                self.refused(self.explain(at=at), "--at")

    def test_usage(self):
        self.refused(self.ask(), "kiosk policy: a command is missing; there are explain and day")
        self.refused(self.ask("explain"), "--pass and --screening are missing")
        self.refused(self.ask("explain", "--colour", "red"), "there is no option --colour")
        self.refused(self.ask("exlpain"), "did you mean \"explain\"?")
        self.refused(self.explain("--database", "sqlite:x.db"), "one of --festival, --database and --service is required")
        self.refused(self.explain("--token-file", "x"), "--token-file and --ca-file go with --service alone")
        self.refused(self.explain("--first-day", "soon"), "--first-day soon: no date")
        done = self.ask("explain", "--help")
        self.assertEqual(done.returncode, 0)
        self.assertIn("a pass's code; without --service its id too", b" ".join(done.stdout.split()).decode())

    def test_a_file_that_is_wrong_is_one_line(self):
        self.file.write_text(toronto().replace("zone =", "zoen =").replace('venue = "bader"', 'venue = "badr"'))
        self.refused(self.explain(), "festival.toml:2: [festival] zone is missing")
        self.file.write_bytes(b"\x00\xff")
        self.refused(self.explain(), "is no text in UTF-8")
        self.file.unlink()
        self.refused(self.explain(), "cannot be read")
        self.file.mkdir()
        self.refused(self.explain(), "is a folder")


class PublishedHours(Policy):
    """The varsity's staff published 12:30 to 18:00; its screenings begin at 12:00 and at 22:15."""

    def test_the_verdict_names_the_closing(self):
        for at, verdict, change in [
            ("2024-04-30T12:29:59", "window_not_open", "Tue 2024-04-30 12:30:00 EDT (UTC-04:00): none (granted)"),
            ("2024-04-30T17:59:59", "none", "Tue 2024-04-30 18:00:00 EDT (UTC-04:00): window_closed (refused)"),
            ("2024-04-30T18:00:00", "window_closed", None),
            ("2024-04-30T21:30:00", "window_closed", None),
        ]:
            with self.subTest(at=at):
                answer = self.lines(screening="Night", at=at)
                self.assertEqual(answer["verdict"].split()[0], verdict)
                self.assertIn("the box office closes at 18:00", answer["rule"])
                if change:
                    self.assertEqual(answer["next change"], change)

    def test_hours_that_begin_after_the_start_are_named(self):
        answer = self.lines(screening="There", at="2024-04-30T11:30")
        self.assertEqual(answer["verdict"], "window_closed (refused)")
        self.assertEqual(answer["rule"], "the box office opens at 12:30, too late for the screening")


class Day(Policy):
    def test_a_day_has_its_hours_and_a_line_a_screening(self):
        lines = self.day("bader", "2024-04-28")
        self.assertEqual(lines[0], "Isabel Bader Theatre (bader), Sun 2024-04-28, times in EDT (UTC-04:00)")
        self.assertEqual(lines[1], "box office: 09:00 to Mon 00:30")
        self.assertEqual(
            [line.split() for line in lines[4:]],
            [
                "10:00 Sat 21:00 09:00 09:00 10:00 09:30 09:45 09:00 A A Film".split(),
                "18:30 Sat 21:00 17:30 09:00 18:30 18:00 18:15 17:30 Union A Film".split(),
                "20:30 Sat 21:00 19:30 09:00 20:30 20:00 20:15 19:30 Small A Film".split(),
                "Mon 00:30 Sat 21:00 23:30 09:00 Mon 00:30 Mon 00:00 Mon 00:15 23:30 Late A Film".split(),
            ],
        )

    def test_cancelled_screenings_and_published_hours_are_marked(self):
        lines = self.day("bader", "2024-04-30")
        self.assertEqual(lines[1], "box office: 08:00 to 09:00")
        self.assertTrue(lines[-1].endswith("CANCELLED"))
        lines = self.day("varsity", "2024-04-30")
        self.assertEqual(lines[1], "box office: 12:30 to 18:00, as published by staff")
        self.assertEqual(lines[-2].split()[:6], "12:00 Mon 21:00 11:00 never -".split())
        self.assertEqual(lines[-1].split()[:6], "22:15 Mon 21:00 21:15 12:30 18:00".split())

    def test_a_day_without_screenings_says_so(self):
        lines = self.day("varsity", "2024-04-28")
        self.assertEqual(lines[1:], ["no screenings, and so no box office; there are some on 2024-04-30"])

    def test_days_on_which_clocks_change_say_which_time_is_meant(self):
        for zone, day, start, expected in [
            ("America/Toronto", "2024-03-10", "day 0 18:00", "18:00|Sat 21:00 EST|17:00|17:00|18:00|17:30"),
            ("America/Toronto", "2024-11-03", "day 0 18:00", "18:00|Sat 21:00 EDT|17:00|17:00|18:00|17:30"),
            ("America/Toronto", "2024-11-02", "day 1 02:15", "Sun 02:15|Fri 21:00 EDT|Sun 01:15|Sun 01:15|Sun 02:15"),
            ("Europe/London", "2024-10-27", "day 0 18:00", "18:00|Sat 21:00 BST|17:00|17:00|18:00|17:30"),
            ("Australia/Lord_Howe", "2024-04-07", "day 0 18:00", "18:00|Sat 21:00 UTC+11:00|17:00|17:00|18:00"),
            (
                "Australia/Lord_Howe", "2024-10-05", "day 1 02:45",
                "Sun 02:45 UTC+11:00|Fri 21:00|Sun 01:15|Sun 01:15|Sun 02:45 UTC+11:00|Sun 01:45|Sun 02:30 UTC+11:00",
            ),
        ]:  # fmt: skip
            with self.subTest(zone=zone, day=day):
                end = start.replace(" 18:", " 20:").replace(" 02:", " 05:")
                self.file.write_text(HEAD.format(zone=zone, first_day=day) + screening("S", start, end))
                row = "|".join(re.split("  +", self.day("bader", day)[-1]))
                self.assertTrue(row.startswith(expected + "|"), row)

    def test_a_date_or_a_venue_that_is_none(self):
        for date in ["2024-02-30", "0001-01-01", "9999-12-31", "28 April", "2024-4-28", "day 0"]:
            done = self.ask("day", "--festival", str(self.file), "--venue", "bader", "--date", date)
            self.refused(done, f"--date {date}: no date of this century; write it as 2024-04-28")
        done = self.ask("day", "--festival", str(self.file), "--venue", "baader", "--date", "2024-04-28")
        self.refused(done, "--venue baader: no such venue in the file; near it: bader")


if __name__ == "__main__":
    unittest.main()
