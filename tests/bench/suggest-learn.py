#!/usr/bin/python3
"""Learns the weights of the adviser (src/advise/suggest-weights.tsv) from annotated columns.

usage: suggest-learn.py --dump SUGGEST-DUMP [--out WEIGHTS.tsv] [--judge JUDGED.tsv [--predictions PREFIX]]
                        ANNOTATED.tsv ...

ANNOTATED.tsv: tab separated, the first line names the fields: id, source, table, name, unit, datatype, description, ucd;
the rows of a table stand together.  SUGGEST-DUMP: the program made of suggest-dump.c (`ninja tests/advise/suggest-dump`).

--out writes the weights.  A mark gets weights only when columns of at least --sources different sources bear it, so that
no column is learned by heart.  --judge ranks the columns of JUDGED.tsv, which is one of the files, with suggest-dump: of
one source after another, learning from what the other sources say of other columns.  It prints how often the first is
right, its first word, one of five (mean over tables), and how far odds and frequency lie apart, with descriptions and
without; --out then takes the odds from there.  --times: the mean of so many models; --jobs: so many processes judge
side by side.  --predictions writes what was ranked to PREFIX-with.tsv and PREFIX-without.tsv, in the form of
`nunciusctl suggest --tsv`.  Needs numpy, scipy and a C compiler.
"""
import argparse
import collections
import ctypes
import multiprocessing
import os
import re
import subprocess
import tempfile

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

HERE = os.path.dirname(os.path.abspath(__file__))
KNOWLEDGE = os.path.join(HERE, "..", "..", "src", "advise")
SEEN = ["id", "table", "name", "unit", "datatype", "description"]
BAND = re.compile(r"^em\.(opt|IR|UV|X-ray|gamma|radio|mm)(\.|$)", re.I)
# What a band belongs to.
BANDED = ("phot", "phys.magAbs", "phys.absorption", "phys.luminosity", "stat.error;phot", "stat.snr", "stat.stdev;phot",
          "meta.code.qual", "instr.background", "src.var.ampl", "instr.sens", "stat.error;phys.abs")
ERRORS = ("stat.error", "stat.stdev", "stat.variance", "stat.rms", "stat.error.sys")
ERROR = 1  # NUN_RELATION_ERROR
KNOWN = 1.5  # NUN_SUGGEST_KNOWN
N_VOICES, N_LEARNED_VOICES = 7, 6
VOICES = [3, 2, 0.5, 0.5, 1, 1, 6]
# Of sources that were left out the lexicon is right more often than the learned voices say.
LOUDER = [1.85, 1.7, 1.55, 1.55, 1.85, 1.7, 1.5]
# The columns of a table together weigh their number to the power of TABLE; those of a source are divided by the sum of
# that over its tables to the power of SOURCE; an error that is said to be of nothing weighs BARE of others.
TABLE, SOURCE, BARE = 0.5, 0.4, 0.2
# A mark that k sources bear is trusted as k / (k + FEW); it has no weight for a part that less than RARELY of the
# columns with the mark bear.
FEW, RARELY = 8, 0.002
HEAD = ("# Learned by tests/bench/suggest-learn.py: a mark of a column (suggest-feature.c); how much it speaks for what\n"
        "# parts of a UCD, \"part=weight\" parted by blanks.\n")


def plain(ucd):
    return ucd.replace(";meta.main", "")


def family(source):
    """Who says it: "institute-archive" and "institute-service" are one."""
    return source.split("-")[0]


def bandless(template):
    return template.replace(";@B2", "").replace(";@B", "")


# -- columns -----------------------------------------------------------------------------------------------------------

def load(paths):
    """The annotated columns, tables together."""
    tables = collections.OrderedDict()
    for path in paths:
        with open(path, encoding="utf-8") as stream:
            lines = [line.rstrip("\n").split("\t") for line in stream]
        for line in lines[1:]:
            row = dict(zip(lines[0], line))
            if "ucd" in row:
                tables.setdefault((row["source"], row["table"]), []).append(row)
    return [row for rows in tables.values() for row in rows]


