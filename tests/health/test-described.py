#!/usr/bin/python3
"""Every rule that the description tells is broken by one publication and not by another; where a rule has a mend, it helps."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import described  # noqa: E402  pylint: disable=wrong-import-position
import publications  # noqa: E402  pylint: disable=wrong-import-position
import tool  # noqa: E402  pylint: disable=wrong-import-position

MAKER = publications.Maker(sys.argv[1])
WHOLE = {"table": MAKER.table(), "images": MAKER.images()}
GOOD = {name: MAKER.broken(path, "--offline") for name, path in WHOLE.items()}


def whole_publications_break_nothing():
    for name, broken in GOOD.items():
        assert broken == set(), (name, broken)


def all_rules_are_here():
    """Whoever adds a rule adds what breaks it."""
    rules = json.loads(MAKER.run("check", "--rules", "--format", "json")[0])
    wanted = {rule["id"] for rule in rules if rule["step"] not in ("preview", "handover")}
    assert wanted == set(described.BROKEN), wanted ^ set(described.BROKEN)
    assert len(rules) >= 60 and len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["noticed"].endswith("."), rule


def pair(rule, kind, make):
    def test():
        path = make(MAKER)
        findings = [f for f in MAKER.report(path, "--offline")["findings"] if f["id"] == rule]
        assert findings, MAKER.broken(path, "--offline")
        assert rule not in GOOD[kind]
        for finding in findings:
            assert finding["sentence"].strip() and finding["mend"].strip() and finding["noticed"].strip(), finding
        if findings[0]["edits"]:
            before = len(findings)
            MAKER.report(path, "--offline", "--mend", rule)
            after = [f for f in MAKER.report(path, "--offline")["findings"] if f["id"] == rule]
            assert len(after) < before, after

    test.__name__ = rule
    return test


tool.run([whole_publications_break_nothing, all_rules_are_here]
         + [pair(rule, *how) for rule, how in described.BROKEN.items()])
