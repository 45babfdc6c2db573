"""What the tests of FITS and VOTable share: TAP lines, what test-fits-dump prints, and cells against astropy's."""
import math, os, random, subprocess, sys
import numpy as np

DUMP = sys.argv[1]
N = [0]
BAD = [0]


def check(what, good, note=""):
    N[0] += 1
    BAD[0] += not good
    print("%s %d - %s%s" % ("ok" if good else "not ok", N[0], what, "" if good else "  # " + str(note)[:300]))


def dump(path):
    p = subprocess.run([DUMP, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=30, env=dict(os.environ, LC_ALL="C.UTF-8"))
    lines = [l.split("\t") for l in p.stdout.decode("utf8").split("\n")]
    return p, lines


def rows(lines):
    return [l[1:] for l in lines if l[0] == "row"]


def columns(lines):
    return {l[1]: l[2:] for l in lines if l[0] == "column"}


def same(text, want):
    """A printed cell against astropy's value."""
    if want is None or want is np.ma.masked:
        return text == "<null>"
    if isinstance(want, (bool, np.bool_)):
        return text in ("FT"[bool(want)], "01"[bool(want)])
    if isinstance(want, (str, bytes)):
        want = want.decode() if isinstance(want, bytes) else want
        return text == (want.rstrip() or "<null>")
    flat = np.asarray(want)
    if flat.ndim == 0:
        flat = flat.reshape(1)
        if flat.dtype.kind == "f" and np.isnan(flat[0]):
            return text == "<null>"
    flat = flat.ravel()
    if flat.size == 0:
        return text == "<null>"
    words = text.split()
    if flat.dtype.kind == "c":
        flat = np.ravel(np.column_stack([flat.real, flat.imag]))
    if flat.dtype.kind == "b":
        return words in (["FT"[int(x)] for x in flat], ["01"[int(x)] for x in flat])
    if flat.dtype.kind in "iu":
        return words == [str(int(x)) for x in flat]
    if len(words) != len(flat):
        return False
    for w, x in zip(words, flat):
        y = float(w.replace("Inf", "inf"))
        if not (y == x or (math.isnan(x) and math.isnan(y)) or (flat.dtype.itemsize == 4 and np.float32(y) == x)):
            return False
    return True


def compare(what, lines, table):
    got = rows(lines)
    check(what + ": rows", len(got) == len(table), (len(got), len(table)))
    for j, name in enumerate(table.dtype.names if hasattr(table, "dtype") else table.colnames):
        wrong = [(i, got[i][j], table[name][i]) for i in range(min(len(got), len(table))) if not same(got[i][j], table[name][i])]
        check("%s: column %s" % (what, name), not wrong, wrong[:2])


def flips(tmp, path, n):
    b = bytearray(open(path, "rb").read())
    out = os.path.join(tmp, "flip")
    rng = random.Random(7)
    crashes = []
    for i in range(n):
        c = bytearray(b)
        for _ in range(rng.randint(1, 6)):
            at = rng.randrange(len(c))
            c[at] = rng.randrange(256) if rng.random() < 0.5 else c[at] ^ (1 << rng.randrange(8))
        if rng.random() < 0.2:
            c = c[:rng.randrange(len(c))]
        open(out, "wb").write(c)
        try:
            p = subprocess.run([DUMP, out], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=20)
            if p.returncode not in (0, 1):
                crashes.append((i, p.returncode, p.stderr[-400:]))
        except subprocess.TimeoutExpired:
            crashes.append((i, "hangs", ""))
    check("%d damaged copies of %s" % (n, os.path.basename(path)), not crashes, crashes[:1])


def said(lines, *words):
    """Whether there is a warning, or an error, with all of these words."""
    return any(l[0] in ("warning", "error") and all(w in l[1] for w in words) for l in lines)


def finish():
    print("1..%d" % N[0])
