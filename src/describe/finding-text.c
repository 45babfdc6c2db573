/* The judge of how what is said of the publication is written: texts that registries take, but that serve nobody. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/finding-private.h"
#include "vocabulary/band.h"

/* Characters: clients cut a longer title; a shorter description says nothing that the title does not. */
#define LONG_TITLE 120
#define SHORT_DESCRIPTION 80

static const char *
said (const NunJudge *judge, const char *key)
{
  const NunDatum *datum = nun_description_get (judge->description, NULL, NULL, key);

  return datum != NULL && nun_description_is_said (datum) ? datum->value : "";
}

/* sentence: taken. */
static NunFinding *
add (NunJudge *judge, const char *id, const char *key, char *sentence, const char *mend)
{
  return nun_judge_add (judge, id, (NunFindingPlace){ NULL, NULL, key }, sentence, mend);
}

/* -- title -------------------------------------------------------------------------------------------- */

static gboolean
is_file_name (const char *title)
{
  return g_regex_match_simple (
      "^\\S+\\.(csv|tsv|txt|dat|fits?|fit|fts|xml|vot|votable|ecsv|tab|tbl|gz|bz2|xz)$", title,
      G_REGEX_CASELESS, 0);
}

/* A word or two in capitals are a name; a line of them is not. */
static gboolean
shouts (const char *text)
{
  guint letters = 0, words = 1;

  for (const char *p = text; *p != 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      letters += g_unichar_isalpha (c);
      words += c == ' ';
    }
  return letters >= 15 && words >= 3;
}

static void
judge_title (NunJudge *judge)
{
  const char *title = said (judge, "title");

  if (is_file_name (title))
    add (judge, "title-is-file-name", "title",
         g_strdup_printf (_ ("The title “%s” is the name of a file."), title),
         _ ("Write what the data are, as a colleague would look for them."));
  if (g_utf8_strlen (title, -1) > LONG_TITLE)
    add (judge, "title-long", "title",
         g_strdup_printf (_ ("The title has %ld characters; lists show about %d of them."),
                          g_utf8_strlen (title, -1), LONG_TITLE),
         _ ("Shorten it; the description has room for the rest."));
  if (shouts (title))
    add (judge, "title-shouts", "title", g_strdup (_ ("The title is written in capitals only.")),
         _ ("Write it as in a sentence."));
}

/* -- description --------------------------------------------------------------------------------------- */

static void
judge_description (NunJudge *judge)
{
  const char *text = said (judge, "description");

  if (*text == 0)
    return;
  if (g_str_equal (text, said (judge, "title")))
    add (
        judge, "description-is-title", "description",
        g_strdup (_ ("The description only repeats the title.")),
        _ ("Tell what was observed or compiled, how, what the table holds and what to beware of."));
  else if (g_utf8_strlen (text, -1) < SHORT_DESCRIPTION)
    add (
        judge, "description-short", "description",
        g_strdup_printf (_ ("The description has %ld characters: too few to tell what the data "
                            "are good for."),
                         g_utf8_strlen (text, -1)),
        _ ("Tell what was observed or compiled, how, what the table holds and what to beware of."));
}

/* HTML or TeX, which every client shows as it stands. */
static gboolean
has_markup (const char *text)
{
  return g_regex_match_simple (
      "</?(a|b|i|p|br|em|sup|sub|span|div|strong|font)( [^>]*)?/?>|&(amp|lt|gt|nbsp|deg|alpha);|"
      "\\\\(alpha|beta|mu|it|bf|rm|em|textit|textbf|cite|ref|emph)\\b|\\$[^$]*\\\\[^$]*\\$",
      text, G_REGEX_CASELESS, 0);
}

static void
judge_markup (NunJudge *judge)
{
  static const char *const keys[] = { "title", "description", "acknowledgement", "rights", NULL };

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const NunField *field = nun_field_find (NUN_SCOPE_PUBLICATION, keys[i]);

      if (field != NULL && has_markup (said (judge, keys[i])))
        add (
            judge, "text-markup", keys[i],
            g_strdup_printf (_ ("%s: it has marks of HTML or TeX, which everybody will see as they "
                                "stand."),
                             _ (field->label)),
            _ ("Write plain text."));
    }
}

