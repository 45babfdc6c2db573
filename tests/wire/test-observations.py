#!/usr/bin/python3
"""Images and spectra over a socket: SIAv1, SIAv2, SSAP and DataLink against brute force, and their manners.

    test-observations.py SERVE-PUBLICATION [--write]    --write: makes the golden answers anew"""
import csv
import io
import math
import os
import re
import subprocess
import sys
import urllib.parse

import numpy

import observations
import wire
from wire import equal, holds

PROGRAM = sys.argv[1]
GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")
IMAGES, SPECTRA = observations.make_images(), observations.make_spectra()
SERVER = wire.Server(PROGRAM, {}, observations=observations.files_of(IMAGES + SPECTRA))
SIA1, SIA2, SSAP = "/data_images/sia1.xml?", "/data_images/sia2?", "/data_spectra/ssap.xml?"
LINKS = "/data_images/links?"
VOTABLE_1, VOTABLE_2 = "text/xml;content=x-votable", "application/x-votable+xml;serialization=TABLEDATA"


def query(*pairs, **more):
    return urllib.parse.urlencode(list(pairs) + list(more.items()))


def rows(path, *pairs, **more):
    """The rows of an answer as dictionaries, by CSV."""
    answer = SERVER.get(path + query(*pairs, RESPONSEFORMAT="csv", **more))
    equal((answer.status, answer.headers["content-type"]), (200, "text/csv;charset=utf-8;header=present"))
    return list(csv.DictReader(io.StringIO(answer.text)))


def titles(found):
    return sorted(row["obs_title"] for row in found)


ALL = rows(SIA2)
ALL_SPECTRA = rows(SSAP, FORMAT="native")


def sentence(answer):
    found = re.findall(r'<INFO name="QUERY_STATUS" value="ERROR">([^<]*)</INFO>', answer.text)
    equal((len(found), answer.text.count("<TABLE")), (1, 0))
    return found[0]


def place(image):
    return tuple(image.centre)


# -- what is said of each image -------------------------------------------------------------------------


def test_rows_say_what_the_files_hold():
    equal(len(ALL), len(IMAGES))
    by_title = {row["obs_title"]: row for row in ALL}
    for image in IMAGES:
        row = by_title[image.name]
        vector = observations.unit_vectors([[float(row["s_ra"]), float(row["s_dec"])]])[0]
        holds(vector @ observations.unit_vectors([image.centre])[0] > 1 - 1e-12, image.name, row)
        equal((float(row["t_exptime"]), float(row["t_min"]), row["target_name"], row["access_format"]),
              (image.seconds, image.begin, image.target, "image/fits"))
        outline = numpy.array([float(x) for x in row["s_region"].split()[2:]]).reshape(-1, 2)
        equal(row["s_region"].split()[:2], ["Polygon", "ICRS"])
        for corner in image.vectors():
            holds((observations.unit_vectors(outline) @ corner).max() > 1 - 1e-13, image.name)


# -- SIAv1 -------------------------------------------------------------------------------------------------

FIELDS = [(83.633, 22.0145, 0.5, 0.5), (83.6, 22.0, 6, 2), (0, 0, 0, 0), (0.0, 0.0, 1, 1), (10, 90, 4, 4), (200, -90, 30, 1),
          (83.0, 22.5, 1, 8), (359.9, 10, 0.5, 3), (180, 45, 100, 100), (120, 89.9, 0.02, 0.02), (83.633, 22.0145, 0, 0)]


def test_sia1_intersect():
    counts = dict.fromkeys(("COVERS", "ENCLOSED", "CENTER", "OVERLAPS"), 0)
    for ra, dec, width, height in FIELDS:
        for how in counts:
            wanted = sorted(i.name for i in IMAGES if i.box(ra, dec, width, height, how))
            found = rows(SIA1, POS="%r,%r" % (ra, dec), SIZE="%r,%r" % (width, height), INTERSECT=how)
            equal((ra, dec, width, height, how, titles(found)), (ra, dec, width, height, how, wanted))
            counts[how] += len(found)
    holds(all(counts.values()), counts)


def test_sia1_defaults():
    wanted = sorted(i.name for i in IMAGES if i.box(83.6, 22.0, 3, 3, "OVERLAPS"))
    for pairs in ({"SIZE": "3"}, {"size": "3,3", "intersect": "overlaps"}, {"SIZE": "3", "INTERSECT": ""}):
        equal(titles(rows(SIA1, POS="83.6,22.0", **pairs)), wanted)
    equal(titles(rows(SIA1, POS="83.633,22.0145")),
          sorted(i.name for i in IMAGES if i.covers_point(83.633, 22.0145)))
    equal(titles(rows(SIA1, POS="0,0", SIZE="360")), sorted(i.name for i in IMAGES))


