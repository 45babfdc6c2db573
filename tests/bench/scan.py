#!/usr/bin/python3
"""How quickly a folder of small FITS images becomes a publication, and in how much memory:

    scan.py PATH/nunciusctl FOLDER [N]

Writes N images (else 10,000) of 32 by 32 pixels and 60 cards, each at a place of its own, into FOLDER where it is empty or not
there; prints files a second, seconds of processor time and the largest memory."""
import math, os, random, resource, subprocess, sys, tempfile, time


def card(keyword, value, comment=""):
    shown = "'%-8s'" % value if isinstance(value, str) else ("T" if value is True else repr(value)).rjust(20)
    return ("%-8s= %s%s" % (keyword, shown, " / " + comment if comment else "")).ljust(80)


def image(i, rng):
    cards = [card("SIMPLE", True), card("BITPIX", 16), card("NAXIS", 2), card("NAXIS1", 32), card("NAXIS2", 32),
             card("OBJECT", "Field %d" % i), card("TELESCOP", "Testscope"), card("INSTRUME", "Camera"), card("FILTER", "BVRI"[i % 4]),
             card("EXPTIME", 60.0 + i % 7), card("DATE-OBS", "2020-01-%02dT%02d:00:00" % (1 + i % 28, i % 24)),
             card("CTYPE1", "RA---TAN"), card("CTYPE2", "DEC--TAN"), card("CRPIX1", 16.5), card("CRPIX2", 16.5), card("CDELT1", -0.001),
             card("CDELT2", 0.001), card("CRVAL1", round(rng.uniform(0, 360), 8)),
             card("CRVAL2", round(math.degrees(math.asin(rng.uniform(-1, 1))), 8)), card("RADESYS", "ICRS")]
    cards += [card("KEY%d" % k, k, "some comment") for k in range(39)] + ["END".ljust(80)]
    text = "".join(cards)
    return (text + " " * (-len(text) % 2880)).encode() + rng.randbytes(2048) + bytes(2880 - 2048)


def main():
    tool, folder, n = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 10000
    os.makedirs(folder, exist_ok=True)
    if not os.listdir(folder):
        rng = random.Random(5)
        for i in range(n):
            with open(os.path.join(folder, "f%06d.fits" % i), "wb") as f:
                f.write(image(i, rng))
    n = len(os.listdir(folder))
    with tempfile.TemporaryDirectory() as place:
        start = time.time()
        subprocess.run([tool, "create", os.path.join(place, "many.nuncius"), folder], check=True, stdout=subprocess.DEVNULL)
        seconds = time.time() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print("%d files in %.2f s: %.0f files a second; %.2f s of processor time, %.0f MB"
          % (n, seconds, n / seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))


main()
