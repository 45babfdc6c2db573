"""What the tests of spectra share: TAP lines, files of a spectrum, and what spectrum-dump prints as arrays."""
import os, subprocess, sys
import numpy as np
from astropy.io import fits
from astropy.table import Table

DUMP = sys.argv[1]
COUNT = [0]
RNG = np.random.default_rng(5)
N = 200
FLUX = RNG.random(N).astype("f4") + 1
ERR = (0.01 * FLUX).astype("f4")
I = np.arange(N)
UNKNOWN, VACUUM, AIR = 0, 1, 2
ABSOLUTE, RELATIVE, NORMALIZED, UNCALIBRATED = 1, 2, 3, 4


def check(what, good, note=""):
    COUNT[0] += 1
    print("%s %d - %s%s" % ("ok" if good else "not ok", COUNT[0], what, "" if good else "  # " + str(note)[:400]))


class Spectrum:
    def __init__(self, line):
        self.hdu, self.name, self.n, self.points = int(line[1]), line[2], int(line[3]), int(line[4])
        self.low, self.high, self.unit, self.medium = float(line[5]), float(line[6]), line[7], int(line[8])
        self.resolution, self.flux_name, self.flux_unit = float(line[9]), line[10], line[11]
        self.calibration, self.axis, self.remark = int(line[12]), line[13], line[14]
        self.rows, self.has_error = {}, {}

    def wave(self, k=0):
        return np.array([r[0] for r in self.rows.get(k, [])])

    def flux(self, k=0):
        return np.array([r[1] for r in self.rows.get(k, [])])

    def error(self, k=0):
        return np.array([r[2] for r in self.rows.get(k, [])])


def run(path, *options):
    # cfitsio asks for what a damaged header claims and takes no for an answer: AddressSanitizer must give it.
    options_of_asan = os.environ.get("ASAN_OPTIONS", "") + ":allocator_may_return_null=1"
    return subprocess.run([DUMP, path] + list(options), stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
                          env=dict(os.environ, LC_ALL="C.UTF-8", ASAN_OPTIONS=options_of_asan))


def broken(p):
    """Whether the program came to grief: a signal, or what a sanitizer says."""
    return p.returncode not in (0, 1) or b"runtime error" in p.stderr or b"ERROR: AddressSanitizer" in p.stderr


def look(path):
    """The kind of the file and its spectra."""
    kind, found = None, []
    for line in run(path).stdout.decode("utf8").split("\n"):
        line = line.split("\t")
        if line[0] in ("kind", "error"):
            kind = line[1]
        elif line[0] == "spectrum":
            found.append(Spectrum(line))
        elif line[0] == "sample":
            found[-1].rows.setdefault(int(line[1]), []).append([float(x) for x in line[2:5]])
        elif line[0] == "samples":
            found[-1].has_error[int(line[1])] = line[3] == "1"
    return kind, found


def close(got, want, tolerance=1e-6):
    got, want = np.asarray(got, float), np.asarray(want, float)
    return got.shape == want.shape and bool(np.allclose(got, want, rtol=tolerance, atol=0, equal_nan=True))


def expect(what, path, wave_m, flux=None, error=None, k=0, which=0, tolerance=1e-6, kind="spectrum"):
    """Spectrum `which` of the file, its samples k against what was written."""
    got, found = look(path)
    check(what + ": found", got == kind and len(found) > which, (got, len(found)))
    if len(found) <= which:
        return None
    s = found[which]
    check(what + ": wavelengths", close(s.wave(k), wave_m, tolerance), (len(s.wave(k)), len(wave_m), s.wave(k)[:3], wave_m[:3], s.axis))
    if flux is not None:
        check(what + ": fluxes", close(s.flux(k), flux), (s.flux(k)[:3], flux[:3]))
    if error is not None:
        check(what + ": errors", s.has_error.get(k) and close(s.error(k), error), (s.error(k)[:3], error[:3]))
    return s


def none(what, path, kinds):
    kind, found = look(path)
    check(what + " is no spectrum", not found and kind in kinds, (kind, [(f.axis, f.low, f.high) for f in found]))


def image(path, data=FLUX, **cards):
    h = fits.PrimaryHDU(data)
    for k, v in cards.items():
        h.header[k.replace("__", "-")] = v
    h.writeto(path, overwrite=True, output_verify="ignore")
    return path


def columns(path, units=None, ucds=None, utypes=None, cards=None, primary=None, **data):
    h = fits.BinTableHDU(Table(data))
    for i, name in enumerate(data):
        for key, values in (("TUNIT", units), ("TUCD", ucds), ("TUTYP", utypes)):
            if values and values.get(name):
                h.header["%s%d" % (key, i + 1)] = values[name]
    h.header.update(cards or {})
    p = fits.PrimaryHDU()
    p.header.update(primary or {})
    fits.HDUList([p, h]).writeto(path, overwrite=True)
    return path


def text(path, content):
    open(path, "w", encoding="utf8").write(content)
    return path


def finish():
    print("1..%d" % COUNT[0])
