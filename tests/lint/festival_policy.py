# SPDX-License-Identifier: Apache-2.0
"""The ticketing policy once more, in a few lines of Python: what the demonstration festival's table is checked with.

It shares nothing with kiosk/policy on purpose. Times are the festival's local ones, without a zone: the table stays away
from the hours at which clocks change.
"""
from datetime import datetime, timedelta

DEFAULTS = {
    "online_opens": "21:00",
    "online_closes_minutes": 60,
    "box_office_lead_minutes": 60,
    "grace_minutes": 0,
    "roll_over": "05:00",
    "walking_buffer_minutes": 15,
}

REASONS = [
    "pass_unknown", "pass_not_collected", "pass_not_yet_valid", "pass_expired", "pass_suspended", "pass_replaced",
    "category_not_eligible", "screening_cancelled", "wrong_venue", "window_not_open", "window_closed",
    "already_has_ticket", "overlapping_ticket", "daily_limit", "screening_full", "none",
]  # fmt: skip


def minutes(count):
    return timedelta(minutes=count)


def time_of_day(text):
    hours, rest = text.split(":")
    return minutes(60 * int(hours) + int(rest))


class Festival:
    def __init__(self, data, first_day=datetime(2026, 9, 10)):
        self.data = data
        self.first_day = first_day
        self.rules = DEFAULTS | data.get("policy", {})
        self.films = {film["id"]: film for film in data["film"]}
        self.screenings = {screening["id"]: screening for screening in data["screening"]}
        self.passes = {holder["code"]: holder for holder in data["pass"]}
        self.limits = {category["id"]: category.get("daily_limit") for category in data["category"]}

    def day(self, value):
        """A day number, "day N" or a date, as its local midnight."""
        if isinstance(value, int):
            return self.first_day + timedelta(days=value)
        if value.startswith("day "):
            return self.day(int(value[4:]))
        return datetime.strptime(value, "%Y-%m-%d")

    def instant(self, text):
        """`day 0 18:30` or `2024-04-28 18:30`."""
        day, clock = text.rsplit(" ", 1)
        return self.day(day) + time_of_day(clock)

    def starts(self, screening):
        return self.instant(screening["starts"])

    def ends(self, screening):
        """By the policy: the film and what follows it."""
        running = self.films[screening["film"]]["running_minutes"]
        return self.starts(screening) + minutes(running + screening.get("q_and_a_minutes", 0))

    def programme_day(self, screening):
        if "programme_day" in screening:
            return self.day(screening["programme_day"])
        early = self.starts(screening) - time_of_day(self.rules["roll_over"])
        return early.replace(hour=0, minute=0)

    def online(self, screening):
        opens = self.programme_day(screening) - timedelta(days=1) + time_of_day(self.rules["online_opens"])
        return opens, self.starts(screening) - minutes(self.rules["online_closes_minutes"])

    def in_person(self, screening):
        day = self.programme_day(screening)
        venue = next(venue for venue in self.data["venue"] if venue["id"] == screening["venue"])
        there = [s for s in self.screenings.values() if s["venue"] == venue["id"] and self.programme_day(s) == day]
        opens = min(map(self.starts, there)) - minutes(self.rules["box_office_lead_minutes"])
        for hours in venue.get("hours", []):
            if self.day(hours["day"]) == day:
                opens = day + time_of_day(hours["opens"])
        return opens, self.starts(screening) + minutes(self.rules["grace_minutes"])

    def overlap(self, one, other):
        buffer = minutes(self.rules["walking_buffer_minutes"] if one["venue"] != other["venue"] else 0)
        return self.starts(one) < self.ends(other) + buffer and self.starts(other) < self.ends(one) + buffer

    def held(self, holder):
        return [self.screenings[r["screening"]] for r in self.data.get("reservation", []) if r["pass"] == holder["id"]]

    def seats_left(self, screening, category):
        taken = sum(
            1
            for holder in self.passes.values()
            if holder["category"] == category and any(s["id"] == screening["id"] for s in self.held(holder))
        )
        return screening["allotment"].get(category, 0) - taken

    def pass_valid(self, holder):
        last = max(map(self.programme_day, self.screenings.values()))
        until = self.day(holder["valid_until"]) if "valid_until" in holder else last
        # The first day's online tickets are given out the evening before it.
        return self.day(holder.get("valid_from", -1)), until + timedelta(days=1) + time_of_day(self.rules["roll_over"])

    def verdict(self, code, screening, at, where):
        """The first reason that stands in the way; `where` is a venue's id or "online"."""
        tests = self._about_pass(code, at) or self._about_screening(self.passes[code], screening, at, where)
        return tests or self._about_tickets(self.passes[code], screening) or "none"

    def _about_pass(self, code, at):
        if code not in self.passes:
            return "pass_unknown"
        state = self.passes[code].get("state", "active")
        valid_from, valid_until = self.pass_valid(self.passes[code])
        if state == "not_collected":
            return "pass_not_collected"
        if at < valid_from:
            return "pass_not_yet_valid"
        if at >= valid_until:
            return "pass_expired"
        return {"suspended": "pass_suspended", "replaced": "pass_replaced"}.get(state)

    def _about_screening(self, holder, screening, at, where):
        if holder["category"] not in screening.get("categories", self.limits):
            return "category_not_eligible"
        if screening.get("cancelled"):
            return "screening_cancelled"
        if where not in ("online", screening["venue"]):
            return "wrong_venue"
        opens, closes = self.online(screening) if where == "online" else self.in_person(screening)
        return "window_not_open" if at < opens else "window_closed" if at >= closes else None

    def _about_tickets(self, holder, screening):
        held = self.held(holder)
        if any(other["id"] == screening["id"] for other in held):
            return "already_has_ticket"
        if any(self.overlap(screening, other) for other in held):
            return "overlapping_ticket"
        that_day = [other for other in held if self.programme_day(other) == self.programme_day(screening)]
        limit = self.limits[holder["category"]]
        if limit is not None and len(that_day) >= limit:
            return "daily_limit"
        return "screening_full" if self.seats_left(screening, holder["category"]) <= 0 else None
