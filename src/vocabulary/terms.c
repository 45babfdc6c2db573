/* The closed word lists: licences, wavebands, content levels, states, kinds of relation. */

#include "vocabulary/terms.h"

#include <glib/gi18n-lib.h>

/* SPDX identifiers; the labels are the licences' own names.  Most recommended first. */
static const NunTerm licences[] = {
  { "CC0-1.0", N_ ("Public domain dedication (CC0 1.0)"),
    "https://creativecommons.org/publicdomain/zero/1.0/" },
  { "CC-BY-4.0", N_ ("Creative Commons Attribution 4.0"),
    "https://creativecommons.org/licenses/by/4.0/" },
  { "CC-BY-SA-4.0", N_ ("Creative Commons Attribution, share alike 4.0"),
    "https://creativecommons.org/licenses/by-sa/4.0/" },
  { "CC-BY-NC-4.0", N_ ("Creative Commons Attribution, non-commercial 4.0"),
    "https://creativecommons.org/licenses/by-nc/4.0/" },
  { "CC-BY-NC-SA-4.0", N_ ("Creative Commons Attribution, non-commercial, share alike 4.0"),
    "https://creativecommons.org/licenses/by-nc-sa/4.0/" },
  { "CC-BY-ND-4.0", N_ ("Creative Commons Attribution, no derivatives 4.0"),
    "https://creativecommons.org/licenses/by-nd/4.0/" },
  { "CC-BY-NC-ND-4.0", N_ ("Creative Commons Attribution, non-commercial, no derivatives 4.0"),
    "https://creativecommons.org/licenses/by-nc-nd/4.0/" },
  { "CC-BY-3.0", N_ ("Creative Commons Attribution 3.0"),
    "https://creativecommons.org/licenses/by/3.0/" },
  { "CC-BY-SA-3.0", N_ ("Creative Commons Attribution, share alike 3.0"),
    "https://creativecommons.org/licenses/by-sa/3.0/" },
  { "PDDL-1.0", N_ ("Open Data Commons Public Domain Dedication 1.0"),
    "https://opendatacommons.org/licenses/pddl/1-0/" },
  { "ODC-By-1.0", N_ ("Open Data Commons Attribution 1.0"),
    "https://opendatacommons.org/licenses/by/1-0/" },
  { "ODbL-1.0", N_ ("Open Data Commons Open Database License 1.0"),
    "https://opendatacommons.org/licenses/odbl/1-0/" },
  { "etalab-2.0", N_ ("Etalab Open License 2.0"),
    "https://www.etalab.gouv.fr/licence-ouverte-open-licence/" },
  { "MIT", N_ ("MIT License"), "https://opensource.org/licenses/MIT" },
  { "BSD-3-Clause", N_ ("BSD License, three clauses"),
    "https://opensource.org/licenses/BSD-3-Clause" },
  { "Apache-2.0", N_ ("Apache License 2.0"), "https://www.apache.org/licenses/LICENSE-2.0" },
  { "GPL-3.0-or-later", N_ ("GNU General Public License 3 or later"),
    "https://www.gnu.org/licenses/gpl-3.0.html" },
  { NULL, NULL, NULL },
};

/* VODataService 1.1, type Waveband, in the order of the spectrum. */
static const NunTerm wavebands[] = {
  { "Radio", N_ ("Radio (wavelengths above 10 mm)"), NULL },
  { "Millimeter", N_ ("Millimetre (0.1 mm to 10 mm)"), NULL },
  { "Infrared", N_ ("Infrared (1 to 100 micrometres)"), NULL },
  { "Optical", N_ ("Optical (0.3 to 1 micrometre)"), NULL },
  { "UV", N_ ("Ultraviolet (0.1 to 0.3 micrometres)"), NULL },
  { "EUV", N_ ("Extreme ultraviolet (10 to 100 nanometres)"), NULL },
  { "X-ray", N_ ("X-ray (0.1 to 100 keV)"), NULL },
  { "Gamma-ray", N_ ("Gamma ray (above 100 keV)"), NULL },
  { NULL, NULL, NULL },
};

/* VOResource 1.1, type ContentLevel. */
static const NunTerm content_levels[] = {
  { "General", N_ ("Everybody"), NULL },
  { "Elementary Education", N_ ("Elementary school"), NULL },
  { "Middle School Education", N_ ("Middle school"), NULL },
  { "Secondary Education", N_ ("Secondary school"), NULL },
  { "Community College", N_ ("Community college"), NULL },
  { "University", N_ ("University"), NULL },
  { "Research", N_ ("Research"), NULL },
  { "Amateur", N_ ("Amateur astronomers"), NULL },
  { "Informal Education", N_ ("Museums, planetaria and the like"), NULL },
  { NULL, NULL, NULL },
};

/* VOResource 1.1, attribute status. */
static const NunTerm status[] = {
  { "active", N_ ("In service"), NULL },
  { "inactive", N_ ("Out of service for a time"), NULL },
  { "deleted", N_ ("Withdrawn for good"), NULL },
  { NULL, NULL, NULL },
};

/* The IVOA vocabulary of relationship types without the terms of VOResource 1.0 that it deprecates. */
static const NunTerm relations[] = {
  { "IsSupplementTo", N_ ("Adds to"), NULL },
  { "IsSupplementedBy", N_ ("Is added to by"), NULL },
  { "IsDerivedFrom", N_ ("Made from"), NULL },
  { "IsSourceOf", N_ ("What was made of it"), NULL },
  { "IsPartOf", N_ ("Part of"), NULL },
  { "HasPart", N_ ("Contains"), NULL },
  { "IsNewVersionOf", N_ ("Newer version of"), NULL },
  { "IsPreviousVersionOf", N_ ("Older version of"), NULL },
  { "Continues", N_ ("Continues"), NULL },
  { "IsContinuedBy", N_ ("Continued by"), NULL },
  { "IsIdenticalTo", N_ ("The same as"), NULL },
  { "IsServedBy", N_ ("Also served by"), NULL },
  { "IsServiceFor", N_ ("Serves"), NULL },
  { "Cites", N_ ("Uses"), NULL },
  { NULL, NULL, NULL },
};

const NunTerm *
nun_terms_licences (void)
{
  return licences;
}

const NunTerm *
nun_terms_wavebands (void)
{
  return wavebands;
}

const NunTerm *
nun_terms_content_levels (void)
{
  return content_levels;
}

const NunTerm *
nun_terms_status (void)
{
  return status;
}

const NunTerm *
nun_terms_relations (void)
{
  return relations;
}

const NunTerm *
nun_term_find (const NunTerm *terms, const char *id)
{
  if (id == NULL)
    return NULL;
  for (; terms->id != NULL; terms++)
    if (g_ascii_strcasecmp (terms->id, id) == 0)
      return terms;
  return NULL;
}
