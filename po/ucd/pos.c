/* What the words of UCD1+ that begin with pos are called in a sentence and what they mean: the texts of
 * src/vocabulary/ucd-words.tsv for xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

/* what pos is called in a sentence */
N_ ("position");
/* what pos means */
N_ ("Where something is, when nothing closer fits");
/* what pos.angDistance is called in a sentence */
N_ ("angular distance");
/* what pos.angDistance means */
N_ ("The angle between two places on the sky");
/* what pos.angResolution is called in a sentence */
N_ ("angular resolution");
/* what pos.angResolution means */
N_ ("How close two places may lie and still be told apart, as an angle");
/* what pos.az is called in a sentence */
N_ ("horizontal coordinates");
/* what pos.az means */
N_ ("The position against the horizon: height and direction");
/* what pos.az.alt is called in a sentence */
N_ ("altitude");
/* what pos.az.alt means */
N_ ("The height above the horizon, as an angle");
/* what pos.az.azi is called in a sentence */
N_ ("azimuth");
/* what pos.az.azi means */
N_ ("The direction along the horizon, from the north over the east");
/* what pos.az.zd is called in a sentence */
N_ ("zenith distance");
/* what pos.az.zd means */
N_ ("The angle from the point straight above");
/* what pos.azimuth is called in a sentence */
N_ ("azimuthal angle");
/* what pos.azimuth means */
N_ ("An angle around an axis in whichever plane");
/* what pos.barycenter is called in a sentence */
N_ ("barycentre");
/* what pos.barycenter means */
N_ ("The centre of mass of the solar system or another one");
/* what pos.bodycentric is called in a sentence */
N_ ("body-centric coordinates");
/* what pos.bodycentric means */
N_ ("Coordinates on a body, counted from its centre");
/* what pos.bodygraphic is called in a sentence */
N_ ("body-graphic coordinates");
/* what pos.bodygraphic means */
N_ ("Coordinates on a body, counted from the upright on its surface");
/* what pos.bodyrc is called in a sentence */
N_ ("body coordinates");
/* what pos.bodyrc means */
N_ ("Coordinates on a planet, moon or other body");
/* what pos.bodyrc.alt is called in a sentence */
N_ ("altitude on a body");
/* what pos.bodyrc.alt means */
N_ ("The height above the surface of a planet or other body");
/* what pos.bodyrc.lat is called in a sentence */
N_ ("latitude on a body");
/* what pos.bodyrc.lat means */
N_ ("The latitude of a place on a planet or other body");
/* what pos.bodyrc.lon is called in a sentence */
N_ ("longitude on a body");
/* what pos.bodyrc.lon means */
N_ ("The longitude of a place on a planet or other body");
/* what pos.cartesian is called in a sentence */
N_ ("Cartesian coordinates");
/* what pos.cartesian means */
N_ ("Coordinates along straight axes at right angles");
/* what pos.cartesian.x is called in a sentence */
N_ ("Cartesian x");
/* what pos.cartesian.x means */
N_ ("The place along the first of straight axes");
/* what pos.cartesian.y is called in a sentence */
N_ ("Cartesian y");
/* what pos.cartesian.y means */
N_ ("The place along the second of straight axes");
/* what pos.cartesian.z is called in a sentence */
N_ ("Cartesian z");
/* what pos.cartesian.z means */
N_ ("The place along the third of straight axes");
/* what pos.centroid is called in a sentence */
N_ ("centroid");
/* what pos.centroid means */
N_ ("The middle of the light of a source");
/* what pos.cmb is called in a sentence */
N_ ("CMB rest frame");
/* what pos.cmb means */
N_ ("The frame in which the cosmic microwave background is at rest");
/* what pos.cylindrical is called in a sentence */
N_ ("cylindrical coordinates");
/* what pos.cylindrical means */
N_ ("Coordinates by distance from an axis, angle around it and height");
/* what pos.cylindrical.azi is called in a sentence */
N_ ("cylindrical azimuth");
/* what pos.cylindrical.azi means */
N_ ("The angle around the axis in cylindrical coordinates");
/* what pos.cylindrical.r is called in a sentence */
N_ ("cylindrical radius");
/* what pos.cylindrical.r means */
N_ ("The distance from the axis in cylindrical coordinates");
/* what pos.cylindrical.z is called in a sentence */
N_ ("cylindrical height");
/* what pos.cylindrical.z means */
N_ ("The height above the plane in cylindrical coordinates");
/* what pos.dirCos is called in a sentence */
N_ ("direction cosine");
/* what pos.dirCos means */
N_ ("The cosine of the angle between a direction and an axis");
/* what pos.distance is called in a sentence */
N_ ("distance");
/* what pos.distance means */
N_ ("How far away something is, in parsecs, kilometres or other lengths");
/* what pos.earth is called in a sentence */
N_ ("coordinates on Earth");
/* what pos.earth means */
N_ ("Coordinates on the Earth");
/* what pos.earth.altitude is called in a sentence */
N_ ("height above sea level");
/* what pos.earth.altitude means */
N_ ("The height of a place above the sea");
/* what pos.earth.lat is called in a sentence */
N_ ("geographic latitude");
/* what pos.earth.lat means */
N_ ("The geographic latitude of a place on Earth");
/* what pos.earth.lon is called in a sentence */
N_ ("geographic longitude");
/* what pos.earth.lon means */
N_ ("The geographic longitude of a place on Earth");
/* what pos.ecliptic is called in a sentence */
N_ ("ecliptic coordinates");
/* what pos.ecliptic means */
N_ ("Coordinates counted from the path of the Sun on the sky");
/* what pos.ecliptic.lat is called in a sentence */
N_ ("ecliptic latitude");
/* what pos.ecliptic.lat means */
N_ ("The angle from the path of the Sun on the sky");
/* what pos.ecliptic.lon is called in a sentence */
N_ ("ecliptic longitude");
/* what pos.ecliptic.lon means */
N_ ("The angle along the path of the Sun on the sky");
/* what pos.emergenceAng is called in a sentence */
N_ ("emergence angle");
/* what pos.emergenceAng means */
N_ ("The angle at which light leaves a surface");
/* what pos.eop is called in a sentence */
N_ ("Earth orientation parameters");
/* what pos.eop means */
N_ ("How the Earth turns and tilts: the orientation parameters");
/* what pos.ephem is called in a sentence */
N_ ("ephemeris");
/* what pos.ephem means */
N_ ("A table of places computed beforehand");
/* what pos.eq is called in a sentence */
N_ ("equatorial coordinates");
/* what pos.eq means */
N_ ("Coordinates counted from the celestial equator: right ascension and declination");
/* what pos.eq.dec is called in a sentence */
N_ ("declination");
/* what pos.eq.dec means */
N_ ("The angle north or south of the celestial equator");
/* what pos.eq.ha is called in a sentence */
N_ ("hour angle");
/* what pos.eq.ha means */
N_ ("The angle by which a thing has passed the meridian");
/* what pos.eq.ra is called in a sentence */
N_ ("right ascension");
/* what pos.eq.ra means */
N_ ("The angle along the celestial equator, counted eastwards from the vernal equinox");
/* what pos.eq.spd is called in a sentence */
N_ ("south polar distance");
/* what pos.eq.spd means */
N_ ("The angle from the south celestial pole");
/* what pos.errorEllipse is called in a sentence */
N_ ("error ellipse");
/* what pos.errorEllipse means */
N_ ("The ellipse within which the true place lies");
/* what pos.frame is called in a sentence */
N_ ("reference frame");
/* what pos.frame means */
N_ ("The frame in which positions are given");
/* what pos.galactic is called in a sentence */
N_ ("Galactic coordinates");
/* what pos.galactic means */
N_ ("Coordinates counted from the plane of the Milky Way");
/* what pos.galactic.lat is called in a sentence */
N_ ("Galactic latitude");
/* what pos.galactic.lat means */
N_ ("The angle north or south of the plane of the Milky Way");
/* what pos.galactic.lon is called in a sentence */
N_ ("Galactic longitude");
/* what pos.galactic.lon means */
N_ ("The angle along the plane of the Milky Way from the direction of its centre");
/* what pos.galactocentric is called in a sentence */
N_ ("galactocentric");
/* what pos.galactocentric means */
N_ ("Coordinates counted from the centre of the Milky Way or another galaxy");
/* what pos.geocentric is called in a sentence */
N_ ("geocentric");
/* what pos.geocentric means */
N_ ("Coordinates counted from the centre of the Earth");
/* what pos.healpix is called in a sentence */
N_ ("HEALPix index");
/* what pos.healpix means */
N_ ("The number of the equal-area pixel in which a place on the sky lies");
/* what pos.heliocentric is called in a sentence */
N_ ("heliocentric");
/* what pos.heliocentric means */
N_ ("Coordinates counted from the centre of the Sun");
/* what pos.HTM is called in a sentence */
N_ ("HTM index");
/* what pos.HTM means */
N_ ("The triangle of the Hierarchical Triangular Mesh in which a place lies");
/* what pos.incidenceAng is called in a sentence */
N_ ("incidence angle");
/* what pos.incidenceAng means */
N_ ("The angle at which light falls on a surface");
/* what pos.lg is called in a sentence */
N_ ("Local Group frame");
/* what pos.lg means */
N_ ("The frame in which the Local Group of galaxies is at rest");
/* what pos.lsr is called in a sentence */
N_ ("local standard of rest");
/* what pos.lsr means */
N_ ("The frame in which the stars around the Sun are at rest on average");
/* what pos.lunar is called in a sentence */
N_ ("lunar coordinates");
/* what pos.lunar means */
N_ ("Coordinates on or near the Moon");
/* what pos.lunar.occult is called in a sentence */
N_ ("lunar occultation");
/* what pos.lunar.occult means */
N_ ("The hiding of a star behind the edge of the Moon");
/* what pos.nutation is called in a sentence */
N_ ("nutation");
/* what pos.nutation means */
N_ ("The nodding of the axis of a body");
/* what pos.outline is called in a sentence */
N_ ("outline");
/* what pos.outline means */
N_ ("The points around a region");
/* what pos.parallax is called in a sentence */
N_ ("parallax");
/* what pos.parallax means */
N_ ("By how much a star shifts in a year as the Earth goes round the Sun, which tells its distance");
/* what pos.parallax.dyn is called in a sentence */
N_ ("dynamical parallax");
/* what pos.parallax.dyn means */
N_ ("The parallax worked out from masses and orbits of a double star");
/* what pos.parallax.phot is called in a sentence */
N_ ("photometric parallax");
/* what pos.parallax.phot means */
N_ ("The parallax worked out from brightness and colour");
/* what pos.parallax.spect is called in a sentence */
N_ ("spectroscopic parallax");
/* what pos.parallax.spect means */
N_ ("The parallax worked out from the spectrum");
/* what pos.parallax.trig is called in a sentence */
N_ ("trigonometric parallax");
/* what pos.parallax.trig means */
N_ ("The parallax measured as an angle");
/* what pos.phaseAng is called in a sentence */
N_ ("phase angle");
/* what pos.phaseAng means */
N_ ("The angle Sun, body, observer");
/* what pos.pm is called in a sentence */
N_ ("proper motion");
/* what pos.pm means */
N_ ("By how much a star moves across the sky each year");
/* what pos.posAng is called in a sentence */
N_ ("position angle");
/* what pos.posAng means */
N_ ("The direction of a line on the sky, from the north over the east");
/* what pos.precess is called in a sentence */
N_ ("precession");
/* what pos.precess means */
N_ ("By how much coordinates change as the axis of the Earth wanders");
/* what pos.projection is called in a sentence */
N_ ("projection");
/* what pos.projection means */
N_ ("How the sphere is flattened into a plane");
/* what pos.resolution is called in a sentence */
N_ ("spatial resolution");
/* what pos.resolution means */
N_ ("How close two places may lie and still be told apart, as a length");
/* what pos.spherical is called in a sentence */
N_ ("spherical coordinates");
/* what pos.spherical means */
N_ ("Coordinates by two angles and a distance");
/* what pos.spherical.azi is called in a sentence */
N_ ("spherical azimuth");
/* what pos.spherical.azi means */
N_ ("The angle around the axis in spherical coordinates");
/* what pos.spherical.colat is called in a sentence */
N_ ("colatitude");
/* what pos.spherical.colat means */
N_ ("The angle from the axis in spherical coordinates");
/* what pos.spherical.r is called in a sentence */
N_ ("spherical radius");
/* what pos.spherical.r means */
N_ ("The distance from the centre in spherical coordinates");
/* what pos.supergalactic is called in a sentence */
N_ ("supergalactic coordinates");
/* what pos.supergalactic means */
N_ ("Coordinates counted from the plane of the nearby clusters of galaxies");
/* what pos.supergalactic.lat is called in a sentence */
N_ ("supergalactic latitude");
/* what pos.supergalactic.lat means */
N_ ("The angle from the plane of the nearby clusters of galaxies");
/* what pos.supergalactic.lon is called in a sentence */
N_ ("supergalactic longitude");
/* what pos.supergalactic.lon means */
N_ ("The angle along the plane of the nearby clusters of galaxies");
/* what pos.wcs is called in a sentence */
N_ ("WCS keyword");
/* what pos.wcs means */
N_ ("One of the numbers that say which place on the sky a pixel shows");
/* what pos.wcs.cdmatrix is called in a sentence */
N_ ("WCS CD matrix");
/* what pos.wcs.cdmatrix means */
N_ ("The matrix of scale and rotation of an image");
/* what pos.wcs.crpix is called in a sentence */
N_ ("WCS reference pixel");
/* what pos.wcs.crpix means */
N_ ("The pixel to which the reference place of an image belongs");
/* what pos.wcs.crval is called in a sentence */
N_ ("WCS reference value");
/* what pos.wcs.crval means */
N_ ("The place on the sky of the reference pixel");
/* what pos.wcs.ctype is called in a sentence */
N_ ("WCS axis type");
/* what pos.wcs.ctype means */
N_ ("Which coordinate and projection an axis of an image has");
/* what pos.wcs.naxes is called in a sentence */
N_ ("number of WCS axes");
/* what pos.wcs.naxes means */
N_ ("How many axes an image has");
/* what pos.wcs.naxis is called in a sentence */
N_ ("WCS axis length");
/* what pos.wcs.naxis means */
N_ ("How many pixels an image has along an axis");
/* what pos.wcs.scale is called in a sentence */
N_ ("WCS pixel scale");
/* what pos.wcs.scale means */
N_ ("How large a pixel of an image is on the sky");
