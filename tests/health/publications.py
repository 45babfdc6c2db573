"""Small publications made for the health report: whole ones, in which it finds nothing, and variants of them."""
import io
import json
import os
import subprocess
import sys

from astropy.io import fits

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", name) for name in ("cli", "wire")]
import observations  # noqa: E402  pylint: disable=wrong-import-position
import tool  # noqa: E402  pylint: disable=wrong-import-position

# What a record needs and a reader wants; %s: the publication's name
ABOUT = {
    "title": "Stars of a winter",
    "short_name": "Winter stars",
    "description": "Positions and brightness of stars that were seen from a roof in the clear nights of a winter, each of "
                   "them twice; the faint ones are less certain than the others.",
    "creators": "Messier, C.; Mechain, P.",
    "subjects": "bright stars; photometry",
    "contact_name": "C. Messier",
    "contact_email": "messier@obs.test",
    "publisher": "Example Observatory",
    "identifier": "ivo://obs.test/winter",
    "licence": "CC-BY-4.0",
    "reference_url": "https://obs.test/winter",
    "source": "2020A&A...641A...6P",
    "wavebands": "Optical",
    "created": "2020-01-31",
    "version": "1.0",
}
COLUMNS = ["name", "ra", "dec", "Vmag"]
ROWS = 12


def places(n=ROWS):
    """All over the sky, away from 0/0."""
    return [((17.3 + 29.7 * i) % 360, -60.0 + 120.0 * i / (n - 1)) for i in range(n)]


def rows(n=ROWS):
    """name, ra, dec and magnitude as texts, a list a row."""
    return [["S%02d" % i, "%.4f" % ra, "%.4f" % dec, "%.2f" % (4 + 0.37 * i)] for i, (ra, dec) in enumerate(places(n))]


def csv(header=None, cells=None, more=None):
    """A table as text; more: {name: values} of further columns."""
    header, cells = list(header or COLUMNS), [list(row) for row in cells or rows()]
    for name, values in (more or {}).items():
        header.append(name)
        for row, value in zip(cells, values):
            row.append(str(value))
    return "".join(",".join(row) + "\n" for row in [header] + cells)


MEANING = [
    "stars/name:description=Name in this list", "stars/name:ucd=meta.id;meta.main", "stars/ra:unit=deg", "stars/dec:unit=deg",
    "stars/ra:ucd=pos.eq.ra;meta.main", "stars/dec:ucd=pos.eq.dec;meta.main", "stars/ra:description=Right ascension",
    "stars/dec:description=Declination", "stars/Vmag:unit=mag", "stars/Vmag:ucd=phot.mag;em.opt.V",
    "stars/Vmag:description=Apparent magnitude"]

# What headers do not tell; "" is decided to be nothing
IMAGE_RULES = {"obs_collection": "constant Winter", "calib_level": "constant 2", "s_resolution": "", "t_resolution": "",
               "em_res_power": "", "pol_states": ""}
SPECTRUM_RULES = {**IMAGE_RULES, "s_fov": "", "s_region": "", "s_xel1": "", "s_xel2": "", "publisher": "constant Me"}


def rules_of(rules):
    return ["sky/%s:rule=%s" % item for item in rules.items()]


def images(n=3, change=None):
    """FITS images by name; change(header, i) has a hand in each."""
    made = {}
    for image in observations.make_images(n + 1)[1:]:
        with fits.open(io.BytesIO(image.content())) as hdus:
            header = hdus[0].header
            header["RADESYS"] = "ICRS"
            if change is not None:
                change(header, image.number)
            made[image.name] = observations.to_bytes(fits.PrimaryHDU(hdus[0].data, header))
    return made


def spectra(n=3):
    return {s.name: s.content() for s in observations.make_spectra(n + 1)[1:]}


class Maker(tool.Tool):
    """nunciusctl in a folder of its own, where each publication has a subfolder."""

    def __init__(self, program):
        super().__init__(program)
        self.n = 0

    def make(self, files, settings=(), about=None, options=()):
        """A publication of files ({name: content}; a name with a slash lies in a folder that is added as a whole).
        about: changes to ABOUT, None for what is not said.  Returns its path."""
        self.n += 1
        folder = "p%03d" % self.n
        tops = []
        for name, content in files.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(self.path(path)), exist_ok=True)
            self.write(path, content)
            top = os.path.join(folder, name.split("/")[0])
            if top not in tops:
                tops.append(top)
        path = os.path.join(folder, "p.nuncius")
        self.run("create", path, *tops, *options)
        said = {**ABOUT, **(about or {})}
        words = ["%s=%s" % (key, value) for key, value in said.items() if value is not None]
        self.run("set", path, *words, *settings)
        return path

    def report(self, path, *options):
        """The health report as read from its JSON."""
        output = self.path("report.json")
        done = subprocess.run([self.program, "check", "--format", "json", "--output", output, *options, path],
                                            capture_output=True, timeout=120, cwd=self.folder.name, env=self.environment(),
                                            check=False)
        assert done.returncode in (0, 1, 3) and done.stdout == b"", (done.returncode, done.stderr)
        with open(output, encoding="utf-8") as file:
            report = json.load(file)
        wanted = 1 if report["must"] else 3 if report["should"] and "--strict" in options else 0
        assert done.returncode == wanted, (done.returncode, report["must"], report["should"])
        return report

    def broken(self, path, *options):
        """The rules that the publication breaks: a set of their names."""
        return {finding["id"] for finding in self.report(path, *options)["findings"]}

    def table(self, *options, content=None, settings=MEANING, about=None):
        return self.make({"stars.csv": content or csv()}, settings, about, options)

    def images(self, change=None, settings=None, about=None, n=3):
        files = {"sky/" + name: content for name, content in images(n, change).items()}
        return self.make(files, rules_of(IMAGE_RULES) if settings is None else settings, about)

    def spectra(self, n=3, settings=None, about=None):
        files = {"sky/" + name: content for name, content in spectra(n).items()}
        return self.make(files, rules_of(SPECTRUM_RULES) if settings is None else settings, about)
