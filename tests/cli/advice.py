#!/usr/bin/python3
"""The adviser and what it is taught, on the command line: suggest, set, vocabulary, describe, check."""
import json
import os
import re
import stat
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tool

TOOL = tool.Tool(sys.argv[1])
STARS = "name,ra,dec,Vmag,e_Vmag,wonder\n" + "".join(
    "S%03d,%.4f,%.4f,%.2f,%.3f,%d\n" % (i, i * 7.1 % 360, i * 1.7 - 60, 5 + i * 0.1, 0.01 + i * 0.001, i % 7)
    for i in range(60))
MINE = os.path.join(TOOL.data.name, "nuncius", "vocabulary.txt")


def sections(text):
    """What `describe` prints of columns: {(table, column): {key: value}}."""
    found, table, column = {}, None, None
    for line in text.splitlines():
        heading = re.match(r'\[(\w+)(?: "(.*)")?\]$', line)
        if heading:
            table = heading.group(2) if heading.group(1) == "table" else table
            column = heading.group(2) if heading.group(1) == "column" else None
        elif " = " in line and not line.startswith("#") and column is not None:
            key, value = line.split(" = ", 1)
            found.setdefault((table, column), {})[key] = value
    return found


def said(publication, table, column, key):
    return sections(TOOL.run("describe", "--plain", publication)[0])[table, column].get(key)


def forget_all():
    TOOL.run("vocabulary", "forget")


def suggests_for_a_file():
    TOOL.write("stars.csv", STARS)
    found = json.loads(TOOL.run("suggest", "--json", "stars.csv")[0])
    assert found["file"] == "stars.csv"
    columns = {column["name"]: column for column in found["columns"]}
    assert list(columns) == ["name", "ra", "dec", "Vmag", "e_Vmag", "wonder"]
    for column in columns.values():
        confidences = [ucd["confidence"] for ucd in column["ucds"]]
        assert len(confidences) <= 5 and confidences == sorted(confidences, reverse=True), confidences
        assert all(0 <= confidence <= 1 for confidence in confidences)
        assert all(ucd["reason"] and ucd["explanation"] for ucd in column["ucds"])
        assert column["level"] in (1, 2, 3)
    assert columns["Vmag"]["ucds"][0]["ucd"].startswith("phot.mag;em.opt.V"), columns["Vmag"]
    text = TOOL.run("suggest", "stars.csv")[0]
    for column in columns.values():
        for ucd in column["ucds"]:
            assert re.search(r"^    %s +%.2f  " % (re.escape(ucd["ucd"]), ucd["confidence"]), text, re.M), ucd


def suggests_the_error_of_its_neighbour():
    found = json.loads(TOOL.run("suggest", "--json", "stars.csv")[0])
    error = [column for column in found["columns"] if column["name"] == "e_Vmag"][0]
    assert (error["relation"], error["parent"]) == ("error", "Vmag"), error
    assert error["ucds"][0]["ucd"] == "stat.error;phot.mag;em.opt.V", error
    assert "Vmag" in error["part"]


def suggests_for_a_publication():
    TOOL.run("create", "stars.nuncius", "stars.csv")
    from_file = json.loads(TOOL.run("suggest", "--json", "stars.csv")[0])
    from_publication = json.loads(TOOL.run("suggest", "--json", "stars.nuncius")[0])
    assert from_file["columns"] == from_publication["columns"]
    TOOL.write("other.csv", STARS.replace("Vmag", "VMAG"))
    TOOL.run("create", "two.nuncius", "stars.csv", "other.csv")
    tables = [json.loads(line) for line in TOOL.run("suggest", "--json", "two.nuncius")[0].splitlines()]
    assert [table["table"] for table in tables] == ["stars", "other"]
    one = json.loads(TOOL.run("suggest", "--json", "--table", "other", "two.nuncius")[0])
    assert one == tables[1]
    assert "none" in TOOL.fails("suggest", "--table", "none", "two.nuncius")
    assert "none" in TOOL.fails("suggest", "--table", "none", "stars.csv")
    TOOL.fails("suggest", "nothing.csv")
    for wrong in (["suggest"], ["suggest", "a", "b"], ["suggest", "--tsv", "--json", "stars.csv"]):
        TOOL.fails(*wrong, status=2)


def card(keyword, value, comment=""):
    return ("%-8s= %20s / %s" % (keyword, value, comment)).ljust(80)[:80]


def fits_image():
    cards = [card("SIMPLE", "T"), card("BITPIX", 8), card("NAXIS", 2), card("NAXIS1", 4), card("NAXIS2", 4),
             card("EXPTIME", "120.5", "[s] exposure time"), card("DATE-OBS", "'2020-02-02T20:20:02'", "start of exposure"),
             card("OBJECT", "'M 31'"), card("FILTER", "'V'"), "COMMENT nothing to see".ljust(80), "END".ljust(80)]
    return "".join(cards).encode().ljust(2880) + bytes(16).ljust(2880, b"\0")


