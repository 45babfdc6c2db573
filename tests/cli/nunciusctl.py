#!/usr/bin/python3
"""nunciusctl as a person and a script meet it: every verb, every way to be wrong."""
import json
import os
import signal
import socket
import sys
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tool

TOOL = tool.Tool(sys.argv[1])
STARS = "name,ra,dec,mag\nSirius,101.287,-16.716,-1.46\nVega,279.235,38.784,0.03\nRigel,78.634,-8.202,0.13\n"
ABOUT = """# everything a record needs
[publication]
title = Bright stars
short_name = Bright
description = Three stars.\\nBright ones.
creators = Messier, C.; Mechain, P.
subjects = stars
contact_name = C. Messier
contact_email = messier@obs.test
publisher = Example Observatory
identifier = ivo://obs.test/bright
licence = CC-BY-4.0
[column "mag"]
unit = mag
ucd = phot.mag;em.opt.V
description = Apparent V magnitude
"""


def help_of_each():
    out, _ = TOOL.run("--help")
    for verb in ("inspect", "create", "describe", "set", "serve", "record", "check", "update", "suggest", "vocabulary",
                 "registration", "find", "request"):
        assert verb in out, verb
        assert "nunciusctl %s" % verb in TOOL.run(verb, "--help")[0]
    assert "nunciusctl" in TOOL.run("--version")[0]


def wrong_usage():
    for arguments in ([], ["frobnicate"], ["create"], ["create", "p.nuncius"], ["inspect"], ["serve"],
                      ["serve", "a", "b"], ["serve", "a", "--port", "x"], ["serve", "a", "--port", "99999"],
                      ["set", "a"], ["record"], ["record", "stars.nuncius", "--base-url", "foo"], ["registration"],
                      ["registration", "stars.nuncius", "--way", "magic"],
                      ["serve", "stars.nuncius", "--base-url", "ftp://x/"], ["check", "--nonsense", "a"], ["describe"]):
        TOOL.fails(*arguments, status=2)


def ragged_rows():
    """Repaired, left out or refused by choice; update keeps the choice."""
    rows = ["%d,%d,%d" % (i, i, i) for i in range(20)]
    rows[3], rows[7] = "3,3", "7,7,7,x"
    TOOL.write("ragged.csv", "n,ra,dec\n" + "\n".join(rows) + "\n")
    out, err = TOOL.run("create", "r1.nuncius", "ragged.csv")
    assert "20 rows" in out and "lines 5, 9" in err, (out, err)
    assert "line 5:" in TOOL.fails("create", "r2.nuncius", "ragged.csv", "--ragged", "refuse")
    assert "r2.nuncius" not in TOOL.left()
    assert "repair, leave-out or refuse" in TOOL.fails("create", "r2.nuncius", "ragged.csv", "--ragged=x", status=2)
    out, err = TOOL.run("create", "--ragged", "leave-out", "r2.nuncius", "ragged.csv")
    assert "18 rows" in out and "left out (lines 5, 9)" in err, (out, err)
    # Kept when the file is read again.
    TOOL.write("ragged.csv", "n,ra,dec\n" + "\n".join(rows + ["1,2", "30,30,30"]) + "\n")
    out, err = TOOL.run("update", "r2.nuncius")
    assert "18 before, 19 now" in out and "5, 9, 22" in err, (out, err)
    # Changed where the file is as it was; a refusal leaves the publication alone.
    assert "line 5:" in TOOL.fails("update", "--ragged", "refuse", "r2.nuncius")
    assert "not changed" in TOOL.run("update", "r2.nuncius")[0]
    assert "19 before, 22 now" in TOOL.run("update", "--ragged", "repair", "r2.nuncius")[0]
    # Refusing is remembered too, where nothing is wrong yet.
    TOOL.write("fine.csv", STARS)
    TOOL.run("create", "--ragged", "refuse", "r3.nuncius", "fine.csv")
    TOOL.write("fine.csv", STARS + "Deneb,310.358\n")
    assert "line 5:" in TOOL.fails("update", "r3.nuncius")


