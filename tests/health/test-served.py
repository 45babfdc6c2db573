#!/usr/bin/python3
"""Every rule that the running service tells is broken by one publication and not by another."""
import atexit
import json
import os
import socket
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import proxy  # noqa: E402  pylint: disable=wrong-import-position
import publications  # noqa: E402  pylint: disable=wrong-import-position
import served  # noqa: E402  pylint: disable=wrong-import-position
import tool  # noqa: E402  pylint: disable=wrong-import-position

MAKER = publications.Maker(sys.argv[1])


def free_port():
    with socket.socket() as link:
        link.bind(("127.0.0.1", 0))
        return link.getsockname()[1]


class Behind:
    """A whole publication, served behind a proxy."""

    def __init__(self, make):
        self.path, self.proxy = make(), proxy.Proxy()
        self.proxy.port = free_port()
        self.process = subprocess.Popen([MAKER.program, "serve", self.path, "--port", str(self.proxy.port), "--base-url",
                                         self.proxy.url], cwd=MAKER.folder.name, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for line in self.process.stdout:
            if line == b"ready\n":
                break
        else:
            raise RuntimeError("the service does not start")
        atexit.register(self.close)
        self.good = self.broken()

    def broken(self, mistake=None):
        self.proxy.mistake = mistake
        return MAKER.broken(self.path, "--url", self.proxy.url)

    def close(self):
        self.process.terminate()
        self.process.communicate(timeout=10)


KINDS = {name: Behind(make) for name, make in (("table", MAKER.table), ("images", MAKER.images), ("spectra", MAKER.spectra))}


def whole_publications_break_nothing():
    for name, behind in KINDS.items():
        assert behind.good == {"local-address"}, (name, behind.good)


def spoilt(rule, kind, mistake):
    def test():
        found = KINDS[kind].broken(mistake)
        assert rule in found, found
        assert rule == "local-address" or rule not in KINDS[kind].good

    test.__name__ = rule
    return test


def own(rule, kind, make):
    def test():
        found = MAKER.broken(make(MAKER))
        assert rule in found, found
        assert rule not in KINDS[kind].good

    test.__name__ = rule
    return test


def no_answer():
    url = "http://127.0.0.1:%d" % free_port()
    assert "no-answer" in MAKER.broken(KINDS["table"].path, "--url", url)
    assert "no-answer" not in KINDS["table"].good


def local_address():
    """A preview may have one, without weight; what names a host of the world has none."""
    elsewhere = proxy.Text("/capabilities", r"http://127\.0\.0\.1:[0-9]+", "https://vo.example.org")
    assert "local-address" not in KINDS["table"].broken(elsewhere)
    assert "plain-http" not in KINDS["table"].broken(elsewhere)
    KINDS["table"].proxy.mistake = None
    found = [f for f in MAKER.report(KINDS["table"].path)["findings"] if f["id"] == "local-address"]
    assert [f["severity"] for f in found] == ["nice"], found


def an_embargo_is_no_mistake():
    """What gives no rows or no files on purpose is not told to be broken."""
    for path in (served.kept_back(MAKER), MAKER.images(about={"release_date": "2999-01-01"}),
                 MAKER.spectra(about={"release_date": "2999-01-01"})):
        assert MAKER.broken(path) == {"local-address", "under-embargo"}, (path, MAKER.broken(path))


def what_strangers_say_is_tamed():
    """No signs that steer a terminal, no essays."""
    KINDS["table"].proxy.mistake = proxy.Text(served.CONE, 'unit="mag"', 'unit="\x7f&#27;[31m\u009b%s"' % ("m" * 5000))
    report = MAKER.report(KINDS["table"].path, "--url", KINDS["table"].proxy.url)
    sentence = next(f["sentence"] for f in report["findings"] if f["id"] == "served-bad-unit")
    assert sentence.isprintable() and 400 < len(sentence) <= 501, sentence


def this_machine_has_several_names():
    """Asked as localhost, addresses at 127.0.0.1 are not elsewhere."""
    behind = KINDS["images"]
    behind.proxy.mistake = None
    found = MAKER.broken(behind.path, "--url", behind.proxy.url.replace("127.0.0.1", "localhost"))
    assert found == {"local-address"}, found


def further_places_need_no_system():
    """A second position, sexagesimal text and names that differ in capitals are no mistakes of the service."""
    more = {"ra2": range(publications.ROWS), "RA": ["%02d:00:00.1" % i for i in range(publications.ROWS)]}
    found = MAKER.broken(MAKER.table(content=publications.csv(more=more),
                                     settings=publications.MEANING + ["stars/ra2:ucd=pos.eq.ra", "stars/ra2:unit=deg",
                                                                      "stars/RA:role=data"]))
    assert not {"no-coosys", "served-bad-unit", "duplicate-field-name"} & found, found


def times_are_told():
    """Dates of a file go out as such; so this rule is not broken by a publication that has some."""
    times = ["2020-01-%02dT12:00:00" % (i + 1) for i in range(publications.ROWS)]
    assert "timestamp-not-told" not in MAKER.broken(MAKER.table(content=publications.csv(more={"obstime": times})))


def all_rules_are_here():
    rules = json.loads(MAKER.run("check", "--rules", "--format", "json")[0])
    wanted = {rule["id"] for rule in rules if rule["step"] in ("preview", "handover")}
    assert wanted == set(served.RULES), wanted ^ set(served.RULES)
    assert len(wanted) >= 30


tool.run([whole_publications_break_nothing, an_embargo_is_no_mistake, what_strangers_say_is_tamed,
          this_machine_has_several_names, times_are_told, further_places_need_no_system, all_rules_are_here, no_answer, local_address]
         + [spoilt(rule, *how) for rule, how in served.SPOILT.items()]
         + [spoilt(*how) for how in served.MORE] + [own(rule, *how) for rule, how in served.OWN.items()])
