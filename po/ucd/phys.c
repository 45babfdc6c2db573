/* What the words of UCD1+ that begin with phys are called in a sentence and what they mean: the texts of
 * src/vocabulary/ucd-words.tsv for xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

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