def write_seen(path, rows, described):
    with open(path, "w", encoding="utf-8") as out:
        out.write("\t".join(SEEN) + "\n")
        for row in rows:
            seen = dict(row, table=row["source"] + "/" + row["table"])
            if not described:
                seen["description"] = ""
            out.write("\t".join(seen[field] for field in SEEN) + "\n")


class Look:
    """What suggest-dump sees of a column; base: of what it hangs on, by its other words."""

    def __init__(self, fields):
        self.id, self.base = fields[0], fields[1] == "base"
        self.relation, self.parent = int(fields[2]), fields[3]
        self.bands = fields[4].split(",") if fields[4] else []
        self.marks = [(mark.rsplit(":", 1)[0], float(mark.rsplit(":", 1)[1])) for mark in fields[6].split(" ")]
        self.hits = [(plain(hit.split(" ")[0]), hit.split(" ")[1][0], float(hit.split(" ")[1][1:]))
                     for hit in fields[7].split("|") if hit]


def looks(dump, rows, described):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as seen:
        write_seen(seen.name, rows, described)
        out = subprocess.run([dump, seen.name], stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    found = [Look(line.split("\t")) for line in out.split("\n") if line]
    return {(look.id, look.base): look for look in found}


# -- templates ---------------------------------------------------------------------------------------------------------

def known_templates():
    found = []
    for name, field in (("lexicon", 1), ("names", 1), ("inventory", 0)):
        with open(os.path.join(KNOWLEDGE, "suggest-%s.tsv" % name), encoding="utf-8") as lines:
            found += [plain(line.rstrip("\n").split("\t")[field]) for line in lines
                      if line.strip() and not line.startswith("# ")]
    return list(dict.fromkeys(found + ["@"]))


def with_band_marks(ucd):
    if not ucd.startswith(BANDED):
        return ucd
    words, n = ucd.split(";"), 0
    for i in range(1, len(words)):
        if BAND.match(words[i]):
            words[i], n = ("@B", "@B2")[min(n, 1)], n + 1
    return ";".join(words)


def label_of(look, ucd, parent_ucd):
    """The template that a column's UCD is an example of, or None."""
    ucd = plain(ucd)
    head, _, rest = ucd.partition(";")
    if look.base:
        return with_band_marks(rest) if head in ERRORS and rest else None
    if look.relation and parent_ucd is not None:
        if rest and rest == plain(parent_ucd):
            return head + ";@"
        if ucd == plain(parent_ucd):
            return "@"
    if look.relation == ERROR and rest and head in ERRORS:
        return head + ";@"
    return with_band_marks(ucd)


def parts_of(template):
    words = template.split(";")
    family = words[0].split(".")
    return (["=" + template] + ["1:" + ".".join(family[:i + 1]) for i in range(len(family))] +
            ["2:" + word for word in words[1:]])


def voices_of(look, index, firsts):
    """(voice, template): strength, as suggest-model.c hears the lexicon."""
    heard, families, best = {}, {}, [0, 0]
    for ucd, place, score in look.hits:
        side = 0 if place == "n" else 1
        for form in dict.fromkeys((ucd, bandless(ucd))):
            strength = score * (0.5 if form != ucd and look.bands else 1)
            if form in index:
                heard[side, index[form]] = max(heard.get((side, index[form]), 0), strength)
        first = ucd.split(";")[0]
        families[side, first] = max(families.get((side, first), 0), score)
        best[side] = max(best[side], score)
    out = {}
    for (side, template), strength in heard.items():
        out[side, template] = strength
        if strength >= best[side] - 1e-6:
            out[2 + side, template] = 1.0
        if strength >= KNOWN:
            out[6, template] = 1.0
    for (side, first), score in families.items():
        for template in firsts.get(first, ()):
            if (side, template) not in heard:
                out[4 + side, template] = score
    return out


# -- learning ----------------------------------------------------------------------------------------------------------

class Rows(ctypes.Structure):
    _fields_ = ([(name, ctypes.c_int) for name in ("n", "n_templates", "n_parts")] +
                [(name, ctypes.c_void_p) for name in ("xp", "xi", "xv", "hp", "hk", "ht", "hv", "mp", "mi", "wp", "wi")])


class Learned(ctypes.Structure):
    _fields_ = [(name, ctypes.c_void_p) for name in ("weights", "squares", "voices", "voice_squares")]


def compile_loop():
    library = os.path.join(tempfile.mkdtemp(), "learn.so")
    subprocess.run(["cc", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", "-o", library,
                    os.path.join(HERE, "suggest-learn.c"), "-lm"], check=True)
    return ctypes.CDLL(library)


def pointer(array):
    return array.ctypes.data_as(ctypes.c_void_p)


def examples(rows, seen, most=80):
    """(look, template, weight, family of the source) of columns.  A large table and a large source
    count for more, but by far less than their size; bare errors of parents that are known are rarely meant."""
    tables, n_of = collections.OrderedDict(), collections.Counter()
    for row in rows:
        tables.setdefault((family(row["source"]), row["source"], row["table"]), []).append(row)
    for (source, _, _), members in tables.items():
        n_of[source] += min(len(members), 60) ** TABLE
    ucd_of = {row["id"]: row["ucd"] for row in rows}
    random = np.random.RandomState(0)
    for (source, _, _), members in tables.items():
        chosen = members if len(members) <= most else [
            members[i] for i in sorted(random.choice(len(members), most, replace=False))]
        weight = len(members) ** TABLE / len(chosen) * n_of[source] ** -SOURCE
        for row in chosen:
            described = row["description"] != ""
            for looks_of in seen if described else seen[:1]:
                for base in (False, True):
                    look = looks_of.get((row["id"], base))
                    template = label_of(look, row["ucd"], ucd_of.get(look.parent)) if look else None
                    if template is None:
                        continue
                    bare = look.relation == ERROR and template in ("stat.error", "meta.code.error", "stat.stdev",
                                                                   "meta.code")
                    yield (look, template, weight * (1 if described else 2) * (BARE if bare else 1) *
                           (0.5 if base else 1), source)


class Model:
    def __init__(self, chosen, least_sources):
        sources = collections.defaultdict(set)
        for _, template, _, source in chosen:
            sources[template].add(source)
        templates = known_templates()
        templates += [each for each, by in sources.items() if len(by) >= 2] + [bandless(each) for each in templates]
        self.templates = list(dict.fromkeys(templates))
        self.index = {template: i for i, template in enumerate(self.templates)}
        self.firsts, self.parts = collections.defaultdict(list), {}
        mp, mi = [0], []
        for template, i in self.index.items():
            self.firsts[template.split(";")[0]].append(i)
            mi += [self.parts.setdefault(part, len(self.parts)) for part in parts_of(template)]
            mp.append(len(mi))
        self.mp, self.mi = np.array(mp, np.int32), np.array(mi, np.int32)
        bearers = collections.defaultdict(set)
        for look, _, _, source in chosen:
            for mark, _ in look.marks:
                bearers[mark].add(source)
        self.marks = {mark: i for i, mark in enumerate(m for m, by in bearers.items() if len(by) >= least_sources)}
        self.n_sources = {mark: len(by) for mark, by in bearers.items()}

    def place(self, look, template):
        """The index of a template, in the form that fits the bands seen, or of what it begins with."""
        while template:
            if look.bands and template + ";@B" in self.index:
                template += ";@B"
            elif not look.bands and "@B" in template and bandless(template) in self.index:
                template = bandless(template)
            if template in self.index:
                return self.index[template]
            template = template.rpartition(";")[0]
        return None

    def rows_of(self, of, label):
        xp, xi, xv, hp, hk, ht, hv = [0], [], [], [0], [], [], []
        for look in of:
            for mark, value in look.marks:
                if mark in self.marks:
                    xi.append(self.marks[mark])
                    xv.append(value)
            xp.append(len(xi))
            for (voice, template), strength in voices_of(look, self.index, self.firsts).items():
                hk.append(voice)
                ht.append(template)
                hv.append(strength)
            hp.append(len(hk))
        arrays = [np.array(a, np.float32 if a is xv or a is hv else np.int32) for a in (xp, xi, xv, hp, hk, ht, hv)]
        self.seen_together(arrays[0], arrays[1], label)
        arrays += [self.mp, self.mi, self.wp, self.wi]
        rows = Rows(len(of), len(self.templates), len(self.parts), *[pointer(a) for a in arrays])
        return rows, arrays

    def seen_together(self, xp, xi, label):
        """Which parts each mark was seen with, not only by chance: it gets weights for these."""
        n = len(label)
        bears = csr_matrix((np.ones(len(xi), np.float32), xi, xp), (n, len(self.marks)))
        holds = csr_matrix((np.ones(len(self.mi), np.float32), self.mi, self.mp),
                           (len(self.templates), len(self.parts)))
        together = (bears.T @ holds[label]).tocsr()
        often = np.repeat(np.asarray(bears.sum(0)).ravel(), np.diff(together.indptr))
        together.data[together.data < RARELY * often] = 0
        together.eliminate_zeros()
        self.wp, self.wi = together.indptr.astype(np.int32), together.indices.astype(np.int32)

    def learn(self, loop, chosen, pull, rounds=5, rate=0.15, forgotten=0.5, seed=0):
        kept = [(look, self.place(look, template), weight) for look, template, weight, _ in chosen]
        kept = [each for each in kept if each[1] is not None]
        label = np.array([each[1] for each in kept], np.int32)
        rows, arrays = self.rows_of([look for look, _, _ in kept], label)
        weight = np.array([each[2] for each in kept])
        weight = (weight / weight.mean()).astype(np.float32)
        self.weights, squares = np.zeros(len(self.wi), np.float32), np.zeros(len(self.wi), np.float32)
        self.voices, voice_squares = np.array(VOICES + [0] * 9, np.float32), np.ones(16, np.float32)
        learned = Learned(*[pointer(a) for a in (self.weights, squares, self.voices, voice_squares)])
        total = np.zeros(len(self.marks))
        np.add.at(total, arrays[1], np.repeat(weight, np.diff(arrays[0])) * arrays[2] ** 2)
        decay = (pull / np.maximum(total, 1e-3)).astype(np.float32)
        for mark, i in self.marks.items():
            if mark.split("=")[0] in ("q", "tq", "ql", "tl", "t"):
                decay[i] *= 2  # units and types mislead across publishers
        random = np.random.RandomState(seed)
        for each in range(rounds):
            order = random.permutation(len(kept)).astype(np.int32)
            slower = 1 if each < rounds - 3 else 0.5 if each < rounds - 1 else 0.25
            loop.train(ctypes.byref(rows), pointer(label), pointer(weight), pointer(order), ctypes.byref(learned),
                       pointer(decay), ctypes.c_float(rate * slower), ctypes.c_float(forgotten), N_LEARNED_VOICES)

    def write(self, path, least, scale, settings):
        """What is learned is trusted less than it trusts itself: other publishers differ."""
        known, names = set(known_templates()), sorted(self.parts, key=self.parts.get)
        with open(path, "w", encoding="utf-8") as out:
            out.write(HEAD)
            out.write("@shared\t" + " ".join("%.3f" % (voice * more) for voice, more in zip(self.voices, LOUDER)) + "\n")
            out.writelines("%s\t%.4f\n" % setting for setting in settings)
            out.writelines("@template\t%s\n" % template for template in self.templates
                           if template not in known and template not in {bandless(each) for each in known})
            for mark, i in sorted(self.marks.items()):
                trust = scale * self.n_sources[mark] / (self.n_sources[mark] + FEW)
                row = self.weights[self.wp[i]:self.wp[i + 1]] * trust
                told = sorted(np.nonzero(np.abs(row) >= least)[0], key=lambda k: -abs(row[k]))
                if told and not re.search(r"\s", mark):
                    out.write(mark + "\t" + " ".join("%s=%.2f" % (names[self.wi[self.wp[i] + k]], row[k])
                                                     for k in told) + "\n")


def learned_model(rows, seen, loop, arguments):
    """The mean of some models that heard different marks."""
    chosen = list(examples(rows, seen))
    model = Model(chosen, arguments.sources)
    several = []
    for seed in range(arguments.times):
        model.learn(loop, chosen, arguments.pull, seed=seed)
        several.append((model.weights, model.voices))
    model.weights, model.voices = (np.mean(each, 0) for each in zip(*several))
    return model


# -- judging -----------------------------------------------------------------------------------------------------------

def ranked(dump, weights, rows, described):
    """id: (UCDs, odds, what the confidence is reckoned from)."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as seen:
        write_seen(seen.name, rows, described)
        out = subprocess.run([dump, seen.name, weights], stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    found = {}
    for line in out.split("\n"):
        fields = line.split("\t")
        if len(fields) == 5:
            odds = [float(each) for each in fields[2].split("|") if each]
            first = min(max(odds[0] if odds else 0, 0.001), 0.999)
            second = odds[1] if len(odds) > 1 else 0
            found[fields[0]] = (fields[1].split("|"), [1, np.log(first / (1 - first)), first - second] +
                                [int(each) for each in fields[3:5]] + [fields[1].startswith("stat.")])
    return found


SETTINGS = ("@c.one", "@c.odds", "@c.margin", "@c.lexicon", "@c.bare", "@c.stat")


def fit_confidence(clues, right):
    """Logistic regression: how often the first is right, by what is seen of its ranking."""
    x, y = np.array(clues, float), np.array(right, float)

    def loss(w):
        z = x @ w
        return np.sum(np.logaddexp(0, z) - y * z) + 0.5 * np.sum(w[1:] ** 2), x.T @ (1 / (1 + np.exp(-z)) - y) + np.r_[
            0, w[1:]]

    return minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x


def fit_kinds(clues, right, ucds, fit):
    """By UCD: how much more often it is right where it comes first than `fit` says, in its unit.  One list a source: none
    counts for more than a few columns of the others, and what one source alone says does not count."""
    slopes = collections.defaultdict(list)
    for of_source in zip(clues, right, ucds):
        sums = collections.defaultdict(lambda: [0.0, 0.0])
        for clue, good, ucd in zip(*of_source):
            odds = 1 / (1 + np.exp(-np.dot(clue, fit)))
            sums[ucd][0] += good - odds
            sums[ucd][1] += odds * (1 - odds)
        for ucd, (slope, weight) in sums.items():
            share = min(1, 2 / max(weight, 1e-9))
            slopes[ucd].append((slope * share, weight * share))
    return {ucd: float(np.clip(sum(s for s, _ in of) / (3 + sum(w for _, w in of)), -2, 2))
            for ucd, of in slopes.items() if len(of) >= 2}


class Confidence:
    """What is to be believed of rankings, by what was seen of those of some sources: source: (clues, right, UCDs)."""

    def __init__(self, seen_of):
        parts = list(zip(*seen_of.values()))
        self.fit = fit_confidence(sum(parts[0], []), sum(parts[1], []))
        self.kinds = fit_kinds(*parts, self.fit)

    def of(self, clue, ucd):
        return 1 / (1 + np.exp(-np.dot(clue, self.fit) - self.kinds.get(ucd, 0)))

    def settings(self):
        return list(zip(SETTINGS, self.fit)) + [("@r." + ucd, bonus) for ucd, bonus in sorted(self.kinds.items())
                                                if abs(bonus) >= 0.05]


def print_figures(title, rows, found, confidence):
    tables, bins = collections.defaultdict(list), collections.defaultdict(list)
    for row in rows:
        ucds = [ucd.lower() for ucd in found[row["id"]][0][:5]] or [""]
        gold = plain(row["ucd"]).lower()
        right = (ucds[0] == gold, ucds[0].split(";")[0] == gold.split(";")[0], gold in ucds)
        tables[row["source"], row["table"]].append(right)
        bins[min(9, int(confidence[row["id"]] * 10))].append((confidence[row["id"]], right[0]))
    means = np.array([np.mean(each, 0) * 100 for each in tables.values()])
    apart = sum(abs(sum(c for c, _ in each) - sum(r for _, r in each)) for each in bins.values())
    print("%-20s top1 %5.1f  word1 %5.1f  top5 %5.1f  calib %5.1f  (%d tables)" % (
        (title,) + tuple(means.mean(0)) + (100 * apart / len(rows), len(means))))
    return {source: np.mean([m for (s, _), m in zip(tables, means) if s == source], 0) for source, _ in tables}


def others(rows, left_out):
    """The columns of other sources, without those that they copied from it or it from them."""
    def text(row):
        return re.sub("[^a-z0-9]", "", row["name"].lower()), re.sub("[^a-z0-9]", "", row["description"].lower())

    copied = {text(row) for row in rows if family(row["source"]) == left_out}
    copied = {each for each in copied if len(each[1]) >= 12}
    return [row for row in rows if family(row["source"]) != left_out and text(row) not in copied]


def ranked_unseen(source, rows, judged, seen, loop, arguments):
    """The rankings of a source's columns, with descriptions and without, by what the others say."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as weights:
        model = learned_model(others(rows, source), seen, loop, arguments)
        model.write(weights.name, arguments.least, arguments.scale, ())
        mine = [row for row in judged if family(row["source"]) == source]
        return [ranked(arguments.dump, weights.name, mine, side == 0) for side in (0, 1)]


def parallel(work, items, n_jobs):
    """[work(item)] of all items, in some processes that share what is in memory."""
    parent_ends = []
    for job in range(n_jobs):
        here, there = multiprocessing.Pipe(False)
        multiprocessing.Process(target=lambda end, part: end.send([work(item) for item in part]),
                                args=(there, items[job::n_jobs])).start()
        parent_ends.append(here)
    return [result for end in parent_ends for result in end.recv()]


def judge(rows, judged, seen, loop, arguments):
    """Returns what is to be believed of the ranking of left-out columns."""
    sources = sorted({family(row["source"]) for row in judged})
    found = [{}, {}]

    def of_source(source):
        return ranked_unseen(source, rows, judged, seen, loop, arguments)

    for mine in parallel(of_source, sources, arguments.jobs):
        for side in (0, 1):
            found[side].update(mine[side])
    seen_of = {source: ([], [], []) for source in sources}
    for row in judged:
        for side in (0, 1):
            ucds, clue = found[side][row["id"]]
            right = bool(ucds) and ucds[0].lower() == plain(row["ucd"]).lower()
            for each, what in zip(seen_of[family(row["source"])], (clue, right, ucds[0])):
                each.append(what)
    believed = {source: Confidence({other: seen_of[other] for other in sources if other != source}) for source in sources}
    for side, title in ((0, "with"), (1, "without")):
        confidence = {row["id"]: believed[family(row["source"])].of(found[side][row["id"]][1], found[side][row["id"]][0][0])
                      for row in judged}
        for source, figures in sorted(print_figures(title, judged, found[side], confidence).items()):
            print("    %-14s %s" % (source, np.round(figures, 1)))
        if arguments.predictions:
            with open("%s-%s.tsv" % (arguments.predictions, title), "w", encoding="utf-8") as out:
                out.writelines("%s\t%s\t%.3f\n" % (row["id"], "|".join(found[side][row["id"]][0][:5]), confidence[row["id"]])
                               for row in judged)
    return Confidence(seen_of)


def old_settings(path):
    """The confidence's settings in the weights that are to be replaced."""
    if path is None or not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as lines:
        fields = [line.rstrip("\n").split("\t") for line in lines if line.startswith(("@c.", "@r."))]
    return [(name, float(number)) for name, number in fields]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("annotated", nargs="+")
    parser.add_argument("--dump", required=True)
    parser.add_argument("--out")
    parser.add_argument("--judge")
    parser.add_argument("--predictions")
    parser.add_argument("--sources", type=int, default=3)
    parser.add_argument("--pull", type=float, default=3)
    parser.add_argument("--scale", type=float, default=0.85)
    parser.add_argument("--least", type=float, default=0.12)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    rows = load(arguments.annotated)
    seen = [looks(arguments.dump, rows, described) for described in (True, False)]
    loop = compile_loop()
    settings = old_settings(arguments.out)
    if arguments.judge:
        settings = judge(rows, load([arguments.judge]), seen, loop, arguments).settings()
        print("confidence: " + ", ".join("%s %.3f" % setting for setting in settings))
    if arguments.out:
        learned_model(rows, seen, loop, arguments).write(arguments.out, arguments.least, arguments.scale, settings)


if __name__ == "__main__":
    main()
