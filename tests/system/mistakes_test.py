# SPDX-License-Identifier: Apache-2.0
"""What a newcomer gets wrong, and that each program then says what is wrong, where, and what to do about it.

Each row is a command line as it is typed, the exit status, and what the message says. Words in braces stand for
what the fixture has: {db} a festival's database, {port} where it is served, {folder} where everything lies.
"""
import contextlib
import os
import pathlib
import re
import shlex
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import unittest
from typing import NamedTuple

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from rig import PATIENCE, SOURCE, Rig, program, run, wait_for
from tls_test import make_authority, vouch

OTHER_USER = 65534  # "nobody"
LONGEST_LINE = 420

# What belongs into no message.
NEVER = ("terminate called", "what():", "Error while parsing", "expected a comment", "std::", "SSL routines", "errno",
         "running a script", "Value ", "not in range 0.0", "A subcommand", "no TOML", "OpenSSL", "Assertion", "core dumped")


class Row(NamedTuple):
    words: str
    code: int
    says: tuple
    never: tuple = ()
    as_other_user: bool = False
    prints: bool = False  # what it found on standard output first


class Edit(NamedTuple):
    """A slip in a file that is good otherwise: what stands in place of what."""
    good: str
    slip: str
    says: tuple
    never: tuple = ()


COMMAND_LINES = [
    # --- commands and options that there are not
    Row("central", 2, ("central: a command is missing; there are import, serve, devices",)),
    Row("central imprt festival.toml --database {db}", 2, ('no command "imprt"; did you mean "import"?',)),
    Row("central devices lst --database {db}", 2, ("central devices: ", 'did you mean "list"?')),
    Row("central help", 2, ("central help: a command is missing; there are list and done", "see central help --help")),
    Row("central import festival.toml --databse {db}", 2, ("central import: ", "--databse", 'did you mean "--database"?'),
        ("is missing",)),
    Row("central --database {db} audit", 2, ("--database before the command; write it after: central COMMAND --database",)),
    Row("central import festival.toml", 2, ("central import: --database is missing: sqlite:FILE or postgresql://",)),
    Row("central import --database {db}", 2, ("central import: festival is missing: The festival's file (TOML)",)),
    Row("central devices add --database {db}", 2, ("central devices add: name and --venue are missing",)),
    Row("central devices add --venue Isabel Bader Theatre --name foyer --database {db}", 2,
        ('"Bader" is not expected here; a value of several words stands in quotes: --venue "Isabel Bader Theatre"',)),
    Row("central audit {db}", 2, ("central audit: --database is missing; write --database sqlite:",)),
    Row("central serve --database {db} --listen 127.0.0.1:0 --rate fast", 2, ("central serve: --rate: fast is no number from 0 to 1000000",)),
    Row("central serve --database {db} --listen 127.0.0.1:0 --workers 1000", 2, ("--workers: 1000 is no number from 1 to 64",)),
    Row("kiosk", 2, ("kiosk: a command is missing; there are run, enrol",)),
    Row("kiosk rnu --config kiosk.toml", 2, ('no command "rnu"; did you mean "run"?',)),
    Row("kiosk run", 2, ("kiosk run: --config is missing: the kiosk's settings (assets/kiosk.example.toml)",)),
    Row("kiosk run kiosk.toml", 2, ("kiosk run: --config is missing; write --config kiosk.toml",)),
    Row("kiosk run --conifg kiosk.toml", 2, ("--conifg", 'did you mean "--config"?')),
    Row("kiosk policy explian", 2, ("kiosk policy: ", 'did you mean "explain"?')),
    Row("kiosk views --out out --text-scale big", 2, ("--text-scale", "big", "no number")),
    Row("make-pass --txt A --out a.pgm", 2, ("make-pass: ", "--txt", 'did you mean "--text"?')),
    Row("make-pass --text A --out", 2, ("make-pass: --out: its value is missing",)),
    Row("make-pass --text A", 2, ("make-pass: --out is missing: the picture to make, FILE.pgm",)),
    Row("sim-printer --ouut paper", 2, ("sim-printer: ", "--ouut", 'did you mean "--out"?')),
    # --- databases
    Row("central import festival.toml --database central.db", 1, ("--database central.db: write it as sqlite:central.db",)),
    Row("central audit --database sqlite://central.db", 1, ("write it as sqlite:central.db",)),
    Row("central audit --database mysql://anna:secret@db/festival", 1, ("write it as sqlite:FILE or postgresql://HOST/NAME",),
        ("secret",)),
    Row("central import festival.toml --database sqlite:shows/central.db", 1,
        ("shows/central.db: its folder shows does not exist; make it: mkdir -p shows",)),
    Row("central import festival.toml --database sqlite:{folder}", 1, ("{folder}: is a folder; name a file in it",)),
    Row("central serve --database sqlite:none.db --listen 127.0.0.1:0", 1,
        ("none.db: there is no such file", "central import FESTIVAL.toml --database sqlite:none.db")),
    Row("central audit --database sqlite:festival.toml", 1,
        ("festival.toml: it does not begin as an SQLite database does", "name the right file"), ("running",)),
    Row("central audit --database sqlite:recipes.db", 1, ("recipes.db: the tables in it are another program's",
                                                           "name another database")),
    Row("central audit --database postgresql://central@127.0.0.1:1/festival", 1,
        ("postgresql://central@127.0.0.1:1/festival", "Connection refused", "Is the server running")),
    Row("central audit --database {db}", 1,
        ("it belongs to the user", "and this is nobody", "sudo -u", "group"), ("unable to open",), True),
    Row("central audit --database sqlite:{folder}/readable/central.db", 1,
        ("it belongs to the user", "and this is nobody", "sudo -u"), ("readonly",), True),
    Row("central migrate --from {db} --to {db}", 1, ("--from and --to name the same database",)),
    Row("central migrate --from sqlite:none.db --to sqlite:new.db", 1, ("none.db: there is no such file",)),
    Row("central migrate --from {db} --to sqlite:new.db", 1, ("has the database of --from open: end it first",)),
    Row("central migrate --from {db} --to sqlite:readable/central.db --while-served", 1,
        ("it holds a festival already (Small); name an empty database",)),
    # --- the festival's file
    Row("central import festivl.toml --database {db}", 1, ("festivl.toml: cannot be read: No such file or directory; check its name",)),
    Row("central import secret.toml --database sqlite:{folder}/everyones/central.db", 1,
        ("secret.toml: cannot be read: Permission denied; let this user read it", "as its owner"), ("check its name",), True),
    Row("central passes import secret.csv --database sqlite:{folder}/everyones/central.db", 1,
        ("secret.csv: cannot be read: Permission denied; let this user read it", "as its owner"), ("check its name",), True),
    Row("central import {folder} --database {db}", 1, ("{folder}: is a folder; name a festival file",)),
    Row("central import passes.csv --database {db}", 1, ("passes.csv: is a table of commas (CSV)", "central passes import")),
    Row("central import festival.toml --database {db} --clock yesterday", 1,
        ("--clock yesterday: write it as 2024-04-28T17:42:00-04:00",)),
    # --- serving
    Row("central serve --database {db} --listen 8080", 1, ("--listen 8080: write an address of this machine and a port: "
                                                            "127.0.0.1:8080",)),
    Row("central serve --database {db} --listen tickets.example.org:8080", 1, ("--listen tickets.example.org:8080",
                                                                                "0.0.0.0:8443 for all its addresses")),
    Row("central serve --database {db} --listen 127.0.0.1:{port}", 1,
        ("cannot listen on 127.0.0.1:{port}", "ss -ltnp", "choose another port")),
    Row("central serve --database {db} --listen 192.0.2.7:8080", 1, ("192.0.2.7:8080", "this machine has no such address")),
    Row("central serve --database sqlite:{folder}/everyones/central.db --listen 127.0.0.1:80", 1,
        ("cannot listen on 127.0.0.1:80", "ports below 1024", "8080"), (), True),
    Row("central serve --database {db} --listen 127.0.0.1:0 --tls-certificate ca.pem", 2, ("--tls-certificate", "--tls-key")),
    Row("central serve --database {db} --listen 127.0.0.1:0 --tls-certificate no.pem --tls-key no.pem", 1,
        ("no.pem: cannot be read: No such file", "check --tls-certificate")),
    Row("central serve --database {db} --listen 127.0.0.1:0 --tls-certificate ca.pem --tls-key service-key.pem", 1,
        ("service-key.pem: is not the key of the certificate in", "check --tls-certificate, --tls-key")),
    Row("central serve --database {db} --listen 127.0.0.1:0 --smtp smtps://mail.example.org", 1,
        ("--smtp: say who the mails are from: --mail-from ADDRESS",)),
    Row("central serve --database {db} --listen 127.0.0.1:0 --smtp mail.example.org --mail-from a@example.org", 1,
        ("--smtp mail.example.org: write it as smtps://HOST:465",)),
    Row("central serve --database {db} --listen 127.0.0.1:0 --port-file no/port", 1,
        ("--port-file no/port: cannot be written; name a file in a folder that is there",)),
    Row("central serve --database {db} --listen 127.0.0.1:0 --trusted-proxy proxy.local", 1,
        ("--trusted-proxy proxy.local: write an address, such as 127.0.0.1",)),
    # --- devices, references, help
    Row("central devices add --database {db} --venue badr --name foyer", 1, ('no venue "badr"; did you mean "bader"?',
                                                                             "bader (Isabel Bader Theatre)")),
    Row("central devices add --database {db} --venue 'Isabel Bader Theatre' --name foyer", 1,
        ("no venue \"Isabel Bader Theatre\"", "bader (Isabel Bader Theatre)")),
    Row("central devices enrol --database {db} --venue bader --name lobby", 1,
        ('a device "lobby" already; choose another name', "central devices revoke")),
    Row("central devices add --database {db} --venue bader --name Café", 1, ("--name: write 1 to 64 letters",
                                                                              "without accents")),
    Row("central devices revoke --database {db} --name loby", 1, ('no device "loby"; did you mean "lobby"?',
                                                                   "central devices list")),
    Row("central devices revoke loby --database {db}", 1, ('no device "loby"; did you mean "lobby"?',)),
    Row("central devices role --name lobby --role dor --database {db}", 1, ('a kiosk, a door or a desk, and no "dor"',)),
    Row("central devices role door lobby --database {db}", 1, ("the name comes first: central devices role lobby door",)),
    Row("central devices role lobby dor --database {db}", 1, ('a kiosk, a door or a desk, and no "dor"',)),
    Row("central devices enrol --database {db} --venue bader --name b --service tickets.example.org", 1,
        ('--service tickets.example.org is no address of a service; write it as "https://',)),
    Row("central devices enrol --database {db} --venue bader --name b --service http://10.0.0.5:8080", 1,
        ("--service http://10.0.0.5:8080 sends passes and the token in clear text to another machine; write it with https",)),
    Row("central devices enrol --database {db} --venue bader --name b --qr b.png", 1, ("--qr", "give --service https://HOST")),
    Row("central devices enrol --database {db} --venue bader --name b --valid-hours 1000", 2, ("--valid-hours: 1000 is no number from 1 to 720",)),
    Row("central requests show T-1 --database {db}", 1, ("a reference is eight digits and letters", "such as 3B9C-2E4A")),
    Row("central requests show 3B9C-2E4A --database {db}", 1, ("nothing is on record of 3B9C-2E4A", "nothing was done")),
    Row("central tickets show T-0000 --database {db}", 1, ("T-0000 is no ticket reference", "as T-V9HN-0A4R")),
    Row("central tickets show T-0000-0000 --database {db}", 1, ("no ticket T-0000-0000 is on record",)),
    Row("central tickets return T-0000-0000 --database {db}", 1, ("no ticket T-0000-0000 is on record",)),
    Row("central tickets return T-0000-0000 --reason wet paper --database {db}", 2,
        ('"paper" is not expected here; a value of several words stands in quotes: --reason "wet paper"; see',)),
    Row("central tickets issue --pass amara --screening evening --reason the kiosk is out of paper --database {db}", 2,
        ('stands in quotes: --reason "the kiosk is out of paper"; see',)),
    Row("central tickets move T-0000-0000 --to evening --reason wrong film --database {db}", 2,
        ('stands in quotes: --reason "wrong film"; see',)),
    Row("central passes block PASS-A --reason lost badge --database {db}", 2, ('stands in quotes: --reason "lost badge"; see',)),
    Row("central tickets issue --pass amara --screening evning --reason ill --database {db}", 1,
        ("--screening evning: no such screening; did you mean evening?",)),
    Row("central tickets list --state gone --database {db}", 1, ("--state gone: write valid, returned or swapped",)),
    Row("central passes show amarra --database {db}", 1, ('no pass has the code, the id or the name "amarra"', "did you mean amara")),
    # --- passes
    Row("central passes imprt passes.csv --database {db}", 2, ('no command "imprt"; did you mean "import"?',)),
    Row("central passes import --database {db}", 2, ("central passes import: file is missing: The list: CSV",)),
    Row("central passes import passes.csv", 2, ("central passes import: --database is missing: sqlite:FILE",)),
    Row("central passes import passes.csv --databse {db}", 2, ("--databse", 'did you mean "--database"?')),
    Row("central passes import none.csv --database {db}", 1, ("none.csv: cannot be read: No such file or directory; check its name and its folder",)),
    Row("central passes import {folder} --database {db}", 1, ("{folder}: cannot be read: Is a directory; name a file in that folder",), ("columns",)),
    Row("central passes import empty --database {db}", 1, ("empty: is empty; the first row must name the columns",)),
    Row("central passes import passes.csv --database sqlite:none.db", 1,
        ("none.db: there is no such file", "central import FESTIVAL.toml --database sqlite:none.db")),
    Row("central passes import book.xlsx --database {db}", 1, ("book.xlsx: is a spreadsheet file (xlsx", "save it there as CSV")),
    Row("central passes import festival.toml --database {db}", 1,
        ("festival.toml: is a festival's file and no list of passes; central import takes it",)),
    Row("central passes import picture.png --database {db}", 1,
        ("picture.png: is a picture (PNG) and no text file; name the list",), ("--encoding", "UTF-8 as well")),
    Row("central passes import noise --database {db}", 1, ("noise: is no text file, or in an encoding that cannot be told: line 1: a NUL byte",), ("--encoding",)),
    Row("central passes import passes.csv --database {db}", 1, ("nothing was done; say --yes, or answer at a terminal",),
        (), False, True),
    Row("central passes import passes.csv --database {db} --category Gast=guest", 1,
        ('--category "Gast=guest": "guest" is no category\'s id; there are industry',)),
    Row("central passes import passes.csv --database {db} --column badge=code", 1,
        ('--column "badge=code": write it as code="Badge no."; there are code, name',)),
    Row("central passes import passes.csv --database {db} --column code=Badge", 1,
        ('--column code: no column is called "Badge"; the file has "code", "name", "category"',)),
    Row("central passes import passes.csv --database {db} --column name=Naam op badge", 2,
        ('"op" is not expected here; a value of several words stands in quotes: --column "name=Naam op badge"; see',)),
    Row("central passes import unknown.csv --database {db} --yes", 1,
        ('unknown.csv: 3 rows (2, 3, 4): state "aktyvny" is unknown; say what it means: --state aktyvny=STATE, where',
         "nothing was changed; say what the words mean, or correct these rows"), (), False, True),
    Row("central passes import joined.csv --database {db}", 1,
        ('joined.csv: no column is the code, category; the first row has "Badgenummer,Achternaam", "Naam"',
         '"Badgenummer,Achternaam" looks like several columns: the first row may have another separator', "--delimiter"),
        ("code=Badgenummer,Achternaam", "code='Badge")),
    Row("central passes import passes.csv --database {db} --state Retirado", 1,
        ('--state "Retirado": write it as "Collected=active"; there are active, not_collected',)),
    Row("central passes import passes.csv --database {db} --first-row pass", 1, ('--first-row "pass": write names',)),
    Row("central passes import passes.csv --database {db} --dates european", 1, ("--dates european: write dmy (day first)",)),
    Row("central passes import passes.csv --database {db} --encoding ebcdic", 1, ("--encoding ebcdic: write utf-8, utf-16",)),
    Row("central passes import passes.csv --database {db} --delimiter '::'", 1, ("--delimiter ::: write one character, or tab",)),
    Row("central passes import passes.csv --database {db} --yes --reason ' '", 1, ("--reason is missing: say why",)),
    Row("central passes import wrong.csv --database {db} --yes", 1,
        ('wrong.csv: row 2: state "Retirado" may be collected (active) or withdrawn (ended); write one of active,',
         "nothing was changed; correct this row and import the file again"), (), False, True),
    Row("central passes import other-ids.csv --database {db} --yes", 1,
        ('row 2: id "26-1" is that of no pass, and code "PASS-A" is that of the pass "amara" (Amara)',
         "--column id="), (), False, True),
    Row("central passes list --database {db} --state gone", 1, ("--state gone: there are active, not_collected",)),
    Row("central passes list --database {db} --category guest", 1, ("--category guest: there are industry",)),
    Row("central passes export --out passes.csv", 2, ("central passes export: --database is missing",)),
    Row("central passes export passes.csv --database {db}", 2, ('"passes.csv" is not expected here; see central passes export --help',)),
    Row("central passes export --database {db} --out no/passes.csv", 1,
        ("no/passes.csv: cannot be written; name a file in a folder that is there",)),
    Row("central passes export --database {db} --delimiter semicolon", 1, ("--delimiter semicolon: write one character",)),
    Row("central passes block --database {db} --reason lost", 2, ("central passes block: pass is missing: The pass's code",)),
    Row("central passes block PASS-A --database {db}", 1, ("--reason is missing: say why",)),
    Row("central passes block PASS-A --reason --database {db}", 2,
        ("central passes block: --reason: its value is missing; --database stands in its place",), ("--database is missing",)),
    Row("central passes block FEST-26-0006 --database {db} --reason --return-tickets", 2,
        ("--reason: its value is missing; --return-tickets stands in its place; where it is the value, --reason=--return",)),
    Row("central passes block PASS-A --reason '' --database {db}", 1, ("--reason is missing: say why",)),
    Row("central passes block PASS-AA --reason lost --database {db}", 1,
        ('no pass has the code or the id "PASS-AA"; central passes show finds',)),
    Row("central passes unblock amara --reason found --database {db}", 1, ("is active and not blocked",)),
    Row("central passes replace amara --reason lost --database {db}", 2, ("central passes replace: --code is missing: The new code",)),
    Row("central passes replace amara --code PASS-A --reason lost --database {db}", 1,
        ("--code: is the code that the pass has already",)),
    Row("central passes replace amara --code ' ' --reason lost --database {db}", 1, ("--code: code is empty",)),
    Row("central passes replace amara --code KP1:MFRGG --reason lost --database {db}", 1,
        ("--code: code is the text of a signed pass; write the code that was signed",)),
    Row("central passes sign --database {db}", 1, ("no pass to sign; give codes, or a list of passes (or of codes) with --from",)),
    Row("central passes sign HS-9999 --database {db}", 1, ('"HS-9999" is the code of no pass; import its list first',)),
    Row("central passes sign --from none.csv --database {db}", 1, ("--from none.csv: cannot be read: No such file or directory; check its name",)),
    Row("central passes sign --from passes.csv --database {db}", 1,
        ('passes.csv: row 2: "P-1" is the code of no pass; import its list first',)),
    Row("central passes sign --from other-ids.csv --column code=Badge --database {db}", 1,
        ('other-ids.csv: --column code: no column is called "Badge"; the file has',)),
    Row("central tickets issue --pass amar --screening evening --reason ill --database {db}", 1,
        ('--pass: "amar" is only a part of a name: Amara, Industry (amara)', "nothing was done; say --pass amara"),
        ("Why?",)),
    Row("central tickets issue --pass PASS-A --screening evening --reason ill --database sqlite:{folder}/replaced/central.db", 1,
        ("--pass: the code PASS-A was replaced on ", "give nothing to who shows it", "scan the new badge, or say --pass amara"),
        ("A-2",)),
    Row("central tickets issue --pass T-0000-0000 --screening evening --reason ill --database {db}", 1,
        ("no ticket T-0000-0000 is on record",)),
    Row("central tickets issue --pass amara --screening evening --database {db}", 1, ("--reason is missing: say why",)),
    Row("central tickets return amara --reason ill --database {db}", 1, ("amara is no ticket reference", "as T-V9HN-0A4R")),
    Row("central tickets move T-0000-0000 --to evening --reason ill --database {db}", 1,
        ("no ticket T-0000-0000 is on record",)),
    Row("central tickets move T-0000-0000 --to evening --reason ill --yes --database {db}", 1,
        ("no ticket T-0000-0000 is on record",)),
    Row("central tickets list --screening evening --state returned --database {db}", 0,
        ("no tickets with --screening evening, --state returned",), (), False, True),
    Row("central tickets reprint T-0000-0000 --reason ill --png no/code.png --database {db}", 1,
        ("--png no/code.png: cannot be written; nothing was done",)),
    Row("central passes block amarra --reason lost --return-tickets --database {db}", 1,
        ('no pass has the code or the id "amarra"', "central passes show finds a pass by a part")),
    Row("central passes block PASS-A --reason lost --database sqlite:{folder}/replaced/central.db", 1,
        ("that code was replaced; the pass has the code A-2 now",)),
    Row("central passes sign PASS-A --database sqlite:{folder}/replaced/central.db", 1, ('"PASS-A" was replaced by "A-2"; sign "A-2"',)),
    Row("central passes sign PASS-A --by ' ' --database {db}", 1, ("--by is missing",)),
    # --- the door
    Row("central verify --database {db}", 1, ("the code is empty: scan it, or type the number under it",)),
    Row("central verify - --database {db}", 1, ("the code is empty: scan it, or type the number under it",)),
    Row("central verify V50KJ1 4X C --database {db}", 2, ("a code has blanks in it: put it in single quotes",)),
    Row("central verify '[a,b]' --database sqlite:none.db", 1, ("none.db: there is no such file",), ("blanks",)),
    Row("central verify T-0000-0000 --admit --undo-admit --database {db}", 2, ("--undo-admit", "--admit")),
    Row("central verify T-0000-0000 --undo-admit --database {db}", 1, ("--reason is missing: say why",)),
    Row("central verify T-0000-0000 --reason ill --database {db}", 1,
        ("--reason and --by go with --admit or --undo-admit",)),
    Row("central verify T-0000-0000 --venue badr --database {db}", 1, ("--venue badr: no such venue; did you mean bader?",)),
    Row("central verify T-0000-0000 --admit --screening evning --database {db}", 1, 
        ("--screening evning: no such screening; did you mean evening?",)),
    Row("central verify T-0000-0000 --at tonight --database {db}", 1, ("--at tonight: write it as 2024-04-28T17:42",)),
    Row("central help done 7 --database {db}", 1, ('no open call "7"; see central help list',)),
    # --- the kiosk's files
    Row("kiosk run --config kisok.toml", 1, ("kisok.toml: cannot be opened; check the name",)),
    Row("kiosk run --config festival.toml", 1, ("festival.toml:", 'unknown section "category"', '"kiosk", "service"')),
    Row("kiosk enrol --config kiosk.toml --code ABCD", 1, ("token: there is a file already; give --replace",)),
    Row("kiosk enrol --config kiosk.toml --replace", 1, ("the set-up code is missing; type it, or hand it over",)),
    Row("kiosk enrol --config kiosk.toml --replace --code ABCD-EFGH", 1,
        ("this set-up code is not known here, was used, was replaced by a newer one, or its time", "central devices enrol")),
    # --- scanning, asking the rule, drawing
    Row("kiosk scan photo.jpg", 2, ("photo.jpg cannot be read as a picture: there is no such file",)),
    Row("kiosk scan festival.toml", 2, ("festival.toml cannot be read as a picture", "PNG, JPEG, WebP")),
    Row("kiosk scan --formats QR photo.jpg", 2, ('--formats has "QR"; use one of "QRCode"',)),
    Row("kiosk scan", 2, ("neither a camera nor a scanner", "give files, --camera, or a configuration")),
    Row("central serve --database {db} --rate '[e - e]'", 2, ("central serve: --rate: [e - e] is no number from",)),
    Row("central devices enrol --database {db} --valid-hours '[0.5 - 1]'", 2,
        ("central devices enrol: --valid-hours: [0.5 - 1] is no number from 1 to 720",)),
    Row("kiosk policy explain --festival festival.toml", 2, ("kiosk policy explain: --pass and --screening are missing",)),
    Row("kiosk policy explain --pass amara --screening evening", 2,
        ("one of --festival, --database and --service is required",)),
    Row("kiosk policy explain --festival festival.toml --pass amara --screening evning --channel in_person --at 2024-04-28T12:00",
        2, ("--screening evning: no such screening in the file; near it: evening",)),
    Row("kiosk policy explain --festival festival.toml --pass amara --screening evening --channel kiosk --at 2024-04-28T12:00",
        2, ("--channel kiosk: no such channel; write online or in_person",)),
    Row("kiosk policy explain --festival festival.toml --pass P-7 --screening evening --at 2024-04-28T12:00", 1,
        ("--pass P-7: no such pass in the file", "imported list are in the service's database: ask with --database"), (), False,
        True),
    Row("kiosk policy explain --database {db} --pass amara --screening evning", 2,
        ("kiosk: --screening evning: no such screening; did you mean evening?",), ("central: ",)),
    Row("kiosk policy explain --database sqlite:none.db --pass amara --screening evening", 2, ("kiosk: ", "none.db"),
        ("central: ",)),
    Row("kiosk policy day --festival festival.toml --venue bader --date 28.4.2024", 2,
        ("--date 28.4.2024: no date of this century; write it as 2024-04-28",)),
    Row("kiosk views --out out --size 800 480", 2,
        ('"480" is not expected here; --size takes one word, WIDTHxHEIGHT, such as 1080x1920; see',), ("quotes",)),
    Row("central serve --database {db} --listen 127.0.0.1 8080", 2,
        ('"8080" is not expected here; --listen takes one word, ADDRESS:PORT; see',), ("quotes",)),
    Row("kiosk views --out out --size 800", 2, ("--size 800: give it as 1080x1920",)),
    Row("kiosk views --out out --language de", 2, ("--language de: there are en, ar, es, fr, iu, zh-Hans",)),
    Row("make-pass --text A --out a.png", 2, ("--out a.png: it writes PGM; let the name end in .pgm",)),
    Row("make-pass --text A --out no/a.pgm", 1, ("--out no/a.pgm: cannot be written; name a file in a folder that is there",)),
    Row("make-pass --text A --out a.pgm --format QR", 1, ("QR", "QRCode, Aztec, PDF417")),
    Row("make-pass --text ABC --out a.pgm --format EAN13", 1, ("EAN13", "12 or 13 digits")),
    Row("sim-printer --out paper --listen 9100", 2, ("--listen 9100", "ADDRESS:PORT")),
    Row("sim-printer --out paper --listen 127.0.0.1:{port}", 2,
        ("sim-printer: cannot listen on 127.0.0.1:{port}: Address already in use", "ss -ltnp", "choose another port"), ("bind",)),
    Row("sim-printer --out paper --listen 192.0.2.7:9100", 2,
        ("cannot listen on 192.0.2.7:9100", "this machine has no such address"), ("bind",)),
    Row("bash {source}/platform/demo.sh --headles", 2, ("--headless",)),
]

