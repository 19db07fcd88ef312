# SPDX-License-Identifier: Apache-2.0
"""Every message of the sources is said in every language, and says the same: none missing, none stale, no hole lost.

messages.py ROOT. The messages are what platform/locales.sh collects; calls that it cannot read are findings too.
"""
import re
import subprocess
from collections import namedtuple
from pathlib import Path

import common

COLLECTOR = Path(__file__).resolve().parents[2] / "platform/locales.sh"
MEND = "run platform/locales.sh update, then translate it"

# Whoever runs the kiosk reads these; in the others, what only staff read (context "staff") may stay English.
WHOLE = ("en", "fr")

SPOKEN = ("kiosk/core", "kiosk/screens", "kiosk/app")
CALL = re.compile(r"(\w+)(?:\(\))?\s*(?:\.|->)\s*(text_in|text|plural)\(\s*")
LITERAL = r'(?:""\s*)+'
GOOD_ARGUMENTS = {
    "text": re.compile(LITERAL + r"[,)]"),
    "text_in": re.compile(LITERAL + r",\s*" + LITERAL + r"[,)]"),
    "plural": re.compile(LITERAL + r",\s*" + LITERAL + ","),
}
# What a language is called. Others have a function text() too, and then it takes no literal.
SPEAKERS = ("say", "say_", "language", "language_", "english", "pseudo")

# What the header says, beside what gettext wants.
HEADER = {
    "X-Own-Name": r"\S.*",
    "X-Direction": "ltr|rtl",
    "X-Reviewed-By": r"\S.*",
    "Plural-Forms": "nplurals=[1-6];.*",
}

Message = namedtuple("Message", "line context id plural strings fuzzy obsolete")


def check(root):
    return calls(root) + catalogues(root)


def calls(root):
    """Calls whose messages cannot be collected."""
    found = []
    for path in common.sources(root, SPOKEN):
        text = common.bare(common.read(root, path))
        matches = list(CALL.finditer(text))
        if not any(match[1] in SPEAKERS for match in matches):
            continue
        for match in matches:
            good = GOOD_ARGUMENTS[match[2]].match(text, match.end())
            place = f"{path}:{common.line_of(text, match.start())}: {match[1]}.{match[2]}()"
            if match[1] in SPEAKERS and not good:
                found.append(f"{place} takes its words as literals, or no catalogue has them; write a call for each message")
            elif match[1] not in SPEAKERS and good:
                found.append(f"{place} is collected as a message; call a language `say`, and others' functions otherwise")
    return found


def catalogues(root):
    wanted = {(m.context, m.id): m for m in parse(collected(root)) if m.id}
    found = []
    for path in common.files(root, (".po",), ("assets/locales",)):
        messages = parse(common.read(root, path))
        found += [f"{path}:{line}: {finding}" for line, finding in findings_of(Path(path).stem, messages, wanted)]
    return found


def collected(root):
    """The .pot of the sources."""
    return subprocess.run([COLLECTOR, "pot", root], capture_output=True, text=True, check=True, encoding="utf-8").stdout


def findings_of(code, messages, wanted):
    header = fields(next((m.strings[0] for m in messages if not m.id), ""))
    yield from ((1, finding) for finding in header_findings(code, header))
    forms = int((re.search(r"nplurals=(\d+)", header.get("Plural-Forms", "")) or [0, 1])[1])
    said = {(m.context, m.id): m for m in messages if m.id and not m.obsolete}
    for message in messages:
        if message.id and (message.obsolete or (message.context, message.id) not in wanted):
            yield message.line, f"{shown(message)} is said nowhere any more; run platform/locales.sh update"
    for key, message in wanted.items():
        if key not in said:
            yield 1, f"{shown(message)} is missing; {MEND}"
        elif message.plural != said[key].plural:
            yield said[key].line, f"{shown(message)} has another plural in the sources; {MEND}"
        else:
            yield from ((said[key].line, finding) for finding in translation_findings(code, said[key], forms))