def test_sia1_formats():
    at = {"POS": "83.6,22.0", "SIZE": "3"}
    files = rows(SIA1, **at)
    for form, kind in (("ALL", "image/fits"), ("image/fits", "image/fits"), ("application/fits", "image/fits"),
                       ("GRAPHIC", "image/png"), ("graphic-all", "image/png"), ("image/png", "image/png"),
                       ("image/jpeg,image/png", "image/png")):
        found = rows(SIA1, FORMAT=form, **at)
        equal((form, titles(found), {r["access_format"] for r in found}), (form, titles(files), {kind}))
    equal(len(rows(SIA1, FORMAT="GRAPHIC,image/fits", **at)), 2 * len(files))
    equal(rows(SIA1, FORMAT="image/jpeg", **at), [])
    address = rows(SIA1, FORMAT="GRAPHIC", **at)[0]["access_url"]
    holds("/preview?ID=ivo://" in address, address)


def test_sia1_metadata():
    for asked in ("FORMAT=METADATA", "format=metadata&POS=1,1&SIZE=1", "POS=1,1&MAXREC=0"):
        answer = SERVER.get(SIA1 + asked)
        equal((answer.status, answer.headers["content-type"]), (200, VOTABLE_1))
        holds('<INFO name="QUERY_STATUS" value="OK"/>' in answer.text and "<TR>" not in answer.text, answer.text)
        if "METADATA" in asked.upper():
            equal(answer.text.count("OVERFLOW"), 0)
            for name in ("POS", "SIZE", "INTERSECT", "FORMAT", "VERB"):
                holds('<PARAM name="INPUT:%s"' % name in answer.text, name)
        for ucd in ("VOX:Image_Title", "POS_EQ_RA_MAIN", "POS_EQ_DEC_MAIN", "VOX:Image_Naxes", "VOX:Image_Naxis",
                    "VOX:Image_Scale", "VOX:Image_Format", "VOX:Image_AccessReference", "VOX:Image_MJDateObs",
                    "VOX:BandPass_LoLimit", "VOX:BandPass_HiLimit", "VOX:BandPass_RefValue", "VOX:BandPass_Unit"):
            equal((ucd, answer.text.count('ucd="%s"' % ucd)), (ucd, 1))


def test_sia1_band_and_date():
    for row in rows(SIA1, POS="0,0", SIZE="360"):
        image = next(i for i in IMAGES if i.name == row["obs_title"])
        middle = image.begin + image.seconds / 86400 / 2
        holds(abs(float(row["t_mid"]) - middle) < 1e-8, row)
        low, mid, high = (float(row[k]) for k in ("em_min", "em_mid", "em_max"))
        holds(3e-7 < low < mid < high < 9e-7 and abs(mid - (low + high) / 2) < 1e-15, row)
        equal((row["bandpass_unit"], row["im_naxes"], row["im_naxis"], row["im_frame"]),
              ("m", "2", "16 12", "ICRS"))
        holds(all(abs(float(x) / image.scale - 1) < 1e-5 for x in row["im_scale"].split()), row)


def test_sia1_verbosity():
    counts = [len(rows(SIA1, POS="0,0", SIZE="0", VERB=v)[0]) for v in (0, 1, 2)]
    equal(counts[0], 8)
    holds(counts[0] < counts[1] < counts[2], counts)


def test_sia1_errors():
    for asked, words in (("", "POS is missing"), ("POS=&SIZE=1", "POS is missing"), ("POS=1&SIZE=1", "POS=1 "),
                         ("POS=1,x&SIZE=1", "POS=1,x"), ("POS=1,91&SIZE=1", "POS=1,91"), ("POS=nan,1&SIZE=1", "POS=nan"),
                         ("POS=1,1&SIZE=-1", "SIZE=-1"), ("POS=1,1&SIZE=1,2,3", "SIZE=1,2,3"),
                         ("POS=1,1&SIZE=400", "SIZE=400"), ("POS=1,1&SIZE=1&INTERSECT=TOUCHES", "INTERSECT=TOUCHES"),
                         ("POS=1,1&POS=2,2&SIZE=1", "POS"), ("POS=1,1&SIZE=1&VERB=x", "VERB=x"),
                         ("POS=1,1&SIZE=1&RESPONSEFORMAT=fits", "fits"),
                         ("POS=1,1;FK5&SIZE=1", "FK5"), ("POS=1e999,1&SIZE=1", "POS=1e999")):
        answer = SERVER.get(SIA1 + asked)
        equal((asked, answer.status, answer.headers["content-type"]), (asked, 200, VOTABLE_1))
        holds(words in sentence(answer), asked, sentence(answer))


# -- SIAv2 -------------------------------------------------------------------------------------------------


