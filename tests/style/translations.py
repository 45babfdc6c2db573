#!/usr/bin/env python3
"""The translations of po/LINGUAS: each is well formed, says what the sources say today, and keeps format directives,
mnemonics and white space.  A few texts that have just changed may wait for their translators.

The words of UCD1+ have a domain of their own in po/ucd: its messages are those of the vocabulary, and a language that
stands in po/ucd/LINGUAS is complete there, too; one that doesn't is not installed yet."""
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile

import tap

FOLDERS = ["po", "po/ucd"]
# Of all messages, in per cent: what may be without a translation while the sources change.
MAY_WAIT = 2.0
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dngettext:2,3", "g_dpgettext2:2c,3", "ngettext:1,2", "Q_"]


def languages(po="po"):
    lines = tap.read(po + "/LINGUAS").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def tools():
    for tool in ("xgettext", "msgmerge", "msgfmt"):
        if not shutil.which(tool):
            raise tap.Skip("%s is not installed" % tool)


def command(*words):
    result = subprocess.run(words, cwd=tap.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            encoding="utf-8", errors="replace", env=dict(os.environ, LC_ALL="C.UTF-8"))
    return result.returncode, result.stdout + result.stderr


def extract(folder, po):
    """All texts of the sources today."""
    listed = [line for line in tap.read(po + "/POTFILES.in").splitlines() if line and not line.startswith("#")]
    plain = [path for path in listed if path.endswith((".c", ".h", ".blp"))]
    paths = os.path.join(folder, "files")
    with open(paths, "w", encoding="utf-8") as stream:
        stream.write("\n".join(plain) + "\n")
    template = os.path.join(folder, "all.pot")
    status, words = command("xgettext", "--from-code=UTF-8", "--language=C", "--files-from=" + paths, "--output=" + template,
                            *["--keyword=" + keyword for keyword in KEYWORDS])
    if status:
        raise AssertionError(words)
    return template


def statistics(words):
    """(translated, fuzzy, untranslated) of msgfmt --statistics."""
    def number(kind):
        found = re.search(r"(\d+) %s" % kind, words)
        return int(found.group(1)) if found else 0
    return number("translated"), number("fuzzy"), number("untranslated")


def judge_waiting(path, counts):
    done, fuzzy, missing = counts
    waiting = 100.0 * (fuzzy + missing) / max(1, sum(counts))
    return [] if waiting <= MAY_WAIT else [
        "%s lacks %d of %d texts (%.1f %%)" % (path, fuzzy + missing, sum(counts), waiting)]


def well_formed():
    tools()
    problems = []
    for po in FOLDERS:
        for language in languages():
            status, words = command("msgfmt", "--check", "--output-file=/dev/null", "%s/%s.po" % (po, language))
            if status:
                problems.append(words)
    return problems


def complete_in(po):
    """Whether the languages of a folder say what the sources say today."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        template = extract(folder, po)
        for language in languages(po):
            merged, path = os.path.join(folder, language + ".po"), "%s/%s.po" % (po, language)
            status, words = command("msgmerge", "--quiet", "--no-fuzzy-matching", "--output-file=" + merged, path,
                                    template)
            if status:
                problems.append(words)
                continue
            _, words = command("msgfmt", "--statistics", "--output-file=/dev/null", merged)
            print("# %s: %s" % (path, words.strip()))
            problems += judge_waiting(path, statistics(words))
    return problems


def complete():
    tools()
    return [problem for po in FOLDERS for problem in complete_in(po)]


def words_listed():
    """The sources in po/ucd are what the vocabulary says today, and there are no others."""
    path = os.path.join(tap.ROOT, "src", "vocabulary", "ucd-words.py")
    spec = importlib.util.spec_from_file_location("ucd_words", path)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    wanted = tool.messages(tool.rows_of(os.path.join(tap.ROOT, "src", "vocabulary", "ucd-words.tsv")))
    n_messages = sum(text.count("N_ (") for text in wanted.values())
    if n_messages < 1000:
        return ["the vocabulary has %d messages only" % n_messages]
    found = {os.path.join("po", "ucd", name) for name in os.listdir(os.path.join(tap.ROOT, "po", "ucd"))
             if name.endswith(".c")}
    return ["%s is not what src/vocabulary/ucd-words.tsv says; run src/vocabulary/ucd-words.py --messages" % path
            for path in sorted(found | set(wanted)) if path not in found | {"po/ucd/POTFILES.in"} or
            tap.read(path) != wanted.get(path)]


def examples():
    """The judge finds what is missing."""
    counts = statistics("97 translated messages, 1 fuzzy translation, 2 untranslated messages.")
    assert counts == (97, 1, 2), counts
    assert judge_waiting("po/xx.po", counts)
    assert not judge_waiting("po/xx.po", statistics("99 translated messages, 1 untranslated message."))
    return []


if __name__ == "__main__":
    tap.run([("translations are well formed", well_formed), ("translations are complete", complete),
              ("the words of UCD1+ are listed for translators", words_listed), ("the judge finds gaps", examples)])