def suggests_for_keywords():
    TOOL.write("image.fits", fits_image())
    found = json.loads(TOOL.run("suggest", "--keywords", "--json", "image.fits")[0])
    assert (found["file"], found["hdu"]) == ("image.fits", 0)
    keywords = {one["keyword"]: one for one in found["keywords"]}
    assert "END" not in keywords
    assert keywords["EXPTIME"]["ucds"][0]["ucd"] == "time.duration;obs.exposure", keywords["EXPTIME"]
    assert keywords["EXPTIME"]["value"] == "120.5"
    fields = {one["field"]: [keyword["keyword"] for keyword in one["keywords"]] for one in found["fields"]}
    assert fields["t_exptime"][0] == "EXPTIME" and fields["target_name"][0] == "OBJECT", fields
    text = TOOL.run("suggest", "--keywords", "image.fits")[0]
    assert re.search(r"^EXPTIME +120.5 ", text, re.M) and re.search(r"^t_exptime ", text, re.M), text
    assert "image" in TOOL.fails("suggest", "--keywords", "stars.csv")
    TOOL.fails("suggest", "--keywords", "nothing.fits")
    TOOL.fails("suggest", "--keywords", "--table", "x", "image.fits", status=2)


def guesses_have_reasons():
    text = TOOL.run("describe", "stars.nuncius")[0]
    lines = text.splitlines()
    at = lines.index('[column "e_Vmag"]')
    part = lines[at:]
    ucd = [number for number, line in enumerate(part) if line.startswith("ucd = ")][0]
    assert part[ucd] == "ucd = stat.error;phot.mag;em.opt.V"
    assert re.match(r"# guess, 0\.\d\d: .*Vmag", part[ucd - 1]), part[ucd - 1]


def tells_of_like_columns():
    forget_all()
    out, _ = TOOL.run("set", "two.nuncius", "stars/Vmag:ucd=phot.mag;em.opt.R")
    assert out.count("\n") == 1 and "other/VMAG" in out and "--alike" in out, out
    assert said("two.nuncius", "other", "VMAG", "ucd") != "phot.mag;em.opt.R"
    out, _ = TOOL.run("set", "--alike", "two.nuncius", "stars/Vmag:ucd=phot.mag;em.opt.I")
    assert "other/VMAG" in out and "--alike" not in out, out
    assert said("two.nuncius", "other", "VMAG", "ucd") == "phot.mag;em.opt.I"
    # it has a decision of its own now
    assert TOOL.run("set", "--alike", "two.nuncius", "stars/Vmag:ucd=phot.mag")[0] == ""
    assert said("two.nuncius", "other", "VMAG", "ucd") == "phot.mag;em.opt.I"
    assert TOOL.run("set", "two.nuncius", "stars/Vmag:null_value=-999")[0] == ""


def remembers_for_later_tables():
    forget_all()
    TOOL.run("set", "stars.nuncius", "wonder:ucd=src.var.amplitude", "wonder:description=Seven wonders",
             "wonder:level=3", "wonder:unit=mag")
    assert stat.S_IMODE(os.stat(MINE).st_mode) == 0o600
    TOOL.write("later.csv", STARS.replace("wonder", "WONDER"))
    TOOL.run("create", "later.nuncius", "later.csv")
    found = sections(TOOL.run("describe", "--plain", "later.nuncius")[0])["later", "WONDER"]
    assert (found["ucd"], found["description"], found["level"], found["unit"]) == (
        "src.var.amplitude", "Seven wonders", "3", "mag"), found
    assert "# guess, 0.97" in TOOL.run("describe", "later.nuncius")[0]
    best = [column for column in json.loads(TOOL.run("suggest", "--json", "later.csv")[0])["columns"]
            if column["name"] == "WONDER"][0]["ucds"][0]
    assert best["ucd"] == "src.var.amplitude", best


def forgets_what_is_taken_back():
    TOOL.run("set", "stars.nuncius", "--forget", "wonder:ucd", "--forget", "wonder:unit")
    text = TOOL.run("vocabulary", "show")[0]
    assert "src.var.amplitude" not in text and "Seven wonders" in text, text
    TOOL.run("set", "--no-learn", "stars.nuncius", "wonder:description=Eight wonders")
    assert "Seven wonders" in TOOL.run("vocabulary", "show")[0]
    TOOL.run("set", "stars.nuncius", "title=Not kept", "wonder:role=data")
    assert TOOL.run("vocabulary", "show")[0] == text


def learns_from_a_text():
    forget_all()
    TOOL.write("mine.txt", '[column "wonder"]\nucd = src.var.amplitude\n[column "Vmag"]\nnull_value = -9\nlevel = 3\n')
    TOOL.run("set", "stars.nuncius", "--from", "mine.txt")
    text = TOOL.run("vocabulary", "show")[0]
    assert '[column "wonder"]' in text and '[column "Vmag"]' in text, text


