/* What the words of UCD1+ that begin with stat are called in a sentence and what they mean: the texts of
 * src/vocabulary/ucd-words.tsv for xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

/* what stat is called in a sentence; what stat.param is called in a sentence */
N_ ("statistical parameter");
/* what stat means */
N_ ("A number from statistics, when nothing closer fits");
/* what stat.asymmetry is called in a sentence */
N_ ("asymmetry");
/* what stat.asymmetry means */
N_ ("How unequal the two sides of a distribution are");
/* what stat.confidenceLevel is called in a sentence */
N_ ("confidence level");
/* what stat.confidenceLevel means */
N_ ("How sure a detection or a classification is");
/* what stat.correlation is called in a sentence */
N_ ("correlation");
/* what stat.correlation means */
N_ ("How two quantities go together, from -1 to 1");
/* what stat.covariance is called in a sentence */
N_ ("covariance");
/* what stat.covariance means */
N_ ("How the errors of two quantities go together, in their units");
/* what stat.error is called in a sentence */
N_ ("error");
/* what stat.error means */
N_ ("By how much a value may be wrong");
/* what stat.error.sys is called in a sentence */
N_ ("systematic error");
/* what stat.error.sys means */
N_ ("The part of an error that does not grow smaller with more measurements");
/* what stat.falseNegative is called in a sentence */
N_ ("false negative rate");
/* what stat.falseNegative means */
N_ ("How often something that is there is missed");
/* what stat.falsePositive is called in a sentence */
N_ ("false positive rate");
/* what stat.falsePositive means */
N_ ("How often something is found that is not there");
/* what stat.filling is called in a sentence */
N_ ("filling factor");
/* what stat.filling means */
N_ ("Which part of a volume, area or time is filled");
/* what stat.fit is called in a sentence */
N_ ("fit");
/* what stat.fit means */
N_ ("What belongs to a fit of a curve or model to data");
/* what stat.fit.chi2 is called in a sentence */
N_ ("chi-squared");
/* what stat.fit.chi2 means */
N_ ("How badly a fit fits: the sum of squared deviations in units of the errors");
/* what stat.fit.dof is called in a sentence */
N_ ("degrees of freedom");
/* what stat.fit.dof means */
N_ ("How many values of a fit are free");
/* what stat.fit.goodness is called in a sentence */
N_ ("goodness of fit");
/* what stat.fit.goodness means */
N_ ("A number for how well a fit fits");
/* what stat.fit.omc is called in a sentence */
N_ ("observed minus calculated");
/* what stat.fit.omc means */
N_ ("What was observed minus what was computed");
/* what stat.fit.param is called in a sentence */
N_ ("fit parameter");
/* what stat.fit.param means */
N_ ("A number that a fit found or took for given");
/* what stat.fit.residual is called in a sentence */
N_ ("fit residual");
/* what stat.fit.residual means */
N_ ("What is left between values and the fitted curve");
/* what stat.Fourier is called in a sentence */
N_ ("Fourier coefficient");
/* what stat.Fourier means */
N_ ("A coefficient of a Fourier series");
/* what stat.Fourier.amplitude is called in a sentence */
N_ ("Fourier amplitude");
/* what stat.Fourier.amplitude means */
N_ ("How strong a component of a Fourier series is");
/* what stat.fwhm is called in a sentence */
N_ ("full width at half maximum");
/* what stat.fwhm means */
N_ ("How wide a curve is at half its height");
/* what stat.interval is called in a sentence */
N_ ("interval");
/* what stat.interval means */
N_ ("A stretch between two limits, given as a pair");
/* what stat.kurtosis is called in a sentence */
N_ ("kurtosis");
/* what stat.kurtosis means */
N_ ("How heavy the tails of a distribution are");
/* what stat.likelihood is called in a sentence */
N_ ("likelihood");
/* what stat.likelihood means */
N_ ("How well a model explains the data, as a likelihood");
/* what stat.mad is called in a sentence */
N_ ("median absolute deviation");
/* what stat.mad means */
N_ ("The median of the distances from the median");
/* what stat.max is called in a sentence */
N_ ("maximum");
/* what stat.max means */
N_ ("The greatest of several values, or an upper limit");
/* what stat.mean is called in a sentence */
N_ ("mean");
/* what stat.mean means */
N_ ("The average of several values");
/* what stat.median is called in a sentence */
N_ ("median");
/* what stat.median means */
N_ ("The value in the middle of all");
/* what stat.min is called in a sentence */
N_ ("minimum");
/* what stat.min means */
N_ ("The least of several values, or a lower limit");
/* what stat.param means */
N_ ("A number that describes a distribution or a method of statistics");
/* what stat.percentile is called in a sentence */
N_ ("percentile");
/* what stat.percentile means */
N_ ("The value below which a certain part of all values lies");
/* what stat.probability is called in a sentence */
N_ ("probability");
/* what stat.probability means */
N_ ("How likely something is, from 0 to 1");
/* what stat.rank is called in a sentence */
N_ ("rank");
/* what stat.rank means */
N_ ("The place in a sorted list");
/* what stat.rms is called in a sentence */
N_ ("root mean square");
/* what stat.rms means */
N_ ("The root of the mean of the squares");
/* what stat.skewness is called in a sentence */
N_ ("skewness");
/* what stat.skewness means */
N_ ("How lopsided a distribution is");
/* what stat.snr is called in a sentence */
N_ ("signal-to-noise ratio");
/* what stat.snr means */
N_ ("How strong a signal is against its noise");
/* what stat.stdev is called in a sentence */
N_ ("standard deviation");
/* what stat.stdev means */
N_ ("How far values spread around their mean");
/* what stat.uncalib is called in a sentence */
N_ ("uncalibrated");
/* what stat.uncalib means */
N_ ("The value is not calibrated");
/* what stat.value is called in a sentence */
N_ ("statistical value");
/* what stat.value means */
N_ ("A number that statistics gave, when nothing closer fits");
/* what stat.variance is called in a sentence */
N_ ("variance");
/* what stat.variance means */
N_ ("The square of the standard deviation");
/* what stat.weight is called in a sentence */
N_ ("weight");
/* what stat.weight means */
N_ ("How much a value counts in a mean or a fit");
