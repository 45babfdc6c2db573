#!/usr/bin/python3
"""How often the adviser agrees with publishers, where a set of annotated columns is at hand.

usage: suggest-score.py NUNCIUSCTL

NUN_ANNOTATED_COLUMNS names the set: tab separated, the first line names the fields id, source, table, name, unit,
datatype, description, ucd; the rows of a table stand together.  No such set belongs to the project: without one the
checks are skipped.  The weights were learned from public columns too, so that the figures of a set with some of those
lie above what other publishers would see: the bounds are those of columns that were left out (tests/bench/suggest-learn.py
--judge).
"""
import collections
import os
import subprocess
import sys
import tempfile
import time

SEEN = ["id", "table", "name", "unit", "datatype", "description"]
# Percent, mean over tables: the first right without ;meta.main, its first word, one of the five.
LEAST = {True: (56, 75, 75), False: (52, 70, 70)}


def load(path):
    with open(path, encoding="utf-8") as stream:
        lines = [line.rstrip("\n").split("\t") for line in stream]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def plain(ucd):
    return ucd.lower().replace(";meta.main", "")


def advise(tool, rows, described):
    """id: UCDs; and the seconds it took."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as seen:
        seen.write("\t".join(SEEN) + "\n")
        for row in rows:
            fields = dict(row, table=row["source"] + "/" + row["table"])
            if not described:
                fields["description"] = ""
            seen.write("\t".join(fields[name] for name in SEEN) + "\n")
        seen.flush()
        begun = time.monotonic()
        out = subprocess.run([tool, "suggest", "--tsv", seen.name], stdout=subprocess.PIPE, check=True).stdout
    taken = time.monotonic() - begun
    lines = [line.split("\t") for line in out.decode("utf-8").splitlines()]
    return {line[0]: [plain(ucd) for ucd in line[1].split("|")] for line in lines}, taken


def figures(rows, advice):
    tables = collections.defaultdict(list)
    for row in rows:
        ucds, gold = advice.get(row["id"]) or [""], plain(row["ucd"])
        tables[row["source"], row["table"]].append(
            (ucds[0] == gold, ucds[0].split(";")[0] == gold.split(";")[0], gold in ucds[:5]))
    means = [[100.0 * sum(each[i] for each in table) / len(table) for i in range(3)] for table in tables.values()]
    return [sum(mean[i] for mean in means) / len(means) for i in range(3)]


def main():
    path = os.environ.get("NUN_ANNOTATED_COLUMNS", "")
    checks = [("with descriptions", True), ("without descriptions", False)]
    print("1..%d" % len(checks))
    failed = False
    for number, (name, described) in enumerate(checks, 1):
        if not os.path.isfile(path):
            print("ok %d %s # SKIP NUN_ANNOTATED_COLUMNS names no file of annotated columns" % (number, name))
            continue
        rows = load(path)
        advice, taken = advise(sys.argv[1], rows, described)
        reached = figures(rows, advice)
        slow = taken > max(5.0, 5.0 * len(rows) / 8000)
        good = all(got >= least for got, least in zip(reached, LEAST[described])) and not slow
        print("# top1 %.1f  word1 %.1f  top5 %.1f in %.1f s" % (tuple(reached) + (taken,)))
        print("%s %d %s" % ("ok" if good else "not ok", number, name))
        failed = failed or not good
    sys.exit(1 if failed else 0)


main()