def inspect_json():
    TOOL.write("stars.csv", STARS)
    out, _ = TOOL.run("inspect", "--json", "stars.csv")
    assert out.count("\n") == 1
    found = json.loads(out)
    table = found["tables"][0]
    assert (found["kind"], table["rows"], table["hdu"]) == ("table", 3, None), found
    assert [column["name"] for column in table["columns"]] == ["name", "ra", "dec", "mag"]
    assert (table["position"]["ra"], table["position"]["dec"]) == (["ra"], ["dec"])
    assert table["position"]["first_icrs_deg"] == [101.287, -16.716]
    TOOL.write("holes.csv", "ra,dec,mag\n1.5,2.5,--\n2.5,3.5,12.5\n3.5,4.5,--\n4.5,5.5,N/A\n")
    mag = json.loads(TOOL.run("inspect", "--json", "holes.csv")[0])["tables"][0]["columns"][2]
    assert (mag["datatype"], mag["missing"], mag["spellings"]) == ("double", 3, {"--": 2, "N/A": 1}), mag
    assert "missing: “--” 2 times, “N/A” 1 time" in TOOL.run("inspect", "holes.csv")[0]
    out, _ = TOOL.run("inspect", "--json", "nothing.csv", status=1)
    assert json.loads(out)["kind"] == "unreadable" and json.loads(out)["reason"]


def inspect_text():
    out, _ = TOOL.run("inspect", "stars.csv")
    assert "3 rows, 4 columns" in out and "position: ra, dec" in out, out
    TOOL.fails("inspect", "nothing.csv")


def create_serves_at_once():
    out, err = TOOL.run("create", "stars.nuncius", "stars.csv")
    assert "3 rows, 3 with a position" in out and err == "", (out, err)
    with TOOL.serve("stars.nuncius") as service:
        assert [name for name, _ in service.services] == ["scs", "vosi", "web"], service.services
        with urllib.request.urlopen(service.url("scs") + "RA=279.2&DEC=38.8&SR=1") as answer:
            text = answer.read().decode()
        assert "<TD>Vega</TD>" in text and "Sirius" not in text, text
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(10) == 0
        assert service.process.stderr.read() == b""


def create_refuses():
    before = TOOL.left()
    TOOL.fails("create", "stars.nuncius", "stars.csv")          # there already
    TOOL.fails("create", "x.nuncius", "nothing.csv")
    TOOL.fails("create", "nowhere/x.nuncius", "stars.csv")
    empty, folder = TOOL.write("empty.csv", ""), TOOL.path("folder")
    os.mkdir(folder)
    binary = TOOL.write("noise.bin", bytes(range(256)) * 40)
    for bad in (empty, folder, binary):
        TOOL.fails("create", "x.nuncius", bad)
    # the second file is bad: nothing is made of the first either
    TOOL.fails("create", "x.nuncius", "stars.csv", empty)
    TOOL.fails("create", "x.nuncius", "stars.csv", "--table", "none")
    os.rmdir(folder)
    os.unlink(empty)
    os.unlink(binary)
    assert TOOL.left() == before, TOOL.left()


def create_without_positions():
    TOOL.write("plain.csv", "a,b\n1,x\n2,y\n")
    out, err = TOOL.run("create", "plain.nuncius", "plain.csv")
    assert "2 rows, 0 with a position" in out and "no position" in err and err.count("\n") == 1, err
    out, _ = TOOL.run("check", "plain.nuncius", status=1)
    assert "[no-position]" in out


def roles_by_hand():
    TOOL.write("odd.csv", "id,east,north\na,10,20\nb,11,21\n")
    TOOL.run("create", "odd.nuncius", "odd.csv")
    TOOL.run("set", "odd.nuncius", "east:role=ra", "north:role=dec", "odd/east:unit=deg")
    assert "[no-position]" not in TOOL.run("check", "odd.nuncius", status=1)[0]
    with TOOL.serve("odd.nuncius") as service:
        with urllib.request.urlopen(service.url("scs") + "RA=11&DEC=21&SR=0.1") as answer:
            assert "<TD>b</TD>" in answer.read().decode()


