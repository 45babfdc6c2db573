/* What the words of UCD1+ are called in a sentence and what they mean: the texts of src/vocabulary/ucd-words.tsv for
 * xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

/* what arith is called in a sentence */
N_ ("arithmetic result");
/* what arith means */
N_ ("A number that comes out of arithmetic with other columns, when nothing closer fits");
/* what arith.diff is called in a sentence */
N_ ("difference");
/* what arith.diff means */
N_ ("How much two quantities of the same kind differ");
/* what arith.factor is called in a sentence */
N_ ("factor");
/* what arith.factor means */
N_ ("A plain number that something else is to be multiplied with");
/* what arith.grad is called in a sentence */
N_ ("gradient");
/* what arith.grad means */
N_ ("How quickly a quantity changes from place to place");
/* what arith.rate is called in a sentence */
N_ ("rate");
/* what arith.rate means */
N_ ("How much of something happens or changes in each unit of time");
/* what arith.ratio is called in a sentence */
N_ ("ratio");
/* what arith.ratio means */
N_ ("One quantity divided by another one of the same kind");
/* what arith.squared is called in a sentence */
N_ ("square");
/* what arith.squared means */
N_ ("A quantity multiplied with itself");
/* what arith.sum is called in a sentence */
N_ ("sum");
/* what arith.sum means */
N_ ("Many values added up, or a quantity integrated over an interval");
/* what arith.variation is called in a sentence */
N_ ("variation");
/* what arith.variation means */
N_ ("How a quantity changes from one time or place to another");
/* what arith.zp is called in a sentence */
N_ ("zero point");
/* what arith.zp means */
N_ ("The value from which a scale counts, as the magnitude of one count per second");
/* what em is called in a sentence */
N_ ("electromagnetic spectrum");
/* what em means */
N_ ("Light or other electromagnetic radiation, to say in which part of the spectrum something was measured");
/* what em.bin is called in a sentence */
N_ ("spectral channel number");
/* what em.bin means */
N_ ("The number of a channel or bin along the spectrum, as an instrument counts them");
/* what em.energy is called in a sentence */
N_ ("photon energy");
/* what em.energy means */
N_ ("The energy of a photon, as a coordinate along the spectrum");
/* what em.freq is called in a sentence */
N_ ("frequency");
/* what em.freq means */
N_ ("The frequency of the light, as a coordinate along the spectrum");
/* what em.freq.cutoff is called in a sentence */
N_ ("cutoff frequency");
/* what em.freq.cutoff means */
N_ ("The frequency at which a spectrum or a response ends");
/* what em.freq.resonance is called in a sentence */
N_ ("resonance frequency");
/* what em.freq.resonance means */
N_ ("The frequency at which something swings along most readily");
/* what em.gamma is called in a sentence */
N_ ("gamma rays");
/* what em.gamma means */
N_ ("Gamma rays, of photon energies above about 120 kiloelectronvolts");
/* what em.gamma.hard is called in a sentence */
N_ ("hard gamma rays");
/* what em.gamma.hard means */
N_ ("Hard gamma rays, above 500 kiloelectronvolts");
/* what em.gamma.soft is called in a sentence */
N_ ("soft gamma rays");
/* what em.gamma.soft means */
N_ ("Soft gamma rays, from 120 to 500 kiloelectronvolts");
/* what em.IR is called in a sentence */
N_ ("infrared");
/* what em.IR means */
N_ ("Infrared light, of wavelengths from about one to some hundred micrometres");
/* what em.IR.15-30um is called in a sentence */
N_ ("infrared 15-30 µm");
/* what em.IR.15-30um means */
N_ ("Infrared light from 15 to 30 micrometres, where the Q filter, W4 of WISE, MIPS 24 and IRAS 25 look");
/* what em.IR.3-4um is called in a sentence */
N_ ("infrared 3-4 µm");
/* what em.IR.3-4um means */
N_ ("Infrared light from 3 to 4 micrometres, where the L filter, W1 of WISE and the first IRAC channel look");
/* what em.IR.30-60um is called in a sentence */
N_ ("infrared 30-60 µm");
/* what em.IR.30-60um means */
N_ ("Infrared light from 30 to 60 micrometres, where IRAS 60 begins to look");
/* what em.IR.4-8um is called in a sentence */
N_ ("infrared 4-8 µm");
/* what em.IR.4-8um means */
N_ ("Infrared light from 4 to 8 micrometres, where the M filter, W2 of WISE and IRAC channels 2 and 3 look");
/* what em.IR.60-100um is called in a sentence */
N_ ("infrared 60-100 µm");
/* what em.IR.60-100um means */
N_ ("Infrared light from 60 to 100 micrometres, where MIPS 70, PACS 70 and 100 and IRAS 100 look");
/* what em.IR.8-15um is called in a sentence */
N_ ("infrared 8-15 µm");
/* what em.IR.8-15um means */
N_ ("Infrared light from 8 to 15 micrometres, where the N filter, W3 of WISE, IRAS 12 and the last IRAC channel look");
/* what em.IR.FIR is called in a sentence */
N_ ("far infrared");
/* what em.IR.FIR means */
N_ ("The far infrared, from 30 to 100 micrometres, without a closer band");
/* what em.IR.H is called in a sentence */
N_ ("infrared H band");
/* what em.IR.H means */
N_ ("Infrared light from 1.5 to 2 micrometres, where the H filter looks");
/* what em.IR.J is called in a sentence */
N_ ("infrared J band");
/* what em.IR.J means */
N_ ("Infrared light from 1.0 to 1.5 micrometres, where the J and Y filters look");
/* what em.IR.K is called in a sentence */
N_ ("infrared K band");
/* what em.IR.K means */
N_ ("Infrared light from 2 to 3 micrometres, where the K and Ks filters look");
/* what em.IR.MIR is called in a sentence */
N_ ("mid infrared");
/* what em.IR.MIR means */
N_ ("The middle infrared, from 5 to 30 micrometres, without a closer band");
/* what em.IR.NIR is called in a sentence */
N_ ("near infrared");
/* what em.IR.NIR means */
N_ ("The near infrared, from 1 to 5 micrometres, without a closer band");
/* what em.line is called in a sentence */
N_ ("spectral line name");
/* what em.line means */
N_ ("A well-known spectral line, to say in which line something was measured");
/* what em.line.Brgamma is called in a sentence */
N_ ("Brackett gamma");
/* what em.line.Brgamma means */
N_ ("The Brackett gamma line of hydrogen at 2.166 micrometres");
/* what em.line.CO is called in a sentence */
N_ ("CO line");
/* what em.line.CO means */
N_ ("A radio line of carbon monoxide, as the one at 115 gigahertz");
/* what em.line.Halpha is called in a sentence */
N_ ("H alpha");
/* what em.line.Halpha means */
N_ ("The H alpha line of hydrogen at 656.3 nanometres");
/* what em.line.Hbeta is called in a sentence */
N_ ("H beta");
/* what em.line.Hbeta means */
N_ ("The H beta line of hydrogen at 486.1 nanometres");
/* what em.line.Hdelta is called in a sentence */
N_ ("H delta");
/* what em.line.Hdelta means */
N_ ("The H delta line of hydrogen at 410.2 nanometres");
/* what em.line.Hgamma is called in a sentence */
N_ ("H gamma");
/* what em.line.Hgamma means */
N_ ("The H gamma line of hydrogen at 434.0 nanometres");
/* what em.line.HI is called in a sentence */
N_ ("21 cm line");
/* what em.line.HI means */
N_ ("The line of neutral hydrogen at 21 centimetres, 1420 megahertz");
/* what em.line.Lyalpha is called in a sentence */
N_ ("Lyman alpha");
/* what em.line.Lyalpha means */
N_ ("The Lyman alpha line of hydrogen at 121.6 nanometres");
/* what em.line.OIII is called in a sentence */
N_ ("[OIII] line");
/* what em.line.OIII means */
N_ ("The forbidden line of doubly ionised oxygen at 500.7 nanometres");
/* what em.mm is called in a sentence */
N_ ("millimetre waves");
/* what em.mm means */
N_ ("Waves of millimetres and less, from 30 to 3000 gigahertz");
/* what em.mm.100-200GHz is called in a sentence */
N_ ("millimetre 100-200 GHz");
/* what em.mm.100-200GHz means */
N_ ("Millimetre waves from 100 to 200 gigahertz");
/* what em.mm.1500-3000GHz is called in a sentence */
N_ ("submillimetre 1500-3000 GHz");
/* what em.mm.1500-3000GHz means */
N_ ("Submillimetre waves from 1500 to 3000 gigahertz, the far end of the infrared");
/* what em.mm.200-400GHz is called in a sentence */
N_ ("millimetre 200-400 GHz");
/* what em.mm.200-400GHz means */
N_ ("Millimetre waves from 200 to 400 gigahertz");
/* what em.mm.30-50GHz is called in a sentence */
N_ ("millimetre 30-50 GHz");
/* what em.mm.30-50GHz means */
N_ ("Millimetre waves from 30 to 50 gigahertz");
/* what em.mm.400-750GHz is called in a sentence */
N_ ("submillimetre 400-750 GHz");
/* what em.mm.400-750GHz means */
N_ ("Submillimetre waves from 400 to 750 gigahertz");
/* what em.mm.50-100GHz is called in a sentence */
N_ ("millimetre 50-100 GHz");
/* what em.mm.50-100GHz means */
N_ ("Millimetre waves from 50 to 100 gigahertz");
/* what em.mm.750-1500GHz is called in a sentence */
N_ ("submillimetre 750-1500 GHz");
/* what em.mm.750-1500GHz means */
N_ ("Submillimetre waves from 750 to 1500 gigahertz");
/* what em.opt is called in a sentence */
N_ ("optical");
/* what em.opt means */
N_ ("Visible light and what is near it, from 300 to 1000 nanometres");
/* what em.opt.B is called in a sentence */
N_ ("optical B band");
/* what em.opt.B means */
N_ ("Light from 400 to 500 nanometres, where the B and g filters look");
/* what em.opt.I is called in a sentence */
N_ ("optical I band");
/* what em.opt.I means */
N_ ("Light from 750 to 1000 nanometres, where the I, i and z filters look");
/* what em.opt.R is called in a sentence */
N_ ("optical R band");
/* what em.opt.R means */
N_ ("Light from 600 to 750 nanometres, where the R and r filters look");
/* what em.opt.U is called in a sentence */
N_ ("optical U band");
/* what em.opt.U means */
N_ ("Light from 300 to 400 nanometres, where the U and u filters look");
/* what em.opt.V is called in a sentence */
N_ ("optical V band");
/* what em.opt.V means */
N_ ("Light from 500 to 600 nanometres, where the V filter looks");
/* what em.pw is called in a sentence */
N_ ("plasma waves");
/* what em.pw means */
N_ ("Waves in a plasma, which stay in the medium that carries them");
/* what em.radio is called in a sentence */
N_ ("radio");
/* what em.radio means */
N_ ("Radio waves, up to 30 gigahertz");
/* what em.radio.100-200MHz is called in a sentence */
N_ ("radio 100-200 MHz");
/* what em.radio.100-200MHz means */
N_ ("Radio waves from 100 to 200 megahertz");
/* what em.radio.12-30GHz is called in a sentence */
N_ ("radio 12-30 GHz");
/* what em.radio.12-30GHz means */
N_ ("Radio waves from 12 to 30 gigahertz");
/* what em.radio.1500-3000MHz is called in a sentence */
N_ ("radio 1.5-3 GHz");
/* what em.radio.1500-3000MHz means */
N_ ("Radio waves from 1500 to 3000 megahertz");
/* what em.radio.20-100MHz is called in a sentence */
N_ ("radio 20-100 MHz");
/* what em.radio.20-100MHz means */
N_ ("Radio waves from 20 to 100 megahertz");
/* what em.radio.200-400MHz is called in a sentence */
N_ ("radio 200-400 MHz");
/* what em.radio.200-400MHz means */
N_ ("Radio waves from 200 to 400 megahertz");
/* what em.radio.20MHz is called in a sentence */
N_ ("radio below 20 MHz");
/* what em.radio.20MHz means */
N_ ("Radio waves below 20 megahertz");
/* what em.radio.3-6GHz is called in a sentence */
N_ ("radio 3-6 GHz");
/* what em.radio.3-6GHz means */
N_ ("Radio waves from 3 to 6 gigahertz");
/* what em.radio.400-750MHz is called in a sentence */
N_ ("radio 400-750 MHz");
/* what em.radio.400-750MHz means */
N_ ("Radio waves from 400 to 750 megahertz");
/* what em.radio.6-12GHz is called in a sentence */
N_ ("radio 6-12 GHz");
/* what em.radio.6-12GHz means */
N_ ("Radio waves from 6 to 12 gigahertz");
/* what em.radio.750-1500MHz is called in a sentence */
N_ ("radio 750-1500 MHz");
/* what em.radio.750-1500MHz means */
N_ ("Radio waves from 750 to 1500 megahertz");
/* what em.UV is called in a sentence */
N_ ("ultraviolet");
/* what em.UV means */
N_ ("Ultraviolet light, of wavelengths from 10 to 300 nanometres");
/* what em.UV.10-50nm is called in a sentence */
N_ ("extreme ultraviolet");
/* what em.UV.10-50nm means */
N_ ("Extreme ultraviolet light from 10 to 50 nanometres");
/* what em.UV.100-200nm is called in a sentence */
N_ ("far ultraviolet");
/* what em.UV.100-200nm means */
N_ ("Far ultraviolet light from 100 to 200 nanometres");
/* what em.UV.200-300nm is called in a sentence */
N_ ("near ultraviolet");
/* what em.UV.200-300nm means */
N_ ("Near ultraviolet light from 200 to 300 nanometres");
/* what em.UV.50-100nm is called in a sentence */
N_ ("ultraviolet 50-100 nm");
/* what em.UV.50-100nm means */
N_ ("Ultraviolet light from 50 to 100 nanometres, up to near the Lyman limit");
/* what em.wavenumber is called in a sentence */
N_ ("wavenumber");
/* what em.wavenumber means */
N_ ("The number of waves in a length, as a coordinate along the spectrum");
/* what em.wl is called in a sentence */
N_ ("wavelength");
/* what em.wl means */
N_ ("The wavelength of the light, as a coordinate along the spectrum");
/* what em.wl.central is called in a sentence */
N_ ("central wavelength");
/* what em.wl.central means */
N_ ("The wavelength in the middle of a band or a line");
/* what em.wl.effective is called in a sentence */
N_ ("effective wavelength");
/* what em.wl.effective means */
N_ ("The wavelength at which a broad band works on average");
/* what em.X-ray is called in a sentence */
N_ ("X-ray");
/* what em.X-ray means */
N_ ("X rays, of photon energies from about 0.1 to 120 kiloelectronvolts");
/* what em.X-ray.hard is called in a sentence */
N_ ("hard X-ray");
/* what em.X-ray.hard means */
N_ ("Hard X rays, from 12 to 120 kiloelectronvolts");
/* what em.X-ray.medium is called in a sentence */
N_ ("medium X-ray");
/* what em.X-ray.medium means */
N_ ("X rays of middle energy, from 2 to 12 kiloelectronvolts");
/* what em.X-ray.soft is called in a sentence */
N_ ("soft X-ray");
/* what em.X-ray.soft means */
N_ ("Soft X rays, from 0.12 to 2 kiloelectronvolts");
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
/* what meta is called in a sentence */
N_ ("metadata");
/* what meta means */
N_ ("A statement about the data rather than a measurement, when nothing closer fits");
/* what meta.abstract is called in a sentence */
N_ ("abstract");
/* what meta.abstract means */
N_ ("The summary of a paper or a proposal");
/* what meta.bib is called in a sentence */
N_ ("bibliographic reference");
/* what meta.bib means */
N_ ("Where something was published: a reference to the literature");
/* what meta.bib.author is called in a sentence */
N_ ("author");
/* what meta.bib.author means */
N_ ("Who wrote the paper");
/* what meta.bib.bibcode is called in a sentence */
N_ ("bibcode");
/* what meta.bib.bibcode means */
N_ ("The nineteen letters and digits that name a paper, as ADS and CDS write them");
/* what meta.bib.fig is called in a sentence */
N_ ("figure");
/* what meta.bib.fig means */
N_ ("A picture or plot that stands in a paper");
/* what meta.bib.journal is called in a sentence */
N_ ("journal");
/* what meta.bib.journal means */
N_ ("The journal in which a paper stands");
/* what meta.bib.page is called in a sentence */
N_ ("page");
/* what meta.bib.page means */
N_ ("The page on which a paper begins or a statement stands");
/* what meta.bib.volume is called in a sentence */
N_ ("journal volume");
/* what meta.bib.volume means */
N_ ("The volume of a journal");
/* what meta.calibLevel is called in a sentence */
N_ ("calibration level");
/* what meta.calibLevel means */
N_ ("How far the data are processed: raw, calibrated, derived");
/* what meta.checksum is called in a sentence */
N_ ("checksum");
/* what meta.checksum means */
N_ ("A number by which a copy is seen to be true to the data");
/* what meta.code is called in a sentence */
N_ ("code");
/* what meta.code means */
N_ ("A short code or a flag, whose meaning is explained elsewhere");
/* what meta.code.class is called in a sentence */
N_ ("class code");
/* what meta.code.class means */
N_ ("A code that puts something into a class");
/* what meta.code.error is called in a sentence */
N_ ("error flag");
/* what meta.code.error means */
N_ ("A flag that says how an uncertainty or a limit is to be understood");
/* what meta.code.member is called in a sentence */
N_ ("membership flag");
/* what meta.code.member means */
N_ ("A code that says whether something belongs to a group");
/* what meta.code.mime is called in a sentence */
N_ ("MIME type");
/* what meta.code.mime means */
N_ ("The kind of a file, as the web names it");
/* what meta.code.multip is called in a sentence */
N_ ("multiplicity flag");
/* what meta.code.multip means */
N_ ("A code that says whether a source is single, double or multiple");
/* what meta.code.qual is called in a sentence */
N_ ("quality flag");
/* what meta.code.qual means */
N_ ("A code that says how good or trustworthy a value is");
/* what meta.code.status is called in a sentence */
N_ ("status");
/* what meta.code.status means */
N_ ("A code that says how far something has got, as a proposal or an observation");
/* what meta.coverage is called in a sentence */
N_ ("coverage");
/* what meta.coverage means */
N_ ("The region of sky, time or spectrum that something covers");
/* what meta.cryptic is called in a sentence */
N_ ("unknown quantity");
/* what meta.cryptic means */
N_ ("Something of which nobody knows any more what it means");
/* what meta.curation is called in a sentence */
N_ ("curation");
/* what meta.curation means */
N_ ("Who cares for the data and how");
/* what meta.dataset is called in a sentence */
N_ ("dataset");
/* what meta.dataset means */
N_ ("A data set, or something that belongs to one as a whole");
/* what meta.email is called in a sentence */
N_ ("e-mail address");
/* what meta.email means */
N_ ("An e-mail address to write to");
/* what meta.file is called in a sentence */
N_ ("file");
/* what meta.file means */
N_ ("A file, to say that something belongs to it");
/* what meta.fits is called in a sentence */
N_ ("FITS");
/* what meta.fits means */
N_ ("Something that belongs to the FITS format");
/* what meta.id is called in a sentence */
N_ ("identifier");
/* what meta.id means */
N_ ("The name or number by which a thing is known");
/* what meta.id.assoc is called in a sentence */
N_ ("associated object");
/* what meta.id.assoc means */
N_ ("The name of another thing that goes together with this one");
/* what meta.id.CoI is called in a sentence */
N_ ("co-investigator");
/* what meta.id.CoI means */
N_ ("The name of someone who takes part in a project beside its leader");
/* what meta.id.cross is called in a sentence */
N_ ("cross-identification");
/* what meta.id.cross means */
N_ ("The name of the same thing in another catalogue");
/* what meta.id.parent is called in a sentence */
N_ ("parent identifier");
/* what meta.id.parent means */
N_ ("The name of the larger thing to which this one belongs");
/* what meta.id.part is called in a sentence */
N_ ("component identifier");
/* what meta.id.part means */
N_ ("The piece of a name that tells a part from the others, as A and B of a double star");
/* what meta.id.PI is called in a sentence */
N_ ("principal investigator");
/* what meta.id.PI means */
N_ ("The name of the person who leads a project or proposal");
/* what meta.main is called in a sentence */
N_ ("main value");
/* what meta.main means */
N_ ("The one of several like columns that is meant first: the main position, the main name");
/* what meta.modelled is called in a sentence */
N_ ("modelled");
/* what meta.modelled means */
N_ ("The value comes from a model rather than a measurement");
/* what meta.note is called in a sentence */
N_ ("note");
/* what meta.note means */
N_ ("A remark in words");
/* what meta.number is called in a sentence */
N_ ("number");
/* what meta.number means */
N_ ("How many things there are");
/* what meta.preview is called in a sentence */
N_ ("preview");
/* what meta.preview means */
N_ ("A small picture or extract that shows what a dataset is like");
/* what meta.query is called in a sentence */
N_ ("query");
/* what meta.query means */
N_ ("A question put to a database, or something about it");
/* what meta.record is called in a sentence */
N_ ("record number");
/* what meta.record means */
N_ ("The number of a row in its table");
/* what meta.ref is called in a sentence */
N_ ("reference");
/* what meta.ref means */
N_ ("Where something comes from or can be read");
/* what meta.ref.doi is called in a sentence */
N_ ("DOI");
/* what meta.ref.doi means */
N_ ("The digital object identifier of a paper or a data set");
/* what meta.ref.epic is called in a sentence */
N_ ("ePIC identifier");
/* what meta.ref.epic means */
N_ ("A persistent identifier of the ePIC consortium");
/* what meta.ref.ivoid is called in a sentence */
N_ ("IVOA identifier");
/* what meta.ref.ivoid means */
N_ ("The identifier by which a resource is known in the Virtual Observatory");
/* what meta.ref.orcid is called in a sentence */
N_ ("ORCID");
/* what meta.ref.orcid means */
N_ ("The ORCID number of a researcher");
/* what meta.ref.pid is called in a sentence */
N_ ("persistent identifier");
/* what meta.ref.pid means */
N_ ("An identifier made to last, of whatever kind");
/* what meta.ref.rorid is called in a sentence */
N_ ("ROR identifier");
/* what meta.ref.rorid means */
N_ ("The ROR identifier of a research institution");
/* what meta.ref.uri is called in a sentence */
N_ ("URI");
/* what meta.ref.uri means */
N_ ("A uniform resource identifier, which names something on the net");
/* what meta.ref.url is called in a sentence */
N_ ("web address");
/* what meta.ref.url means */
N_ ("A web address");
/* what meta.software is called in a sentence */
N_ ("software");
/* what meta.software means */
N_ ("The program that made the data");
/* what meta.table is called in a sentence */
N_ ("table");
/* what meta.table means */
N_ ("A table or catalogue, to say that something belongs to it");
/* what meta.title is called in a sentence */
N_ ("title");
/* what meta.title means */
N_ ("A title, or a heading in words");
/* what meta.ucd is called in a sentence */
N_ ("UCD");
/* what meta.ucd means */
N_ ("A unified content descriptor, as this one");
/* what meta.unit is called in a sentence */
N_ ("unit");
/* what meta.unit means */
N_ ("The unit of measure in which another value is given");
/* what meta.version is called in a sentence */
N_ ("version");
/* what meta.version means */
N_ ("Which edition of something it is");
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
/* what phys is called in a sentence */
N_ ("physical quantity");
/* what phys means */
N_ ("A physical quantity for which there is no closer word");
/* what phys.absorption is called in a sentence */
N_ ("extinction");
/* what phys.absorption means */
N_ ("How much light dust or gas on the way takes away");
/* what phys.absorption.coeff is called in a sentence */
N_ ("absorption coefficient");
/* what phys.absorption.coeff means */
N_ ("How strongly a material takes light away");
/* what phys.absorption.gal is called in a sentence */
N_ ("galactic extinction");
/* what phys.absorption.gal means */
N_ ("The light that the dust of our Milky Way takes away");
/* what phys.absorption.opticalDepth is called in a sentence */
N_ ("optical depth");
/* what phys.absorption.opticalDepth means */
N_ ("How opaque a medium is along a line: its optical depth");
/* what phys.abund is called in a sentence */
N_ ("chemical abundance");
/* what phys.abund means */
N_ ("How much of an element there is, mostly as a logarithm against hydrogen or the Sun");
/* what phys.abund.Fe is called in a sentence */
N_ ("iron abundance");
/* what phys.abund.Fe means */
N_ ("How much iron there is against hydrogen, in comparison with the Sun");
/* what phys.abund.X is called in a sentence */
N_ ("hydrogen abundance");
/* what phys.abund.X means */
N_ ("The part of hydrogen in the mass");
/* what phys.abund.Y is called in a sentence */
N_ ("helium abundance");
/* what phys.abund.Y means */
N_ ("The part of helium in the mass");
/* what phys.abund.Z is called in a sentence */
N_ ("metallicity");
/* what phys.abund.Z means */
N_ ("The part of all elements heavier than helium");
/* what phys.acceleration is called in a sentence */
N_ ("acceleration");
/* what phys.acceleration means */
N_ ("How quickly a velocity changes");
/* what phys.aerosol is called in a sentence */
N_ ("aerosol");
/* what phys.aerosol means */
N_ ("Droplets and dust that float in an atmosphere");
/* what phys.albedo is called in a sentence */
N_ ("albedo");
/* what phys.albedo means */
N_ ("Which part of the light a body throws back");
/* what phys.angArea is called in a sentence */
N_ ("area on the sky");
/* what phys.angArea means */
N_ ("An area on the sky, in square degrees or steradians");
/* what phys.angMomentum is called in a sentence */
N_ ("angular momentum");
/* what phys.angMomentum means */
N_ ("How much turning motion a body has");
/* what phys.angSize is called in a sentence */
N_ ("angular size");
/* what phys.angSize means */
N_ ("How large something looks on the sky, as an angle");
/* what phys.angSize.smajAxis is called in a sentence */
N_ ("angular semi-major axis");
/* what phys.angSize.smajAxis means */
N_ ("Half the long axis of an ellipse on the sky, as an angle");
/* what phys.angSize.sminAxis is called in a sentence */
N_ ("angular semi-minor axis");
/* what phys.angSize.sminAxis means */
N_ ("Half the short axis of an ellipse on the sky, as an angle");
/* what phys.area is called in a sentence */
N_ ("area");
/* what phys.area means */
N_ ("An area in square metres or other squares of lengths");
/* what phys.atmol is called in a sentence */
N_ ("atomic or molecular physics");
/* what phys.atmol means */
N_ ("What belongs to atoms and molecules");
/* what phys.atmol.branchingRatio is called in a sentence */
N_ ("branching ratio");
/* what phys.atmol.branchingRatio means */
N_ ("Which part of the decays of a level takes one way");
/* what phys.atmol.collisional is called in a sentence */
N_ ("collisional");
/* what phys.atmol.collisional means */
N_ ("What happens by collisions of particles");
/* what phys.atmol.collStrength is called in a sentence */
N_ ("collision strength");
/* what phys.atmol.collStrength means */
N_ ("How strongly collisions move an atom between two levels");
/* what phys.atmol.configuration is called in a sentence */
N_ ("electron configuration");
/* what phys.atmol.configuration means */
N_ ("How the electrons are spread over the shells of an atom");
/* what phys.atmol.crossSection is called in a sentence */
N_ ("cross section");
/* what phys.atmol.crossSection means */
N_ ("How likely a particle or photon hits an atom or molecule, as an area");
/* what phys.atmol.element is called in a sentence */
N_ ("chemical element");
/* what phys.atmol.element means */
N_ ("A chemical element");
/* what phys.atmol.excitation is called in a sentence */
N_ ("excitation");
/* what phys.atmol.excitation means */
N_ ("How far atoms or molecules are excited");
/* what phys.atmol.final is called in a sentence */
N_ ("final state");
/* what phys.atmol.final means */
N_ ("The state in which a transition ends");
/* what phys.atmol.initial is called in a sentence */
N_ ("initial state");
/* what phys.atmol.initial means */
N_ ("The state from which a transition starts");
/* what phys.atmol.ionization is called in a sentence */
N_ ("ionisation");
/* what phys.atmol.ionization means */
N_ ("What belongs to the loss of electrons of an atom");
/* what phys.atmol.ionStage is called in a sentence */
N_ ("ionisation stage");
/* what phys.atmol.ionStage means */
N_ ("How many electrons an atom has lost");
/* what phys.atmol.lande is called in a sentence */
N_ ("Landé factor");
/* what phys.atmol.lande means */
N_ ("How much a level or line splits in a magnetic field");
/* what phys.atmol.level is called in a sentence */
N_ ("energy level");
/* what phys.atmol.level means */
N_ ("A level of energy of an atom or molecule");
/* what phys.atmol.lifetime is called in a sentence */
N_ ("lifetime of a level");
/* what phys.atmol.lifetime means */
N_ ("How long an excited level lasts on average");
/* what phys.atmol.lineShift is called in a sentence */
N_ ("line shift coefficient");
/* what phys.atmol.lineShift means */
N_ ("By how much pressure or collisions move a spectral line");
/* what phys.atmol.number is called in a sentence */
N_ ("atomic number");
/* what phys.atmol.number means */
N_ ("The number of protons in the nucleus of an atom");
/* what phys.atmol.oscStrength is called in a sentence */
N_ ("oscillator strength");
/* what phys.atmol.oscStrength means */
N_ ("How strongly an atom takes part in a transition, in comparison with a classical oscillator");
/* what phys.atmol.parity is called in a sentence */
N_ ("parity");
/* what phys.atmol.parity means */
N_ ("Whether the wave function of a state is even or odd");
/* what phys.atmol.qn is called in a sentence */
N_ ("quantum number");
/* what phys.atmol.qn means */
N_ ("One of the numbers that name a quantum state");
/* what phys.atmol.radiationType is called in a sentence */
N_ ("radiation type");
/* what phys.atmol.radiationType means */
N_ ("The kind of a transition: electric or magnetic, dipole or quadrupole");
/* what phys.atmol.sWeight is called in a sentence */
N_ ("statistical weight");
/* what phys.atmol.sWeight means */
N_ ("In how many ways a level can be taken by the same energy");
/* what phys.atmol.sWeight.nuclear is called in a sentence */
N_ ("nuclear statistical weight");
/* what phys.atmol.sWeight.nuclear means */
N_ ("In how many ways the spins of the nuclei can be set");
/* what phys.atmol.symmetry is called in a sentence */
N_ ("nuclear spin symmetry");
/* what phys.atmol.symmetry means */
N_ ("The kind of symmetry of the spins of the nuclei");
/* what phys.atmol.term is called in a sentence */
N_ ("atomic term");
/* what phys.atmol.term means */
N_ ("The term of an atomic state, as 2P of the sodium lines");
/* what phys.atmol.transition is called in a sentence */
N_ ("transition");
/* what phys.atmol.transition means */
N_ ("The step of an atom or molecule from one level to another");
/* what phys.atmol.transProb is called in a sentence */
N_ ("transition probability");
/* what phys.atmol.transProb means */
N_ ("How often each second an excited atom takes one way down");
/* what phys.atmol.weight is called in a sentence */
N_ ("atomic weight");
/* what phys.atmol.weight means */
N_ ("The mass of an atom or molecule in atomic units");
/* what phys.atmol.wOscStrength is called in a sentence */
N_ ("weighted oscillator strength");
/* what phys.atmol.wOscStrength means */
N_ ("The oscillator strength times the statistical weight, mostly as a logarithm");
/* what phys.columnDensity is called in a sentence */
N_ ("column density");
/* what phys.columnDensity means */
N_ ("How many particles lie behind each square centimetre along a line of sight");
/* what phys.composition is called in a sentence */
N_ ("composition");
/* what phys.composition means */
N_ ("What something is made of");
/* what phys.composition.massLightRatio is called in a sentence */
N_ ("mass-to-light ratio");
/* what phys.composition.massLightRatio means */
N_ ("How much mass there is for how much light, against the Sun");
/* what phys.composition.yield is called in a sentence */
N_ ("yield");
/* what phys.composition.yield means */
N_ ("How much of an element a star or process gives off");
/* what phys.cosmology is called in a sentence */
N_ ("cosmology");
/* what phys.cosmology means */
N_ ("What belongs to the Universe as a whole");
/* what phys.current is called in a sentence */
N_ ("electric current");
/* what phys.current means */
N_ ("How much electric charge flows each second");
/* what phys.current.density is called in a sentence */
N_ ("electric current density");
/* what phys.current.density means */
N_ ("How much electric current flows through an area");
/* what phys.damping is called in a sentence */
N_ ("damping");
/* what phys.damping means */
N_ ("How quickly a swing or wave dies away");
/* what phys.density is called in a sentence */
N_ ("density");
/* what phys.density means */
N_ ("How much mass or how many particles there are in a volume");
/* what phys.density.phaseSpace is called in a sentence */
N_ ("phase-space density");
/* what phys.density.phaseSpace means */
N_ ("How many particles there are in an interval of place and velocity");
/* what phys.dielectric is called in a sentence */
N_ ("dielectric function");
/* what phys.dielectric means */
N_ ("How a material answers to an electric field: its dielectric function");
/* what phys.dispMeasure is called in a sentence */
N_ ("dispersion measure");
/* what phys.dispMeasure means */
N_ ("How many electrons lie along the way of a radio pulse");
/* what phys.dust is called in a sentence */
N_ ("dust");
/* what phys.dust means */
N_ ("Dust, to say that something belongs to it");
/* what phys.electCharge is called in a sentence */
N_ ("electric charge");
/* what phys.electCharge means */
N_ ("How much electricity a body or particle carries");
/* what phys.electField is called in a sentence */
N_ ("electric field");
/* what phys.electField means */
N_ ("The electric field: its strength and direction");
/* what phys.electron is called in a sentence */
N_ ("electron");
/* what phys.electron means */
N_ ("Electrons, to say that something belongs to them");
/* what phys.electron.degen is called in a sentence */
N_ ("electron degeneracy");
/* what phys.electron.degen means */
N_ ("How far electrons are packed as densely as nature allows");
/* what phys.emissivity is called in a sentence */
N_ ("emissivity");
/* what phys.emissivity means */
N_ ("How much radiation a piece of matter gives off");
/* what phys.emissMeasure is called in a sentence */
N_ ("emission measure");
/* what phys.emissMeasure means */
N_ ("The square of the electron density summed along a line of sight");
/* what phys.energy is called in a sentence */
N_ ("energy");
/* what phys.energy means */
N_ ("Energy of whatever kind, beside that of photons");
/* what phys.energy.density is called in a sentence */
N_ ("energy density");
/* what phys.energy.density means */
N_ ("How much energy there is in a volume");
/* what phys.energy.Gibbs is called in a sentence */
N_ ("Gibbs energy");
/* what phys.energy.Gibbs means */
N_ ("The free enthalpy of a system: Gibbs energy");
/* what phys.energy.Helmholtz is called in a sentence */
N_ ("Helmholtz energy");
/* what phys.energy.Helmholtz means */
N_ ("The free energy of a system: Helmholtz energy");
/* what phys.enthalpy is called in a sentence */
N_ ("enthalpy");
/* what phys.enthalpy means */
N_ ("The heat content of a system: enthalpy");
/* what phys.entropy is called in a sentence */
N_ ("entropy");
/* what phys.entropy means */
N_ ("The disorder of a system: entropy");
/* what phys.eos is called in a sentence */
N_ ("equation of state");
/* what phys.eos means */
N_ ("How pressure, density and temperature of matter hang together");
/* what phys.excitParam is called in a sentence */
N_ ("excitation parameter U");
/* what phys.excitParam means */
N_ ("A number for how strongly a star excites the gas around it");
/* what phys.fluence is called in a sentence */
N_ ("particle fluence");
/* what phys.fluence means */
N_ ("The energy of particles that fell on an area, added up over time");
/* what phys.flux is called in a sentence */
N_ ("particle flux");
/* what phys.flux means */
N_ ("How much of something, as particles, flows through an area each second");
/* what phys.flux.energy is called in a sentence */
N_ ("energy flux");
/* what phys.flux.energy means */
N_ ("How much energy or heat flows through an area each second");
/* what phys.gauntFactor is called in a sentence */
N_ ("Gaunt factor");
/* what phys.gauntFactor means */
N_ ("A correction for quantum effects in the radiation of free electrons");
/* what phys.gravity is called in a sentence */
N_ ("surface gravity");
/* what phys.gravity means */
N_ ("How strongly a body pulls at its surface, mostly as a logarithm");
/* what phys.inspiralSpin is called in a sentence */
N_ ("effective inspiral spin");
/* what phys.inspiralSpin means */
N_ ("The combined spin of two bodies that spiral into each other, from gravitational waves");
/* what phys.ionizParam is called in a sentence */
N_ ("ionisation parameter");
/* what phys.ionizParam means */
N_ ("How strongly radiation ionises a gas");
/* what phys.ionizParam.coll is called in a sentence */
N_ ("collisional ionisation");
/* what phys.ionizParam.coll means */
N_ ("How strongly collisions ionise a gas");
/* what phys.ionizParam.rad is called in a sentence */
N_ ("radiative ionisation");
/* what phys.ionizParam.rad means */
N_ ("How strongly light ionises a gas");
/* what phys.luminosity is called in a sentence */
N_ ("luminosity");
/* what phys.luminosity means */
N_ ("How much energy a source gives off in all each second");
/* what phys.luminosity.fun is called in a sentence */
N_ ("luminosity function");
/* what phys.luminosity.fun means */
N_ ("How many sources there are of each luminosity");
/* what phys.magAbs is called in a sentence */
N_ ("absolute magnitude");
/* what phys.magAbs means */
N_ ("The magnitude that a source would have ten parsecs away, or a body of the solar system one unit from Sun and Earth");
/* what phys.magAbs.bol is called in a sentence */
N_ ("absolute bolometric magnitude");
/* what phys.magAbs.bol means */
N_ ("The absolute magnitude of all wavelengths together");
/* what phys.magField is called in a sentence */
N_ ("magnetic field");
/* what phys.magField means */
N_ ("The magnetic field: its strength and direction");
/* what phys.mass is called in a sentence */
N_ ("mass");
/* what phys.mass means */
N_ ("How much matter there is");
/* what phys.mass.inertiaMomentum is called in a sentence */
N_ ("moment of inertia");
/* what phys.mass.inertiaMomentum means */
N_ ("How strongly a body resists to be turned");
/* what phys.mass.loss is called in a sentence */
N_ ("mass loss rate");
/* what phys.mass.loss means */
N_ ("How much mass a body loses each year");
/* what phys.mol is called in a sentence */
N_ ("molecule");
/* what phys.mol means */
N_ ("What belongs to molecules");
/* what phys.mol.dipole is called in a sentence */
N_ ("molecular dipole");
/* what phys.mol.dipole means */
N_ ("The dipole of a molecule");
/* what phys.mol.dipole.electric is called in a sentence */
N_ ("electric dipole moment");
/* what phys.mol.dipole.electric means */
N_ ("How unevenly charge lies in a molecule");
/* what phys.mol.dipole.magnetic is called in a sentence */
N_ ("magnetic dipole moment");
/* what phys.mol.dipole.magnetic means */
N_ ("How much a molecule is a magnet");
/* what phys.mol.dissociation is called in a sentence */
N_ ("dissociation");
/* what phys.mol.dissociation means */
N_ ("What belongs to the breaking up of a molecule");
/* what phys.mol.formationHeat is called in a sentence */
N_ ("heat of formation");
/* what phys.mol.formationHeat means */
N_ ("The heat that is set free or needed when a molecule forms");
/* what phys.mol.quadrupole is called in a sentence */
N_ ("molecular quadrupole");
/* what phys.mol.quadrupole means */
N_ ("The quadrupole of a molecule");
/* what phys.mol.quadrupole.electric is called in a sentence */
N_ ("electric quadrupole moment");
/* what phys.mol.quadrupole.electric means */
N_ ("The electric quadrupole of a molecule");
/* what phys.mol.rotation is called in a sentence */
N_ ("molecular rotation");
/* what phys.mol.rotation means */
N_ ("What belongs to the turning of a molecule");
/* what phys.mol.vibration is called in a sentence */
N_ ("molecular vibration");
/* what phys.mol.vibration means */
N_ ("What belongs to the swinging of a molecule");
/* what phys.particle is called in a sentence */
N_ ("particle");
/* what phys.particle means */
N_ ("Particles, to say that something belongs to them");
/* what phys.particle.alpha is called in a sentence */
N_ ("alpha particle");
/* what phys.particle.alpha means */
N_ ("Alpha particles, the nuclei of helium");
/* what phys.particle.neutrino is called in a sentence */
N_ ("neutrino");
/* what phys.particle.neutrino means */
N_ ("Neutrinos, to say that something belongs to them");
/* what phys.particle.neutron is called in a sentence */
N_ ("neutron");
/* what phys.particle.neutron means */
N_ ("Neutrons, to say that something belongs to them");
/* what phys.particle.proton is called in a sentence */
N_ ("proton");
/* what phys.particle.proton means */
N_ ("Protons, to say that something belongs to them");
/* what phys.phaseSpace is called in a sentence */
N_ ("phase space");
/* what phys.phaseSpace means */
N_ ("Phase space: place and velocity together");
/* what phys.polarization is called in a sentence */
N_ ("polarisation");
/* what phys.polarization means */
N_ ("Which part of the light swings in an ordered way");
/* what phys.polarization.circular is called in a sentence */
N_ ("circular polarisation");
/* what phys.polarization.circular means */
N_ ("How far light swings in circles");
/* what phys.polarization.coherency is called in a sentence */
N_ ("coherency matrix");
/* what phys.polarization.coherency means */
N_ ("How the parts of a wave hang together, as a matrix");
/* what phys.polarization.linear is called in a sentence */
N_ ("linear polarisation");
/* what phys.polarization.linear means */
N_ ("How far light swings in one plane");
/* what phys.polarization.rotMeasure is called in a sentence */
N_ ("rotation measure");
/* what phys.polarization.rotMeasure means */
N_ ("By how much a magnetised plasma turns the plane of radio waves");
/* what phys.polarization.stokes is called in a sentence */
N_ ("Stokes parameter");
/* what phys.polarization.stokes means */
N_ ("One of the four Stokes numbers, which describe polarised light");
/* what phys.polarization.stokes.I is called in a sentence */
N_ ("Stokes I");
/* what phys.polarization.stokes.I means */
N_ ("Stokes I, the whole intensity");
/* what phys.polarization.stokes.Q is called in a sentence */
N_ ("Stokes Q");
/* what phys.polarization.stokes.Q means */
N_ ("Stokes Q, linear polarisation upright against level");
/* what phys.polarization.stokes.U is called in a sentence */
N_ ("Stokes U");
/* what phys.polarization.stokes.U means */
N_ ("Stokes U, linear polarisation in the diagonals");
/* what phys.polarization.stokes.V is called in a sentence */
N_ ("Stokes V");
/* what phys.polarization.stokes.V means */
N_ ("Stokes V, circular polarisation");
/* what phys.potential is called in a sentence */
N_ ("potential");
/* what phys.potential means */
N_ ("The potential of a field, as of gravity or electricity");
/* what phys.pressure is called in a sentence */
N_ ("pressure");
/* what phys.pressure means */
N_ ("Force on an area: pressure");
/* what phys.recombination.coeff is called in a sentence */
N_ ("recombination coefficient");
/* what phys.recombination.coeff means */
N_ ("How readily ions take up electrons again");
/* what phys.reflectance is called in a sentence */
N_ ("reflectance");
/* what phys.reflectance means */
N_ ("How much light a surface sends on, in comparison with what falls on it");
/* what phys.reflectance.bidirectional is called in a sentence */
N_ ("bidirectional reflectance");
/* what phys.reflectance.bidirectional means */
N_ ("Reflectance from one direction into another one");
/* what phys.reflectance.bidirectional.df is called in a sentence */
N_ ("bidirectional reflectance distribution function");
/* what phys.reflectance.bidirectional.df means */
N_ ("The function that gives reflectance for all pairs of directions");
/* what phys.reflectance.factor is called in a sentence */
N_ ("reflectance factor");
/* what phys.reflectance.factor means */
N_ ("Reflectance in comparison with a perfect white surface lit in the same way");
/* what phys.refractIndex is called in a sentence */
N_ ("refractive index");
/* what phys.refractIndex means */
N_ ("How much a material bends light");
/* what phys.SFR is called in a sentence */
N_ ("star formation rate");
/* what phys.SFR means */
N_ ("How much mass of stars a galaxy or region makes each year");
/* what phys.size is called in a sentence */
N_ ("linear size");
/* what phys.size means */
N_ ("A length or a size in metres, parsecs or bytes rather than as an angle");
/* what phys.size.axisRatio is called in a sentence */
N_ ("axis ratio");
/* what phys.size.axisRatio means */
N_ ("The one axis of an ellipse divided by the other");
/* what phys.size.diameter is called in a sentence */
N_ ("diameter");
/* what phys.size.diameter means */
N_ ("A diameter in kilometres or other lengths");
/* what phys.size.radius is called in a sentence */
N_ ("radius");
/* what phys.size.radius means */
N_ ("A radius in kilometres, solar radii or other lengths");
/* what phys.size.smajAxis is called in a sentence */
N_ ("semi-major axis");
/* what phys.size.smajAxis means */
N_ ("Half the long axis of an ellipse or an orbit, as a length");
/* what phys.size.smedAxis is called in a sentence */
N_ ("semi-median axis");
/* what phys.size.smedAxis means */
N_ ("Half the middle axis of an ellipsoid, as a length");
/* what phys.size.sminAxis is called in a sentence */
N_ ("semi-minor axis");
/* what phys.size.sminAxis means */
N_ ("Half the short axis of an ellipse, as a length");
/* what phys.temperature is called in a sentence */
N_ ("temperature");
/* what phys.temperature means */
N_ ("How hot something is");
/* what phys.temperature.dew is called in a sentence */
N_ ("dew point");
/* what phys.temperature.dew means */
N_ ("How cold the air must get until water settles out of it");
/* what phys.temperature.effective is called in a sentence */
N_ ("effective temperature");
/* what phys.temperature.effective means */
N_ ("The temperature of a black body that would shine as strongly as a star's surface");
/* what phys.temperature.electron is called in a sentence */
N_ ("electron temperature");
/* what phys.temperature.electron means */
N_ ("The temperature of the electrons in a gas");
/* what phys.transmission is called in a sentence */
N_ ("transmission");
/* what phys.transmission means */
N_ ("Which part of the light passes through");
/* what phys.veloc is called in a sentence */
N_ ("velocity");
/* what phys.veloc means */
N_ ("How quickly something moves, and in which direction");
/* what phys.veloc.ang is called in a sentence */
N_ ("angular velocity");
/* what phys.veloc.ang means */
N_ ("How quickly something turns, as an angle in a time");
/* what phys.veloc.dispersion is called in a sentence */
N_ ("velocity dispersion");
/* what phys.veloc.dispersion means */
N_ ("How much the velocities of stars or gas differ among each other");
/* what phys.veloc.escape is called in a sentence */
N_ ("escape velocity");
/* what phys.veloc.escape means */
N_ ("The speed at which a thing gets away for ever");
/* what phys.veloc.expansion is called in a sentence */
N_ ("expansion velocity");
/* what phys.veloc.expansion means */
N_ ("How quickly a shell or nebula grows");
/* what phys.veloc.microTurb is called in a sentence */
N_ ("microturbulence");
/* what phys.veloc.microTurb means */
N_ ("Small movements of the gas in the air of a star");
/* what phys.veloc.orbital is called in a sentence */
N_ ("orbital velocity");
/* what phys.veloc.orbital means */
N_ ("How quickly something goes round in its orbit");
/* what phys.veloc.pulsat is called in a sentence */
N_ ("pulsation velocity");
/* what phys.veloc.pulsat means */
N_ ("How quickly the surface of a star rises and sinks");
/* what phys.veloc.rotat is called in a sentence */
N_ ("rotational velocity");
/* what phys.veloc.rotat means */
N_ ("How quickly something rotates, as seen by the spectral lines");
/* what phys.veloc.transverse is called in a sentence */
N_ ("transverse velocity");
/* what phys.veloc.transverse means */
N_ ("How quickly something moves across the line of sight");
/* what phys.virial is called in a sentence */
N_ ("virial");
/* what phys.virial means */
N_ ("What belongs to a system at rest in its own gravity");
/* what phys.voltage is called in a sentence */
N_ ("voltage");
/* what phys.voltage means */
N_ ("How much the electric potential differs between two places");
/* what phys.volume is called in a sentence */
N_ ("volume");
/* what phys.volume means */
N_ ("How much room something takes in");
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
/* what time is called in a sentence */
N_ ("time");
/* what time means */
N_ ("A time or date, when nothing closer fits");
/* what time.age is called in a sentence */
N_ ("age");
/* what time.age means */
N_ ("How old something is");
/* what time.creation is called in a sentence */
N_ ("creation date");
/* what time.creation means */
N_ ("When a file, a data set or an entry was made");
/* what time.crossing is called in a sentence */
N_ ("crossing time");
/* what time.crossing means */
N_ ("How long a star needs to cross its system");
/* what time.duration is called in a sentence */
N_ ("duration");
/* what time.duration means */
N_ ("How long something lasts");
/* what time.end is called in a sentence */
N_ ("end time");
/* what time.end means */
N_ ("When something ends");
/* what time.epoch is called in a sentence */
N_ ("epoch");
/* what time.epoch means */
N_ ("The moment at which something happened or was observed");
/* what time.equinox is called in a sentence */
N_ ("equinox");
/* what time.equinox means */
N_ ("The moment to which the axes of coordinates belong, as J2000");
/* what time.interval is called in a sentence */
N_ ("time interval");
/* what time.interval means */
N_ ("The time between two events, or the width of a step in time");
/* what time.lifetime is called in a sentence */
N_ ("lifetime");
/* what time.lifetime means */
N_ ("How long something exists");
/* what time.period is called in a sentence */
N_ ("period");
/* what time.period means */
N_ ("After which time something repeats itself");
/* what time.period.pulsation is called in a sentence */
N_ ("pulsation period");
/* what time.period.pulsation means */
N_ ("After which time a body or event pulses or swings again");
/* what time.period.revolution is called in a sentence */
N_ ("orbital period");
/* what time.period.revolution means */
N_ ("After which time a body has gone once round another one");
/* what time.period.rotation is called in a sentence */
N_ ("rotation period");
/* what time.period.rotation means */
N_ ("After which time a body has turned once around its axis");
/* what time.phase is called in a sentence */
N_ ("phase");
/* what time.phase means */
N_ ("How far a repeating process has got in its period");
/* what time.processing is called in a sentence */
N_ ("processing time");
/* what time.processing means */
N_ ("When data were processed");
/* what time.publiYear is called in a sentence */
N_ ("publication year");
/* what time.publiYear means */
N_ ("The year in which something was published");
/* what time.relax is called in a sentence */
N_ ("relaxation time");
/* what time.relax means */
N_ ("How long a system needs to settle");
/* what time.release is called in a sentence */
N_ ("release date");
/* what time.release means */
N_ ("From when on data are open to everybody");
/* what time.resolution is called in a sentence */
N_ ("time resolution");
/* what time.resolution means */
N_ ("How close two moments may lie and still be told apart");
/* what time.scale is called in a sentence */
N_ ("time scale");
/* what time.scale means */
N_ ("The clock by which times are counted, or the typical time of a process");
/* what time.start is called in a sentence */
N_ ("start time");
/* what time.start means */
N_ ("When something begins");