def test_sia2_circles():
    for ra, dec, radius in ((83.633, 22.0145, 2.5), (0, 0, 0.5), (10, 90, 3), (120, -89.9, 40), (83.6, 22, 0.001), (0, 0, 80)):
        wanted = sorted(i.name for i in IMAGES if i.circle(ra, dec, radius, "OVERLAPS"))
        equal(titles(rows(SIA2, POS="CIRCLE %r %r %r" % (ra, dec, radius))), wanted)
        equal(titles(rows(SIA2, pos="circle %r %r %r" % (ra, dec, radius))), wanted)


def test_sia2_polygons_and_ranges():
    for ra, dec, width, height, how in [f + ("OVERLAPS",) for f in FIELDS[:2] + FIELDS[6:7]]:
        east = numpy.array([-math.sin(math.radians(ra)), math.cos(math.radians(ra)), 0])
        middle = observations.unit_vectors([[ra, dec]])[0]
        north = numpy.cross(middle, east)
        corners = [middle + x * east + y * north for x, y in observations.box_corners(width, height)]
        text = " ".join("%r %r" % (math.degrees(math.atan2(v[1], v[0])) % 360,
                                   math.degrees(math.atan2(v[2], math.hypot(v[0], v[1])))) for v in corners)
        wanted = sorted(i.name for i in IMAGES if i.box(ra, dec, width, height, how))
        equal(titles(rows(SIA2, POS="POLYGON " + text)), wanted)
    equal(titles(rows(SIA2, POS="RANGE 0 360 -2 +Inf")),
          sorted(i.name for i in IMAGES if i.corners[:, 1].max() >= -2))
    north = sorted(i.name for i in IMAGES if i.corners[:, 1].max() >= 60)
    equal(titles(rows(SIA2, POS="RANGE -Inf +Inf 60 90")), north)
    equal(titles(rows(SIA2, ("POS", "RANGE 0 360 60 90"), ("POS", "CIRCLE 0 0 0.5"))),
          sorted(set(north) | {i.name for i in IMAGES if i.circle(0, 0, 0.5, "OVERLAPS")}))


def meets(low, high, minimum, maximum):
    return low != "" and high != "" and float(low) <= maximum and float(high) >= minimum


def test_sia2_intervals():
    cases = (("BAND", "em_min", "em_max", "5e-7 5.5e-7"), ("BAND", "em_min", "em_max", "6.5628e-7"),
             ("BAND", "em_min", "em_max", "-Inf 4.5e-7"), ("TIME", "t_min", "t_max", "55100 55200.5"),
             ("TIME", "t_min", "t_max", "55300 +Inf"), ("TIME", "t_min", "t_max", "55100"), ("FOV", "s_fov", "s_fov", "0.1 0.5"),
             ("EXPTIME", "t_exptime", "t_exptime", "60 +Inf"), ("EXPTIME", "t_exptime", "t_exptime", "30"),
             ("SPATRES", "s_resolution", "s_resolution", "-Inf 5"), ("SPECRP", "em_res_power", "em_res_power", "1 2"),
             ("TIMERES", "t_resolution", "t_resolution", "-Inf +Inf"))
    for name, low, high, text in cases:
        ends = [float(x) for x in text.split()]
        wanted = sorted(r["obs_title"] for r in ALL if meets(r[low], r[high], ends[0], ends[-1]))
        equal((name, text, titles(rows(SIA2, **{name: text}))), (name, text, wanted))
    holds(0 < len(rows(SIA2, BAND="5e-7 5.5e-7")) < len(ALL))
    several = rows(SIA2, ("TIME", "55000 55050"), ("TIME", "55500 55550"), ("BAND", "4.4e-7"))
    equal(titles(several), sorted(r["obs_title"] for r in ALL if meets(r["em_min"], r["em_max"], 4.4e-7, 4.4e-7) and (
        meets(r["t_min"], r["t_max"], 55000, 55050) or meets(r["t_min"], r["t_max"], 55500, 55550))))
    holds(several)


def test_sia2_words():
    for name, key, value in (("TARGET", "target_name", "Field 3"), ("TARGET", "target_name", "FIELD 3"),
                             ("FACILITY", "facility_name", "Testscope"), ("INSTRUMENT", "instrument_name", "camera 1"),
                             ("DPTYPE", "dataproduct_type", "image"), ("DPTYPE", "dataproduct_type", "cube"),
                             ("CALIB", "calib_level", "2"), ("CALIB", "calib_level", "4"), ("POL", "pol_states", "I"),
                             ("TARGET", "target_name", "Field"), ("COLLECTION", "obs_collection", "data")):
        equal((name, value, titles(rows(SIA2, **{name: value}))),
              (name, value, sorted(r["obs_title"] for r in ALL if r[key].upper() == value.upper())))
    equal(titles(rows(SIA2, ("INSTRUMENT", "Camera 0"), ("INSTRUMENT", "Camera 2"), ("TARGET", "Field 1"))),
          sorted(i.name for i in IMAGES if i.number % 3 != 1 and i.number % 5 == 1))


