#!/usr/bin/env python3
"""Has the judges of the desktop look at data/, help/ and flatpak/: usage: data.py BUILT_DATA_FOLDER"""
import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import tap

APP_ID = "org.nuncius.Nuncius"
APPLICATION_ID = 0x4E756E63
DATA = os.path.join(tap.ROOT, "data")


def ask(command, folder=None, **environment):
    """What a validator, run in a folder, complains about; nothing when it is content."""
    if shutil.which(command[0]) is None:
        raise tap.Skip("%s is not installed" % command[0])
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                            cwd=folder, env=dict(os.environ, **environment))
    return [] if result.returncode == 0 else ["%s: status %d\n%s" % (
        command[0], result.returncode, result.stdout)]


def edited(path, old, new, judge):
    """Whether the judge finds fault with a copy of the file in which old has become new."""
    with open(path, encoding="utf-8") as stream:
        text = stream.read()
    if old not in text:
        return ["%s does not hold %r" % (path, old)]
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, os.path.basename(path))
        with open(copy, "w", encoding="utf-8") as stream:
            stream.write(text.replace(old, new))
        return [] if judge(copy) else ["no fault found with %r in place of %r" % (new, old)]


def desktop(path):
    return ask(["desktop-file-validate", path])


def metainfo(path):
    """Errors and warnings, but for the one about a home page, which newer versions want and Nuncius has not got."""
    complaint = ask(["appstreamcli", "validate", "--no-net", "--no-color", path])
    serious = re.findall(r"^[EW]: .*", "\n".join(complaint), re.MULTILINE)
    if serious and all("url-homepage-missing" in line for line in serious):
        return []
    return complaint


def schema(path):
    return ask(["glib-compile-schemas", "--strict", "--dry-run", os.path.dirname(path)])


def schema_copy():
    """The schema alone in a folder, since the compiler takes folders."""
    with tempfile.TemporaryDirectory() as folder:
        return schema(shutil.copy(os.path.join(DATA, APP_ID + ".gschema.xml"), folder))


def well_formed(paths):
    return ask(["xmllint", "--noout", "--nonet"] + paths) if paths else ["there is no file"]


def mime_type_of(path, mime_folder):
    """What the MIME database with our types finds a file to be, from its content alone."""
    code = ("import sys, gi\nfrom gi.repository import Gio\n"
            "print(Gio.content_type_guess(None, open(sys.argv[1], 'rb').read(4096))[0])")
    return subprocess.run(["/usr/bin/python3", "-c", code, path], stdout=subprocess.PIPE, text=True,
                          env=dict(os.environ, XDG_DATA_HOME=mime_folder)).stdout.strip()


def mime():
    """A publication is known by its content, another SQLite database is not taken for one."""
    if not shutil.which("update-mime-database"):
        raise tap.Skip("update-mime-database is not installed")
    try:
        import gi  # noqa: F401
    except ImportError:
        raise tap.Skip("python3-gi is not installed")
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        packages = os.path.join(folder, "mime", "packages")
        os.makedirs(packages)
        shutil.copy(os.path.join(DATA, APP_ID + ".mime.xml"), os.path.join(packages, APP_ID + ".xml"))
        problems += ask(["update-mime-database", os.path.join(folder, "mime")])
        for number, wanted in ((APPLICATION_ID, True), (1, False)):
            path = os.path.join(folder, "file-%d" % number)
            database = sqlite3.connect(path)
            database.execute("PRAGMA application_id = %d" % number)
            database.execute("CREATE TABLE a (b)")
            database.close()
            found = mime_type_of(path, folder)
            if (found == "application/x-nuncius") != wanted:
                problems.append("application_id %#x is taken for %s" % (number, found))
    return problems


def help_pages():
    return sorted(os.path.join(tap.ROOT, path) for path in tap.files(["help/C"], [".page"]))


def yelp():
    return (ask(["yelp-check", "validate", "--strict"] + help_pages()) or
            ask(["yelp-check", "links", os.path.join(tap.ROOT, "help", "C")]) or
            ask(["yelp-check", "orphans", os.path.join(tap.ROOT, "help", "C")]))


def show_manifest(path):
    with tempfile.TemporaryDirectory() as folder:  # it leaves a folder of its own where it runs
        return ask(["flatpak-builder", "--show-manifest", path], folder, G_DEBUG="fatal-warnings")


def flatpak():
    path = os.path.join(tap.ROOT, "flatpak", APP_ID + ".json")
    with open(path, encoding="utf-8") as stream:
        manifest = json.load(stream)
    if manifest.get("id") != APP_ID or manifest.get("command") != "nuncius":
        return ["%s is for another program" % path]
    return show_manifest(path)


