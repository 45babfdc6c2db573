#!/usr/bin/python3
"""votable-readers.py WRITE-VOTABLE: what other people's programs make of the VOTables that we write.

Tables of every datatype and shape, with absent cells, NaN, infinities, foreign letters and markup, are written
in both serialisations; the schema and STILTS votlint must find nothing wrong, and astropy and STIL must read
back every cell.  Prints TAP."""
import csv
import io
import random
import struct
import subprocess
import sys
import tempfile
import warnings

import numpy
from astropy.io import votable

import schemas
from tap import plan, report

WRITER = sys.argv[1]
RANDOM = random.Random(20260131)
PACK = {"boolean": None, "unsignedByte": "B", "short": "h", "int": "i", "long": "q", "float": "f",
        "double": "d", "floatComplex": "ff", "doubleComplex": "dd"}
LIMITS = {"unsignedByte": (0, 255), "short": (-2**15, 2**15 - 1), "int": (-2**31, 2**31 - 1),
          "long": (-2**63, 2**63 - 1)}
ASCII = "abc DEF<>&\"'];09~\\"
FOREIGN = ASCII + "äßñΩя中\u2028\ufffd😀🔭"
INF = float("inf")


# -- cells: each maker gives (what the writer is told, what a reader must find) -----------------------

def word(kind, content):
    return "%s:%s" % (kind, content.hex() if isinstance(content, bytes) else content)


def number(datatype):
    if datatype in LIMITS:
        low, high = LIMITS[datatype]
        return RANDOM.choice([low, high, 0, 1, RANDOM.randint(low, high)])
    value = RANDOM.choice([0.0, 1.5, -0.1, 1e-300, 12345.678, INF, -INF, RANDOM.uniform(-400, 400),
                           RANDOM.gauss(0, 1) * 10.0**RANDOM.randint(-30, 30)])
    if datatype in ("float", "floatComplex"):
        return float(numpy.float32(value))
    return value


def scalar(datatype):
    if datatype == "boolean":
        value = RANDOM.random() < 0.5
        return word("l", int(value)), value
    if datatype in LIMITS:
        value = number(datatype)
        return word("l", value), value
    value = number(datatype)
    return word("d", repr(value)), value


def text(letters, longest):
    value = "".join(RANDOM.choice(letters) for _ in range(RANDOM.randint(1, longest))).strip() or "x"
    return word("t", value.encode()), value