/* -- authors ------------------------------------------------------------------------------------------- */

/* "A. Smith and B. Jones & C. Lee": how many names there are, parted. NULL where commas alone part them, since those
 * part surnames from initials too. */
static char *
part_names (const char *creator)
{
  g_autoptr (GRegex) joint =
      g_regex_new ("\\s*,?\\s+(?:and|&|und|et|y|e)\\s+", G_REGEX_CASELESS, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (joint, creator, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strlen (parts[i]) < 3 ||
        (strchr (parts[i], ',') != NULL && strchr (strchr (parts[i], ',') + 1, ',') != NULL))
      return NULL;
  return g_strv_length (parts) > 1 ? g_strjoinv ("; ", parts) : NULL;
}

static gboolean
has_many_names (const char *creator)
{
  const char *comma = strchr (creator, ',');

  return g_regex_match_simple ("\\s(and|&)\\s", creator, G_REGEX_CASELESS, 0) ||
         (comma != NULL && strchr (comma + 1, ',') != NULL);
}

/* A collaboration's name may have an "and" in it, hence the word of warning in the cure. */
static void
judge_creators (NunJudge *judge)
{
  g_auto (GStrv)   creators = nun_description_get_list (judge->description, NULL, NULL, "creators");
  g_autofree char *mended = NULL;
  NunFinding      *finding;

  for (guint i = 0; creators[i] != NULL; i++)
    if (g_regex_match_simple ("\\bet\\.? al\\b|\\bu\\.\\s?a\\.$|\\band others\\b", creators[i],
                              G_REGEX_CASELESS, 0))
      {
        add (judge, "creators-et-al", "creators",
             g_strdup_printf (_ ("“%s” does not name the other authors."), creators[i]),
             _ ("Name all authors, or those of the article."));
        return;
      }
  if (creators[0] == NULL || creators[1] != NULL || !has_many_names (creators[0]))
    return;
  finding = add (judge, "creators-in-one", "creators",
                 g_strdup_printf (_ ("“%s” looks like several authors in one."), creators[0]),
                 _ ("Part the authors by semicolons; leave it if it is the name of a group."));
  mended = part_names (creators[0]);
  if (mended != NULL)
    nun_finding_add_edit (finding, NULL, NULL, "creators", mended);
}

/* -- subjects ------------------------------------------------------------------------------------------ */

static void
judge_subjects (NunJudge *judge)
{
  g_auto (GStrv)   subjects = nun_description_get_list (judge->description, NULL, NULL, "subjects");
  g_autofree char *mended = NULL;
  g_auto (GStrv)   parts = NULL;
  NunFinding      *finding;

  if (subjects[0] == NULL || subjects[1] != NULL || strchr (subjects[0], ',') == NULL)
    return;
  parts = g_strsplit (subjects[0], ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  mended = g_strjoinv ("; ", parts);
  finding = add (judge, "subjects-in-one", "subjects",
                 g_strdup_printf (_ ("“%s” looks like several subjects in one."), subjects[0]),
                 _ ("Part the subjects by semicolons."));
  nun_finding_add_edit (finding, NULL, NULL, "subjects", mended);
}

/* -- addresses and names in the VO ---------------------------------------------------------------------- */

/* Addresses that mean another machine for everybody else (RFC 1918, RFC 6761, RFC 6762). */
static gboolean
is_local_host (const char *host)
{
  return g_str_equal (host, "localhost") || g_str_has_prefix (host, "127.") ||
         g_str_equal (host, "::1") || g_str_has_prefix (host, "192.168.") ||
         g_str_has_prefix (host, "10.") || g_str_has_suffix (host, ".local") ||
         g_str_has_suffix (host, ".localhost") ||
         g_regex_match_simple ("^172\\.(1[6-9]|2[0-9]|3[01])\\.", host, 0, 0) ||
         strchr (host, '.') == NULL;
}

static void
judge_addresses (NunJudge *judge)
{
  const char      *url = said (judge, "reference_url");
  const char      *email = said (judge, "contact_email");
  g_autoptr (GUri) uri = *url != 0 ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;
  const char      *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char      *at = strrchr (email, '@');

  if (host != NULL && is_local_host (host))
    add (judge, "reference-local", "reference_url",
         g_strdup_printf (_ ("The web page %s can be reached from this machine or its network "
                             "only."),
                          url),
         _ ("Give the address that people in other places use."));
  if (at != NULL && is_local_host (at + 1))
    add (judge, "contact-local", "contact_email",
         g_strdup_printf (_ ("E-mail to %s does not arrive from elsewhere."), email),
         _ ("Give the address that people in other places use."));
}

/* Authorities that belong to the VO itself: nobody publishes under them. */
static const char *const reserved_authorities[] = { "ivoa.net", "ivoa", "auth.example" };

static void
judge_identifier (NunJudge *judge)
{
  const char      *identifier = said (judge, "identifier");
  g_auto (GStrv)   parts = g_strsplit (identifier, "/", 4);
  g_autofree char *lower = g_ascii_strdown (identifier, -1);
  NunFinding      *finding;

  if (g_strv_length (parts) < 4)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (reserved_authorities); i++)
    if (g_ascii_strcasecmp (parts[2], reserved_authorities[i]) == 0)
      add (judge, "identifier-reserved", "identifier",
           g_strdup_printf (_ ("The authority “%s” belongs to the Virtual Observatory itself."),
                            parts[2]),
           _ ("Ask your data centre for its authority, and begin the identifier with that."));
  if (g_str_equal (lower, identifier))
    return;
  finding = add (judge, "identifier-capitals", "identifier",
                 g_strdup_printf (_ ("The identifier %s has capitals; the Virtual Observatory "
                                     "compares them as small letters."),
                                  identifier),
                 _ ("Write it in small letters."));
  nun_finding_add_edit (finding, NULL, NULL, "identifier", lower);
}

/* -- dates --------------------------------------------------------------------------------------------- */

static void
judge_dates (NunJudge *judge)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char      *today = g_date_time_format (now, "%Y-%m-%d");

  if (strncmp (said (judge, "created"), today, 10) > 0)
    add (judge, "created-in-future", "created",
         g_strdup_printf (_ ("The data are said to be made on %s, which is still to come."),
                          said (judge, "created")),
         _ ("Give the day on which they were made; the day of their release has a field of its "
            "own."));
}

