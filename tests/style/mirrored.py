#!/usr/bin/env python3
"""The translation that nobody understands, in which the window runs from right to left (tests/gui/mirror.py): it has every text,
leaves what printf reads as it stands, and has a way back."""
import glob
import gettext
import os
import re
import shutil
import subprocess
import sys
import tempfile

import tap

sys.path.insert(0, os.path.join(tap.ROOT, "tests", "gui"))
import mirror

DIRECTIVES = re.compile(r"%%|%[^a-zA-Z<%]*(?:<PRI\w+>|hh|h|ll|l|z)?[duxfgsc]|%<\w+>")


def texts():
    """{text: its mirrored form}, as gettext hands it out."""
    if not shutil.which("msgfmt"):
        raise tap.Skip("msgfmt is not installed")
    with tempfile.TemporaryDirectory() as folder:
        mirror.write(folder)
        with open(glob.glob(folder + "/he/LC_MESSAGES/*.mo")[0], "rb") as stream:
            known = gettext.GNUTranslations(stream)._catalog
    return {key if isinstance(key, str) else key[0]: text for key, text in known.items() if key and (
        isinstance(key, str) or key[1] == 0)}


def there_and_back():
    pairs = texts()
    assert len(pairs) > 2000, len(pairs)
    return ["%r became %r" % (key, text) for key, text in pairs.items()
            if mirror.mirror_back(text) != key.split("\x04")[-1]]


def directives():
    problems = [key for key, text in texts().items() if DIRECTIVES.findall(key) != DIRECTIVES.findall(text)]
    return problems + ["%r is not kept" % text for text in
                       ("%'zu", "%<PRId64>", "%'<PRId64>", "%2$.6g", "%-*s", "%lld", "%%", "%.7g", "\\n")
                       if mirror.mirror(text) != text]


def broken_is_refused():
    """A directive that a letter was taken from is not handed to the program, which would fall."""
    kept = mirror.KEPT
    mirror.KEPT = re.compile(r"%[^a-zA-Z%]*(?:l*[a-zA-Z])|\\.")
    try:
        texts()
    except subprocess.CalledProcessError as refusal:
        return [] if "C format" in refusal.stderr else [refusal.stderr]
    finally:
        mirror.KEPT = kept
    return ["a catalogue with broken directives was written"]


if __name__ == "__main__":
    tap.run([("there and back", there_and_back), ("what printf reads is kept", directives),
             ("a broken directive is refused", broken_is_refused)])
