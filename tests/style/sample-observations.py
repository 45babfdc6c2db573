"""The sample's images and spectra: the same at every making, FITS as astropy reads it, where and what the catalogue says."""
import filecmp
import glob
import os
import subprocess
import sys
import tempfile

import tap

MAKER = os.path.join(tap.ROOT, "data", "sample", "observations.py")


def make(folder):
    subprocess.run([sys.executable, MAKER, folder], check=True)
    return sorted(glob.glob(os.path.join(folder, "*", "*.fits")))


def catalogue():
    rows = [line.split(",") for line in tap.read("data/sample/messier.csv").splitlines()]
    return {row[0]: (float(row[2]), float(row[3])) for row in rows[1:]}


def same_again():
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        first, second = make(one), make(two)
        return [os.path.basename(a) + " differs" for a, b in zip(first, second) if not filecmp.cmp(a, b, shallow=False)] + \
            ([] if len(first) == len(second) == 9 else ["%d files" % len(first)])


def read_by_astropy():
    try:
        from astropy.io import fits
        from astropy.wcs import WCS
    except ImportError:
        raise tap.Skip("python3-astropy is missing")
    problems = []
    places = catalogue()
    with tempfile.TemporaryDirectory() as folder:
        for path in make(folder):
            with fits.open(path) as file:
                file.verify("exception")
                head = file[0].header
                if "/images/" in path:
                    got = WCS(head).wcs_pix2world((head["NAXIS1"] + 1) / 2, (head["NAXIS2"] + 1) / 2, 1)
                    want = places[head["OBJECT"]]
                    if max(abs(float(got[0]) - want[0]), abs(float(got[1]) - want[1])) > 1e-9:
                        problems.append("%s: %s, not %s" % (path, got, want))
                elif file[0].data is not None:
                    # The brightest sample of the nebula is [O III] at 5006.8 Angstrom.
                    peak = head["CRVAL1"] + head["CDELT1"] * int(file[0].data.argmax())
                    if "nebula" in path and abs(peak - 5006.8) > 2:
                        problems.append("%s: brightest at %g" % (path, peak))
    return problems


tap.run([("made the same again", same_again), ("read by astropy, at its places", read_by_astropy)])