def header_findings(code, header):
    if header.get("Language", "").replace("_", "-") != code:
        yield f"the header's Language is not {code}, which the file's name says"
    for name, form in HEADER.items():
        if not re.fullmatch(form, header.get(name, "")):
            yield f"the header's {name} is {header.get(name, 'missing')!r}; README.md beside it says what stands there"


def translation_findings(code, message, forms):
    if not all(message.strings):
        if message.context != "staff" or code in WHOLE:
            yield f"{shown(message)} is not translated"
        return
    if message.fuzzy:
        yield f"{shown(message)} is fuzzy: a guess at a message that changed; mend it and take out the flag"
    if message.plural and len(message.strings) != forms:
        yield f"{shown(message)} has {len(message.strings)} forms where the header's Plural-Forms have {forms}"
    for text in message.strings:
        yield from text_findings(code, message, text)
    if code == "en" and message.strings != [text for text in (message.id, message.plural) if text]:
        yield f"{shown(message)} is another in English; change it in the sources, then run platform/locales.sh update"


def text_findings(code, message, text):
    wanted, there = holes(message.plural or message.id), holes(text)
    # A form for one number may say it in a word.
    spared = {"n"} if message.plural else set()
    for hole in sorted((wanted - there - spared) | (there - wanted)):
        yield f"{shown(message)}: {{{hole}}} is {'lost' if hole in wanted else 'new'} in {text!r}; holes keep their names"
    if text != text.strip() and message.id == message.id.strip() and message.context != "between the items of a list":
        yield f"{shown(message)}: {text!r} begins or ends with a space"
    for pattern, mend in TYPOGRAPHY.get(code, ()):
        if pattern.search(text):
            yield f"{shown(message)}: {text!r}: {mend}"


TYPOGRAPHY = {
    "fr": (
        (
            re.compile(r" [:;?!»]|« |[^\W\d_][;?!]|}[;?!]|[^\W\d_]:(?!\S)"),
            "a space that does not break stands before : ; ? ! » and after «",
        ),
        (re.compile("'"), "the apostrophe is ’"),
    ),
    "es": (
        (re.compile(r"^[^¿]*\?"), "a question begins with ¿"),
        (re.compile(r"^[^¡]*!"), "an exclamation begins with ¡"),
    ),
}


def shown(message):
    return f'"{message.id}"' + (f" ({message.context})" if message.context else "")


def holes(text):
    return set(re.findall(r"{([^{}]*)}", text))


def fields(header):
    return dict(line.split(": ", 1) for line in header.splitlines() if ": " in line)


def parse(text):
    """The messages of a .po or .pot, the header's too."""
    messages, current, part = [], None, None
    for number, line in enumerate(text.splitlines(), 1):
        obsolete = line.startswith("#~")
        line = line.removeprefix("#~").strip()
        if match := re.match(r'(msgctxt|msgid|msgid_plural|msgstr)(?:\[\d\])? "', line):
            if match[1] == "msgctxt" or (match[1] == "msgid" and part != "msgctxt"):
                current = {"line": number, "fuzzy": part == "fuzzy", "obsolete": obsolete, "msgstr": []}
                messages.append(current)
            part = match[1]
            if part == "msgstr":
                current["msgstr"].append("")
            else:
                current[part] = ""
            line = line[match.end() - 1 :]
        if line.startswith('"'):
            piece = unquoted(line)
            if part == "msgstr":
                current["msgstr"][-1] += piece
            else:
                current[part] += piece
        elif line.startswith("#,") and "fuzzy" in line:
            part = "fuzzy"
        elif not line or not line.startswith("#"):
            part = None
    return [
        Message(m["line"], m.get("msgctxt", ""), m["msgid"], m.get("msgid_plural", ""), m["msgstr"], m["fuzzy"], m["obsolete"])
        for m in messages
    ]


def unquoted(line):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), line.strip()[1:-1])


if __name__ == "__main__":
    common.run(check)
