/* Answers about the publication that follow from others: the contact is the first author, and so on. */
#include "describe/infer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/placeholder.h"
#include "describe/reference.h"
#include "vocabulary/band.h"
#include "vocabulary/subject.h"
#include "vocabulary/terms.h"

#define SHORT_NAME_LENGTH 16
#define MOST_SUBJECTS 5

typedef struct
{
  const NunDescription *description;
  NunInferred           put;
  gpointer              user_data;
} Inference;

static const char *
said (const Inference *self, const char *key)
{
  const NunDatum *datum = nun_description_get_stated (self->description, NULL, NULL, key);

  return datum != NULL && nun_description_is_said (datum) ? datum->value : "";
}

static void
put (const Inference *self,
     const char      *key,
     const char      *value,
     double           confidence,
     const char      *reason)
{
  g_autoptr (NunDatum) datum = nun_datum_new (value, NUN_ORIGIN_GUESS, confidence, reason);

  self->put (key, datum, self->user_data);
}

/* -- people ------------------------------------------------------------------------------------------- */

/* The first author without the number behind the name: "Messier, C. (0000-...)".  g_free. */
static char *
first_author (const Inference *self)
{
  char *name = g_strdup (said (self, "creators"));

  name[strcspn (name, ";(<")] = 0;
  return g_strstrip (name);
}

static void
infer_people (const Inference *self)
{
  g_autofree char *author = first_author (self);
  const char      *contact = said (self, "contact_name");

  if (*author != 0)
    put (self, "contact_name", author, 0.7,
         _ ("Questions go to the first author as long as nobody else is named."));
  if (*contact == 0)
    contact = author;
  if (*contact != 0)
    put (self, "publisher", contact, 0.5,
         _ ("Whoever makes the data public is their publisher, until a data centre takes them "
            "over."));
}

/* -- names and addresses ------------------------------------------------------------------------------ */

/* Words that promise another one. */
static gboolean
leads_on (const char *word)
{
  static const char *const words[] = { "a",  "an", "and", "at",  "by", "for",  "from",
                                       "in", "of", "on",  "the", "to", "with", NULL };
  g_autofree char         *lower = g_ascii_strdown (word, -1);

  return g_strv_contains (words, lower);
}

/* As many whole words of the title as there is room for. */
static void
infer_short_name (const Inference *self)
{
  const char         *title = said (self, "title");
  g_auto (GStrv)      words = g_strsplit (title, " ", -1);
  g_autoptr (GString) name = g_string_new (NULL);
  gsize               whole = 0; /* bytes up to the last word that can stand there */

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_utf8_strlen (name->str, -1) + g_utf8_strlen (words[i], -1) + (i > 0) >
          SHORT_NAME_LENGTH)
        break;
      g_string_append_printf (name, "%s%s", i > 0 ? " " : "", words[i]);
      if (!leads_on (words[i]))
        whole = name->len;
    }
  g_string_truncate (name, whole);
  if (name->len > 0)
    put (self, "short_name", name->str, 0.7, _ ("The beginning of the title."));
}

static void
infer_reference (const Inference *self)
{
  g_autoptr (NunReference) article = nun_reference_parse (said (self, "source"));

  if (article != NULL)
    put (self, "reference_url", article->uri, 0.9, _ ("The article tells more about the data."));
}

/* The end of a name on the internet. */
static gboolean
is_generic (const char *label)
{
  static const char *const labels[] = { "com", "edu", "gov", "int", "net", "org", NULL };

  return g_strv_contains (labels, label);
}

/* Two letters, but for those by which data centres call their machines. */
static gboolean
is_country (const char *label)
{
  static const char *const machines[] = { "db", "dc", "vo", NULL };

  return !g_strv_contains (machines, label) && strlen (label) == 2 && g_ascii_isalpha (label[0]) &&
         g_ascii_isalpha (label[1]);
}

/* Most authorities are domains, many of them written backwards: "org.example.dc" is dc.example.org.  g_free; NULL when it is
 * none. */
