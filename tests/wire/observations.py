"""Images and spectra made for tests, with what a service must know of them worked out by astropy and plain geometry."""
import io

import numpy
from astropy.io import fits
from astropy.wcs import WCS

BANDS = ("B", "V", "R", "H alpha")


class Image:
    """A small image somewhere on the sky.  corners: of its outline, degrees, a row each; None without a WCS."""

    def __init__(self, number, centre, scale, turn, shape=(16, 12)):
        self.name = "image_%03d.fits" % number
        self.number, self.centre, self.scale = number, centre, scale
        self.begin, self.seconds = 55000.0 + 10 * number, 10.0 * (1 + number % 7)
        self.band = BANDS[number % len(BANDS)]
        self.target = "Field %d" % (number % 5)
        self.shape = shape
        self.wcs = WCS(naxis=2)
        self.wcs.wcs.ctype = ["RA---TAN", "DEC--TAN"]
        self.wcs.wcs.crval = centre
        self.wcs.wcs.crpix = [shape[0] / 2 + 0.5, shape[1] / 2 + 0.5]
        self.wcs.wcs.cdelt = [-scale, scale]
        c, s = numpy.cos(turn), numpy.sin(turn)
        self.wcs.wcs.pc = [[c, -s], [s, c]]
        edge = numpy.array([[0.5, 0.5], [shape[0] + 0.5, 0.5], [shape[0] + 0.5, shape[1] + 0.5], [0.5, shape[1] + 0.5]])
        self.corners = self.wcs.wcs_pix2world(edge, 1)

    def content(self):
        header = self.wcs.to_header()
        header["DATE-OBS"] = "2009-06-18T00:00:00"
        header["MJD-OBS"] = self.begin
        header["EXPTIME"] = self.seconds
        header["FILTER"] = self.band
        header["OBJECT"] = self.target
        header["TELESCOP"] = "Testscope"
        header["INSTRUME"] = "Camera %d" % (self.number % 3)
        data = numpy.arange(self.shape[0] * self.shape[1], dtype="f4").reshape(self.shape[::-1])
        return to_bytes(fits.PrimaryHDU(data, header))

    def vectors(self):
        return unit_vectors(self.corners)

    def covers_point(self, ra, dec):
        return inside(flat(self.vectors(), unit_vectors([[ra, dec]])[0]), numpy.zeros(2))

    def circle(self, ra, dec, radius, how):
        """Whether it lies to the circle as INTERSECT says; the circle is smaller than a hemisphere."""
        centre, corners = unit_vectors([[ra, dec]])[0], self.vectors()
        to_corners = numpy.degrees(numpy.arccos(numpy.clip(corners @ centre, -1, 1)))
        if how == "ENCLOSED":
            return bool(numpy.all(to_corners <= radius))
        within = numpy.all(to_corners < 85) and self.covers_point(ra, dec)
        if how == "CENTER":
            return within
        to_edges = min(edge_distance(corners[i - 1], corners[i], centre) for i in range(4))
        return within and to_edges >= radius if how == "COVERS" else within or to_edges <= radius

    def box(self, ra, dec, width, height, how):
        """The same for a box of great circles around a place, by its gnomonic projection."""
        centre, corners = unit_vectors([[ra, dec]])[0], self.vectors()
        if numpy.any(corners @ centre < 0.05):
            return False
        image, field = flat(corners, centre), box_corners(max(width, 1e-7), max(height, 1e-7))
        if how == "COVERS":
            return all(inside(image, p) for p in field)
        if how == "ENCLOSED":
            return all(inside(field, p) for p in image)
        if how == "CENTER":
            return inside(image, numpy.zeros(2))
        return overlap(image, field)


def to_bytes(*hdus):
    out = io.BytesIO()
    fits.HDUList(list(hdus)).writeto(out)
    return out.getvalue()


# -- geometry that has nothing to do with the program's -------------------------------------------------


def unit_vectors(places):
    ra, dec = numpy.radians(numpy.asarray(places, float)).T
    return numpy.array([numpy.cos(dec) * numpy.cos(ra), numpy.cos(dec) * numpy.sin(ra), numpy.sin(dec)]).T


