"""Small FITS files for the tests of the command line, written by hand."""


def fits(cards, size=b"\1" * 200, axes=(20, 10)):
    lines = ["SIMPLE  =                    T", "BITPIX  =                    8",
             "NAXIS   = %20d" % len(axes)]
    lines += ["NAXIS%d  = %20d" % (i + 1, n) for i, n in enumerate(axes)]
    for key, value in cards.items():
        lines.append("%-8s= %20s" % (key, "'%-8s'" % value if isinstance(value, str) else repr(value)))
    lines.append("END")
    head = "".join("%-80s" % line for line in lines).encode()
    return head + b" " * (-len(head) % 2880) + size + b"\0" * (-len(size) % 2880)


def image(ra, dec, **more):
    return fits({"CTYPE1": "RA---TAN", "CTYPE2": "DEC--TAN", "CRVAL1": ra, "CRVAL2": dec, "CRPIX1": 10.5, "CRPIX2": 5.5,
                 "CDELT1": -0.01, "CDELT2": 0.01, "TELESCOP": "Testscope", **more})


def write_many(tool, folder, first, last):
    """Images first to last (not with it), each at a place of its own."""
    for i in range(first, last):
        tool.write("%s/f%06d.fits" % (folder, i), image(i % 3600 / 10, i // 3600 - 5.0, OBJECT="Field %d" % i, EXPTIME=30.0 + i % 7))
