/* What the words of UCD1+ that begin with meta are called in a sentence and what they mean: the texts of
 * src/vocabulary/ucd-words.tsv for xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

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