def goes_from_one_to_another():
    text = TOOL.run("vocabulary", "show")[0]
    TOOL.run("vocabulary", "export", "exported.txt")
    with open(TOOL.path("exported.txt"), encoding="utf-8") as stream:
        assert stream.read() == text
    forget_all()
    assert "[column" not in TOOL.run("vocabulary", "show")[0]
    TOOL.run("vocabulary", "import", "exported.txt")
    assert TOOL.run("vocabulary", "show")[0] == text
    TOOL.write("more.txt", '[column "other"]\nholds = text\nucd = meta.note\n')
    assert "3" in TOOL.run("vocabulary", "import", "more.txt")[0]


def refuses_what_is_no_vocabulary():
    before = TOOL.run("vocabulary", "show")[0]
    TOOL.write("bad.txt", '[column "x"]\nucd = phot.mag\nucd = nonsense.word\n')
    assert "bad.txt: Line 3" in TOOL.fails("vocabulary", "import", "bad.txt")
    TOOL.write("noise.bin", bytes(range(256)) * 9)
    for bad in ("noise.bin", "nothing.txt", "/dev/zero", "."):
        TOOL.fails("vocabulary", "import", bad)
    TOOL.fails("vocabulary", "export", "nowhere/x.txt")
    for wrong in ([], ["frobnicate"], ["export"], ["show", "x"], ["import", "a", "b"]):
        TOOL.fails("vocabulary", *wrong, status=2)
    assert TOOL.run("vocabulary", "show")[0] == before


def lives_with_a_broken_one():
    """A damaged vocabulary is told of, never written over, and stops no work."""
    with open(MINE, encoding="utf-8") as stream:
        good = stream.read()
    with open(MINE, "w", encoding="utf-8") as stream:
        stream.write("rubbish\n")
    _, err = TOOL.run("create", "despite.nuncius", "stars.csv")
    assert MINE in err and "Line 1" in err and err.count("\n") == 1, err
    _, err = TOOL.run("set", "despite.nuncius", "wonder:ucd=meta.code")
    assert MINE in err and err.count("\n") == 1, err
    assert said("despite.nuncius", "stars", "wonder", "ucd") == "meta.code"
    with open(MINE, encoding="utf-8") as stream:
        assert stream.read() == "rubbish\n"
    TOOL.fails("vocabulary", "show")
    TOOL.run("vocabulary", "forget")
    assert "[column" not in TOOL.run("vocabulary", "show")[0]
    with open(MINE, "w", encoding="utf-8") as stream:
        stream.write(good)


def writers_side_by_side():
    forget_all()
    for number in range(6):
        TOOL.run("create", "side%d.nuncius" % number,
                 TOOL.write("side%d.csv" % number, STARS.replace("wonder", "wonder%d" % number)))
    jobs = [subprocess.Popen([TOOL.program, "set", "side%d.nuncius" % number, "wonder%d:level=3" % number],
                             cwd=TOOL.folder.name, env=TOOL.environment()) for number in range(6)]
    assert [job.wait(60) for job in jobs] == [0] * 6
    text = TOOL.run("vocabulary", "show")[0]
    assert all('[column "wonder%d"]' % number in text for number in range(6)), text


def accepts_at_once():
    """What needs a look is counted; accepted at once, nothing of it is left, and nothing was learned by it."""
    forget_all()
    TOOL.run("create", "look.nuncius", "stars.csv")
    # a guess can be made sure by nobody but a person: find out whether there is an unsure one
    text = TOOL.run("describe", "look.nuncius")[0]
    unsure = [float(line.split()[2].rstrip(":")) for line, following in zip(text.splitlines(), text.splitlines()[1:])
              if line.startswith("# guess") and re.match(r"ucd = .", following)]
    doubtful = [confidence for confidence in unsure if 0.5 <= confidence < 0.9]
    found = TOOL.run("check", "look.nuncius", status=1)[0]
    assert ("guessed-ucd, --mend" in found) == bool(doubtful), (unsure, found)
    if doubtful:
        assert re.search(r"\b%d columns? of table “stars”: the UCD is a guess" % len(doubtful), found), found
        TOOL.run("check", "--mend", "guessed-ucd", "look.nuncius", status=1)
        assert "guessed-ucd" not in TOOL.run("check", "look.nuncius", status=1)[0]
    assert "[column" not in TOOL.run("vocabulary", "show")[0]


tool.run([suggests_for_a_file, suggests_the_error_of_its_neighbour, suggests_for_a_publication, suggests_for_keywords,
          guesses_have_reasons, tells_of_like_columns, remembers_for_later_tables, forgets_what_is_taken_back,
          learns_from_a_text, goes_from_one_to_another, refuses_what_is_no_vocabulary, lives_with_a_broken_one,
          writers_side_by_side, accepts_at_once])