def array(datatype, count):
    """count elements as BYTES, and as a list."""
    if datatype == "boolean":
        values = [RANDOM.random() < 0.5 for _ in range(count)]
        return word("b", b"".join(b"T" if v else b"F" for v in values)), values
    if datatype == "bit":
        values = [RANDOM.random() < 0.5 for _ in range(count)]
        bits = "".join("1" if v else "0" for v in values).ljust((count + 7) // 8 * 8, "0")
        return word("b", int(bits, 2).to_bytes(len(bits) // 8, "big")), values
    if "Complex" in datatype:
        values = [complex(number(datatype), number(datatype)) for _ in range(count)]
        packed = b"".join(struct.pack(">" + PACK[datatype], v.real, v.imag) for v in values)
        return word("b", packed), values
    values = [number(datatype) for _ in range(count)]
    if datatype in ("float", "double") and count > 1:
        values[0] = float("nan")
    return word("b", struct.pack(">%d%s" % (count, PACK[datatype]), *values)), values


def columns():
    """(name, datatype, arraysize, maker) of every kind of column."""
    result = []
    for datatype in ("boolean", "unsignedByte", "short", "int", "long", "float", "double"):
        result.append(("s_" + datatype, datatype, "-", lambda d=datatype: scalar(d)))
    for datatype in ("floatComplex", "doubleComplex"):
        def single(d=datatype):
            told, values = array(d, 1)
            return told, values[0]
        result.append(("s_" + datatype, datatype, "-", single))
    for datatype in ("boolean", "unsignedByte", "short", "int", "long", "float", "double",
                     "floatComplex", "doubleComplex"):
        result.append(("f_" + datatype, datatype, "3", lambda d=datatype: array(d, 3)))
        if "Complex" in datatype:
            continue  # STIL takes the count of variable arrays of these for the count of their halves
        result.append(("v_" + datatype, datatype, "*",
                       lambda d=datatype: array(d, RANDOM.randint(1, 5))))
    result.append(("m_double", "double", "3x2", lambda: array("double", 6)))
    result.append(("t_char", "char", "*", lambda: text(ASCII, 20)))
    result.append(("s_char", "char", "-", lambda: text("abc", 1)))
    result.append(("s_unicode", "unicodeChar", "-", lambda: text("äΩ中", 1)))
    result.append(("t_char8", "char", "8", lambda: text("abcXYZ", 8)))
    result.append(("t_unicode", "unicodeChar", "*", lambda: text(FOREIGN, 20)))
    result.append(("t_unicode8", "unicodeChar", "8", lambda: text("aäΩ中", 8)))
    return result


def bit_columns():
    """Bits, which are never absent."""
    return [("f_bit%d" % n, "bit", str(n), lambda n=n: array("bit", n)) for n in (2, 8, 11)]


def make(n_rows, kinds, absent):
    """The writer's input, and the expected rows; None for an absent cell.  The first row is full, the second
    is empty: every column is seen both ways."""
    lines = ["C %s %s %s %s %s %s" % (name, datatype, size, "deg" if i == 6 else "-",
                                      "pos.eq.ra;meta.main" if i == 6 else "-",
                                      "ICRS" if i == 6 else "-")
             for i, (name, datatype, size, _) in enumerate(kinds)]
    rows = []
    for i in range(n_rows):
        told, expected = [], []
        for _, _, _, maker in kinds:
            if absent and (i == 1 or (i > 1 and RANDOM.random() < 0.3)):
                told.append("n")
                expected.append(None)
            else:
                cell = maker()
                told.append(cell[0])
                expected.append(cell[1])
        lines.append("R " + " ".join(told))
        rows.append(expected)
    return "\n".join(lines + ["E"]) + "\n", rows


def write(serialization, source):
    return subprocess.run([WRITER, serialization], input=source.encode(), stdout=subprocess.PIPE,
                          check=True).stdout


# -- reading back -------------------------------------------------------------------------------------

def same_number(a, b):
    if isinstance(b, complex):
        return same_number(complex(a).real, b.real) and same_number(complex(a).imag, b.imag)
    if isinstance(b, float):
        return (a != a and b != b) or float(a) == b
    return a == b


def nothing(value, mask):
    """Whether a reader's cell holds nothing: masked, NaN, or without elements."""
    if isinstance(value, str):
        return value == ""
    if numpy.all(mask) or value is None or numpy.size(value) == 0:
        return True
    if isinstance(value, numpy.ma.MaskedArray) and numpy.all(value.mask):
        return True
    flat = numpy.ravel(value)
    return flat.dtype.kind in "fc" and bool(numpy.all(numpy.isnan(flat)))


def differs(datatype, found, mask, expected):
    if expected is None:
        return not nothing(found, mask)
    if isinstance(expected, str):
        return str(found).strip() != expected
    if isinstance(expected, list):
        flat = numpy.ravel(numpy.ma.getdata(found))
        if datatype == "float":
            flat = flat.astype("f4")  # astropy reads variable arrays of TABLEDATA in double precision
        elif datatype == "floatComplex":
            flat = flat.astype("c8")
        return len(flat) != len(expected) or not all(map(same_number, flat, expected))
    return bool(mask) or not same_number(found, expected)


def compare(document, kinds, rows):
    """The first few differences between a document as astropy reads it and what it ought to hold."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        table = votable.parse(io.BytesIO(document), verify="exception").get_first_table()
    # W03: names may hold any character
    faults = ["astropy: %s" % w.message for w in caught if "W03" not in str(w.message)]
    if len(table.array) != len(rows):
        return faults + ["%d rows instead of %d" % (len(table.array), len(rows))]
    for i, row in enumerate(rows):
        for j, (name, datatype, _, _) in enumerate(kinds):
            found, mask = table.array[name].data[i], table.array[name].mask[i]
            if differs(datatype, found, mask, row[j]):
                faults.append("row %d, %s: %r (%r) instead of %r" % (i, name, found, mask, row[j]))
    return faults


def votlint(document):
    with tempfile.NamedTemporaryFile(suffix=".vot") as file:
        file.write(document)
        file.flush()
        run = subprocess.run(["stilts", "votlint", "validate=true", "version=1.4", file.name],
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return [line for line in run.stdout.splitlines() if line.strip()] + (
        ["exit status %d" % run.returncode] if run.returncode else [])


def stil_cell(datatype, found, expected):
    """Whether a cell of STIL's CSV is what it ought to be; arrays stand as "(a, b)", also in arrays."""
    is_array = found.startswith("(")
    parts = found.replace("(", "").replace(")", "").split(", ") if is_array else [found]
    if expected is None and is_array:
        # elements that are absent: STIL has no third state in an array of booleans
        return all(p == ("false" if datatype == "boolean" else "NaN") for p in parts)
    if expected is None:
        return found == ""
    if isinstance(expected, str):
        return found == expected
    expected = expected if isinstance(expected, list) else [expected]
    if "Complex" in datatype:
        expected = [part for value in expected for part in (value.real, value.imag)]
    if datatype in ("boolean", "bit"):
        return parts == ["true" if v else "false" for v in expected]
    if datatype in LIMITS:
        return parts == [str(v) for v in expected]
    if "float" in datatype:
        parts = [numpy.float32(p) for p in parts]
    return len(parts) == len(expected) and all(same_number(float(p), v)
                                               for p, v in zip(parts, expected))


def compare_stil(document, kinds, rows):
    """The first few differences between a document as STIL reads it and what it ought to hold."""
    run = subprocess.run(["stilts", "tcopy", "ifmt=votable", "ofmt=csv", "in=-", "out=-"],
                         input=document, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode:
        return [run.stderr.decode()]
    found = list(csv.reader(io.StringIO(run.stdout.decode())))[1:]
    faults = [] if len(found) == len(rows) else ["%d rows instead of %d" % (len(found), len(rows))]
    for i, (cells, row) in enumerate(zip(found, rows)):
        for (name, datatype, _, _), cell, expected in zip(kinds, cells, row):
            if not stil_cell(datatype, cell, expected):
                faults.append("row %d, %s: %r instead of %r" % (i, name, cell, expected))
    return faults


# -- the tests ----------------------------------------------------------------------------------------


def check_error(schema):
    """A document that reports an error: once for Simple Cone Search, once for DALI."""
    document, sentence = write("ERROR", ""), 'RA="x" is <no> number & α'
    report("error: schema", schemas.problems(schema, document))
    report("error: votlint", votlint(document))
    tree = votable.parse(io.BytesIO(document), verify="exception")
    infos = [(i.name, i.value) for i in tree.infos]
    status = [(i.name, i.value, i.content) for i in tree.resources[0].infos]
    wanted = [("Error", sentence)], [("QUERY_STATUS", "ERROR", sentence)]
    report("error: astropy", [] if (infos, status) == wanted else [infos, status])


def main():
    schema = schemas.load()
    for title, n_rows, kinds in (("full", 60, columns()), ("empty", 0, columns()),
                                 ("bits", 20, bit_columns())):
        source, rows = make(n_rows, kinds, title != "bits")
        for serialization in ("TABLEDATA", "BINARY2"):
            document = write(serialization, source)
            name = "%s table, %s: " % (title, serialization)
            report(name + "schema", schemas.problems(schema, document))
            report(name + "votlint", votlint(document))
            report(name + "astropy", compare(document, kinds, rows))
            report(name + "STIL", compare_stil(document, kinds, rows))
    check_error(schema)
    plan()


main()
