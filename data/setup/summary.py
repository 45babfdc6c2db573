#!/usr/bin/env python3
"""Counts the single tests in Meson's logs, suite by suite, and ends with "N passed, N failed".

usage: summary.py TESTLOG.json...

A program that speaks TAP counts as many tests as it reports; one that reports no failure, but crashed, ran out
of time, broke its plan or reported nothing at all, counts as one failure more.  Exit status 1 when anything failed or nothing
ran.
"""
import json
import os
import re
import sys

LINE = re.compile(r"(not )?ok\b\s*(\d+)?\s*-?\s*([^#]*)(?:#\s*(\w+))?")
PLAN = re.compile(r"1\.\.(\d+)\s*(#\s*skip)?", re.IGNORECASE)


def read_tap(text):
    """The tests that a TAP stream reports, as (name, 'passed' | 'failed' | 'skipped'), and its plan."""
    found, plan, plan_skips = [], None, False
    for line in text.splitlines():
        match = LINE.match(line)
        if match:
            directive = (match.group(4) or "").upper()
            if directive.startswith("SKIP") and not match.group(1):
                state = "skipped"
            elif directive.startswith("SKIP") or not directive:
                state = "failed" if match.group(1) else "passed"
            else:  # the other directive of TAP: expected to fail
                state = "skipped" if match.group(1) else "failed"
            found.append((match.group(3).strip() or "number %s" % match.group(2), state))
            continue
        match = PLAN.match(line)
        if match and plan is None:
            plan, plan_skips = int(match.group(1)), bool(match.group(2))
    return found, plan, plan_skips


def judge(record):
    """The tests of one program of the log."""
    result = record["result"]
    found, plan, plan_skips = read_tap(record.get("stdout") or "")
    if not found and plan is None:
        if result == "SKIP" and record.get("returncode") == 77:
            return [("the whole program", "skipped")]
        if result in ("OK", "EXPECTEDFAIL") and record.get("returncode") == 0:
            return [("the whole program", "passed")]
        return [("the whole program: %s" % result.lower(), "failed")]
    if plan == 0 and plan_skips and not found and result == "SKIP":
        return [("the whole program", "skipped")]
    if not found:
        return [("the whole program reported no test", "failed")]
    if any(state == "failed" for _, state in found):
        return found
    if plan is not None and plan != len(found):
        found.append(("plan: %d tests announced, %d reported" % (plan, len(found)), "failed"))
    elif result not in ("OK", "SKIP"):
        found.append(("the program as a whole: %s" % result.lower(), "failed"))
    return found


def suites_of(log):
    """{program: suite}, as Meson lists the tests beside its logs; the log itself names suites only at times."""
    path = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(log))), "meson-info", "intro-tests.json")
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as stream:
        return {test["name"]: test["suite"][0].split(":")[-1] for test in json.load(stream) if test["suite"]}


def show(title, record):
    """What a program that failed has said: Meson does not show the output of those that speak TAP."""
    print("---- " + title)
    for stream, most in (("stdout", 80), ("stderr", 40)):
        lines = (record.get(stream) or "").strip().splitlines()
        if stream == "stdout":  # what went well needs no telling
            lines = [line for line in lines if not re.match(r"ok\b|# (Start|End) of ", line)]
        if len(lines) > most:
            print("     (%d lines more before)" % (len(lines) - most))
        for line in lines[-most:]:
            print("     " + line[:400])


def read_log(path):
    """[(suite, program, test, state)] of one log; a log that is not there is a failure."""
    if not os.path.exists(path):
        return [("missing", path, "no test ran", "failed")]
    rows, suites = [], suites_of(path)
    kind = " (sanitizers)" if "asan" in path else ""
    with open(path, encoding="utf-8", errors="replace") as log:
        for line in log:
            record = json.loads(line)
            program = record["name"].rpartition(" / ")[2]
            suite = suites.get(program, "other") + kind
            tests = judge(record)
            if any(state == "failed" for _, state in tests):
                show("%s / %s" % (suite, program), record)
            rows += [(suite, program, test, state) for test, state in tests]
    # Meson may break off, with what it has so far in the log: what is declared must have run.
    ran = {program for _, program, _, _ in rows}
    wanted = [program for program, suite in suites.items() if not kind or suite == "unit"]
    rows += [(suites[program] + kind, program, "it did not run", "failed") for program in wanted if program not in ran]
    return rows or [("missing", path, "the log is empty", "failed")]


def main(paths):
    rows = [row for path in paths for row in read_log(path)]
    suites = {}
    for suite, _, _, state in rows:
        count = suites.setdefault(suite, {"passed": 0, "failed": 0, "skipped": 0})
        count[state] += 1
    for suite, program, test, state in rows:
        if state == "failed":
            print("FAILED  %s / %s: %s" % (suite, program, test))
    for suite, count in suites.items():
        print("%-20s %5d passed %5d failed %5d skipped"
              % (suite, count["passed"], count["failed"], count["skipped"]))
    total = {state: sum(count[state] for count in suites.values())
             for state in ("passed", "failed", "skipped")}
    skipped = ", %d skipped" % total["skipped"] if total["skipped"] else ""
    print("%d passed, %d failed%s" % (total["passed"], total["failed"], skipped))
    return 0 if total["passed"] and not total["failed"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
