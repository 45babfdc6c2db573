/* What the words of UCD1+ that begin with em are called in a sentence and what they mean: the texts of
 * src/vocabulary/ucd-words.tsv for xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

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