def test_sia2_identifiers():
    for row in ALL[::9]:
        equal(titles(rows(SIA2, ID=row["obs_publisher_did"])), [row["obs_title"]])
    head, tail = ALL[0]["obs_publisher_did"].split("?")
    equal(titles(rows(SIA2, ("ID", head.upper().replace("IVO:", "ivo:") + "?" + tail), ("ID", ALL[1]["obs_publisher_did"]))),
          titles(ALL[:2]))
    equal(rows(SIA2, ID=head + "?" + tail.upper()), [])
    equal(len({row["obs_publisher_did"] for row in ALL}), len(ALL))


def test_sia2_formats():
    equal(len(rows(SIA2, FORMAT="application/fits")), len(ALL))
    equal(rows(SIA2, FORMAT="image/jpeg"), [])
    found = rows(SIA2, FORMAT="application/x-votable+xml;content=datalink")
    equal({r["access_format"] for r in found}, {"application/x-votable+xml;content=datalink"})
    holds("/links?ID=" in found[0]["access_url"])


def test_sia2_maxrec():
    for most, status in ((0, "OVERFLOW"), (5, "OVERFLOW"), (len(ALL) - 1, "OVERFLOW"), (len(ALL), "OK"), (10 ** 8, "OK")):
        answer = SERVER.get(SIA2 + query(MAXREC=most))
        equal((answer.status, answer.headers["content-type"]), (200, VOTABLE_2))
        equal((most, answer.text.count("<TR>"), answer.text.count("OVERFLOW")),
              (most, min(most, len(ALL)), 1 if status == "OVERFLOW" else 0))
        holds(most == 0 or status == "OK" or answer.text.index("OVERFLOW") > answer.text.index("</TABLE>"))


def test_sia2_services():
    text = SERVER.get(SIA2 + "MAXREC=0").text
    column = re.search(r'<FIELD ID="(col_\d+)" name="obs_publisher_did"', text).group(1)
    equal(text.count('<PARAM name="ID" datatype="char" arraysize="*" ucd="meta.id;meta.main" ref="%s" value="">' % column), 2)
    for standard in ("DataLink#links-1.1", "SODA#sync-1.0", "SIA#query-2.0"):
        holds('name="standardID" datatype="char" arraysize="*" value="ivo://ivoa.net/std/%s"' % standard in text, standard)
    for name in "POS BAND TIME POL FOV SPATRES SPECRP EXPTIME TIMERES ID COLLECTION FACILITY CALIB FORMAT MAXREC".split():
        holds('<PARAM name="%s"' % name in text.split('name="this"')[1], name)


def test_sia2_errors():
    for asked, words in (("POS=83 22 1", "POS=83 22 1"), ("POS=CIRCLE 1 2", "POS"), ("POS=CIRCLE 1 2 -1", "POS"),
                         ("POS=CIRCLE nan 2 1", "POS"), ("POS=CIRCLE 1 95 1", "POS"), ("POS=POLYGON 1 2 3 4", "POS"),
                         ("POS=BOX 1 2 3 4", "POS"), ("BAND=x", "BAND=x"), ("BAND=1 2 3", "BAND"), ("BAND=2 1", "BAND=2 1"),
                         ("BAND=NaN", "BAND"), ("BAND=+Inf", "BAND"), ("TIME=2004-01-01", "TIME"), ("CALIB=5", "CALIB"),
                         ("CALIB=two", "CALIB"), ("MAXREC=-1", "MAXREC"), ("MAXREC=x", "MAXREC"),
                         ("RESPONSEFORMAT=pdf", "pdf"), ("BAND=0x10 0x20", "BAND"),
                         ("POS=POLYGON " + "1 2 " * 600, "POS"), ("COLLECTION=" + "x" * 1025, "longer")):
        answer = SERVER.get(SIA2 + asked.replace(" ", "+"))
        equal((asked, answer.status), (asked, 400))
        holds(sentence(answer).startswith("UsageFault: "), sentence(answer))
        holds(words in sentence(answer), asked, sentence(answer))


def test_empty_values_are_none():
    equal(len(rows(SIA2, POS="", BAND=" ", ID="", CALIB="")), len(ALL))


def test_unknown_parameters_are_told():
    for path in (SIA1 + "POS=0,0&", SIA2, SSAP):
        text = SERVER.get(path + "colour=red").text
        holds('<INFO name="ignored_parameter" value="colour">' in text, text[:900])