FESTIVAL = [
    Edit('zone = "America/Toronto"', 'zone = "America/Vancuver"', (":3: [festival] zone", 'did you mean "America/Vancouver"?'),
         ("Toronto",)),
    Edit('zone = "America/Toronto"', 'zone = "Berlin"', (":3: ", 'did you mean "Europe/Berlin"?')),
    Edit('zone = "America/Toronto"', 'zone = "Eastern Time (US)"', (":3: ", "write continent and city", "timedatectl")),
    Edit('title = "Union"', "title = Foghorn", (":24: the quotes around Foghorn are missing; write title = \"Foghorn\"",)),
    Edit('title = "Union"', 'title = "Union', (":24: the quote at the end of the text is missing",)),
    Edit('title = "Union"', "title = “Union”", (':24: the quotes are typographic ones; write plain ones: title = "Union"',)),
    Edit('title = "Union"', "title = 'Don't'", (":24: there is an apostrophe", "title = \"Don't\"")),
    Edit('title = "Union"', 'title: "Union"', (':24: a colon stands where = has to; write title = "Union"',)),
    Edit('title = "Union"', 'title = "Union"\ntitle = "Union 2"', (":25: title is there twice; keep one",)),
    Edit('name = "Industry"', 'name = "Industry",', (':11: a "," stands after the value; remove it',)),
    Edit("q_and_a_minutes = 20", "cancelled = True", (":42: True is no value; write cancelled = true",)),
    Edit('online_opens = "21:00"', "online_opens = 21:00", (':7: ', 'write online_opens = "21:00"')),
    Edit('categories = [ "industry" ]', "categories = [ industry ]", (":43: the list cannot be read; put texts in quotes",)),
    Edit('categories = [ "industry" ]', 'categories = [ "industry"', (":43: the ] at the end is missing",)),
    Edit("[[film]]", "[film]", (":22: the file's film is no list of tables; write [[film]], with two brackets,",), ("union",)),
    Edit("[[film]]", "[film]\nid = \"first\"\ntitle = \"First\"\n[film]  # second",
         (":22: [film] stands in single brackets; a list of them is written with two, [[film]], each time",), ("keep one",)),
    Edit("[[film]]", "[[film]]\nid = \"first\"\ntitle = \"First\"\n[ film ]",
         (":25: [film] stands in single brackets; a list of them is written with two, [[film]], each time",), ("keep one",)),
    Edit("[[category]]", "[festival]\n[[category]]", (":9: [festival] is there twice; keep one",)),
    Edit("[[film]]", "[[film]", (":22: the heading [[film] cannot be read; write [[film]]",)),
    Edit("[festival]\n", "", (":1: there is no [festival]; begin the file with [festival]",)),
    Edit("title = ", "titel = ", ("[[film]] titel is an unknown key; write title",)),
    Edit('first_day = "2024-04-28"', 'first_day = "28.04.2024"', (":4: ", 'a date such as "2024-04-28"')),
    Edit('first_day = "2024-04-28"', "first_day = 2024-04-28", (":4: [festival] first_day is no text; write it in quotes",)),
    Edit('starts = "day 0 18:30"', 'starts = "6:30 pm"', (":40: ", '"6:30 pm" is no local time; write it as "day 0 18:30"')),
    Edit('ends = "day 0 20:54"', 'ends = "day 0 17:54"', (":41: ", "ends is not after starts; end later")),
    Edit('venue = "bader"', 'venue = "badr"', (":30: ", 'venue "badr" is no venue of this file', 'or write "bader"')),
    Edit('id = "bader"', 'id = "Isabel Bader"', (":18: ", "is no id; use letters, digits"), ("is no venue of",)),
    Edit('pass = "amara"', 'pass = "amar"', (":54: [[reservation]] pass \"amar\" is no pass of this file",
                                             "or remove what refers to it"), ('"amara"',)),
    Edit("allotment = { industry = 2 }", "allotment = 40", (":44: ", "write allotment = { category = 40 }")),
    Edit("amara@example.org", "amara at example.org", (":51: ", 'write it as "name@example.org"')),
    Edit("daily_limit = 2", 'daily_limit = "2"', (":15: ", "write a number from 0 to 1000, not as text")),
    Edit('name = "Small"', 'name = "Fest\\ival"', (":2: ", "backslash", "write two")),
]

