"""A second scan opens no file that is as it was, and every file when that does not suffice.

Files are disguised: another content of the same size under the old time, which only who opens the file can see."""
import os
import sqlite3
import sys

import tool
from made import fits, image

TOOL = tool.Tool(sys.argv[1])
OLD = 1000000000


def spectrum(name):
    return fits({"CTYPE1": "WAVE", "CUNIT1": "Angstrom", "CRVAL1": 5000.0, "CRPIX1": 1.0, "CDELT1": 2.0, "OBJECT": name}, axes=(200,))


def frame(name, **more):
    return image(83.5, -5.5, OBJECT=name, **more)


def put(path, data, time=OLD):
    os.makedirs(os.path.dirname(TOOL.path(path)), exist_ok=True)
    TOOL.write(path, data)
    os.utime(TOOL.path(path), (time, time))


def disguise(path, data):
    before = os.stat(TOOL.path(path))
    TOOL.write(path, data)
    assert os.stat(TOOL.path(path)).st_size == before.st_size
    os.utime(TOOL.path(path), ns=(before.st_atime_ns, before.st_mtime_ns))


def names(publication, table):
    with sqlite3.connect(TOOL.path(publication)) as database:
        id, target, path = [database.execute(
            "SELECT collection.id, number FROM file_column JOIN collection ON id = collection WHERE collection.name = ?"
            " AND file_column.name = ?", (table, field)).fetchone() for field in ("target_name", "target_name", "product_path")]
        return dict(database.execute("SELECT c%d, c%d FROM rows_%d" % (path[1], target[1], id[0])))


def make(folder, *more):
    """Two images and a spectrum, and what else there is; their publication."""
    put(folder + "/a.fits", frame("Alpha"))
    put(folder + "/b.fits", frame("Beta"))
    put(folder + "/s.fits", spectrum("Sigma"))
    for name, data, time in more:
        put("%s/%s" % (folder, name), data, time)
    TOOL.run("create", folder + ".nuncius", folder)
    return folder + ".nuncius"


def opened(publication, folder, cause=lambda: None):
    """Whether an update takes anew what has not changed, by the values (a sample is opened in any case): images and spectra."""
    disguise(folder + "/b.fits", frame("Other"))
    disguise(folder + "/s.fits", spectrum("Other"))
    put(folder + "/a.fits", frame("Changed"), OLD + 1)
    cause()
    out, _ = TOOL.run("update", publication)
    assert "Files that have changed: 1 (a.fits)" in out, out
    images, spectra = names(publication, folder + "_images"), names(publication, folder + "_spectra")
    assert images["a.fits"] == "Changed", images
    assert (images["b.fits"], spectra["s.fits"]) in (("Beta", "Sigma"), ("Other", "Other"), ("Other", "Sigma")), (images, spectra)
    return images["b.fits"] == "Other", spectra["s.fits"] == "Other"


def unchanged_files_stay():
    publication = make("plain", ("t.fits", spectrum("Tau"), OLD))
    assert opened(publication, "plain") == (False, False)
    # What is known for a spectrum is not opened for the images' sake: it would be one of them now.
    disguise("plain/s.fits", frame("Image"))
    put("plain/a.fits", frame("Again"), OLD + 2)
    TOOL.run("update", publication)
    assert names(publication, "plain_images") == {"a.fits": "Again", "b.fits": "Beta"}


def new_and_gone():
    publication = make("moving")
    put("moving/c.fits", frame("Gamma"))
    os.unlink(TOOL.path("moving/a.fits"))
    out, _ = TOOL.run("update", publication)
    assert "new: 1 (c.fits)" in out and "gone: 1 (a.fits)" in out, out
    assert names(publication, "moving_images") == {"b.fits": "Beta", "c.fits": "Gamma"}


def another_kind():
    """A file that becomes of the other kind changes sides."""
    publication = make("sides")
    put("sides/b.fits", spectrum("Beta"), OLD + 1)
    TOOL.run("update", publication)
    assert names(publication, "sides_images") == {"a.fits": "Alpha"}
    assert names(publication, "sides_spectra") == {"b.fits": "Beta", "s.fits": "Sigma"}
    put("sides/b.fits", frame("Beta"), OLD + 2)
    TOOL.run("update", publication)
    assert names(publication, "sides_images") == {"a.fits": "Alpha", "b.fits": "Beta"}
    assert names(publication, "sides_spectra") == {"s.fits": "Sigma"}


def decided_rule():
    publication = make("decided")

    def decide():
        TOOL.run("rules", publication, "decided_images", "--from", "-", stdin=b"obs_title = keyword TELESCOP\n")
    disguise("decided/b.fits", frame("Other"))
    decide()
    assert names(publication, "decided_images") == {"a.fits": "Alpha", "b.fits": "Other"}


def guessed_rule():
    """A new file brings a keyword that the rules use from now on."""
    publication = make("guessed")
    assert opened(publication, "guessed", lambda: put("guessed/c.fits", frame("New", EXPTIME=5.0))) == (True, False)


def another_program():
    publication = make("older")
    with sqlite3.connect(TOOL.path(publication)) as database:
        database.execute("UPDATE collection SET reading = '0.0.0' || substr(reading, instr(reading, ' '))")
    assert opened(publication, "older") == (True, True)


def restless_file():
    """It may be written again without that its time tells."""
    publication = make("restless", ("r.fits", frame("First"), 4000000000))
    disguise("restless/r.fits", frame("Later"))
    put("restless/a.fits", frame("Changed"), OLD + 1)
    TOOL.run("update", publication)
    assert names(publication, "restless_images") == {"a.fits": "Changed", "b.fits": "Beta", "r.fits": "Later"}


def remarks():
    """What is said of a file is said again."""
    publication = make("remarks", ("r.fits", frame("Odd", CDELT2=0.0), OLD))
    put("remarks/a.fits", frame("Changed"), OLD + 1)
    _, err = TOOL.run("update", publication)
    assert "r.fits: " in err, err


def hostile_rows():
    """Rows that were not made here are read anew."""
    publication = make("hostile")
    with sqlite3.connect(TOOL.path(publication)) as database:
        number, = database.execute("SELECT number FROM file_column WHERE collection = 1 AND name = 's_ra'").fetchone()
        database.execute("UPDATE rows_1 SET c%d = x'0102030405060708'" % number)
    assert opened(publication, "hostile") == (True, False)


tool.run([unchanged_files_stay, new_and_gone, another_kind, decided_rule, guessed_rule, another_program, restless_file, remarks,
          hostile_rows])