# -- SSAP --------------------------------------------------------------------------------------------------


def ssap(*pairs, **more):
    return rows(SSAP, *pairs, REQUEST="queryData", FORMAT=more.pop("FORMAT", "native"), **more)


def test_ssap_rows_say_what_the_files_hold():
    by_title = {row["obs_title"]: row for row in ALL_SPECTRA}
    equal(len(by_title), len(SPECTRA))
    for spectrum in SPECTRA:
        row = by_title[spectrum.name]
        ends = float(row["em_min"]), float(row["em_max"])
        holds(max(abs(a / b - 1) for a, b in zip(ends, spectrum.ends_m)) < 1e-9, row)
        place = [float(x) for x in row["s_position"].split()]
        holds(max(abs(a - b) for a, b in zip(place, (spectrum.ra, spectrum.dec))) < 1e-9, row)
        equal((row["em_xel"], float(row["t_exptime"]), float(row["t_min"]), row["target_name"]),
              (str(spectrum.n), spectrum.seconds, spectrum.begin, spectrum.target))


def test_ssap_places():
    for ra, dec, size in ((74, -64, 0.1), (0, -80, 60), (180, 0, 181), (200, 40, 90)):
        centre = observations.unit_vectors([[ra, dec]])[0]
        wanted = sorted(s.name for s in SPECTRA if numpy.degrees(
            numpy.arccos(numpy.clip(observations.unit_vectors([[s.ra, s.dec]])[0] @ centre, -1, 1))) <= size / 2)
        equal(titles(ssap(POS="%r,%r" % (ra, dec), SIZE=size)), wanted)
    holds(wanted)
    equal(titles(ssap(POS="74,-64")), ["spectrum_02.fits"])
    equal(titles(ssap(POS="%r,%r;GALACTIC" % (276.97, -36.24), SIZE=5)), ["spectrum_02.fits"])
    equal(len(ssap()), len(SPECTRA))


def test_ssap_bands():
    for text, ends in (("4e-7/5e-7", [(4e-7, 5e-7)]), ("/4.5e-7", [(0, 4.5e-7)]), ("8e-7/", [(8e-7, 9)]), ("5.005e-7", [(5.005e-7,) * 2]),
                       ("4e-7/4.1e-7,8e-7/", [(4e-7, 4.1e-7), (8e-7, 9)]), ("5e-7/6e-7;source", [(5e-7, 6e-7)]),
                       ("optical", [(3e-7, 1e-6)]), ("Radio", [(1e-2, 9)])):
        wanted = sorted(s.name for s in SPECTRA if any(s.ends_m[0] <= b and s.ends_m[1] >= a for a, b in ends))
        equal((text, titles(ssap(BAND=text))), (text, wanted))


def test_ssap_times():
    """MJD 56000 is 2012-03-14, 56293 is 2013-01-01."""
    for text, low, high in (("2012-03-14", 56000, 56001), ("2012-03", 55987, 56018), ("2012", 55927, 56293), ("2013/", 56293, 9e9),
                            ("/2012-04-12", 0, 56030), ("2012-03-14T00:05:00", 56000 + 300 / 86400, 56000 + 301 / 86400),
                            ("2012-03-14T01:00/2012-04-14", 56000 + 1 / 24, 56032), ("2010,2012-05", 56048, 56079)):
        wanted = sorted(s.name for s in SPECTRA if s.begin < high and s.begin + s.seconds / 86400 >= low)
        equal((text, titles(ssap(TIME=text))), (text, wanted))


def test_ssap_words_and_numbers():
    equal(titles(ssap(TARGETNAME="star 7")), ["spectrum_07.fits"])
    equal(len(ssap(COLLECTION="DAT")), len(SPECTRA))
    equal(ssap(COLLECTION="nothing"), [])
    equal(titles(ssap(PUBDID=ALL_SPECTRA[3]["obs_publisher_did"])), [ALL_SPECTRA[3]["obs_title"]])
    equal(len(ssap(FLUXCALIB="relative", WAVECALIB="any")), sum(r["o_calib_status"] in ("absolute", "relative", "calibrated")
                                                                for r in ALL_SPECTRA))
    equal(ssap(SNR="5"), [])
    equal(len(ssap(APERTURE="1", COMPRESS="true", RUNID="x", VERSION="1.1")), len(SPECTRA))
    equal(len(ssap(MTIME="2000/")), len(SPECTRA))
    equal(ssap(MTIME="/2000"), [])
    near = ssap(POS="0,-80", SIZE="360", TOP="3")
    equal((len(near), near[0]["obs_title"]), (3, "spectrum_00.fits"))
    holds("OVERFLOW" not in SERVER.get(SSAP + "REQUEST=queryData&TOP=3").text)
    holds("OVERFLOW" in SERVER.get(SSAP + "REQUEST=queryData&MAXREC=3").text)