/* -- wavebands ----------------------------------------------------------------------------------------- */

/* The waveband of a column of brightness that the list does not name; NULL when it names all. */
static const char *
missing_waveband (const NunJudge *judge, const char *bands)
{
  for (guint t = 0; t < nun_description_get_n_collections (judge->description); t++)
    {
      const NunCollection *collection = nun_description_get_collection (judge->description, t);

      for (guint i = 0; i < collection->columns->len; i++)
        {
          const char *ucd = nun_judge_said (judge, collection, i, "ucd");
          const char *band = nun_band_waveband_of_ucd (ucd);

          if (g_str_has_prefix (ucd, "phot.") && band != NULL && strstr (bands, band) == NULL)
            return band;
        }
    }
  return NULL;
}

/* Only where wavebands are said: that nothing is said is another finding. */
static void
judge_wavebands (NunJudge *judge)
{
  const char      *bands = said (judge, "wavebands");
  const char      *missing = *bands != 0 ? missing_waveband (judge, bands) : NULL;
  g_autofree char *all = g_strconcat (bands, "; ", missing, NULL);
  NunFinding      *finding;

  if (missing == NULL)
    return;
  finding =
      add (judge, "waveband-missing", "wavebands",
           g_strdup_printf (_ ("Columns hold brightness in “%s” light, which the wavebands do "
                               "not name."),
                            missing),
           _ ("Add it."));
  nun_finding_add_edit (finding, NULL, NULL, "wavebands", all);
}

void
nun_judge_texts (NunJudge *judge)
{
  judge_title (judge);
  judge_description (judge);
  judge_markup (judge);
  judge_creators (judge);
  judge_subjects (judge);
  judge_addresses (judge);
  judge_identifier (judge);
  judge_dates (judge);
  judge_wavebands (judge);
}
