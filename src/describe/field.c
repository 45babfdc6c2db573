/* The table of everything that can be said; field-value.c has the checks of what is said. */
#include "describe/field.h"

#include <glib/gi18n-lib.h>

static const NunField fields[] = {
  { "title", NUN_SCOPE_PUBLICATION, NUN_FIELD_LINE, N_ ("Title"),
    N_ ("What the data are, as a colleague would look for them."),
    "Bright galaxies in the Virgo cluster", 250, NULL },
  { "short_name", NUN_SCOPE_PUBLICATION, NUN_FIELD_LINE, N_ ("Short Name"),
    N_ ("At most 16 characters; clients show it where there is little room."), "Virgo galaxies", 16,
    NULL },
  { "creators", NUN_SCOPE_PUBLICATION, NUN_FIELD_CREATORS, N_ ("Authors"),
    N_ ("Who made the data, as on a paper: family name first, semicolons between them. An ORCID "
        "may "
        "follow a name in parentheses; it tells people of the same name apart."),
    "Messier, Charles (0000-0002-1825-0097); Mechain, P.", 0, NULL },
  { "description", NUN_SCOPE_PUBLICATION, NUN_FIELD_TEXT, N_ ("Description"),
    N_ ("A paragraph: what was observed or compiled, with which instrument and when, how the data "
        "were reduced, what one row or file holds, how complete and exact they are, what to beware "
        "of. Searches look for words in it."),
    "Positions and magnitudes of …", 0, NULL },
  { "subjects", NUN_SCOPE_PUBLICATION, NUN_FIELD_LIST, N_ ("Subjects"),
    N_ ("Words that a search would use, best from the Unified Astronomy Thesaurus; semicolons "
        "between them."),
    "galaxy clusters; photometry", 0, NULL },
  { "content_level", NUN_SCOPE_PUBLICATION, NUN_FIELD_TERM, N_ ("Audience"),
    N_ ("For whom the data are meant."), "Research", 0, nun_terms_content_levels },

  { "contact_name", NUN_SCOPE_PUBLICATION, NUN_FIELD_LINE, N_ ("Contact"),
    N_ ("The person or group that answers questions in years to come."), "Virgo Survey Team", 250,
    NULL },
  { "contact_email", NUN_SCOPE_PUBLICATION, NUN_FIELD_EMAIL, N_ ("Contact E-Mail"),
    N_ ("Where questions are answered; it becomes public, so an address of the group is best."),
    "survey@example.org", 250, NULL },

  { "source", NUN_SCOPE_PUBLICATION, NUN_FIELD_REFERENCE, N_ ("Article"),
    N_ ("The paper that describes the data: its bibcode, DOI or arXiv number."),
    "2026A&A...700A...1X", 250, NULL },
  { "doi", NUN_SCOPE_PUBLICATION, NUN_FIELD_DOI, N_ ("DOI of the Data"),
    N_ ("The DOI of the data themselves, when a repository has given them one."),
    "10.5281/zenodo.1234567", 250, NULL },
  { "reference_url", NUN_SCOPE_PUBLICATION, NUN_FIELD_URL, N_ ("Web Page"),
    N_ ("A page that tells people more about the data."), "https://example.org/virgo", 1000, NULL },
  { "related", NUN_SCOPE_PUBLICATION, NUN_FIELD_RELATIONS, N_ ("Related"),
    N_ ("Other data and services that belong to these: identifiers (ivo://…), DOIs or web "
        "addresses, "
        "semicolons between them. A word such as IsDerivedFrom, IsPartOf or IsNewVersionOf in "
        "front "
        "says how."),
    "IsDerivedFrom ivo://example.org/survey", 0, nun_terms_relations },

  { "facility", NUN_SCOPE_PUBLICATION, NUN_FIELD_LIST, N_ ("Facility"),
    N_ ("The observatories, telescopes or missions that the data come from; semicolons between "
        "them."),
    "Calar Alto Schmidt Telescope", 0, NULL },
  { "instrument", NUN_SCOPE_PUBLICATION, NUN_FIELD_LIST, N_ ("Instrument"),
    N_ ("The cameras, spectrographs or detectors that took the data; semicolons between them."),
    "CAFOS", 0, NULL },
  { "wavebands", NUN_SCOPE_PUBLICATION, NUN_FIELD_TERMS, N_ ("Wavebands"),
    N_ ("The kinds of light that the data come from."), "Optical; Infrared", 0,
    nun_terms_wavebands },

  { "version", NUN_SCOPE_PUBLICATION, NUN_FIELD_LINE, N_ ("Version"),
    N_ ("Of the data, when there may be a next one."), "1.0", 50, NULL },
  { "created", NUN_SCOPE_PUBLICATION, NUN_FIELD_DATE, N_ ("Created"),
    N_ ("The day on which the data were made public: year-month-day."), "2026-01-31", 30, NULL },
  { "revised", NUN_SCOPE_PUBLICATION, NUN_FIELD_DATE, N_ ("Revised"),
    N_ ("The day on which the data were last changed, when that was after the day above."),
    "2026-06-30", 30, NULL },
  { "release_date", NUN_SCOPE_PUBLICATION, NUN_FIELD_DATE, N_ ("Public From"),
    N_ ("The day on which the data become public; until then services name them without giving "
        "them "
        "out. Empty: at once."),
    "2027-01-31", 30, NULL },

  { "licence", NUN_SCOPE_PUBLICATION, NUN_FIELD_LICENCE, N_ ("Licence"),
    N_ ("What others may do with the data. CC0 or CC-BY suit most; another one by its SPDX "
        "identifier or its web address."),
    "CC-BY-4.0", 1000, nun_terms_licences },
  { "rights", NUN_SCOPE_PUBLICATION, NUN_FIELD_TEXT, N_ ("Rights"),
    N_ ("Who holds the rights, and conditions that the licence does not say."),
    "© 2026 Virgo Survey Team", 4000, NULL },
  { "acknowledgement", NUN_SCOPE_PUBLICATION, NUN_FIELD_TEXT, N_ ("Acknowledgement"),
    N_ ("The sentence that papers using the data should print."), "Based on observations made at …",
    4000, NULL },

  { "publisher", NUN_SCOPE_PUBLICATION, NUN_FIELD_LINE, N_ ("Publisher"),
    N_ ("The institution or data centre that keeps the service running."), "Example Observatory",
    250, NULL },
  { "publisher_id", NUN_SCOPE_PUBLICATION, NUN_FIELD_IVOID, N_ ("Publisher’s Identifier"),
    N_ ("The publisher’s own record in the registry, when it has one; ask there."),
    "ivo://example.org/organisation", 250, NULL },
  { "identifier", NUN_SCOPE_PUBLICATION, NUN_FIELD_IVOID, N_ ("Identifier"),
    N_ ("The name of the service in the Virtual Observatory: ivo://, the authority of your data "
        "centre (ask there), a slash and a word of your choice."),
    "ivo://example.org/virgo", 250, NULL },
  { "service_url", NUN_SCOPE_PUBLICATION, NUN_FIELD_URL, N_ ("Web Address of the Future Service"),
    N_ ("Where the services will be, as your data centre tells you; records and the explanations "
        "of "
        "how to register name it."),
    "https://vo.example.org/virgo", 1000, NULL },
  { "status", NUN_SCOPE_PUBLICATION, NUN_FIELD_TERM, N_ ("Status"),
    N_ ("Whether registries list it: “deleted” withdraws a service that was registered."), "active",
    0, nun_terms_status },

  { "title", NUN_SCOPE_TABLE, NUN_FIELD_LINE, N_ ("Title"), N_ ("What the table holds, in a line."),
    "Galaxies", 250, NULL },
  { "description", NUN_SCOPE_TABLE, NUN_FIELD_TEXT, N_ ("Description"),
    N_ ("What one row stands for, and how the table was made."), "One row for each galaxy …", 0,
    NULL },
  { "release_date", NUN_SCOPE_TABLE, NUN_FIELD_DATE, N_ ("Public From"),
    N_ ("The day on which this collection becomes public, when that is not the publication’s day."),
    "2027-01-31", 30, NULL },
  { "frame", NUN_SCOPE_TABLE, NUN_FIELD_FRAME, N_ ("Coordinate System"),
    N_ ("What right ascension and declination refer to: ICRS, FK5 (J2000) or FK4 (B1950)."), "ICRS",
    0, NULL },
  { "zero_is_none", NUN_SCOPE_TABLE, NUN_FIELD_FLAG, N_ ("0/0 Means None"),
    N_ ("Rows whose position is exactly 0/0 have none: it was filled in for a missing one."), "no",
    0, NULL },

  { "role", NUN_SCOPE_COLUMN, NUN_FIELD_ROLE, N_ ("Role"),
    N_ ("What searches use the column for: as place or as name. Most columns are data."), "ra", 0,
    NULL },
  { "unit", NUN_SCOPE_COLUMN, NUN_FIELD_UNIT, N_ ("Unit"),
    N_ ("In which unit the numbers are, as VOUnits spells it; empty for none."), "mag", 60, NULL },
  { "ucd", NUN_SCOPE_COLUMN, NUN_FIELD_UCD, N_ ("UCD"),
    N_ ("What kind of quantity it is, in the words that all clients know."), "phot.mag;em.opt.V",
    120, NULL },
  { "description", NUN_SCOPE_COLUMN, NUN_FIELD_TEXT, N_ ("Description"), N_ ("A line for people."),
    "Apparent V magnitude", 2000, NULL },
  { "part", NUN_SCOPE_COLUMN, NUN_FIELD_LINE, N_ ("In Short"),
    N_ ("What the column is, in a few words; and of which other one, if it belongs to one."),
    "Error of Vmag", 120, NULL },
  { "level", NUN_SCOPE_COLUMN, NUN_FIELD_LEVEL, N_ ("Shown"),
    N_ ("Which answers hold the column: every one, usual ones, or only those with all columns."),
    "2", 0, NULL },
  { "precision", NUN_SCOPE_COLUMN, NUN_FIELD_NUMBER, N_ ("Decimals"),
    N_ ("How many digits behind the point are worth showing; the values themselves stay whole."),
    "2", 2, NULL },
  { "null_value", NUN_SCOPE_COLUMN, NUN_FIELD_NUMBER, N_ ("Means None"),
    N_ ("A number that stands for a missing value; services then give none."), "-999", 40, NULL },
  { "rule", NUN_SCOPE_COLUMN, NUN_FIELD_RULE, N_ ("Rule"),
    N_ ("Of a field of images and spectra: how its value comes about for each file; empty for no "
        "value."),
    "keyword EXPTIME, EXPOSURE in s", 0, NULL },
  { "hidden", NUN_SCOPE_COLUMN, NUN_FIELD_FLAG, N_ ("Hidden"),
    N_ ("A hidden column stays in the publication but is not served."), "no", 0, NULL },
  { NULL }
};

const NunField *
nun_fields (void)
{
  return fields;
}

const NunField *
nun_field_find (NunScope scope, const char *key)
{
  for (const NunField *field = fields; field->key != NULL; field++)
    if (field->scope == scope && g_ascii_strcasecmp (field->key, key) == 0)
      return field;
  return NULL;
}