def test_ssap_formats():
    for form, kinds in (("all", ["application/fits", "application/x-votable+xml"]), ("compliant", ["application/x-votable+xml"]),
                        ("votable", ["application/x-votable+xml"]), ("NATIVE", ["application/fits"]), ("graphic", ["image/png"]),
                        ("fits", []), ("xml", []), ("application/fits", ["application/fits"]),
                        ("application/x-votable+xml", ["application/x-votable+xml"]), ("text/plain", []),
                        ("votable,native", ["application/fits", "application/x-votable+xml"])):
        found = ssap(FORMAT=form, TARGETNAME="Star 1")
        equal((form, sorted(r["access_format"] for r in found)), (form, kinds))
    equal(len(rows(SSAP, REQUEST="queryData")), 2 * len(SPECTRA))


def test_ssap_metadata():
    answer = SERVER.get(SSAP + "REQUEST=queryData&FORMAT=METADATA")
    equal((answer.status, answer.headers["content-type"], answer.text.count("<TR>")), (200, VOTABLE_1, 0))
    for name in "POS SIZE BAND TIME FORMAT SPECRP SPATRES PUBDID CREATORDID COLLECTION TOP MAXREC MTIME COMPRESS RUNID".split():
        holds('<PARAM name="INPUT:%s"' % name in answer.text, name)
    for utype in ("Dataset.DataModel", "Dataset.Length", "DataID.Title", "Curation.Publisher", "Access.Reference", "Access.Format",
                  "Char.SpatialAxis.Coverage.Location.Value", "Char.SpectralAxis.Coverage.Location.Value",
                  "Char.SpectralAxis.Coverage.Bounds.Extent", "Char.TimeAxis.Coverage.Location.Value"):
        equal((utype, len(re.findall(r'<PARAM name="OUTPUT:[^>]* utype="ssa:%s"' % re.escape(utype), answer.text))), (utype, 1))
    holds('<INFO name="SERVICE_PROTOCOL" value="1.1">SSAP</INFO>' in answer.text)


def test_ssap_errors():
    for asked, words in (("REQUEST=getData", "getData"), ("VERSION=2.0", "VERSION=2.0"), ("POS=x", "POS=x"), ("POS=1,1&SIZE=x", "SIZE=x"),
                         ("POS=1,1;MARS", "MARS"), ("BAND=1/2/3", "BAND"), ("BAND=2/1", "BAND"), ("BAND=nosuchband", "nosuchband"),
                         ("TIME=yesterday", "yesterday"), ("TIME=2012-13", "2012-13"), ("TIME=2012-02-30", "2012-02-30"),
                         ("TIME=2013/2012", "TIME"), ("TOP=0", "TOP"), ("FLUXCALIB=good", "good"), ("REDSHIFT=a/b", "REDSHIFT"),
                         ("POS=1,1&SIZE=-1", "SIZE=-1"), ("BAND=/", None), ("MTIME=x", "MTIME")):
        answer = SERVER.get(SSAP + asked)
        equal((asked, answer.status, answer.headers["content-type"]), (asked, 200, VOTABLE_1))
        if words:
            holds(words in sentence(answer), asked, sentence(answer))


def test_names_of_people_are_whole():
    """What the publication says in letters that "char" does not have."""
    with wire.Server(PROGRAM, {}, observations=observations.files_of(IMAGES[:2] + SPECTRA[:1])) as server:
        subprocess.run([PROGRAM, "--edit", "creators=Méchain, Pierre", os.path.join(server.folder, "p.nuncius")], check=True)
        for path in (SIA2, SSAP + "REQUEST=queryData&"):
            text = server.get(path + "MAXREC=5").text
            fields = re.findall('<FIELD[^>]* name="obs_creator_name"[^>]*>', text)
            equal((path, len(fields), 'datatype="unicodeChar"' in fields[0]), (path, 1, True))
            equal(("Méchain" in text, "M?chain" in text), (True, False))
    holds('datatype="unicodeChar"' not in SERVER.get(SIA2 + "MAXREC=1").text, "only where it must be")


# -- DataLink ----------------------------------------------------------------------------------------------


