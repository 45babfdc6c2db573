#!/usr/bin/env python3
"""Holds functions to 60 lines and files to 800."""
import re

import tap

FUNCTION_LINES = 60
FILE_LINES = 800
# Functions that may be longer, as "path:name", each with its reason.
LONGER = {}


def functions(text):
    """(name, lines from the opening to the closing brace) of each function; the format puts both braces in the
    first column, and lets nothing else end in a lone brace there."""
    name, start, found = "", None, []
    for number, line in enumerate(text.splitlines()):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            found.append((name, number - start + 1))
            start = None
        elif start is None:
            match = re.match(r"(\w+) ?\(", line)
            if match:
                name = match.group(1)
    return found


def judge_functions(path, text):
    return ["%s: %s has %d lines" % (path, name, lines) for name, lines in functions(text)
            if lines > FUNCTION_LINES and "%s:%s" % (path, name) not in LONGER]


def judge_file(path, text):
    lines = len(text.splitlines())
    return ["%s has %d lines" % (path, lines)] if lines > FILE_LINES else []


def allowances():
    """Every allowance still stands for a function that needs it."""
    problems = []
    for place in LONGER:
        path, name = place.split(":")
        if (name, True) not in [(n, lines > FUNCTION_LINES) for n, lines in functions(tap.read(path))]:
            problems.append("%s needs no allowance any more" % place)
    return problems


def main():
    sources = tap.files(["src", "tests"], [".c", ".h"])
    rest = tap.files(["src", "tests", "data", "ui"], [".py", ".sh", ".blp"])

    def function(lines):
        return "static void\nlong_one (void)\n{\n" + "  work ();\n" * (lines - 2) + "}\n"

    tap.run([
        ("functions", tap.each(sources, judge_functions)),
        ("files", tap.each(sources + rest, judge_file)),
        ("allowances", allowances),
        ("too long a function is found", tap.must_fail(judge_functions, [
            ("a.c", function(61)), ("a.c", "struct a\n{\n  int b;\n};\n" + function(70))])),
        ("a short one is not", tap.must_pass(judge_functions, [
            ("a.c", function(60)), ("a.h", "typedef struct\n{\n" + "  int a;\n" * 70 + "} A;\n")])),
        ("too long a file is found", tap.must_fail(judge_file, [("a.c", "\n" * 801)])),
        ("a file of 800 lines is not", tap.must_pass(judge_file, [("a.c", "\n" * 800)])),
    ])


if __name__ == "__main__":
    main()
