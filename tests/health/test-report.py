#!/usr/bin/python3
"""The health report as people and programs get it: its forms, its exit status, and what it tells a beginner."""
import html.parser
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import publications  # noqa: E402  pylint: disable=wrong-import-position
import tool  # noqa: E402  pylint: disable=wrong-import-position

MAKER = publications.Maker(sys.argv[1])
WHOLE = MAKER.table()
NOTHING = {key: None for key in publications.ABOUT}
BEGINNER = MAKER.table(settings=[], about={**NOTHING, "title": "My stars", "creators": "Me, Myself",
                                           "description": publications.ABOUT["description"]},
                       content=publications.csv(header=["name", "ra", "dec", "wobble"]))
HOSTILE = MAKER.table(about={"title": "<script>alert(1)</script> & \"more\"", "description": "<img src=x onerror=y>" * 10})


class Page(html.parser.HTMLParser):
    """Elements in balance, and what they refer to."""

    VOID = {"meta", "link", "img", "br", "input"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.seen, self.refers, self.text = [], [], [], ""
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.refers += [value for name, value in attrs if name in ("src", "href") or name.startswith("on")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.text += data


def page_of(path, *options):
    out, err = MAKER.run("check", "--format", "html", *options, path, status=1 if path == BEGINNER else 0)
    assert err == "", err
    return out, Page(out)


def text_names_all():
    out, _ = MAKER.run("check", BEGINNER, status=1)
    report = MAKER.report(BEGINNER)
    for finding in report["findings"]:
        if finding["id"] != "local-address":  # it has another port each time
            assert finding["sentence"] in out, finding
        assert "[%s" % finding["id"] in out, finding
        assert finding["noticed"] in out and finding["mend"] in out, finding
    assert "Must be mended: %d." % report["must"] in out
    assert "questions were asked at http://127.0.0.1:" in out


def beginner_learns_what_else_is_missing():
    """Only title, author and description are set: everything else that a record wants is named, each with its step; what
    follows from them is a guess to be looked at."""
    findings = {f["id"]: f for f in MAKER.report(BEGINNER)["findings"]}
    wanted = {"no-contact-email", "no-ivoid", "no-licence", "no-reference", "no-waveband", "no-source", "no-ucd",
              "no-column-description", "no-data-origin", "local-address"}
    assert wanted <= set(findings), wanted - set(findings)
    guessed = [edit["key"] for edit in findings["guessed-answers"]["edits"]] if "guessed-answers" in findings else []
    for key in ("subjects", "contact_name", "publisher", "short_name"):
        assert "no-" + key.replace("_", "-") in findings or key in guessed, (key, guessed)
    assert not {"no-title", "no-description", "no-creators", "no-position", "test-query-empty"} & set(findings), findings.keys()
    assert [findings[i]["step"] for i in ("no-licence", "no-ucd", "no-data-origin", "local-address")] == [
        "about", "meaning", "preview", "handover"]
    assert findings["no-licence"]["key"] == "licence" and findings["no-ucd"]["column"] == "wobble"


def most_severe_first():
    order = ["must", "should", "nice"]
    found = [order.index(f["severity"]) for f in MAKER.report(BEGINNER)["findings"]]
    assert found == sorted(found)


def json_tells_what_was_asked():
    report = MAKER.report(WHOLE)
    assert report["title"] == publications.ABOUT["title"] and report["base_url"].startswith("http://127.0.0.1:")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", report["examined"])
    assert len(report["exchanges"]) > 20
    for exchange in report["exchanges"]:
        assert exchange["url"].startswith(report["base_url"] + "/") and exchange["milliseconds"] > 0, exchange
        assert 200 <= exchange["status"] < 500, exchange
    rows = [e["rows"] for e in report["exchanges"] if "MAXREC=1" in e["url"] and "MAXREC=1&" not in e["url"]]
    assert 1 in rows, rows
    whole = [e["rows"] for e in report["exchanges"] if "SR=180" in e["url"]]
    assert publications.ROWS in whole, whole
    assert {e["method"] for e in report["exchanges"]} == {"GET", "HEAD", "POST"}


def html_stands_for_itself():
    text, page = page_of(BEGINNER)
    assert page.refers == [] and "http-equiv" in text and "prefers-color-scheme:dark" in text and "@media print" in text
    assert "script" not in page.seen and "img" not in page.seen
    for finding in MAKER.report(BEGINNER)["findings"]:
        for part in ("sentence", "noticed", "mend"):
            known = re.sub(r"127\.0\.0\.1:\d+", "", finding[part])
            assert known in re.sub(r"127\.0\.0\.1:\d+", "", page.text), finding
    assert text.count("<article") == len(MAKER.report(BEGINNER)["findings"])


def html_is_safe():
    text, page = page_of(HOSTILE)
    assert "script" not in page.seen and "img" not in page.seen and "<script" not in text
    assert "<script>alert(1)</script>" in page.text


def html_without_findings():
    _, page = page_of(WHOLE, "--offline")
    assert "Nothing is missing." in page.text and "article" not in page.seen and "table" not in page.seen


def exit_status():
    should = MAKER.table(about={"licence": ""})
    MAKER.run("check", WHOLE)
    MAKER.run("check", "--strict", WHOLE)
    MAKER.run("check", should)
    MAKER.run("check", "--strict", should, status=3)
    MAKER.run("check", "--strict", BEGINNER, status=1)
    MAKER.run("check", "nothing.nuncius", status=1)


def offline_asks_nobody():
    report = MAKER.report(BEGINNER, "--offline")
    assert report["exchanges"] == [] and report["base_url"] is None
    assert {f["step"] for f in report["findings"]} <= {"files", "meaning", "about"}
    out, _ = MAKER.run("check", "--offline", WHOLE)
    assert out == "Nothing is missing.\n", out


def output_to_a_file():
    for kind, begin in (("text", "must"), ("json", "{"), ("html", "<!DOCTYPE html>")):
        out, _ = MAKER.run("check", "--format", kind, "--output", "report", BEGINNER, status=1)
        assert out == ""
        with open(MAKER.path("report"), encoding="utf-8") as file:
            assert file.read().startswith(begin), kind
    assert "cannot be saved" in MAKER.fails("check", "--output", "no/such/folder/x", BEGINNER)


def rules():
    out, _ = MAKER.run("check", "--rules")
    listed = json.loads(MAKER.run("check", "--rules", "--format", "json")[0])
    assert len(out.splitlines()) == len(listed) >= 60
    for line, rule in zip(out.splitlines(), listed):
        assert line.split()[:3] == [rule["severity"], rule["step"], rule["id"]], line
        assert rule["noticed"] in line


def wrong_usage():
    for arguments in (["--format", "xml", WHOLE], ["--offline", "--url", "http://127.0.0.1/", WHOLE], ["--url", "ftp://x/", WHOLE],
                      [], [WHOLE, WHOLE]):
        MAKER.fails("check", *arguments, status=2)
    assert "Nothing called" in MAKER.fails("check", "--mend", "no-answer", WHOLE)


def mend():
    path = MAKER.table(about={"wavebands": "Radio"})
    assert "waveband-missing, --mend" in MAKER.run("check", path)[0]
    assert "waveband-missing" not in MAKER.run("check", "--mend", "waveband-missing", path)[0]
    assert "wavebands = Radio; Optical" in MAKER.run("describe", path)[0]


tool.run([text_names_all, beginner_learns_what_else_is_missing, most_severe_first, json_tells_what_was_asked,
          html_stands_for_itself, html_is_safe, html_without_findings, exit_status, offline_asks_nobody, output_to_a_file, rules,
          wrong_usage, mend])