def manifest_lists():
    """The manifest builds what the runtime lacks, the program last, and no checksum is a made-up one."""
    path = os.path.join(tap.ROOT, "flatpak", APP_ID + ".json")
    with open(path, encoding="utf-8") as stream:
        modules = json.load(stream)["modules"]
    names = [module["name"] for module in modules]
    problems = []
    if names[-1] != "nuncius":
        problems.append("the program is not the last module")
    problems += ["%s is not built" % name for name in ("cfitsio", "wcslib", "erfa", "chealpix")
                 if name not in names]
    for module in modules:
        for source in module["sources"]:
            if "sha256" in source and len(set(source["sha256"])) < 8:
                problems.append("%s has a checksum that is none" % module["name"])
    return problems


def sample():
    """110 rows, each with its place, and the place in the constellation that the row names."""
    with open(os.path.join(DATA, "sample", "messier.csv"), encoding="ascii", newline="") as stream:
        rows = list(csv.DictReader(stream))
    problems = []
    if [row["number"] for row in rows] != ["M%d" % number for number in range(1, 111)]:
        problems.append("the numbers are not M1 to M110")
    numbers = [row["ngc"] for row in rows if row["ngc"]]
    if len(numbers) != 106 or len(set(numbers)) != 106:
        problems.append("there are not 106 different NGC numbers")
    for row in rows:
        if None in row or None in row.values() or not row["type"]:
            problems.append("%s has too many or too few values" % row["number"])
        elif not (0 <= float(row["ra_deg"]) < 360 and -90 <= float(row["dec_deg"]) <= 90
                  and 1 < float(row["magnitude"]) < 11 and 0 < float(row["size_arcmin"]) < 200
                  and (row["distance_kpc"] == "") == (row["number"] in ("M40", "M73"))):
            problems.append("%s has a value out of range" % row["number"])
    return problems


def constellations():
    try:
        from astropy.coordinates import SkyCoord, get_constellation
    except ImportError:
        raise tap.Skip("python3-astropy is not installed")
    with open(os.path.join(DATA, "sample", "messier.csv"), encoding="ascii", newline="") as stream:
        rows = list(csv.DictReader(stream))
    places = SkyCoord([float(row["ra_deg"]) for row in rows], [float(row["dec_deg"]) for row in rows], unit="deg")
    found = get_constellation(places, short_name=True)
    return ["%s lies in %s, not %s" % (row["number"], name, row["constellation"])
            for row, name in zip(rows, found) if row["constellation"] != name]


def main():
    built = sys.argv[1] if len(sys.argv) > 1 else os.path.join(tap.ROOT, "build", "data")
    desktop_path = os.path.join(built, APP_ID + ".desktop")
    metainfo_path = os.path.join(built, APP_ID + ".metainfo.xml")
    schema_path = os.path.join(DATA, APP_ID + ".gschema.xml")
    svgs = [os.path.join(tap.ROOT, path) for path in tap.files(["data/icons"], [".svg"])]
    xml = [os.path.join(DATA, APP_ID + ".mime.xml")] + svgs
    checks = [
        ("settings schema", schema_copy),
        ("a bad schema is found", lambda: edited(schema_path, 'type="as"', 'type="aq!"', schema)),
        ("XML is well-formed", lambda: well_formed(xml)),
        ("bad XML is found", lambda: edited(xml[0], "</mime-info>", "", lambda path: well_formed([path]))),
        ("a publication is known by its content", mime),
        ("help pages", yelp),
        ("a bad help page is found", lambda: edited(
            help_pages()[0], "<title>", "<titel>", lambda path: ask(["yelp-check", "validate", path]))),
        ("flatpak manifest", flatpak),
        ("a bad flatpak manifest is found", lambda: edited(
            os.path.join(tap.ROOT, "flatpak", APP_ID + ".json"), '"command"', '"comand"', show_manifest)),
        ("modules of the flatpak manifest", manifest_lists),
        ("rows of the sample", sample),
        ("constellations of the sample", constellations),
    ]
    if os.path.exists(desktop_path):
        checks += [
            ("desktop entry", lambda: desktop(desktop_path)),
            ("a bad desktop entry is found", lambda: edited(
                desktop_path, "Type=Application", "Type=Nothing", desktop)),
            ("AppStream metadata", lambda: metainfo(metainfo_path)),
            ("bad AppStream metadata is found", lambda: edited(
                metainfo_path, "<summary>", "<summry>", metainfo)),
        ]
    tap.run(checks)


if __name__ == "__main__":
    main()
