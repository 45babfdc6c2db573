/* What the words of UCD1+ that begin with instr are called in a sentence and what they mean: the texts of
 * src/vocabulary/ucd-words.tsv for xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

/* what instr is called in a sentence */
N_ ("instrument");
/* what instr means */
N_ ("What the observation was made with: an instrument or a part of it");
/* what instr.background is called in a sentence */
N_ ("background");
/* what instr.background means */
N_ ("The signal that instrument and sky give where no source is");
/* what instr.bandpass is called in a sentence */
N_ ("bandpass");
/* what instr.bandpass means */
N_ ("The name or the range of the filter or band that an instrument uses");
/* what instr.bandwidth is called in a sentence */
N_ ("bandwidth");
/* what instr.bandwidth means */
N_ ("How wide the range of frequencies or wavelengths is that an instrument takes in");
/* what instr.baseline is called in a sentence */
N_ ("baseline");
/* what instr.baseline means */
N_ ("The line between two telescopes of an interferometer");
/* what instr.beam is called in a sentence */
N_ ("beam");
/* what instr.beam means */
N_ ("The patch of sky that a radio telescope or a receiver sees at once");
/* what instr.calib is called in a sentence */
N_ ("instrument calibration");
/* what instr.calib means */
N_ ("A number that turns what an instrument gives into a physical quantity");
/* what instr.det is called in a sentence */
N_ ("detector");
/* what instr.det means */
N_ ("The detector: the part of an instrument that turns light into a signal");
/* what instr.det.noise is called in a sentence */
N_ ("detector noise");
/* what instr.det.noise means */
N_ ("Noise that the detector adds to the signal");
/* what instr.det.psf is called in a sentence */
N_ ("point spread function");
/* what instr.det.psf means */
N_ ("The shape in which a point of light appears on the detector");
/* what instr.det.qe is called in a sentence */
N_ ("quantum efficiency");
/* what instr.det.qe means */
N_ ("Which part of the photons the detector counts");
/* what instr.dispersion is called in a sentence */
N_ ("spectrograph dispersion");
/* what instr.dispersion means */
N_ ("How far a spectrograph spreads the wavelengths");
/* what instr.experiment is called in a sentence */
N_ ("experiment");
/* what instr.experiment means */
N_ ("A group of instruments that work together, or an experiment");
/* what instr.filter is called in a sentence */
N_ ("filter");
/* what instr.filter means */
N_ ("The filter in the light path, to say that something belongs to it");
/* what instr.fov is called in a sentence */
N_ ("field of view");
/* what instr.fov means */
N_ ("The part of the sky that an instrument takes in");
/* what instr.obsty is called in a sentence */
N_ ("observatory");
/* what instr.obsty means */
N_ ("The place or mission that observes: an observatory, a satellite, a space probe");
/* what instr.obsty.seeing is called in a sentence */
N_ ("seeing");
/* what instr.obsty.seeing means */
N_ ("How much the air blurs a point of light during the observation");
/* what instr.offset is called in a sentence */
N_ ("pointing offset");
/* what instr.offset means */
N_ ("The angle by which the instrument points beside the wanted direction");
/* what instr.order is called in a sentence */
N_ ("spectral order");
/* what instr.order means */
N_ ("The number of the order of a grating spectrum");
/* what instr.param is called in a sentence */
N_ ("instrument parameter");
/* what instr.param means */
N_ ("Any other number that describes the instrument");
/* what instr.pixel is called in a sentence */
N_ ("pixel");
/* what instr.pixel means */
N_ ("A picture element of the detector or an image");
/* what instr.plate is called in a sentence */
N_ ("photographic plate");
/* what instr.plate means */
N_ ("A photographic plate, or a plate of fibres");
/* what instr.plate.emulsion is called in a sentence */
N_ ("plate emulsion");
/* what instr.plate.emulsion means */
N_ ("The light-sensitive layer of a photographic plate");
/* what instr.precision is called in a sentence */
N_ ("instrument precision");
/* what instr.precision means */
N_ ("How finely an instrument can measure");
/* what instr.rmsf is called in a sentence */
N_ ("rotation measure spread function");
/* what instr.rmsf means */
N_ ("The response of a radio observation to one single rotation measure");
/* what instr.saturation is called in a sentence */
N_ ("saturation");
/* what instr.saturation means */
N_ ("The brightness from which the detector cannot follow any more");
/* what instr.scale is called in a sentence */
N_ ("image scale");
/* what instr.scale means */
N_ ("How large a piece of sky falls on a pixel or a millimetre");
/* what instr.sensitivity is called in a sentence */
N_ ("sensitivity");
/* what instr.sensitivity means */
N_ ("The faintest signal that an instrument can notice");
/* what instr.setup is called in a sentence */
N_ ("instrument setup");
/* what instr.setup means */
N_ ("How the instrument was set: mode, arrangement, choice of parts");
/* what instr.skyLevel is called in a sentence */
N_ ("sky level");
/* what instr.skyLevel means */
N_ ("The brightness of the empty sky in an image");
/* what instr.skyTemp is called in a sentence */
N_ ("sky temperature");
/* what instr.skyTemp means */
N_ ("The brightness of the sky as a temperature, in radio astronomy");
/* what instr.tel is called in a sentence */
N_ ("telescope");
/* what instr.tel means */
N_ ("The telescope");
/* what instr.tel.focalLength is called in a sentence */
N_ ("focal length");
/* what instr.tel.focalLength means */
N_ ("The focal length of the telescope");
/* what instr.voxel is called in a sentence */
N_ ("voxel");
/* what instr.voxel means */
N_ ("An element of volume of a data cube");