def links(*dids, path=LINKS, **more):
    answer = SERVER.get(path + query(*[("ID", did) for did in dids], RESPONSEFORMAT="csv", **more))
    equal(answer.status, 200)
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_links_of_an_image():
    row = ALL[5]
    did, image = row["obs_publisher_did"], next(i for i in IMAGES if i.name == row["obs_title"])
    found = links(did)
    equal([(r["semantics"], r["content_type"]) for r in found],
          [("#this", "image/fits"), ("#preview", "image/png"), ("#cutout", "image/fits")])
    equal(({r["ID"] for r in found}, found[0]["content_length"], found[0]["content_qualifier"]),
          ({did}, str(len(image.content())), "#image"))
    equal(found[0]["access_url"], row["access_url"])
    file = SERVER.get(urllib.parse.urlsplit(row["access_url"]).path + "?" + urllib.parse.urlsplit(row["access_url"]).query)
    equal((file.status, file.headers["content-type"], file.body), (200, "image/fits", image.content()))
    for r in found:
        equal((bool(r["access_url"]), bool(r["service_def"]), bool(r["error_message"])).count(True), 1)


def test_links_describe_the_cutout():
    answer = SERVER.get(LINKS + query(("ID", ALL[0]["obs_publisher_did"]), ("ID", ALL[1]["obs_publisher_did"])))
    equal(answer.headers["content-type"], "application/x-votable+xml;content=datalink")
    holds('<INFO name="standardID" value="ivo://ivoa.net/std/DataLink#links-1.1"/>' in answer.text)
    named = re.findall(r"<TD>(soda_\d+)</TD>", answer.text)
    equal(named, re.findall(r'<RESOURCE type="meta" ID="(soda_\d+)"', answer.text))
    equal(len(set(named)), 2)
    for row in ALL[:2]:
        holds('ucd="meta.id;meta.main" value="%s"' % row["obs_publisher_did"] in answer.text)


def test_links_of_a_spectrum():
    found = links(ALL_SPECTRA[2]["obs_publisher_did"], path="/data_spectra/links?")
    equal([(r["semantics"], r["content_type"]) for r in found],
          [("#this", "application/fits"), ("#this", "application/x-votable+xml"), ("#preview", "image/png")])


def test_links_of_what_is_not_there():
    known = ALL[0]["obs_publisher_did"]
    unknown = [known + "x", known.replace("data_images", "data_spectra"), "nonsense", "ivo://x?y/z", "ivo://x?/", "#", known + "#99",
               "x" * 900, "' OR 1=1 --", "\u00fc<&>", "../../etc/passwd", known.replace("image_", "%2e%2e/image_")]
    found = links(*unknown)
    equal([r["ID"] for r in found], unknown)
    for r in found:
        holds(r["error_message"].startswith("NotFoundFault: ") and not r["access_url"] and not r["service_def"], r)
    equal([r["semantics"] for r in links(known, "nonsense")], ["#this", "#preview", "#cutout", "#this"])


def test_links_of_none_and_of_many():
    answer = SERVER.get(LINKS)
    equal((answer.status, answer.text.count("<TR>"), answer.text.count('utype="adhoc:this"')), (200, 0, 1))
    dids = [row["obs_publisher_did"] for row in ALL[:3]]
    answer = SERVER.get(LINKS + query(*[("ID", did) for did in dids], MAXREC=2))
    equal((answer.text.count("<TR>"), answer.text.count("OVERFLOW")), (6, 1))
    answer = SERVER.get(LINKS + query(*[("ID", did) for did in dids], MAXREC=3))
    equal((answer.text.count("<TR>"), answer.text.count("OVERFLOW")), (9, 0))
    equal(SERVER.get(LINKS + "MAXREC=x").status, 400)
    holds(sentence(SERVER.get(LINKS + "MAXREC=x")).startswith("UsageFault: "))


# -- the house ---------------------------------------------------------------------------------------------


def test_each_collection_has_its_own_protocols():
    for path, status in (("/data_images/scs.xml?RA=0&DEC=0&SR=1", 404), ("/data_images/ssap.xml", 404), ("/data_spectra/sia2", 404),
                         ("/data_spectra/sia1.xml", 404), ("/data_spectra/scs.xml", 404), ("/data_spectra/links", 200),
                         ("/data_images/capabilities", 200), ("/data_spectra/capabilities", 200), ("/data_images/tables", 200)):
        equal((path, SERVER.get(path).status), (path, status))
    equal(sorted(name for name, _ in SERVER.services if name not in ("port",)),
          sorted(["sia1", "sia2", "soda", "datalink", "vosi", "web", "ssap", "datalink", "vosi", "web"]))


