# SPDX-License-Identifier: Apache-2.0
"""Draws passes and writes them as the raw frames that a camera sends: FOLDER/CODE.grey, .nv12, .yuyv, .uyvy, 1280x720.

frames.py MAKE_PASS FOLDER
"""
import subprocess
import sys
from pathlib import Path

WIDTH, HEIGHT = 1280, 720  # as make-pass draws
CODES = ("FEST-26-0001", "FEST-26-0002")
NO_COLOUR = 128


def main(make_pass, folder):
    for code in CODES:
        grey = luma_of(make_pass, code, Path(folder, "pass.pgm"))
        for form, frame in frames_of(grey).items():
            Path(folder, f"{code}.{form}").write_bytes(frame)


def luma_of(make_pass, code, file):
    subprocess.run([make_pass, "--text", code, "--size", "480", "--out", str(file)], check=True)
    header, pixels = b"P5\n%d %d\n255\n" % (WIDTH, HEIGHT), file.read_bytes()
    assert pixels.startswith(header), "make-pass drew another size"
    file.unlink()
    return pixels.removeprefix(header)


def frames_of(grey):
    yuyv = bytearray([NO_COLOUR]) * (2 * len(grey))
    yuyv[0::2] = grey
    uyvy = bytearray([NO_COLOUR]) * (2 * len(grey))
    uyvy[1::2] = grey
    return {"grey": grey, "nv12": grey + bytes([NO_COLOUR]) * (len(grey) // 2), "yuyv": bytes(yuyv), "uyvy": bytes(uyvy)}


if __name__ == "__main__":
    main(*sys.argv[1:])
