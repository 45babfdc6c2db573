/* What the words of UCD1+ that begin with phot are called in a sentence and what they mean: the texts of
 * src/vocabulary/ucd-words.tsv for xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

/* what phot is called in a sentence */
N_ ("photometry");
/* what phot means */
N_ ("How bright something is, when nothing closer fits");
/* what phot.antennaTemp is called in a sentence */
N_ ("antenna temperature");
/* what phot.antennaTemp means */
N_ ("The brightness of a radio source as a temperature at the antenna");
/* what phot.calib is called in a sentence */
N_ ("photometric calibration");
/* what phot.calib means */
N_ ("A number with which brightness is calibrated");
/* what phot.color is called in a sentence */
N_ ("colour index");
/* what phot.color means */
N_ ("The difference of the magnitudes in two bands: small for blue things, great for red ones");
/* what phot.color.excess is called in a sentence */
N_ ("colour excess");
/* what phot.color.excess means */
N_ ("By how much dust makes something look redder than it is");
/* what phot.color.reddFree is called in a sentence */
N_ ("dereddened colour");
/* what phot.color.reddFree means */
N_ ("A colour from which the reddening by dust has been taken away");
/* what phot.count is called in a sentence */
N_ ("photon count");
/* what phot.count means */
N_ ("Brightness as a number of counts or photons, in all or in each second");
/* what phot.fluence is called in a sentence */
N_ ("light fluence");
/* what phot.fluence means */
N_ ("The energy of light that fell on an area, added up over time");
/* what phot.flux is called in a sentence */
N_ ("flux");
/* what phot.flux means */
N_ ("How much light energy or how many photons arrive on an area each second");
/* what phot.flux.bol is called in a sentence */
N_ ("bolometric flux");
/* what phot.flux.bol means */
N_ ("The flux of all wavelengths together");
/* what phot.flux.density is called in a sentence */
N_ ("flux density");
/* what phot.flux.density means */
N_ ("Flux for each unit of frequency or wavelength, as in janskys");
/* what phot.flux.density.sb is called in a sentence */
N_ ("surface brightness in flux density");
/* what phot.flux.density.sb means */
N_ ("Flux density for each unit of area on the sky, as in janskys per steradian");
/* what phot.flux.sb is called in a sentence */
N_ ("surface brightness in flux");
/* what phot.flux.sb means */
N_ ("Flux for each unit of area on the sky");
/* what phot.limbDark is called in a sentence */
N_ ("limb darkening coefficient");
/* what phot.limbDark means */
N_ ("The numbers that say how a star darkens towards its edge");
/* what phot.mag is called in a sentence */
N_ ("magnitude");
/* what phot.mag means */
N_ ("Brightness on the astronomers' scale, on which small numbers are bright");
/* what phot.mag.bc is called in a sentence */
N_ ("bolometric correction");
/* what phot.mag.bc means */
N_ ("What is added to a magnitude in one band to have that of all wavelengths");
/* what phot.mag.bol is called in a sentence */
N_ ("bolometric magnitude");
/* what phot.mag.bol means */
N_ ("The magnitude of the light of all wavelengths together");
/* what phot.mag.distMod is called in a sentence */
N_ ("distance modulus");
/* what phot.mag.distMod means */
N_ ("Apparent minus absolute magnitude, which tells the distance");
/* what phot.mag.reddFree is called in a sentence */
N_ ("dereddened magnitude");
/* what phot.mag.reddFree means */
N_ ("A magnitude from which the dimming by dust has been taken away");
/* what phot.mag.sb is called in a sentence */
N_ ("surface brightness");
/* what phot.mag.sb means */
N_ ("Brightness of an extended thing in magnitudes for each square arcsecond");
/* what phot.radiance is called in a sentence */
N_ ("radiance");
/* what phot.radiance means */
N_ ("Energy of light that comes from a patch for each unit of solid angle");
