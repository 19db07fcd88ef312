"""Seeds for fuzz-scan: one file for each way into it. scan_seeds.py FOLDER"""
import random
import sys
from pathlib import Path

DESCRIPTORS = Path(__file__).resolve().parent.parent / "scanner" / "descriptors"


def descriptor(file):
    lines = (line.split("#")[0] for line in file.read_text(encoding="ascii").splitlines())
    return bytes.fromhex(" ".join(lines))


def report(text, continued):
    return bytes([2, len(text)]) + b"]Q1" + text.ljust(56, b"\0") + bytes([continued])


def seeds():
    dice = random.Random(1)
    # Presses and releases of any key on either node, a few milliseconds apart.
    yield "keys", bytes([0, 0]) + b"".join(
        bytes([dice.randrange(2) | press << 1 | 1 << 6, key, 1])
        for key in (dice.randrange(1, 128) for _ in range(300))
        for press in (1, 0)
    )
    yield "keys-lost", bytes([0, 2]) + b"".join(bytes([0x42, 30 + n % 10, 0xFF if n == 40 else 0xFC]) for n in range(80))
    for terminator in range(3):
        pieces = [b"FEST-1\r", b"FEST-2", b"\r\n", b"HALF", b"FEST\t", bytes(range(128)), bytes([120]) * 250]
        yield f"line-{terminator}", bytes([1, terminator]) + b"".join(
            bytes([quiet, len(piece)]) + piece for piece in pieces for quiet in (0, 60, 250, 255)
        )
    for file in sorted(DESCRIPTORS.glob("*.hex")):
        described = descriptor(file)
        sent = [report(b"FEST-1", 0), report(b"x" * 56, 1), report(b"rest", 0), report(b"cut", 0)[:9], bytes(8), b"FEST-1\0\0"]
        yield file.stem, bytes([2, len(described), 0]) + described + b"".join(bytes([len(one)]) + one for one in sent)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in seeds():
        (folder / name).write_bytes(content)