def test_pages():
    page = SERVER.get("/data_images/")
    equal((page.status, page.text.count('<img loading="lazy" src="preview?ID=')), (200, 24))
    holds("img-src 'self'" in page.headers["content-security-policy"])
    for word in ("sia1.xml?", "/data_images/sia2", 'name="POS"', 'name="INTERSECT"'):
        holds(word in page.text, word)
    found = SERVER.get("/data_images/?" + query(POS="0,0", SIZE="0", INTERSECT="COVERS"))
    equal(found.text.count("<img "), len(rows(SIA1, POS="0,0", SIZE="0", INTERSECT="COVERS")))
    wrong = SERVER.get("/data_images/?" + query(POS='"><script>'))
    equal((wrong.status, wrong.text.count("<script")), (400, 0))
    spectra = SERVER.get("/data_spectra/?" + query(BAND="4e-7/4.1e-7"))
    equal((spectra.status, spectra.text.count("<img ")), (200, len(ssap(BAND="4e-7/4.1e-7"))))
    for link in ("get", "links"):
        address = re.search(r'<a href="\./(%s\?ID=[^"]*)"' % link, page.text).group(1)
        equal(SERVER.get("/data_images/" + address).status, 200)
    source = re.search(r'src="(preview[^"]*)"', page.text).group(1)
    picture = SERVER.get("/data_images/" + source)
    equal((picture.status, picture.headers["content-type"], picture.body[:4]), (200, "image/png", b"\x89PNG"))


def test_strangers():
    """Odd bytes and sizes: always a whole answer, never the server's end."""
    odd = ["%00", "%ff%fe", "%3Cscript%3E", "'", "%22%3E", "A" * 1000, "1" * 900, "-" * 100, "1e309", "-1e309", "NaN NaN", "%F0%9F%94%AD",
           "CIRCLE 0 0 1e-300", "CIRCLE 0 0 180", "RANGE 0 0 0 0", "POLYGON 0 0 0 0 0 0", "POLYGON 0 0 120 0 240 0", ",", ";", "/", "//",
           "1/2;3", "%25", "ivo://?", "ivo://a?b/%2500", "*", "0x1p3"]
    names = ("POS", "SIZE", "INTERSECT", "FORMAT", "BAND", "TIME", "ID", "CALIB", "TARGET", "MAXREC", "TOP", "PUBDID", "POL")
    for path in (SIA1, SIA2, SSAP, LINKS):
        for name in names:
            for value in odd:
                answer = SERVER.get(path + "POS=1,1&" * (path == SIA1 and name != "POS") + name + "=" + value.replace(" ", "+"))
                holds(answer.status in (200, 400), path, name, value, answer.status)
                holds(answer.text.endswith("</VOTABLE>\n") and "<script" not in answer.text, path, name, value)
    for path in (SSAP + "BAND=" + ",".join(["1"] * 500), SSAP + "TARGETCLASS=" + "a," * 500):
        holds("conditions" in sentence(SERVER.get(path)), path[:40])
    many = "&".join("POS=CIRCLE+%d+0+1" % i for i in range(99))
    equal(SERVER.get(SIA2 + many).status, 200)
    equal(SERVER.get(SIA2 + many + "&POS=CIRCLE+1+1+1" * 2).status, 400)


# -- golden answers ------------------------------------------------------------------------------------------


def tidied(text):
    """Without what differs from run to run."""
    text = text.replace("127.0.0.1:%d" % SERVER.port, "HOST")
    text = re.sub(r'name="request_date" value="[^"]*"', 'name="request_date" value="NOW"', text)
    text = re.sub(r'name="publication_date" value="[^"]*"', 'name="publication_date" value="TODAY"', text)
    return re.sub(r'value="Nuncius/[^"]*"', 'value="Nuncius/VERSION"', text)


def test_golden_answers():
    for name, path in (("sia1.xml", SIA1 + "POS=0,0&SIZE=0"), ("sia1-metadata.xml", SIA1 + "FORMAT=METADATA"),
                       ("sia1-error.xml", SIA1 + "POS=x"), ("sia2.xml", SIA2 + "POS=CIRCLE+0+0+0.0001"),
                       ("sia2-error.xml", SIA2 + "POS=x"), ("ssap.xml", SSAP + "REQUEST=queryData&POS=74,-64&SIZE=0.1"),
                       ("ssap-metadata.xml", SSAP + "REQUEST=queryData&FORMAT=METADATA"),
                       ("links.xml", LINKS + query(ID=next(r for r in ALL if r["obs_title"] == "image_000.fits")["obs_publisher_did"])),
                       ("capabilities.xml", "/data_images/capabilities"), ("ssap-capabilities.xml", "/data_spectra/capabilities")):
        found, file_name = tidied(SERVER.get(path).text), os.path.join(GOLDEN, name)
        if "--write" in sys.argv:
            with open(file_name, "w", encoding="utf-8") as file:
                file.write(found)
        with open(file_name, encoding="utf-8") as file:
            wanted = file.read()
        for line, (one, other) in enumerate(zip(found.split("\n"), wanted.split("\n")), 1):
            equal((name, line, one), (name, line, other))
        equal((name, len(found)), (name, len(wanted)))


wire.run(wire.tests_of(globals()))