static char *
host_of_authority (const char *authority)
{
  g_auto (GStrv) labels = g_strsplit (authority, ".", -1);
  guint          n = g_strv_length (labels);

  if (n < 2 || strspn (authority, "abcdefghijklmnopqrstuvwxyz0123456789.-") != strlen (authority))
    return NULL;
  if (!is_generic (labels[0]) && (is_generic (labels[n - 1]) || is_country (labels[n - 1])))
    return g_strdup (authority);
  if (!is_generic (labels[0]) && !is_country (labels[0]))
    return NULL;
  for (guint i = 0; i < n / 2; i++)
    {
      char *label = labels[i];

      labels[i] = labels[n - 1 - i];
      labels[n - 1 - i] = label;
    }
  return g_strjoinv (".", labels);
}

static void
infer_service (const Inference *self)
{
  const char      *identifier = said (self, "identifier");
  g_auto (GStrv)   parts = g_strsplit (identifier, "/", 4); /* "ivo:", "", authority, the rest */
  g_autofree char *lower = g_strv_length (parts) == 4 ? g_ascii_strdown (parts[2], -1) : NULL;
  g_autofree char *host = lower != NULL ? host_of_authority (lower) : NULL;
  g_autofree char *path = host != NULL ? g_uri_escape_string (parts[3], "/", FALSE) : NULL;
  g_autofree char *url = host != NULL ? g_strconcat ("https://", host, "/", path, NULL) : NULL;

  if (url != NULL)
    put (self, "service_url", url, 0.5,
         _ ("Made of the identifier. Ask the data centre for the real one before anybody registers "
            "it."));
}

/* -- subjects ----------------------------------------------------------------------------------------- */

static void
add_subject (GPtrArray *subjects, const char *subject)
{
  for (guint i = 0; subject != NULL && i < subjects->len; i++)
    if (g_str_equal (subjects->pdata[i], subject))
      return;
  if (subject != NULL)
    g_ptr_array_add (subjects, (gpointer) subject);
}

static void
add_subjects_of_table (const Inference *self, const NunCollection *collection, GPtrArray *subjects)
{
  if (collection->kind == NUN_COLLECTION_IMAGES)
    add_subject (subjects, "Direct imaging");
  if (collection->kind == NUN_COLLECTION_SPECTRA)
    add_subject (subjects, "Spectroscopy");
  for (guint i = 0; collection->kind == NUN_COLLECTION_TABLE && i < collection->columns->len; i++)
    {
      const NunColumn *column = collection->columns->pdata[i];
      const NunDatum  *ucd =
          nun_description_get_stated (self->description, collection->name, column->name, "ucd");

      if (ucd != NULL && nun_description_is_said (ucd))
        add_subject (subjects, nun_subject_of_ucd (ucd->value));
    }
}

static void
infer_subjects (const Inference *self)
{
  g_autoptr (GPtrArray) subjects = g_ptr_array_new ();
  g_autoptr (GString)   list = g_string_new (NULL);

  nun_subjects_in_text (said (self, "title"), subjects);
  for (guint i = 0; i < nun_description_get_n_collections (self->description); i++)
    add_subjects_of_table (self, nun_description_get_collection (self->description, i), subjects);
  if (subjects->len == 0 && nun_description_get_n_collections (self->description) > 0)
    add_subject (subjects, "Catalogs");
  for (guint i = 0; i < MIN (subjects->len, MOST_SUBJECTS); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "; " : "", (char *) subjects->pdata[i]);
  if (list->len > 0)
    put (self, "subjects", list->str, 0.6,
         _ ("What the title and the columns speak of, in words of the Unified Astronomy "
            "Thesaurus."));
}

/* -- light -------------------------------------------------------------------------------------------- */

static void
add_waveband (guint *bands, const char *name)
{
  guint bit = 1;

  for (const NunTerm *term = nun_terms_wavebands (); name != NULL && term->id != NULL;
       term++, bit <<= 1)
    if (g_str_equal (term->id, name))
      *bands |= bit;
}

