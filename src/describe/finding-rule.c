/* The table of the judge's rules. */
#include "describe/finding-rule.h"

#include <glib/gi18n-lib.h>

#define FILES NUN_STEP_FILES
#define MEANING NUN_STEP_MEANING
#define ABOUT NUN_STEP_ABOUT
#define PREVIEW NUN_STEP_PREVIEW
#define HANDOVER NUN_STEP_HANDOVER
#define MUST NUN_SEVERITY_MUST
#define SHOULD NUN_SEVERITY_SHOULD
#define NICE NUN_SEVERITY_NICE

static const NunFindingRule rules[] = {
  { "no-table", FILES, MUST, N_ ("There is nothing that could be served.") },
  { "no-rows", FILES, MUST,
    N_ ("Registries refuse a service whose test query returns no rows; users see an empty one.") },

  { "no-position", MEANING, MUST,
    N_ ("TOPCAT, Aladin and pyVO search by position first; there is no cone search without one.") },
  { "no-row-placed", MEANING, MUST,
    N_ ("Every search in TOPCAT, Aladin or pyVO comes back empty.") },
  { "rows-without-position", MEANING, SHOULD,
    N_ ("Nobody who searches by position sees these rows.") },
  { "rows-at-zero", MEANING, SHOULD,
    N_ ("A cone around 0/0 returns objects that lie elsewhere; the coverage shows a spot there.") },
  { "rows-off-the-sphere", MEANING, SHOULD,
    N_ ("Nobody who searches by position sees these rows.") },
  { "axes-swapped", MEANING, MUST, N_ ("Aladin and TOPCAT plot the objects at wrong places.") },
  { "hours-as-degrees", MEANING, MUST, N_ ("Aladin and TOPCAT plot the objects at wrong places.") },
  { "radians-as-degrees", MEANING, MUST,
    N_ ("Aladin and TOPCAT plot the objects at wrong places.") },
  { "no-identifier", MEANING, NICE,
    N_ ("pyVO's record.id and TOPCAT's labels show a row number, which says nothing.") },
  { "identifier-repeats", MEANING, SHOULD,
    N_ ("Whoever joins tables by the identifier in TOPCAT gets wrong pairs.") },
  { "bad-unit", MEANING, SHOULD,
    N_ ("astropy reads the column without a unit, TOPCAT cannot convert it.") },
  { "bad-ucd", MEANING, SHOULD,
    N_ ("Registry searches by UCD miss the column; the VO's validators complain.") },
  { "unit-against-ucd", MEANING, SHOULD,
    N_ ("Programs that choose columns by their UCD compute nonsense.") },
  { "guessed-ucd", MEANING, SHOULD,
    N_ ("A wrong UCD leads TOPCAT and registry searches to a wrong column.") },
  { "file-ucd-lost", MEANING, SHOULD, N_ ("Registry searches by UCD miss the columns.") },
  { "file-ucd-mended", MEANING, NICE,
    N_ ("Nobody, as long as the repair is what was meant in the file.") },
  { "several-main", MEANING, SHOULD,
    N_ ("pyVO and TOPCAT take the first of them, which may be the wrong one.") },
  { "no-ucd", MEANING, SHOULD,
    N_ ("Registry searches by UCD miss the columns, and programs cannot tell what they hold.") },
  { "no-column-description", MEANING, NICE,
    N_ ("Readers of TOPCAT's column window and of the web page have to guess.") },
  { "value-beyond-meaning", MEANING, SHOULD,
    N_ ("Histograms and averages in TOPCAT are spoilt by numbers that are none.") },
  { "guessed-null", MEANING, SHOULD,
    N_ ("Whoever averages or plots the column takes the number for a measurement.") },
  { "identifier-as-float", MEANING, SHOULD,
    N_ ("Whoever matches by the identifier, with TOPCAT or ADQL, gets wrong pairs.") },
  { "no-unit", MEANING, SHOULD,
    N_ ("astropy and TOPCAT cannot convert the numbers; readers have to ask.") },
  { "unit-on-text", MEANING, NICE, N_ ("The VO's validators complain; astropy warns.") },
  { "magnitude-without-band", MEANING, NICE,
    N_ ("VizieR's photometry viewer and searches by band pass the column over.") },
  { "motion-on-one-axis", MEANING, NICE,
    N_ ("TOPCAT cannot move the positions to another epoch.") },
  { "motion-without-epoch", MEANING, NICE,
    N_ ("TOPCAT and Aladin move the positions from a wrong epoch.") },
  { "column-empty", MEANING, NICE, N_ ("Readers look for values that are not there.") },
  { "column-constant", MEANING, NICE, N_ ("Answers are larger than they need be.") },
  { "column-twins", MEANING, NICE, N_ ("Readers wonder which of the two to take.") },
  { "names-alike", MEANING, SHOULD,
    N_ ("ADQL and FITS do not tell capitals from small letters: one of them is lost there.") },
  { "names-made-up", MEANING, NICE, N_ ("Readers cannot tell what the columns are.") },
  { "names-awkward", MEANING, NICE,
    N_ ("Whoever writes ADQL or Python with the table trips over them.") },
  { "names-reserved", MEANING, NICE, N_ ("Whoever writes ADQL with the table trips over them.") },
  { "rows-mended", MEANING, NICE, N_ ("Nobody, if what the mended rows say is right.") },
  { "titles-alike", MEANING, SHOULD,
    N_ ("In TOPCAT's and Aladin's lists the services cannot be told apart.") },
  { "no-table-description", MEANING, NICE,
    N_ ("Readers of TOPCAT's table window and of the web page have to guess.") },
  { "no-file-placed", MEANING, MUST,
    N_ ("Every search by position in Aladin, TOPCAT or pyVO comes back empty.") },
  { "files-without-position", MEANING, SHOULD,
    N_ ("Nobody who searches by position sees these files.") },
  { "field-without-rule", MEANING, SHOULD,
    N_ ("Searches that name the field pass these files over; clients show an empty cell.") },
  { "field-empty", MEANING, SHOULD,
    N_ ("Searches that name the field pass these files over; clients show an empty cell.") },
  { "no-bandpass", MEANING, SHOULD,
    N_ ("Searches by wavelength miss the files, and pyVO's global search for images skips them.") },
  { "no-date", MEANING, SHOULD,
    N_ ("Searches by time miss the files, and pyVO's global search for images skips them.") },
  { "rule-unsure", MEANING, NICE, N_ ("Clients show whatever the guess gives.") },
  { "rules-not-applied", MEANING, MUST, N_ ("Clients see the values of the former rules.") },
  { "contradiction", MEANING, SHOULD,
    N_ ("Clients find a file by one value and are told another.") },

  { "no-title", ABOUT, MUST, N_ ("Registries refuse a record without a title.") },
  { "no-description", ABOUT, MUST, N_ ("Registries refuse a record without a description.") },
  { "no-creators", ABOUT, MUST,
    N_ ("A search by author misses the data, and nobody knows whom to cite.") },
  { "no-subjects", ABOUT, MUST, N_ ("Registries refuse a record without a subject.") },
  { "no-contact-name", ABOUT, MUST, N_ ("Registries refuse a record without a contact.") },
  { "no-contact-email", ABOUT, MUST,
    N_ ("Whoever runs the registry, or stumbles over a mistake, cannot reach anybody.") },
  { "no-publisher", ABOUT, MUST, N_ ("Registries refuse a record without a publisher.") },
  { "no-ivoid", ABOUT, MUST, N_ ("Registries refuse a record without an identifier.") },
  { "no-licence", ABOUT, SHOULD,
    N_ ("Who wants to use the data has to ask; open archives cannot take them.") },
  { "no-reference", ABOUT, SHOULD,
    N_ ("TOPCAT's and Aladin's “more information” buttons lead nowhere.") },
  { "no-waveband", ABOUT, SHOULD,
    N_ ("A registry search by waveband, as in TOPCAT or pyVO, misses the service.") },
  { "no-source", ABOUT, NICE, N_ ("Readers cannot find the article, and it is not cited.") },
  { "no-short-name", ABOUT, NICE,
    N_ ("Aladin and TOPCAT show a cut title where there is little room.") },
  { "title-is-file-name", ABOUT, SHOULD,
    N_ ("In the lists of TOPCAT and Aladin nobody knows what is meant.") },
  { "title-long", ABOUT, NICE, N_ ("TOPCAT and Aladin cut it.") },
  { "title-shouts", ABOUT, NICE, N_ ("It is hard to read in every list.") },
  { "description-is-title", ABOUT, SHOULD,
    N_ ("A registry search for any other word misses the data.") },
  { "description-short", ABOUT, SHOULD,
    N_ ("A registry search for any other word misses the data; readers cannot judge them.") },
  { "text-markup", ABOUT, SHOULD, N_ ("TOPCAT, Aladin and registries show the marks themselves.") },
  { "creators-in-one", ABOUT, SHOULD,
    N_ ("A search by author misses all but the first; citations come out wrong.") },
  { "creators-et-al", ABOUT, NICE, N_ ("A search by author misses those who are not named.") },
  { "subjects-in-one", ABOUT, SHOULD, N_ ("A registry search by subject misses the data.") },
  { "reference-local", ABOUT, SHOULD,
    N_ ("TOPCAT's and Aladin's “more information” buttons lead nowhere.") },
  { "contact-local", ABOUT, SHOULD, N_ ("Whoever has a question cannot reach anybody.") },
  { "identifier-reserved", ABOUT, MUST, N_ ("Registries refuse the record.") },
  { "identifier-capitals", ABOUT, NICE,
    N_ ("Programs that compare identifiers letter by letter take it for another.") },
  { "created-in-future", ABOUT, SHOULD, N_ ("Registries order records by their dates.") },
  { "waveband-missing", ABOUT, SHOULD,
    N_ ("A registry search by that waveband, as in TOPCAT or pyVO, misses the service.") },

  /* What only the running service tells: src/health. */
  { "no-answer", PREVIEW, MUST,
    N_ ("Every client: TOPCAT, Aladin and pyVO report that the service is down.") },
  { "slow-answer", PREVIEW, SHOULD,
    N_ ("TOPCAT and Aladin users wait; registries' checks give up.") },
  { "not-available", PREVIEW, SHOULD,
    N_ ("The VO's monitors list the service as being down, and tell its publisher.") },
  { "bad-capabilities", PREVIEW, MUST,
    N_ ("pyVO and the registries do not learn which services there are.") },
  { NULL }
};

const NunFindingRule *
nun_finding_rules (void)
{
  return rules;
}

const NunFindingRule *
nun_finding_rule_find (const char *id)
{
  for (const NunFindingRule *rule = rules; rule->id != NULL; rule++)
    if (g_str_equal (rule->id, id))
      return rule;
  return NULL;
}

const char *
nun_severity_name (NunSeverity severity)
{
  static const char *const names[] = { "must", "should", "nice" };

  return names[severity];
}

const char *
nun_step_name (NunStep step)
{
  static const char *const names[] = { "files", "meaning", "about", "preview", "handover" };

  return names[step];
}