def flat(vectors, centre):
    """Gnomonic projection: x to the east, y to the north; great circles become lines."""
    east = numpy.array([-centre[1], centre[0], 0.0])
    east = east / numpy.linalg.norm(east) if numpy.linalg.norm(east) > 1e-12 else numpy.array([0.0, 1.0, 0.0])
    north = numpy.cross(centre, east)
    return numpy.array([vectors @ east, vectors @ north]).T / (vectors @ centre)[:, None]


def box_corners(width, height):
    """Of a box whose corners are at lon = +-width/2, lat = +-height/2 around 0, 0."""
    corners = unit_vectors([[sx * width / 2, sy * height / 2] for sx, sy in ((1, -1), (1, 1), (-1, 1), (-1, -1))])
    return flat(corners, numpy.array([1.0, 0.0, 0.0]))


def inside(polygon, point):
    """Of a convex one."""
    sides = [numpy.cross(polygon[i] - polygon[i - 1], point - polygon[i - 1]) for i in range(len(polygon))]
    return all(s >= 0 for s in sides) or all(s <= 0 for s in sides)


def overlap(one, other):
    """Two convex polygons: no line parts them."""
    for polygon in (one, other):
        for i in range(len(polygon)):
            along = polygon[i] - polygon[i - 1]
            normal = numpy.array([-along[1], along[0]])
            a, b = one @ normal, other @ normal
            if a.max() < b.min() or b.max() < a.min():
                return False
    return True


def edge_distance(a, b, point):
    """Degrees from a point to an arc of a great circle."""
    pole = numpy.cross(a, b)
    pole /= numpy.linalg.norm(pole)
    foot = point - pole * (point @ pole)
    if numpy.cross(a, foot) @ pole >= 0 and numpy.cross(foot, b) @ pole >= 0:
        return numpy.degrees(abs(numpy.arcsin(numpy.clip(point @ pole, -1, 1))))
    return numpy.degrees(min(numpy.arccos(numpy.clip(point @ v, -1, 1)) for v in (a, b)))


# -- collections ------------------------------------------------------------------------------------------


def make_images(n=60):
    """All over the sky, some at the poles and across 0 h, several over the same places."""
    random = numpy.random.default_rng(5)
    places = [(0.0, 0.0), (359.99, 10.0), (0.05, -45.0), (83.633, 22.0145), (83.7, 22.1), (120.0, 89.9), (10.0, -89.8)]
    while len(places) < n:
        if len(places) % 3 == 0:
            places.append(tuple(numpy.array([83.6, 22.0]) + random.normal(0, 1.5, 2)))
        else:
            places.append((random.uniform(0, 360), numpy.degrees(numpy.arcsin(random.uniform(-1, 1)))))
    return [Image(i, place, 10 ** random.uniform(-3, -0.7), random.uniform(0, 6.28)) for i, place in enumerate(places)]


class Spectrum:
    """Linear wavelengths, a place, a time."""

    def __init__(self, number):
        self.name, self.number = "spectrum_%02d.fits" % number, number
        self.ra, self.dec = (37.0 * number) % 360, -80.0 + 8.0 * number
        self.first, self.step, self.n = 3800.0 + 300 * number, 1.0 + 0.1 * number, 200
        self.begin, self.seconds = 56000.0 + 30 * number, 600.0
        self.target = "Star %d" % number

    @property
    def ends_m(self):
        return self.first * 1e-10, (self.first + self.step * (self.n - 1)) * 1e-10

    def content(self):
        hdu = fits.PrimaryHDU(numpy.linspace(1, 2, self.n).astype("f4"))
        cards = [("CTYPE1", "WAVE"), ("CUNIT1", "Angstrom"), ("CRPIX1", 1.0), ("CRVAL1", self.first),
                 ("CDELT1", self.step), ("BUNIT", "erg/s/cm2/Angstrom"), ("RA", self.ra), ("DEC", self.dec),
                 ("MJD-OBS", self.begin), ("EXPTIME", self.seconds), ("OBJECT", self.target), ("RADESYS", "ICRS"),
                 ("TELESCOP", "Testscope"), ("INSTRUME", "Spectrograph")]
        for key, value in cards:
            hdu.header[key] = value
        return to_bytes(hdu)


def make_spectra(n=20):
    return [Spectrum(i) for i in range(n)]


def files_of(items):
    return {item.name: item.content() for item in items}
