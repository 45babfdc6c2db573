"""For each rule that the description tells: a publication that breaks it.  What does not break it is a whole publication of the
same kind, or a named one."""
import math
import sqlite3

import publications
from publications import ABOUT, MEANING, ROWS, csv, places, rows

LONG = "A list of stars that were seen from a roof in the clear nights of a long winter, each of them twice at the least, " \
       "with their brightness"
VOTABLE = """<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE><TABLE>
<FIELD name="name" datatype="char" arraysize="*" ucd="meta.id;meta.main"/><FIELD name="ra" datatype="double" unit="deg" ucd="pos.eq.ra;meta.main"/>
<FIELD name="dec" datatype="double" unit="deg" ucd="pos.eq.dec;meta.main"/><FIELD name="Vmag" datatype="double" unit="mag" ucd="%s"/>
<DATA><TABLEDATA>%s</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>"""


def votable(ucd, cells=None):
    table = "".join("<TR>%s</TR>" % "".join("<TD>%s</TD>" % cell for cell in row) for row in cells or rows())
    return {"stars.vot": VOTABLE % (ucd, table)}


def about(**changes):
    """What is said of the publication, otherwise."""
    return lambda maker: maker.table(about=changes)


def column(name, values, *settings):
    """A further column, which is said to be that."""
    return lambda maker: maker.table(content=csv(more={name: values}), settings=MEANING + ["stars/%s:%s" % (name, s) for s in settings])


def said(*settings):
    return lambda maker: maker.table(settings=MEANING + list(settings))


def moved(change, *settings, n=ROWS, keep=()):
    """Other positions: change(i, ra, dec) gives both as texts.  keep: what of MEANING stays."""
    def make(maker):
        cells = rows(n)
        for i, (ra, dec) in enumerate(places(n)):
            cells[i][1:3] = change(i, ra, dec)
        return maker.table(content=csv(cells=cells), settings=[*keep, *settings])

    return make


def at(i, special, otherwise):
    return special if i == 3 else otherwise


def degrees(ra, dec):
    return ["%.4f" % ra, "%.4f" % dec]


def images(change):
    return lambda maker: maker.images(change)


def image_rules(**rules):
    return lambda maker: maker.images(settings=publications.rules_of({**publications.IMAGE_RULES, **rules}))


def without(*keys, only=None):
    """Headers without these cards; only: of that image."""
    def change(header, number):
        for key in keys:
            if only in (None, number):
                header.remove(key, ignore_missing=True, remove_all=True)

    return images(change)


WORLD = ("CTYPE1", "CTYPE2", "CRVAL1", "CRVAL2", "CRPIX1", "CRPIX2", "CDELT1", "CDELT2", "PC1_1", "PC1_2", "PC2_1", "PC2_2")


def by_hand(kind, statement, **options):
    """A publication as no one of our own programs of today leaves it, but an older one, or a window that was killed, may."""
    def make(maker):
        path = getattr(maker, kind)(**options)
        link = sqlite3.connect(maker.path(path))
        with link:
            link.execute("PRAGMA foreign_keys = ON")
            assert link.execute(statement).rowcount > 0
        link.close()
        return path

    return make


def ragged(maker):
    lines = csv().splitlines()
    lines[3] += ",x"
    return maker.table(content="\n".join(lines) + "\n")


def two_tables(maker):
    """Of one title, and without a word about their rows."""
    return maker.make({"stars.csv": csv(), "more.csv": csv()}, ["stars:title=Stars", "more:title=Stars"])


def contradicting(header, number):
    header["EXPTIME"] = 3000.0
    header["MJD-END"] = header["MJD-OBS"] + 0.001


