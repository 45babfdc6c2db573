#!/usr/bin/env python3
"""The counting of ./test: nothing that failed, died or said nothing may pass for a success."""
import json
import os
import subprocess
import sys
import tempfile

import tap

SCRIPT = os.path.join(tap.ROOT, "data", "setup", "summary.py")


def summary(records):
    """Exit status and text of the summary of such a log."""
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, "meson-logs", "testlog.json")
        os.mkdir(os.path.dirname(log))
        os.mkdir(os.path.join(folder, "meson-info"))
        with open(os.path.join(folder, "meson-info", "intro-tests.json"), "w", encoding="utf-8") as stream:
            json.dump([{"name": "a", "suite": ["nuncius:unit"]}], stream)
        if records is not None:
            with open(log, "w", encoding="utf-8") as stream:
                for name, result, status, stdout in records:
                    stream.write(json.dumps({"name": name, "result": result, "returncode": status,
                                             "stdout": stdout}) + "\n")
        result = subprocess.run([sys.executable, SCRIPT, log], stdout=subprocess.PIPE, text=True)
        return result.returncode, result.stdout


GOOD = ("nuncius:unit / a", "OK", 0, "TAP version 13\n1..2\nok 1 /a\nok 2 /b # SKIP no tool\n# ok 3 said in passing\n")
CASES = [
    ("good and skipped", [GOOD], 0, "1 passed, 0 failed, 1 skipped"),
    ("two programs", [GOOD, ("nuncius:wire / b", "OK", 0, "ok 1 /a\nok 2 /b\n1..2\n")], 0,
     "3 passed, 0 failed, 1 skipped"),
    ("a failure", [("nuncius:unit / a", "FAIL", 1, "1..2\nok 1 /a\nnot ok 2 /b\n")], 1, "1 passed, 1 failed"),
    ("a crash between tests", [("nuncius:unit / a", "ERROR", -11, "1..3\nok 1 /a\n")], 1, "1 passed, 1 failed"),
    ("a failure that ends the program", [("nuncius:unit / a", "ERROR", -6, "1..3\nok 1 /a\nnot ok /b\nBail out!\n")], 1,
     "1 passed, 1 failed"),
    ("a crash at the end", [("nuncius:unit / a", "ERROR", 1, "1..1\nok 1 /a\n")], 1, "1 passed, 1 failed"),
    ("a crash before the plan", [("nuncius:unit / a", "ERROR", -6, "")], 1, "0 passed, 1 failed"),
    ("out of time", [("nuncius:unit / a", "TIMEOUT", -15, "1..2\nok 1 /a\n")], 1, "1 passed, 1 failed"),
    ("a TAP program that says nothing", [GOOD, ("nuncius:unit / b", "SKIP", 0, "")], 1,
     "1 passed, 1 failed, 1 skipped"),
    ("a TAP program without tests", [GOOD, ("nuncius:unit / b", "SKIP", 0, "1..0\n")], 1,
     "1 passed, 1 failed, 1 skipped"),
    ("a program skipped as a whole", [GOOD, ("nuncius:unit / b", "SKIP", 0, "1..0 # SKIP no display\n")], 0,
     "1 passed, 0 failed, 2 skipped"),
    ("a program that is declared and did not run", [("nuncius:unit / b", "OK", 0, "1..1\nok 1 /a\n")], 1,
     "1 passed, 1 failed"),
    ("only skipped", [("nuncius:unit / a", "SKIP", 0, "1..0 # SKIP no display\n")], 1,
     "0 passed, 0 failed, 1 skipped"),
    ("a plain program", [("nuncius:unit / a", "OK", 0, "hello\n")], 0, "1 passed, 0 failed"),
    ("an empty log", [], 1, "0 passed, 1 failed"),
    ("no log", None, 1, "0 passed, 1 failed"),
]


def check(records, status, line):
    code, text = summary(records)
    found = code, text.splitlines()[-1]
    return [] if found == (status, line) else ["%r, not %r" % (found, (status, line))]


def case(records, status, line):
    return lambda: check(records, status, line)


def suite_names():
    _, text = summary([GOOD, ("b", "OK", 0, "ok 1 x\n1..1\n")])
    return [] if [line.split()[0] for line in text.splitlines()[:2]] == ["unit", "other"] else [text]


def what_failed_is_shown():
    _, text = summary([("a", "FAIL", 1, "1..2\n# a detail\nnot ok 1 x\nok 2 y\n")])
    return [] if "     # a detail\n" in text and "ok 2 y" not in text else [text]


tap.run([("what failed is shown", what_failed_is_shown), ("suites have their names", suite_names)] + [(name, case(records, status, line)) for name, records, status, line in CASES])
