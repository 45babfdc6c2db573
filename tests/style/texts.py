#!/usr/bin/env python3
"""What every text of the tree must have (opening comments, documented headers, translations listed) and must
not have (unfinished marks, paths of somebody's machine)."""
import os
import re
import shutil
import subprocess
import sys

import tap

TOP = {"meson.build", "meson_options.txt", "src", "ui", "data", "po", "help", "tests", "flatpak", "README.md",
       "LICENSE", "HACKING.md", "run", "test", ".ci", ".clang-format", ".gitignore"}
POTFILES = "po/POTFILES.in"
POTFILES_HEAD = "# Files with text for people; tests/style/texts.py tells when one is missing.\n"
# Put together so that this file does not find itself.
MARKS = re.compile(r"\b(%s)\b" % "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]))
PLACES = re.compile(r"(?<![\w.$}/-])/(%s)/" % "|".join(["ho" + "me", "Us" + "ers", "ro" + "ot", "wo" + "rk",
                                                      "fa" + "rm", "work" + "space"]))
TRANSLATED = re.compile(r'(?<![\w"])(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2) ?\(\s*(?:[^)]*")')


def judge_marks(path, text):
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        # TAP has a directive of that name, which its readers must know
        if MARKS.search(line) and '== "TO' not in line:
            problems.append("%s:%d: unfinished: %s" % (path, number, line.strip()))
        if PLACES.search(line):
            problems.append("%s:%d: a path of somebody's machine: %s" % (path, number, line.strip()))
    return problems


def judge_opening(path, text):
    """A .c file begins with a comment, or with one include followed by a comment."""
    if re.match(r'\s*(#include [^\n]+\n\s*)?/\*\s*\S', text):
        return []
    return ["%s does not begin with a comment on what lives there" % path]


def judge_header(path, text):
    problems = []
    if not text.lstrip().startswith("#pragma once"):
        problems.append("%s does not begin with #pragma once" % path)
    if not re.search(r"/\*\s*\S[^*]{15,}", text):
        problems.append("%s has no comment on what it offers" % path)
    return problems


def translatable():
    """The files of the tree that hold text for people."""
    paths = [path for path in tap.files(["src"], [".c", ".h"]) + tap.files(["ui"], [".blp", ".ui"])
             if TRANSLATED.search(tap.read(path))]
    return tap.files(["data"], [".desktop.in", ".metainfo.xml.in", ".gschema.xml"]) + sorted(paths)


def judge_potfiles(listed, wanted):
    problems = ["%s lacks %s" % (POTFILES, path) for path in wanted if path not in listed]
    problems += ["%s names %s, which is not there or has no text" % (POTFILES, path)
                 for path in listed if path not in wanted]
    problems += ["%s names %s twice" % (POTFILES, path)
                 for path in sorted(set(listed)) if listed.count(path) > 1]
    return problems


def potfiles():
    listed = [line for line in tap.read(POTFILES).splitlines() if line and not line.startswith("#")]
    return judge_potfiles(listed, translatable())


def top_level():
    """Only what HACKING.md speaks of lies at the top; untracked things are not looked at."""
    if not shutil.which("git") or not os.path.exists(os.path.join(tap.ROOT, ".git")):
        raise tap.Skip("this is no git checkout")
    result = subprocess.run(["git", "ls-files", "-z"], cwd=tap.ROOT, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True)
    if result.returncode:
        raise tap.Skip("git does not read this checkout: " + result.stderr.strip().splitlines()[0])
    return judge_top({path.split("/")[0] for path in result.stdout.split("\0") if path})


def judge_top(names):
    return (["%s does not belong at the top level" % name for name in sorted(names - TOP)] +
            ["%s is missing at the top level" % name for name in sorted(TOP - names)])


def main():
    if sys.argv[1:] == ["--write-potfiles"]:
        with open("%s/%s" % (tap.ROOT, POTFILES), "w", encoding="utf-8") as stream:
            stream.write(POTFILES_HEAD + "".join(path + "\n" for path in translatable()))
        return
    code = tap.files(["src", "tests"], [".c", ".h"])
    everything = code + tap.files(
        ["src", "tests", "data", "ui", "po", "help", "flatpak"],
        [".py", ".sh", ".build", ".blp", ".in", ".xml", ".json", ".md", ".page", ".txt", "packages"])
    everything += ["README.md", "HACKING.md", "meson.build", "run", "test", ".ci/run"]
    tap.run([
        ("no unfinished marks, no paths of a machine", tap.each(everything, judge_marks)),
        ("each .c opens with a comment", tap.each([p for p in code if p.endswith(".c")], judge_opening)),
        ("each header is documented", tap.each(tap.files(["src"], [".h"]), judge_header)),
        ("POTFILES.in is complete", potfiles),
        ("the top level is as agreed", top_level),
        ("bad marks and paths are found", tap.must_fail(judge_marks, [
            ("a.c", "/* TO" + "DO: mend */"), ("a.py", "# FIX" + "ME"),
            ("a.c", 'open ("/ho' + 'me/ann/x.fits")'), ("a.sh", "cd /wo" + "rk/nuncius")])),
        ("good lines are not", tap.must_pass(judge_marks, [
            ("a.c", "/* to do */ g_build_filename (home, \"work/x\", NULL);"), ("a.sh", "$PWD/home/x")])),
        ("bad openings are found", tap.must_fail(judge_opening, [
            ("a.c", "#include <glib.h>\n#include <math.h>\nint a;\n"), ("a.c", "int a;\n"), ("a.c", "")])),
        ("good openings are not", tap.must_pass(judge_opening, [
            ("a.c", "/* What lives here. */\n"), ("a.c", '#include "a.h"\n\n/* What lives here. */\n')])),
        ("bad headers are found", tap.must_fail(judge_header, [
            ("a.h", "#pragma once\nint a (void);\n"), ("a.h", "/* Says what it offers to others. */\nint a;\n")])),
        ("bad lists of texts are found", lambda: [
            "no fault found with %r for %r" % case
            for case in [([], ["a.c"]), (["a.c"], []), (["a.c", "a.c"], ["a.c"])] if not judge_potfiles(*case)]),
        ("a call of gettext is seen, a name that ends alike is not", lambda: [
            "%r" % text for text, seen in [('_ ("Title")', True), ('N_ ("a")', True), ('x_ ("a")', False),
                                           ('ngettext ("a", "b", n)', True), ("foo (1)", False)]
            if bool(TRANSLATED.search(text)) != seen]),
        ("a stray file at the top is found", lambda: [] if judge_top(TOP | {"tools"}) and judge_top(
            TOP - {"README.md"}) else ["no fault found"]),
    ])


if __name__ == "__main__":
    main()
