/* What the words of UCD1+ that begin with obs are called in a sentence and what they mean: the texts of
 * src/vocabulary/ucd-words.tsv for xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

/* what obs is called in a sentence */
N_ ("observation");
/* what obs means */
N_ ("An observation, to say that something belongs to it");
/* what obs.airMass is called in a sentence */
N_ ("airmass");
/* what obs.airMass means */
N_ ("Through how much air the light came, one being straight from above");
/* what obs.atmos is called in a sentence */
N_ ("atmosphere");
/* what obs.atmos means */
N_ ("The air above the observer, and what it does to an observation");
/* what obs.atmos.extinction is called in a sentence */
N_ ("atmospheric extinction");
/* what obs.atmos.extinction means */
N_ ("How much light the air swallowed");
/* what obs.atmos.humidity is called in a sentence */
N_ ("humidity");
/* what obs.atmos.humidity means */
N_ ("How moist the air at the telescope was");
/* what obs.atmos.rain is called in a sentence */
N_ ("rain");
/* what obs.atmos.rain means */
N_ ("How much rain fell at the telescope");
/* what obs.atmos.refractAngle is called in a sentence */
N_ ("atmospheric refraction");
/* what obs.atmos.refractAngle means */
N_ ("By which angle the air bent the light");
/* what obs.atmos.turbulence is called in a sentence */
N_ ("atmospheric turbulence");
/* what obs.atmos.turbulence means */
N_ ("The unrest of the air above the telescope");
/* what obs.atmos.turbulence.isoplanatic is called in a sentence */
N_ ("isoplanatic angle");
/* what obs.atmos.turbulence.isoplanatic means */
N_ ("The angle within which the unrest of the air is the same");
/* what obs.atmos.water is called in a sentence */
N_ ("atmospheric water vapour");
/* what obs.atmos.water means */
N_ ("How much water vapour the air above the telescope held");
/* what obs.atmos.wind is called in a sentence */
N_ ("wind");
/* what obs.atmos.wind means */
N_ ("The wind at the telescope");
/* what obs.calib is called in a sentence */
N_ ("calibration observation");
/* what obs.calib means */
N_ ("An observation made to calibrate others");
/* what obs.calib.dark is called in a sentence */
N_ ("dark frame");
/* what obs.calib.dark means */
N_ ("An exposure with closed shutter, which shows the dark current");
/* what obs.calib.flat is called in a sentence */
N_ ("flat field");
/* what obs.calib.flat means */
N_ ("An exposure of an evenly lit field, which shows how the pixels differ");
/* what obs.exposure is called in a sentence */
N_ ("exposure");
/* what obs.exposure means */
N_ ("An exposure, to say that something belongs to it");
/* what obs.field is called in a sentence */
N_ ("observed field");
/* what obs.field means */
N_ ("The region of sky that an observation covers");
/* what obs.image is called in a sentence */
N_ ("image");
/* what obs.image means */
N_ ("An image, to say that something belongs to it");
/* what obs.observer is called in a sentence */
N_ ("observer");
/* what obs.observer means */
N_ ("Who observed or discovered something");
/* what obs.occult is called in a sentence */
N_ ("occultation");
/* what obs.occult means */
N_ ("An occultation, in which a body of the solar system hides a star");
/* what obs.param is called in a sentence */
N_ ("observation parameter");
/* what obs.param means */
N_ ("Any other number that describes an observation or its reduction");
/* what obs.proposal is called in a sentence */
N_ ("proposal");
/* what obs.proposal means */
N_ ("A proposal for observing time");
/* what obs.proposal.cycle is called in a sentence */
N_ ("proposal cycle");
/* what obs.proposal.cycle means */
N_ ("The period for which observing proposals were called");
/* what obs.sequence is called in a sentence */
N_ ("sequence of observations");
/* what obs.sequence means */
N_ ("A series of observations that belong together");
/* what obs.transit is called in a sentence */
N_ ("transit");
/* what obs.transit means */
N_ ("The passage of a planet in front of its star");