def describe_and_set():
    TOOL.write("about.txt", ABOUT)
    TOOL.run("set", "stars.nuncius", "--from", "about.txt")
    text, _ = TOOL.run("describe", "--plain", "stars.nuncius")
    assert "title = Bright stars" in text and "description = Three stars.\\nBright ones." in text
    assert 'ucd = phot.mag;em.opt.V' in text
    assert "# guess" in TOOL.run("describe", "stars.nuncius")[0]
    TOOL.run("create", "copy.nuncius", "stars.csv")
    TOOL.run("set", "copy.nuncius", "--from", "-", stdin=text.encode())
    assert TOOL.run("describe", "--plain", "copy.nuncius")[0] == text
    TOOL.run("set", "copy.nuncius", "title=Another", "mag:unit=", "stars/:title=Table")
    text = TOOL.run("describe", "--plain", "copy.nuncius")[0]
    assert "title = Another" in text and "title = Table" in text and "unit = \n" in text, text
    TOOL.run("set", "copy.nuncius", "--forget", "title", "--forget", "mag:unit")
    assert "title = Another" not in TOOL.run("describe", "copy.nuncius")[0]


def set_refuses():
    before = TOOL.run("describe", "copy.nuncius")[0]
    for bad in ("contact_email=nobody", "nonsense=1", "mag:ucd=no such thing", "nothing:unit=mag",
                "no equals sign", "mag:role=king"):
        TOOL.fails("set", "copy.nuncius", "title=Half", bad)
    TOOL.write("bad.txt", "[publication]\ntitle = x\nidentifier = wrong\n")
    assert "bad.txt: Line 3" in TOOL.fails("set", "copy.nuncius", "--from", "bad.txt")
    assert TOOL.run("describe", "copy.nuncius")[0] == before


def check_and_record():
    TOOL.run("set", "copy.nuncius", "title=Stars again")
    TOOL.run("check", "copy.nuncius")
    TOOL.run("check", "odd.nuncius", status=1)
    assert "title" in TOOL.fails("record", "odd.nuncius")
    record, _ = TOOL.run("record", "stars.nuncius", "--base-url", "https://vo.example.org/data/")
    assert "https://vo.example.org/data/stars/scs.xml?" in record and "Bright stars" in record, record
    _, err = TOOL.run("record", "stars.nuncius", "-o", "record.xml")
    assert "--base-url" in err, err
    with open(TOOL.path("record.xml"), encoding="utf-8") as stream:
        assert "ivo://obs.test/bright" in stream.read()


def registration_is_explained():
    out, _ = TOOL.run("registration", "odd.nuncius")
    assert out.startswith("Not ready to be registered:\n") and "title" in out.splitlines()[1], out
    for way in ("host", "proxy", "form", "own"):
        assert "(%s)\n" % way in out, out
    out, _ = TOOL.run("registration", "stars.nuncius", "--way", "own", "--base-url", "https://vo.observatory.fr/x/")
    assert "(own)" in out and "(host)" not in out
    assert "nunciusctl serve 'stars.nuncius' --network --oai --base-url https://vo.observatory.fr/x\n" in out, out


def answers_tell_their_origin():
    with TOOL.serve("stars.nuncius") as service:
        with urllib.request.urlopen(service.url("scs") + "RA=0&DEC=0&SR=0") as answer:
            text = answer.read().decode()
    for info in ('"ivoid" value="ivo://obs.test/bright"', '"contact" value="messier@obs.test"', '"creator" value="Messier',
                 '"rights_uri" value="https://creativecommons.org/licenses/by/4.0/"', '"publication_date" value="2'):
        assert "<INFO name=" + info in text, (info, text)


