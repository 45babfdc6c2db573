/* What the words of UCD1+ that begin with spect are called in a sentence and what they mean: the texts of
 * src/vocabulary/ucd-words.tsv for xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

/* what spect is called in a sentence */
N_ ("spectroscopic quantity");
/* what spect means */
N_ ("What belongs to a spectrum, when nothing closer fits");
/* what spect.binSize is called in a sentence */
N_ ("spectral bin size");
/* what spect.binSize means */
N_ ("How wide a bin of a spectrum is");
/* what spect.continuum is called in a sentence */
N_ ("continuum");
/* what spect.continuum means */
N_ ("The smooth part of a spectrum between the lines");
/* what spect.dopplerParam is called in a sentence */
N_ ("Doppler parameter");
/* what spect.dopplerParam means */
N_ ("How broad an absorption line is by the movement of the gas, as a velocity b");
/* what spect.dopplerVeloc is called in a sentence */
N_ ("radial velocity");
/* what spect.dopplerVeloc means */
N_ ("How quickly a source comes nearer or goes away, as its spectral lines tell");
/* what spect.dopplerVeloc.opt is called in a sentence */
N_ ("optical radial velocity");
/* what spect.dopplerVeloc.opt means */
N_ ("Radial velocity by the shift of wavelengths, as optical astronomers count it");
/* what spect.dopplerVeloc.radio is called in a sentence */
N_ ("radio radial velocity");
/* what spect.dopplerVeloc.radio means */
N_ ("Radial velocity by the shift of frequencies, as radio astronomers count it");
/* what spect.index is called in a sentence */
N_ ("spectral index");
/* what spect.index means */
N_ ("A number for how a spectrum rises or falls, or how strong a feature is");
/* what spect.line is called in a sentence */
N_ ("spectral line");
/* what spect.line means */
N_ ("A line in a spectrum");
/* what spect.line.asymmetry is called in a sentence */
N_ ("line asymmetry");
/* what spect.line.asymmetry means */
N_ ("How unequal the two sides of a spectral line are");
/* what spect.line.broad is called in a sentence */
N_ ("line broadening");
/* what spect.line.broad means */
N_ ("By how much a spectral line is broadened");
/* what spect.line.broad.Stark is called in a sentence */
N_ ("Stark broadening");
/* what spect.line.broad.Stark means */
N_ ("By how much electric fields of neighbours broaden a line");
/* what spect.line.broad.Zeeman is called in a sentence */
N_ ("Zeeman broadening");
/* what spect.line.broad.Zeeman means */
N_ ("By how much a magnetic field broadens a line");
/* what spect.line.eqWidth is called in a sentence */
N_ ("equivalent width");
/* what spect.line.eqWidth means */
N_ ("The width of the black gap that would take as much light as a line does");
/* what spect.line.intensity is called in a sentence */
N_ ("line intensity");
/* what spect.line.intensity means */
N_ ("How strong a spectral line is");
/* what spect.line.profile is called in a sentence */
N_ ("line profile");
/* what spect.line.profile means */
N_ ("The shape of a spectral line");
/* what spect.line.strength is called in a sentence */
N_ ("line strength S");
/* what spect.line.strength means */
N_ ("The strength S of a transition, from the theory of atoms");
/* what spect.line.width is called in a sentence */
N_ ("line width");
/* what spect.line.width means */
N_ ("How broad a spectral line is at half its height");
/* what spect.resolution is called in a sentence */
N_ ("spectral resolution");
/* what spect.resolution means */
N_ ("How fine the details are that a spectrum shows");
