# SPDX-License-Identifier: Apache-2.0
"""Festivals of any size for the measurements: one venue, screenings s0, s1 ... with seats for one category."""
FILM = '[[film]]\nid = "f"\ntitle = "F"\nrunning_minutes = 90\n'


def text(screenings, seats, passes):
    """`screenings`: (programme day, hour) pairs; `seats`: of each; `passes`: how many, p0 on, each with an address."""
    parts = ['[festival]\nname = "Bench"\nzone = "America/Toronto"\nfirst_day = "2024-04-28"\n',
             '[[category]]\nid = "industry"\nname = "Industry"\n',
             '[[venue]]\nid = "bader"\nname = "Bader"\ndirections = "There"\n', FILM]
    for i, ((day, hour), count) in enumerate(zip(screenings, seats)):
        parts.append(f'[[screening]]\nid = "s{i}"\nfilm = "f"\nvenue = "bader"\nroom = "R{i}"\n'
                     f'starts = "day {day} {hour:02}:00"\nends = "day {day} {hour + 2:02}:00"\n'
                     f'allotment = {{ industry = {count} }}\n')
    for i in range(passes):
        parts.append(f'[[pass]]\nid = "p{i}"\ncode = "BENCH-{i}"\nname = "P"\ncategory = "industry"\n'
                     f'email = "p{i}@example.org"\nvalid_from = "2024-04-20"\nvalid_until = "2024-05-10"\n')
    return "".join(parts)