def records_are_withdrawn():
    text, _ = TOOL.run("record", "stars.nuncius", "--withdraw", "--base-url", "https://vo.obs.test/data/")
    assert 'status="deleted"' in text and "<testQuery>" not in text, text
    text, _ = TOOL.run("record", "stars.nuncius", "--base-url", "https://vo.obs.test/data/")
    assert 'status="active"' in text and "<testQuery>" in text, text


def serve_is_a_registry():
    with TOOL.serve("stars.nuncius") as service:
        assert "oai" not in dict(service.services)
    with TOOL.serve("stars.nuncius", "--oai") as service:
        with urllib.request.urlopen(service.url("oai") + "?verb=ListIdentifiers&metadataPrefix=ivo_vor") as answer:
            assert "<identifier>ivo://obs.test/bright<" in answer.read().decode()
    with TOOL.serve("odd.nuncius", "--oai") as service:
        pass
    assert "harvesters" in service.errors and "title" in service.errors, service.errors


def several_tables():
    TOOL.write("more.csv", STARS.replace("Vega", "Wega"))
    TOOL.run("create", "two.nuncius", "stars.csv", "more.csv")
    TOOL.run("set", "two.nuncius", "--from", "about.txt", status=1)      # which table's "mag"?
    TOOL.run("set", "two.nuncius", "more/mag:unit=mag")
    assert "--table" in TOOL.fails("record", "two.nuncius")
    with TOOL.serve("two.nuncius") as service:
        assert [name for name, _ in service.services].count("scs") == 2


def update_tells_what_changed():
    TOOL.write("live.csv", STARS)
    TOOL.run("create", "live.nuncius", "live.csv")
    TOOL.run("set", "live.nuncius", "mag:ucd=phot.mag;em.opt.V")
    assert "not changed" in TOOL.run("update", "live.nuncius")[0]
    TOOL.write("live.csv", STARS + "Deneb,310.358,45.280,1.25\n")
    out, _ = TOOL.run("update", "live.nuncius")
    assert "3 before, 4 now" in out and "310.358 now" in out, out
    assert "phot.mag;em.opt.V" in TOOL.run("describe", "live.nuncius")[0]
    # a column that goes and comes back brings its decisions with it
    TOOL.write("live.csv", STARS.replace("mag", "brightness"))
    assert "“mag” has gone" in TOOL.run("update", "live.nuncius")[0]
    TOOL.write("live.csv", STARS)
    TOOL.run("update", "live.nuncius")
    assert "phot.mag;em.opt.V" in TOOL.run("describe", "live.nuncius")[0]
    os.unlink(TOOL.path("live.csv"))
    assert "gone" in TOOL.fails("update", "live.nuncius")


def check_mends():
    rows = "".join("s%d,%.3f,%.2f\n" % (i, i * 24 / 60 + 0.01, i * 2.9 - 85) for i in range(60))
    TOOL.write("hours.csv", "id,ra,dec\n" + rows)
    TOOL.run("create", "hours.nuncius", "hours.csv")
    assert "hours-as-degrees, --mend" in TOOL.run("check", "hours.nuncius", status=1)[0]
    TOOL.run("check", "hours.nuncius", "--mend", "hours-as-degrees", status=1)
    assert "hours-as-degrees" not in TOOL.run("check", "hours.nuncius", status=1)[0]
    with TOOL.serve("hours.nuncius") as service:      # 12.01 h is 180.15 deg
        with urllib.request.urlopen(service.url("scs") + "RA=180.15&DEC=2&SR=0.1") as answer:
            assert "<TD>s30</TD>" in answer.read().decode()
    TOOL.fails("check", "hours.nuncius", "--mend", "no-title")
    TOOL.fails("check", "hours.nuncius", "--mend", "nonsense")


def beside(name):
    """The files whose names begin so."""
    return [found for found in TOOL.left() if found.startswith(name)]