KIOSK = [
    Edit("[kiosk]", "[kisok]", ('unknown section "kisok"; did you mean "kiosk"?',)),
    Edit('name = "lobby"', "name = lobby", (":2: the quotes around lobby are missing; write name = \"lobby\"",)),
    Edit('"journal.db"', '"C:\\kiosk\\journal.db"', (":3: there is a backslash",)),
    Edit("http://127.0.0.1", "tickets.example.org", (":5: service.url is no address", 'write it as "https://')),
    Edit("http://127.0.0.1", "http://tickets.example.org", (":5: ", "clear text", "write it with https")),
    Edit('token_file = "token"', 'token_file = "tokn"', ("tokn: there is no token here yet", "central devices enrol",
                                                        "kiosk enrol --config")),
    Edit('token_file = "token"', 'token_file = "empty"', ("empty:1: holds no token", "kiosk enrol --config")),
    Edit('token_file = "token"', 'token_file = "festival.toml"', ("festival.toml:1: holds something else than one token",
                                                                 "kiosk enrol --config")),
    Edit("[display]", 'ca_file = "ca.crt"\n[display]', ("[service] ca_file: ", "ca.crt: cannot be opened")),
    Edit("[display]", 'ca_file = "kiosk.toml"\n[display]', ("[service] ca_file: ", "is no certificate of an authority",
                                                             "name a PEM file")),
    Edit("[display]", 'client_certificate = "ca.pem"\n[display]', ("client_certificate stands alone; give",
                                                                    "client_key together")),
    Edit("[display]", '[languages]\noffered = ["en", "de"]\n[display]',
         ('[languages] offered: there is no language "de"; there are en, ar, es, fr, iu, zh-Hans', "de.po",
          "assets/locales/README.md")),
    Edit("[display]", '[languages]\noffered = ["German"]\n[display]', ('"German", which is no language\'s code', '"fr"')),
    Edit("[display]", '[display]\ntheme = "my.toml"', ("my.toml: cannot be opened; check the name",)),
    Edit("[display]", '[camera]\nkind = "usb"\n[display]', ('camera.kind is "usb"; use one of "none", "v4l2", "folder"',)),
    Edit("[display]", '[printer]\nkind = "tcp"\n[display]', ("printer.host is missing", "give the printer's address")),
    Edit("[display]", '[printer]\nkind = "tcp"\nhost = 192.168.1.5\n[display]', (":9: the quotes around 192.168.1.5",)),
    Edit("[display]", '[scanner]\nkind = "serial"\nusb = "Honeywell"\n[display]', ("scanner.usb is no vendor:product",
                                                                                  "as lsusb has it")),
    Edit("[display]", '[passes]\nsymbologies = ["QR"]\n[display]', ('has "QR"; use one of "QRCode"',)),
    Edit("[display]", "[passes]\nsigned_only = true\n[display]", ("signed_only is true without keys_file", "kiosk enrol")),
    Edit("[display]", '[passes]\nkeys_file = "keys.json"\n[display]', ("keys.json: cannot be opened", "kiosk enrol")),
    Edit("[display]", "[kiosk]\n[display]", (":7: [kiosk] is there twice; keep one",)),
]

