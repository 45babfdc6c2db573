/* What the words of UCD1+ that begin with src are called in a sentence and what they mean: the texts of
 * src/vocabulary/ucd-words.tsv for xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

/* what src is called in a sentence */
N_ ("source");
/* what src means */
N_ ("The observed thing on the sky, to say that something belongs to it");
/* what src.calib is called in a sentence */
N_ ("calibration source");
/* what src.calib means */
N_ ("A source by which others are calibrated");
/* what src.calib.guideStar is called in a sentence */
N_ ("guide star");
/* what src.calib.guideStar means */
N_ ("A star that a telescope follows to keep its direction");
/* what src.class is called in a sentence */
N_ ("object class");
/* what src.class means */
N_ ("What kind of thing a source is");
/* what src.class.color is called in a sentence */
N_ ("colour class");
/* what src.class.color means */
N_ ("The class of a source by its colour");
/* what src.class.distance is called in a sentence */
N_ ("distance class");
/* what src.class.distance means */
N_ ("The class of a cluster by its distance, as Abell set it");
/* what src.class.luminosity is called in a sentence */
N_ ("luminosity class");
/* what src.class.luminosity means */
N_ ("The class of a star by its luminosity, as V for dwarfs and III for giants");
/* what src.class.richness is called in a sentence */
N_ ("richness class");
/* what src.class.richness means */
N_ ("The class of a cluster by the number of its galaxies");
/* what src.class.starGalaxy is called in a sentence */
N_ ("star/galaxy separation");
/* what src.class.starGalaxy means */
N_ ("How likely a source is a star rather than a galaxy");
/* what src.class.struct is called in a sentence */
N_ ("structure class");
/* what src.class.struct means */
N_ ("The class of a cluster by its structure");
/* what src.density is called in a sentence */
N_ ("density of sources");
/* what src.density means */
N_ ("How many sources there are in an area or a volume");
/* what src.ellipticity is called in a sentence */
N_ ("ellipticity");
/* what src.ellipticity means */
N_ ("How far the shape of a source is from a circle");
/* what src.impactParam is called in a sentence */
N_ ("impact parameter");
/* what src.impactParam means */
N_ ("By how far a path misses the centre of something");
/* what src.morph is called in a sentence */
N_ ("morphology");
/* what src.morph means */
N_ ("How something looks: its shape");
/* what src.morph.param is called in a sentence */
N_ ("morphological parameter");
/* what src.morph.param means */
N_ ("A number that describes the shape of a source");
/* what src.morph.scLength is called in a sentence */
N_ ("scale length");
/* what src.morph.scLength means */
N_ ("The length over which the light of a disc or bulge falls by a certain factor");
/* what src.morph.type is called in a sentence */
N_ ("morphological type");
/* what src.morph.type means */
N_ ("The type of a galaxy by its look, as E0 or Sb");
/* what src.net is called in a sentence */
N_ ("net");
/* what src.net means */
N_ ("The sky background has been taken away from the value");
/* what src.orbital is called in a sentence */
N_ ("orbital parameter");
/* what src.orbital means */
N_ ("A number that describes an orbit, when nothing closer fits");
/* what src.orbital.eccentricity is called in a sentence */
N_ ("eccentricity");
/* what src.orbital.eccentricity means */
N_ ("How far an orbit is from a circle");
/* what src.orbital.inclination is called in a sentence */
N_ ("inclination");
/* what src.orbital.inclination means */
N_ ("How far an orbit is tilted");
/* what src.orbital.meanAnomaly is called in a sentence */
N_ ("mean anomaly");
/* what src.orbital.meanAnomaly means */
N_ ("How far round its orbit a body is, counted evenly in time");
/* what src.orbital.meanMotion is called in a sentence */
N_ ("mean motion");
/* what src.orbital.meanMotion means */
N_ ("By which angle a body goes on in its orbit each day on average");
/* what src.orbital.node is called in a sentence */
N_ ("longitude of the ascending node");
/* what src.orbital.node means */
N_ ("The direction in which an orbit crosses the reference plane northwards");
/* what src.orbital.periastron is called in a sentence */
N_ ("periastron");
/* what src.orbital.periastron means */
N_ ("The direction or the moment of closest approach in an orbit");
/* what src.orbital.Tisserand is called in a sentence */
N_ ("Tisserand parameter");
/* what src.orbital.Tisserand means */
N_ ("A number for how an orbit stands to that of a planet");
/* what src.orbital.TissJ is called in a sentence */
N_ ("Tisserand parameter with respect to Jupiter");
/* what src.orbital.TissJ means */
N_ ("A number for how an orbit stands to that of Jupiter, to tell comets from asteroids");
/* what src.redshift is called in a sentence */
N_ ("redshift");
/* what src.redshift means */
N_ ("By how much the light of a source is shifted to the red, z");
/* what src.redshift.phot is called in a sentence */
N_ ("photometric redshift");
/* what src.redshift.phot means */
N_ ("A redshift guessed from colours instead of measured in a spectrum");
/* what src.sample is called in a sentence */
N_ ("sample");
/* what src.sample means */
N_ ("A group of sources chosen for a study");
/* what src.spType is called in a sentence */
N_ ("spectral type");
/* what src.spType means */
N_ ("The type of a star by its spectrum, as G2V");
/* what src.var is called in a sentence */
N_ ("variability");
/* what src.var means */
N_ ("That and how a source changes its brightness");
/* what src.var.amplitude is called in a sentence */
N_ ("variability amplitude");
/* what src.var.amplitude means */
N_ ("By how much a source changes its brightness");
/* what src.var.index is called in a sentence */
N_ ("variability index");
/* what src.var.index means */
N_ ("A number for how surely or how strongly a source varies");
/* what src.var.pulse is called in a sentence */
N_ ("pulse");
/* what src.var.pulse means */
N_ ("What belongs to the pulses of a source, as of a pulsar");