def readers_leave_nothing():
    """No log stands beside a publication that was only read, and the file is as it was; who has it open keeps the log."""
    TOOL.write("read.csv", STARS)
    TOOL.run("create", "read.nuncius", "read.csv")
    with open(TOOL.path("read.nuncius"), "rb") as stream:
        before = stream.read()
    for verb, status in (("describe", 0), ("record", 1), ("rules", 1), ("check", 1)):
        TOOL.run(verb, "read.nuncius", status=status)
        assert beside("read.nuncius") == ["read.nuncius"], (verb, TOOL.left())
    with TOOL.serve("read.nuncius") as service:
        TOOL.run("describe", "read.nuncius")
        TOOL.run("set", "read.nuncius", "title=Stars")
        TOOL.run("describe", "read.nuncius")
        with urllib.request.urlopen(service.url("scs") + "RA=101.287&DEC=-16.716&SR=0.1") as answer:
            assert b"Sirius" in answer.read()
    assert beside("read.nuncius") == ["read.nuncius"], TOOL.left()
    TOOL.run("set", "read.nuncius", "title=")
    with open(TOOL.path("read.nuncius"), "rb") as stream:
        assert len(stream.read()) == len(before)


def vain_creation_leaves_nothing():
    os.makedirs(TOOL.path("useless/deeper"))
    TOOL.write("useless/words.txt", "A few words of text, and no table at all.\n")
    for files in (["missing.csv"], ["useless"], ["useless/words.txt"], ["stars.csv", "missing.csv"]):
        TOOL.fails("create", "vain.nuncius", *files) if files != ["useless"] else TOOL.run("create", "vain.nuncius", *files, status=1)
        assert [name for name in TOOL.left() if "vain" in name] == [], (files, TOOL.left())


def check_names_the_verb():
    """What a finding says to type is taken."""
    TOOL.write("verbs.csv", "name,ra,dec,mag\n" + "".join("s,%d,%d,7\n" % (i, i) for i in range(0, 40, 4)))
    TOOL.run("create", "verbs.nuncius", "verbs.csv")
    text, _ = TOOL.run("check", "--offline", "verbs.nuncius", status=1)
    assert "On the command line: nunciusctl set PUB title=" in text, text
    findings = json.loads(TOOL.run("check", "--offline", "--format", "json", "verbs.nuncius", status=1)[0])["findings"]
    commands = {finding["id"]: finding["command"] for finding in findings}
    for finding in findings:
        command = commands[finding["id"]]
        assert (command or "").startswith("nunciusctl check --mend") == bool(finding["edits"]), finding
        if command and " set " in command:
            place = command.split(" PUB ")[1].split("=")[0].replace("COLUMN", "mag")
            TOOL.run("set", "verbs.nuncius", place + "=")
    assert commands["no-title"] == "nunciusctl set PUB title=…", commands
    assert any(command and "/" in command for command in commands.values()), commands


def port_in_use():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert port in TOOL.fails("serve", "stars.nuncius", "--port", port)


def not_a_publication():
    for verb in ("serve", "check", "describe", "record"):
        assert "stars.csv" in TOOL.fails(verb, "stars.csv")
        assert "nothing" in TOOL.fails(verb, "nothing.nuncius")


def locale_is_for_people_only():
    german = {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}
    TOOL.run("create", "german.nuncius", "stars.csv", environment=german)
    record = TOOL.run("record", "stars.nuncius", environment=german)[0]
    assert "101.287" in record, record


tool.run([help_of_each, wrong_usage, inspect_json, inspect_text, create_serves_at_once, create_refuses,
          create_without_positions, roles_by_hand, describe_and_set, set_refuses, check_and_record,
          registration_is_explained, answers_tell_their_origin, records_are_withdrawn, serve_is_a_registry,
          several_tables, update_tells_what_changed, ragged_rows, check_mends,
          readers_leave_nothing, vain_creation_leaves_nothing, check_names_the_verb, port_in_use, not_a_publication, locale_is_for_people_only])