KIOSK_TOML = """[kiosk]
name = "lobby"
journal = "journal.db"
[service]
url = "http://127.0.0.1:{port}"
token_file = "token"
[display]
mode = "window"
"""


def small_festival():
    text = (SOURCE / "tests/festival/written.cpp").read_text()
    return re.search(r'R"toml\((.*?)\)toml"', text, re.DOTALL)[1]


class Mistakes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="kiosk-mistakes."))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.folder.chmod(0o755)
        folder = cls.folder
        (folder / "festival.toml").write_text(small_festival())
        (folder / "passes.csv").write_text("code,name,category\nP-1,Amara,industry\n")
        (folder / "wrong.csv").write_text("code,name,category,estado\nP-1,Amara,industry,Retirado\n")
        (folder / "other-ids.csv").write_text("id,code,name,category\n26-1,PASS-A,Amara,industry\n")
        (folder / "book.xlsx").write_bytes(b"PK\x03\x04\x14\x00")
        (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\xc3\xa9\xe9")
        (folder / "noise").write_bytes(b"\0\xff\xc3\xa9\xe9")
        (folder / "unknown.csv").write_text(
            "code,name,category,state\n" + "".join(f"P-{i},Ann,industry,aktyvny\n" for i in range(3)))
        (folder / "joined.csv").write_text("Badgenummer,Achternaam;Naam\nP-1;Visser\nP-2;Bos\n")
        for name in ("secret.toml", "secret.csv"):
            (folder / name).touch(0o600)
        (folder / "empty").touch()
        with contextlib.closing(sqlite3.connect(folder / "recipes.db")) as other:
            other.execute("CREATE TABLE recipe (name TEXT)")
        cls.db = f"sqlite:{folder / 'central.db'}"
        central = program("central")
        for name in ("readable", "everyones", "replaced"):
            (folder / name).mkdir()
            run(central, "import", str(folder / "festival.toml"), "--database", f"sqlite:{folder / name / 'central.db'}")
        run(central, "passes", "replace", "PASS-A", "--code", "A-2", "--reason", "stolen", "--database",
            f"sqlite:{folder / 'replaced/central.db'}")
        (folder / "readable/central.db").chmod(0o644)
        (folder / "everyones/central.db").chmod(0o666)
        (folder / "everyones").chmod(0o777)
        run(central, "import", str(folder / "festival.toml"), "--database", cls.db)
        token = run(central, "devices", "add", "--database", cls.db, "--venue", "bader", "--name", "lobby").stdout
        (folder / "token").write_text(token)
        (folder / "token").chmod(0o600)
        for name in ("ca", "other"):
            make_authority(folder, name)
        vouch(folder, "ca", "service", "service")
        vouch(folder, "other", "stranger", "stranger")
        cls.port = cls.serve("central.port")
        (folder / "kiosk.toml").write_text(KIOSK_TOML.format(port=cls.port))

    @classmethod
    def serve(cls, port_file, *options):
        """Gives its port."""
        file = cls.folder / port_file
        service = subprocess.Popen(
            [program("central"), "serve", "--database", cls.db, "--listen", "127.0.0.1:0", "--port-file", str(file), *options],
            cwd=cls.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.addClassCleanup(service.wait)
        cls.addClassCleanup(service.terminate)
        return int(wait_for(lambda: file.exists() and file.read_text(), "the service"))

    def command(self, words, as_other_user=False):
        """How it ended; what it said."""
        with_program = [words[0] if words[0] == "bash" else program(words[0]), *words[1:]]
        more = {"user": OTHER_USER, "group": OTHER_USER, "extra_groups": []} if as_other_user else {}
        done = subprocess.run(with_program, cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=PATIENCE, env={**os.environ, "SDL_VIDEODRIVER": "offscreen"}, check=False, **more)
        return done.returncode, done.stdout, done.stderr

    def judge(self, words, code, says, never=(), as_other_user=False, prints=False):
        ended, out, said = self.command(words, as_other_user)
        whole = f"$ {shlex.join(words)}\n{out}{said}"
        self.assertEqual(ended, code, whole)
        self.assertEqual(out != "", prints, whole)
        for part in says:
            self.assertIn(part, said, whole)
        for part in (*NEVER, *never):
            self.assertNotIn(part, said, whole)
        # A line says it, or two; how a program without commands is called may follow.
        lines = [line for line in said.splitlines() if " warning " not in line]
        usage = words[0] in ("make-pass", "sim-printer", "bash")
        self.assertTrue(1 <= len(lines) <= 2 or usage, whole)
        self.assertLess(len(lines[0]), LONGEST_LINE, whole)

    def filled(self, text):
        return text.format(db=self.db, port=self.port, folder=self.folder, source=SOURCE)

    def test_command_lines(self):
        for row in COMMAND_LINES:
            if row.as_other_user and os.geteuid() != 0:
                continue  # only root can become another user
            with self.subTest(row.words):
                words = [self.filled(word) for word in shlex.split(row.words)]
                self.judge(words, row.code, [self.filled(part) if "{" in part and "= {" not in part else part
                                             for part in row.says], row.never, row.as_other_user, row.prints)

    def edited(self, name, good, edit):
        self.assertIn(edit.good, good)
        (self.folder / name).write_text(good.replace(edit.good, edit.slip, 1))
        return name

    def test_a_slip_in_the_festivals_file(self):
        for edit in FESTIVAL:
            with self.subTest(edit.slip):
                name = self.edited("slip.toml", small_festival(), edit)
                self.judge(["central", "import", name, "--database", "sqlite:never.db"], 1, edit.says, edit.never)
                self.assertFalse((self.folder / "never.db").exists())

    def test_a_slip_in_the_kiosks_settings(self):
        for edit in KIOSK:
            with self.subTest(edit.slip):
                name = self.edited("slip.toml", KIOSK_TOML.format(port=self.port), edit)
                self.judge(["kiosk", "run", "--config", name], 1, edit.says, edit.never)

    def test_a_file_that_is_something_else(self):
        text = small_festival()
        for content, says in [
            (text.encode("utf-16"), "is no text in UTF-8 (UTF-16, perhaps); save it as UTF-8"),
            (text.replace("Isabel", "Isabél").encode("latin-1"), ":19: has a letter that is not in UTF-8; save the file as"),
            (b"PK\x03\x04\x14\x00", "is a spreadsheet, a document or an archive; write the file with a text editor"),
            (b'{"festival": {}}', "is JSON; write it as TOML"),
        ]:
            with self.subTest(says):
                (self.folder / "other.toml").write_bytes(content)
                self.judge(["central", "import", "other.toml", "--database", "sqlite:never.db"], 1, (says,))

    def enrol(self, says, never=(), url=None, more=""):
        url = url or f"http://127.0.0.1:{self.port}"
        text = KIOSK_TOML.format(port=self.port).replace(f"http://127.0.0.1:{self.port}", url)
        (self.folder / "enrol.toml").write_text(text.replace("[display]", more + "\n[display]"))
        self.judge(["kiosk", "enrol", "--config", "enrol.toml", "--replace", "--code", "ABCD-EFGH"], 1, says, never)

    def test_a_kiosk_that_does_not_get_through(self):
        tls = self.serve("tls.port", "--tls-certificate", "service.pem", "--tls-key", "service-key.pem")
        strict = self.serve("strict.port", "--tls-certificate", "service.pem", "--tls-key", "service-key.pem",
                            "--tls-client-ca", "ca.pem")
        ca = 'ca_file = "ca.pem"\n'
        self.enrol(("cannot be reached", "check [service] url and the network"), url="http://127.0.0.1:1")
        self.enrol(("service.url sends passes and the token in clear text to another machine", "write it with https"),
                   url="http://10.0.0.5:8080")
        self.enrol(("Could not resolve host: tickets.invalid", "check [service] url"), url="https://tickets.invalid")
        self.enrol(("the service answered 404", "check that [service] url names the ticketing service itself"),
                   url=f"http://127.0.0.1:{self.port}/tickets")
        self.enrol(("speaks HTTP without TLS", "write http:// in url of [service]"), url=f"https://127.0.0.1:{self.port}")
        self.enrol(("no authority that this machine knows", "as ca_file in [service]"), ("self-signed", "self signed"),
                   url=f"https://127.0.0.1:{tls}")
        self.enrol(("the authority in ca_file", "other.pem", "did not make the service's certificate"),
                   url=f"https://127.0.0.1:{tls}", more='ca_file = "other.pem"\n')
        self.enrol(("is for another name than https://localhost", "write url in [service] as the certificate has it"),
                   url=f"https://localhost:{tls}", more=ca)
        self.enrol(("the service asks for a certificate of this kiosk", "client_certificate and client_key in [service]"),
                   ("alert", "may be used up"), url=f"https://127.0.0.1:{strict}", more=ca)
        self.enrol(("does not take the certificate in client_certificate", "stranger.pem"), ("alert",),
                   url=f"https://127.0.0.1:{strict}",
                   more=ca + 'client_certificate = "stranger.pem"\nclient_key = "stranger-key.pem"\n')
        self.enrol(("client_certificate and client_key in [service] cannot be used together",), url=f"https://127.0.0.1:{tls}",
                   more=ca + 'client_certificate = "stranger.pem"\nclient_key = "service-key.pem"\n')

    def postgres_asks_for_a_password(self):
        """The port of a server that takes the password "right" alone, and has no database."""
        wrong = b"SFATAL\0C28P01\0Mpassword authentication failed\0\0"
        unknown = b'SFATAL\0C3D000\0Mdatabase "festival" does not exist\0\0'

        def answer(one):
            with contextlib.suppress(OSError), one:
                while (head := one.recv(8)) and head[4:] in (b"\x04\xd2\x16\x2f", b"\x04\xd2\x16\x30"):
                    one.sendall(b"N")  # neither TLS nor GSS
                one.recv(4096)
                one.sendall(b"R\0\0\0\x08\0\0\0\x03")
                if password := one.recv(4096):
                    is_right = b"right" in password
                    refusal = unknown if is_right else wrong
                    one.sendall((b"R\0\0\0\x08\0\0\0\0" if is_right else b"") + b"E" + (len(refusal) + 4).to_bytes(4, "big") + refusal)

        def serve():
            with contextlib.suppress(OSError):
                while True:
                    answer(server.accept()[0])

        server = socket.create_server(("127.0.0.1", 0))
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        self.addCleanup(server.close)
        self.addCleanup(server.shutdown, socket.SHUT_RDWR)
        return server.getsockname()[1]

    def test_a_database_that_asks_for_a_password(self):
        port = self.postgres_asks_for_a_password()
        advice = ("~/.pgpass of the user who runs this (mode 600", "PGPASSFILE")
        address = f"postgresql://central@127.0.0.1:{port}/festival"
        self.judge(["central", "audit", "--database", address], 1, ("no password supplied; the password", *advice))
        address = f"postgresql://central:secret@127.0.0.1:{port}/festival"
        self.judge(["central", "audit", "--database", address], 1,
                   ("password authentication failed", "that is the password in the address"), ("secret", "~/.pgpass"))
        address = f"postgresql://central:right@127.0.0.1:{port}/festival"
        self.judge(["central", "audit", "--database", address], 1, ('database "festival" does not exist; a superuser there makes it: createdb --owner central', "festival"),
                   ("password",))

    def test_there_are_enough_of_them(self):
        self.assertGreaterEqual(len(COMMAND_LINES), 75)


class Versions(unittest.TestCase):
    def test_every_program_says_which_version_it_is(self):
        for name in ("central", "kiosk", "kiosk-decoder", "make-pass", "sim-printer"):
            with self.subTest(name):
                named, version = run(program(name), "--version").stdout.split()
                self.assertEqual(named, name)
                self.assertRegex(version, r"^\d+\.\d+\.\d+(-\d+-g[0-9a-f]{10}|\+g[0-9a-f]{10})?$")


class NewToken(unittest.TestCase):
    """A kiosk that runs is given another token, and goes on."""

    def setUp(self):
        self.rig = Rig()
        self.addCleanup(self.rig.__exit__)
        self.rig.start_central()
        self.config = self.rig.write_config(printer='kind = "file"\npath = "paper"\n')

    def enrol_again(self):
        code = run(program("central"), "devices", "enrol", "--database", self.rig.database, "--venue", "bader", "--name",
                   "test", "--clock", self.rig.clock).stdout.split()[0]
        run(program("kiosk"), "enrol", "--config", str(self.config), "--replace", "--code", code)

    def revoke(self):
        run(program("central"), "devices", "revoke", "--database", self.rig.database, "--name", "test")

    def refused_then_enrolled(self, reason):
        self.rig.start_kiosk()
        _, shown = self.rig.await_screen("message", "Please go to the box office")
        log = wait_for(lambda: reason in self.rig.log("kiosk.log") and self.rig.log("kiosk.log"), reason)
        line = next(line for line in log.splitlines() if reason in line)
        self.assertIn("kiosk enrol --replace", line)
        self.assertIn("central devices enrol", line)
        self.enrol_again()
        self.rig.await_screen("scan", after=shown)
        self.assertIn("goes on with the new token", self.rig.log("kiosk.log"))

    def test_a_kiosk_that_was_revoked_is_enrolled_again_while_it_runs(self):
        self.revoke()
        self.refused_then_enrolled("403 device_revoked: ")

    def test_a_token_that_the_service_does_not_know_is_replaced_while_the_kiosk_runs(self):
        self.revoke()
        (self.rig.folder / "token").write_text("not-a-token-of-this-service\n")
        self.refused_then_enrolled("401 device_unknown: ")


if __name__ == "__main__":
    unittest.main()
