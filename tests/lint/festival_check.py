# SPDX-License-Identifier: Apache-2.0
"""Checks the demonstration festival: keys, references, times, seats, and the table of verdicts at its head."""
import re
import sys
import tomllib
from itertools import combinations

import common
from festival_policy import REASONS, Festival

# Table -> (keys it must have, keys it may have).
KEYS = {
    "festival": ({"name", "zone", "first_day"}, {"language"}),
    "policy": (
        set(),
        {
            "online_opens", "online_closes_minutes", "box_office_lead_minutes", "grace_minutes", "roll_over", "overlap",
            "walking_buffer_minutes", "few_left_seats", "few_left_percent", "returns_until_minutes",
            "be_seated_by_minutes", "rush_line_minutes", "reprints", "other_venue_pickup",
        },
    ),
    "category": ({"id", "name"}, {"daily_limit"}),
    "venue": ({"id", "name", "directions"}, {"hours"}),
    "film": (
        {"id", "title", "running_minutes", "synopsis"},
        {"own_title", "website", "distributor", "sales_agent", "credits"},
    ),
    "screening": (
        {"id", "film", "venue", "starts", "ends", "allotment"},
        {"room", "q_and_a_minutes", "programme_day", "cancelled", "categories", "access"},
    ),
    "pass": ({"id", "code", "name", "category"}, {"state", "valid_from", "valid_until", "email"}),
    "reservation": ({"pass", "screening"}, {"delivered"}),
}  # fmt: skip
ACCESS = {"closed_captions", "open_captions", "audio_description", "sign_language"}
ROW = re.compile(r"^#   (\w+) +(FEST-\S+) +(\S+) +(day -?\d+ \d\d:\d\d) +(\w+)$", re.MULTILINE)


def check(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    data = tomllib.loads(text)
    # What follows leans on the keys and references: with those wrong it would only fall over.
    found = check_keys(data) or check_references(data)
    if not found:
        festival = Festival(data)
        found = check_times(festival) + check_reservations(festival) + check_verdicts(festival, text)
    return [f"{path}: {finding}" for finding in found]


def label(name, row):
    return f"[[{name}]] {row.get('id') or row.get('pass') or row.get('name') or '?'}"


def check_keys(data):
    found = [f"unknown table '{name}'; mend its spelling or take it out" for name in data.keys() - KEYS.keys()]
    for name, (needed, optional) in KEYS.items():
        rows = data.get(name, [])
        for row in rows if isinstance(rows, list) else [rows]:
            found += [f"{label(name, row)}: '{key}' is missing; add it" for key in sorted(needed - row.keys())]
            unknown = sorted(row.keys() - needed - optional)
            found += [f"{label(name, row)}: unknown key '{key}'; mend its spelling or take it out" for key in unknown]
    return found


def check_references(data):
    found = []
    ids = {}
    for name in ("category", "venue", "film", "screening", "pass"):
        rows = data.get(name, [])
        ids[name] = {row["id"] for row in rows}
        keys = [row["id"] for row in rows] + [row["code"] for row in rows if "code" in row]
        found += [f"[[{name}]] '{key}' is there twice; rename one" for key in sorted(repeated(keys))]

    def refers(where, kind, value):
        if value not in ids[kind]:
            found.append(f"{where}: there is no {kind} '{value}'; name one that exists or add it")

    for row in data["screening"]:
        where = label("screening", row)
        refers(where, "film", row["film"])
        refers(where, "venue", row["venue"])
        for category in [*row["allotment"], *row.get("categories", [])]:
            refers(where, "category", category)
        unknown = [notice["kind"] for notice in row.get("access", []) if notice["kind"] not in ACCESS]
        found += [f"{where}: unknown access kind '{kind}'; it is one of {sorted(ACCESS)}" for kind in unknown]
    for row in data["pass"]:
        refers(label("pass", row), "category", row["category"])
    for row in data.get("reservation", []):
        refers(label("reservation", row), "pass", row["pass"])
        refers(label("reservation", row), "screening", row["screening"])
    return found


def repeated(values):
    seen = set()
    return {value for value in values if value in seen or seen.add(value)}


def check_times(festival):
    found = []
    for screening in festival.screenings.values():
        if festival.instant(screening["ends"]) < festival.ends(screening):
            found.append(f"{label('screening', screening)}: ends before the film and its Q&A do; set a later 'ends'")
    for one, other in combinations(festival.screenings.values(), 2):
        same_room = (one["venue"], one.get("room")) == (other["venue"], other.get("room"))
        apart = festival.instant(one["ends"]) <= festival.starts(other)
        if same_room and not (apart or festival.instant(other["ends"]) <= festival.starts(one)):
            found.append(f"'{one['id']}' and '{other['id']}' are in one room at one time; move one of them")
    return found


def check_reservations(festival):
    found = []
    for holder in festival.passes.values():
        held = festival.held(holder)
        where = f"pass {holder['code']}"
        for screening in held:
            if holder["category"] not in screening.get("categories", festival.limits) or screening.get("cancelled"):
                found.append(f"{where}: could not have taken '{screening['id']}'; reserve another")
        for one, other in combinations(held, 2):
            if one["id"] == other["id"] or festival.overlap(one, other):
                found.append(f"{where}: '{one['id']}' and '{other['id']}' overlap; drop one reservation")
        limit = festival.limits[holder["category"]]
        if limit is not None and len(held) > limit:
            found.append(f"{where}: {len(held)} reservations, {limit} a day allowed; drop some")
    for screening in festival.screenings.values():
        for category in festival.limits:
            left = festival.seats_left(screening, category)
            if left < 0:
                found.append(f"'{screening['id']}': {-left} reservations too many for {category}; enlarge the allotment")
    return found


def check_verdicts(festival, text):
    found = []
    rows = ROW.findall(text)
    for verdict, code, screening, at, where in rows:
        if screening not in festival.screenings or where not in {"online", *(v["id"] for v in festival.data["venue"])}:
            found.append(f"table: no screening '{screening}' or venue '{where}'; name ones that exist")
            continue
        is_so = festival.verdict(code, festival.screenings[screening], festival.instant(at), where)
        if is_so != verdict:
            found.append(f"table: {code}, {screening}, {at}, {where} is {is_so}, not {verdict}; mend the row or the festival")
    missing = [reason for reason in REASONS if reason not in {row[0] for row in rows}]
    return found + [f"table: no row shows {reason}; add one" for reason in missing]


if __name__ == "__main__":
    common.run(check, sys.argv[1])