# {rule: (kind of the whole publication, what makes the broken one)}
BROKEN = {
    "no-table": ("table", by_hand("table", "DELETE FROM collection")),
    "no-rows": ("table", by_hand("table", "UPDATE collection SET n_rows = 0, n_placed = 0")),
    "no-position": ("table", lambda maker: maker.make({"list.csv": "name,size\na,1\nb,2\n"})),
    "no-row-placed": ("table", moved(lambda i, ra, dec: ["%d" % (400 + i), "%d" % (100 + i)], keep=MEANING,
                                     *["stars/ra:role=ra", "stars/dec:role=dec"])),
    "rows-without-position": ("table", moved(lambda i, ra, dec: at(i, ["", ""], degrees(ra, dec)), keep=MEANING)),
    "rows-at-zero": ("table", moved(lambda i, ra, dec: at(i, ["0", "0"], degrees(ra, dec)), keep=MEANING)),
    "rows-off-the-sphere": ("table", moved(lambda i, ra, dec: at(i, ["10", "95"], degrees(ra, dec)), keep=MEANING)),
    "axes-swapped": ("table", moved(lambda i, ra, dec: degrees(dec, ra), "stars/ra:role=ra", "stars/dec:role=dec",
                                    "stars/ra:unit=deg", "stars/dec:unit=deg")),
    "hours-as-degrees": ("table", moved(lambda i, ra, dec: ["%.4f" % (i * 23.9 / 23), "%.4f" % dec], n=24)),
    "radians-as-degrees": ("table", moved(lambda i, ra, dec: ["%.5f" % (i * 6.2 / 23), "%.5f" % math.radians(dec)], n=24)),
    "no-identifier": ("table", said("stars/name:role=data", "stars/name:ucd=meta.note")),
    "identifier-repeats": ("table", lambda maker: maker.table(
        content=csv(cells=rows()[:1] + rows()), settings=MEANING + ["stars/name:role=id"])),
    "bad-unit": ("table", lambda maker: maker.make(votable("phot.mag;em.opt.V") | {
        "stars.vot": votable("phot.mag;em.opt.V")["stars.vot"].replace('unit="mag"', 'unit="wibbles"')})),
    "bad-ucd": ("table", by_hand("table", "UPDATE said SET value = 'em.opt.V;phot.mag' WHERE place_column = 'Vmag' AND key = 'ucd'")),
    "unit-against-ucd": ("table", said("stars/Vmag:unit=km/s")),
    "guessed-ucd": ("table", by_hand("table", "UPDATE said SET confidence = 0.7, origin = 0 WHERE place_column = 'Vmag' "
                                     "AND key = 'ucd' AND NOT decided", settings=[])),
    "file-ucd-lost": ("table", lambda maker: maker.make(votable("wibble.wobble"))),
    "file-ucd-mended": ("table", lambda maker: maker.make(votable("em.opt.V;phot.mag"))),
    "several-main": ("table", column("other", range(ROWS), "ucd=meta.id;meta.main")),
    "no-ucd": ("table", column("wobble", range(ROWS))),
    "no-column-description": ("table", column("wobble", range(ROWS))),
    "value-beyond-meaning": ("table", column("z", [-9 + i for i in range(ROWS)], "ucd=src.redshift")),
    "guessed-null": ("table", column("Bmag", [99.99 if i % 3 == 0 else 5.5 + i / 7 for i in range(ROWS)])),
    "identifier-as-float": ("table", column("source", ["%d.5" % (10 ** 16 + 10 ** 13 * i) for i in range(ROWS)], "ucd=meta.id")),
    "no-unit": ("table", column("teff", [3000.5 + i for i in range(ROWS)], "ucd=phys.temperature")),
    "unit-on-text": ("table", column("note", ["abc%d" % i for i in range(ROWS)], "unit=mag")),
    "magnitude-without-band": ("table", said("stars/Vmag:ucd=phot.mag")),
    "motion-on-one-axis": ("table", column("pmra", range(ROWS), "unit=mas/yr", "ucd=pos.pm;pos.eq.ra")),
    "motion-without-epoch": ("table", lambda maker: maker.table(
        content=csv(more={"pmra": range(ROWS), "pmdec": range(1, ROWS + 1)}),
        settings=MEANING + ["stars/pmra:ucd=pos.pm;pos.eq.ra", "stars/pmdec:ucd=pos.pm;pos.eq.dec", "stars/pmra:unit=mas/yr",
                            "stars/pmdec:unit=mas/yr"])),
    "column-empty": ("table", column("gap", [""] * ROWS)),
    "column-constant": ("table", column("same", [7] * ROWS)),
    "column-twins": ("table", column("twin", [row[3] for row in rows()])),
    "names-alike": ("table", column("vmag", range(ROWS))),
    "names-made-up": ("table", column("col3", range(ROWS))),
    "names-awkward": ("table", column("B-V", range(ROWS))),
    "names-reserved": ("table", column("size", range(ROWS))),
    "rows-mended": ("table", ragged),
    "titles-alike": ("table", two_tables),
    "no-table-description": ("table", two_tables),
    "no-file-placed": ("images", without(*WORLD)),
    "files-without-position": ("images", without(*WORLD, only=2)),
    "field-without-rule": ("images", lambda maker: maker.images(settings=[])),
    "field-empty": ("images", without("OBJECT", only=2)),
    "no-bandpass": ("images", without("FILTER")),
    "no-date": ("images", without("MJD-OBS", "DATE-OBS")),
    "rule-unsure": ("images", lambda maker: maker.images(settings=[])),
    "rules-not-applied": ("images", by_hand("images", "UPDATE said SET value = 'constant Summer' WHERE decided AND place_column = 'obs_collection'")),
    "contradiction": ("images", images(contradicting)),
    "no-title": ("table", about(title="")),
    "no-description": ("table", about(description="")),
    "no-creators": ("table", about(creators="")),
    "no-subjects": ("table", about(subjects="")),
    "no-contact-name": ("table", about(contact_name="")),
    "no-contact-email": ("table", about(contact_email="")),
    "no-publisher": ("table", about(publisher="")),
    "no-ivoid": ("table", about(identifier="")),
    "no-licence": ("table", about(licence="")),
    "no-reference": ("table", about(reference_url="")),
    "no-waveband": ("table", about(wavebands="")),
    "no-source": ("table", about(source="")),
    "no-short-name": ("table", about(short_name="")),
    "guessed-answers": ("table", about(publisher=None)),
    "title-is-file-name": ("table", about(title="stars_v2.csv")),
    "title-long": ("table", about(title=LONG)),
    "title-shouts": ("table", about(title="A LIST OF STARS OF THE WINTER")),
    "description-is-title": ("table", about(description=ABOUT["title"])),
    "description-short": ("table", about(description="Some stars.")),
    "text-markup": ("table", about(description=ABOUT["description"] + " Of <b>all</b> kinds.")),
    "creators-in-one": ("table", about(creators="Messier, C. and Mechain, P.")),
    "creators-et-al": ("table", about(creators="Messier, C. et al.")),
    "subjects-in-one": ("table", about(subjects="bright stars, photometry")),
    "reference-local": ("table", about(reference_url="http://localhost:8080/x")),
    "contact-local": ("table", about(contact_email="me@mybox.local")),
    "identifier-reserved": ("table", about(identifier="ivo://ivoa.net/winter")),
    "identifier-capitals": ("table", about(identifier="ivo://obs.test/Winter")),
    "created-in-future": ("table", about(created="2999-01-01")),
    "waveband-missing": ("table", about(wavebands="Radio")),
}
