"""What the tests of spectra share: TAP lines, and what spectrum-dump prints as arrays."""
import os, subprocess, sys
import numpy as np

DUMP = sys.argv[1]
N = [0]


def check(what, good, note=""):
    N[0] += 1
    print("%s %d - %s%s" % ("ok" if good else "not ok", N[0], what, "" if good else "  # " + str(note)[:400]))


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


def finish():
    print("1..%d" % N[0])