/* What the ends of its ranges and the first values say: in between a folder may have nothing. */
static void
add_wavebands_of_observations (const NunCollection *collection, guint *bands)
{
  static const char *const ends[] = { "em_min", "em_max" };

  for (guint i = 0; collection->profile != NULL && i < G_N_ELEMENTS (ends); i++)
    {
      int                     column = nun_collection_find_column (collection, ends[i]);
      const NunColumnProfile *values = column >= 0 ? &collection->profile->columns[column] : NULL;

      if (values == NULL || !values->has_range)
        continue;
      add_waveband (bands, nun_band_waveband (values->minimum));
      add_waveband (bands, nun_band_waveband (values->maximum));
      for (guint k = 0; values->samples[k] != NULL; k++)
        add_waveband (bands, nun_band_waveband (g_ascii_strtod (values->samples[k], NULL)));
    }
}

static void
add_wavebands_of_table (const Inference *self, const NunCollection *collection, guint *bands)
{
  for (guint i = 0; i < collection->columns->len; i++)
    {
      const NunColumn *column = collection->columns->pdata[i];
      const NunDatum  *ucd =
          nun_description_get_stated (self->description, collection->name, column->name, "ucd");

      if (ucd != NULL && nun_description_is_said (ucd) && g_str_has_prefix (ucd->value, "phot."))
        add_waveband (bands, nun_band_waveband_of_ucd (ucd->value));
    }
}

static void
infer_wavebands (const Inference *self)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint               bands = 0, bit = 1;

  for (guint i = 0; i < nun_description_get_n_collections (self->description); i++)
    {
      const NunCollection *collection = nun_description_get_collection (self->description, i);

      if (collection->kind == NUN_COLLECTION_TABLE)
        add_wavebands_of_table (self, collection, &bands);
      else
        add_wavebands_of_observations (collection, &bands);
    }
  for (const NunTerm *term = nun_terms_wavebands (); term->id != NULL; term++, bit <<= 1)
    if ((bands & bit) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", term->id);
  if (list->len > 0)
    put (self, "wavebands", list->str, 0.8, _ ("The light that the data themselves tell of."));
}

/* -- telescopes --------------------------------------------------------------------------------------- */

/* All the names that a field of images or spectra has, when its profile still knows all of them. */
static void
add_names (const NunCollection *collection, const char *field, GString *list)
{
  int                     column = nun_collection_find_column (collection, field);
  const NunColumnProfile *values =
      column >= 0 && collection->profile != NULL ? &collection->profile->columns[column] : NULL;

  if (values == NULL || values->n_distinct < 1 || values->n_distinct > NUN_PROFILE_SAMPLES)
    return;
  for (guint i = 0; values->samples[i] != NULL; i++)
    if (strstr (list->str, values->samples[i]) == NULL && !nun_is_placeholder (values->samples[i]))
      g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", values->samples[i]);
}

static void
infer_telescopes (const Inference *self)
{
  static const char *const keys[][2] = { { "facility", "facility_name" },
                                         { "instrument", "instrument_name" } };

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      g_autoptr (GString) list = g_string_new (NULL);

      for (guint i = 0; i < nun_description_get_n_collections (self->description); i++)
        {
          const NunCollection *collection = nun_description_get_collection (self->description, i);

          if (collection->kind != NUN_COLLECTION_TABLE)
            add_names (collection, keys[k][1], list);
        }
      if (list->len > 0)
        put (self, keys[k][0], list->str, 0.8, _ ("What the files themselves name."));
    }
}

void
nun_infer_about (const NunDescription *description, NunInferred callback, gpointer user_data)
{
  Inference self = { description, callback, user_data };

  infer_people (&self);
  infer_short_name (&self);
  infer_reference (&self);
  infer_service (&self);
  infer_subjects (&self);
  infer_wavebands (&self);
  infer_telescopes (&self);
}
