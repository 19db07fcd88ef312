# SPDX-License-Identifier: Apache-2.0
"""The check of the demonstration festival finds what is wrong with a festival."""
import unittest

import common
import festival_check

GOOD = """
#   none                  FEST-1  a  day 0 09:00  hall
[festival]
name = "Small"
zone = "America/Toronto"
first_day = "import"
[[category]]
id = "press"
name = "Press"
[[venue]]
id = "hall"
name = "Hall"
directions = "Inside"
[[film]]
id = "f"
title = "F"
running_minutes = 60
synopsis = "A film."
[[screening]]
id = "a"
film = "f"
venue = "hall"
starts = "day 0 10:00"
ends = "day 0 11:10"
allotment = { press = 1 }
[[pass]]
id = "p1"
code = "FEST-1"
name = "Ada"
category = "press"
"""

SECOND = """
[[screening]]
id = "b"
film = "f"
venue = "hall"
starts = "day 0 11:00"
ends = "day 0 12:00"
allotment = { press = 1 }
"""

RESERVATION = '\n[[reservation]]\npass = "p1"\nscreening = "a"\n'


class FestivalCheck(unittest.TestCase):
    def findings(self, text):
        with common.Tree({"festival.toml": text}) as root:
            return "\n".join(festival_check.check(f"{root}/festival.toml"))

    def test_a_small_festival_lacks_only_rows_of_its_table(self):
        for line in self.findings(GOOD).splitlines():
            self.assertIn("no row shows", line)

    def test_an_unknown_key(self):
        self.assertIn("unknown key 'titel'", self.findings(GOOD.replace("title", "titel")))

    def test_a_missing_key(self):
        self.assertIn("'title' is missing", self.findings(GOOD.replace('title = "F"', "")))

    def test_a_reference_to_nothing(self):
        self.assertIn("there is no film 'g'", self.findings(GOOD.replace('film = "f"', 'film = "g"')))

    def test_an_id_twice(self):
        self.assertIn("'a' is there twice", self.findings(GOOD + SECOND.replace('"b"', '"a"')))

    def test_an_end_before_the_film_is_over(self):
        self.assertIn("ends before the film", self.findings(GOOD.replace("11:10", "10:50")))

    def test_two_films_in_one_room(self):
        self.assertIn("in one room at one time", self.findings(GOOD + SECOND))

    def test_more_reservations_than_seats(self):
        self.assertIn("1 reservations too many", self.findings(GOOD.replace("press = 1", "press = 0") + RESERVATION))

    def test_a_reservation_twice(self):
        self.assertIn("'a' and 'a' overlap", self.findings(GOOD + RESERVATION * 2))

    def test_a_row_that_is_not_so(self):
        self.assertIn("is window_not_open, not none", self.findings(GOOD.replace("09:00", "08:59")))
        self.assertIn("is already_has_ticket, not none", self.findings(GOOD + RESERVATION))

    def test_a_reason_without_a_row(self):
        self.assertIn("no row shows daily_limit", self.findings(GOOD))


if __name__ == "__main__":
    unittest.main()
