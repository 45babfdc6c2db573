/* Cells that are worked out: addresses, middles of intervals, and what the service knows of itself. */

#include <math.h>
#include <string.h>

#include "describe/creator.h"
#include "describe/embargo.h"
#include "files/stem.h"
#include "observe/observation.h"
#include "sky/region.h"
#include "vo/observation-private.h"

/* -- values ------------------------------------------------------------------------------------------ */

static void
set_number (NunValue *out, double number)
{
  if (!isfinite (number))
    return;
  out->type = NUN_VALUE_DOUBLE;
  out->d = number;
}

static void
set_integer (NunValue *out, gint64 number)
{
  out->type = NUN_VALUE_LONG;
  out->i = number;
}

static void
set_text (NunVoCell *cell, NunValue *out, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_assign (cell->text, text);
  out->type = NUN_VALUE_TEXT;
  out->text = cell->text->str;
  out->length = cell->text->len;
}

static void
append_double (GString *bytes, double number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  bits = GUINT64_TO_BE (bits);
  g_string_append_len (bytes, (const char *) &bits, sizeof bits);
}

static void
append_int (GString *bytes, double number)
{
  gint32 bits = GINT32_TO_BE ((gint32) CLAMP (number, 0, G_MAXINT32));

  g_string_append_len (bytes, (const char *) &bits, sizeof bits);
}

static void
set_bytes (NunVoCell *cell, NunValue *out)
{
  out->type = NUN_VALUE_BYTES;
  out->bytes = (const guint8 *) cell->text->str;
  out->length = cell->text->len;
}

static double
number_of (NunVoObservation *self, const char *key)
{
  return nun_vo_observation_get_number (self, key);
}

/* -- addresses --------------------------------------------------------------------------------------- */

static void
make_url (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  g_autofree char *url = nun_vo_access_url (self->base_url, self->collection->name,
                                            nun_vo_observation_get_did (self), self->access);

  out->type = NUN_VALUE_NULL;
  set_text (cell, out, url);
}

static void
make_format (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  const char *type = nun_vo_access_type (self->access);

  out->type = NUN_VALUE_NULL;
  set_text (cell, out, type != NULL ? type : nun_vo_observation_get_type (self));
}

/* How much a preview or a list will be is not known before it is made. */
static void
make_kilobytes (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  gint64 size = nun_vo_observation_get_size (self);

  out->type = NUN_VALUE_NULL;
  if (size >= 0 && self->access == NUN_VO_ACCESS_FILE)
    set_integer (out, (size + 1023) / 1024);
}

static void
make_bytes (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  gint64 size = nun_vo_observation_get_size (self);

  if (size >= 0 && self->access == NUN_VO_ACCESS_FILE)
    set_integer (out, size);
}

static void
make_did (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  set_text (cell, out, nun_vo_observation_get_did (self));
}

static void
make_name (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  g_autofree char *name = nun_file_stem (nun_vo_observation_get_path (self));

  set_text (cell, out, name);
}

static void
make_title (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  g_autofree char *target = nun_vo_observation_dup_text (self, "target_name");
  g_autofree char *band = nun_vo_observation_dup_text (self, "bandpass_name");

  if (target == NULL)
    {
      make_name (self, cell, out);
      return;
    }
  set_text (cell, out, target);
  if (band == NULL)
    return;
  g_string_append_printf (cell->text, ", %s", band);
  out->text = cell->text->str;
  out->length = cell->text->len;
}

/* -- what follows from other fields -------------------------------------------------------------------- */

static void
make_mean (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  gboolean is_time = g_str_equal (cell->field->key, "t_mid");
  double   low = number_of (self, is_time ? "t_min" : "em_min");
  double   high = number_of (self, is_time ? "t_max" : "em_max");

  /* an image of which only the start is known was taken then, as far as SIAv1 can say */
  if (is_time && isnan (high))
    high = low;
  set_number (out, low / 2 + high / 2);
}

static void
make_width (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  gboolean is_time = g_str_equal (cell->field->key, "t_extent");

  if (is_time)
    set_number (out, (number_of (self, "t_max") - number_of (self, "t_min")) * 86400.0);
  else
    set_number (out, number_of (self, "em_max") - number_of (self, "em_min"));
}

static void
make_band_unit (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  if (isfinite (number_of (self, "em_min")) || isfinite (number_of (self, "em_max")))
    set_text (cell, out, "m");
}

/* The axes beyond those of the sky that have more than one pixel. */
static const char *const other_axes[] = { "em_xel", "t_xel", "pol_xel" };

static void
make_naxes (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  int n = 2;

  for (guint i = 0; i < G_N_ELEMENTS (other_axes); i++)
    n += number_of (self, other_axes[i]) > 1;
  set_integer (out, n);
}

static void
make_naxis (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  if (!(number_of (self, "s_xel1") > 0) || !(number_of (self, "s_xel2") > 0))
    return;
  append_int (cell->text, number_of (self, "s_xel1"));
  append_int (cell->text, number_of (self, "s_xel2"));
  for (guint i = 0; i < G_N_ELEMENTS (other_axes); i++)
    if (number_of (self, other_axes[i]) > 1)
      append_int (cell->text, number_of (self, other_axes[i]));
  set_bytes (cell, out);
}

static void
make_scale (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  double scale_deg = number_of (self, "s_pixel_scale") / 3600.0;

  if (!isfinite (scale_deg))
    return;
  append_double (cell->text, scale_deg);
  append_double (cell->text, scale_deg);
  set_bytes (cell, out);
}

static void
make_position (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  double ra = number_of (self, "s_ra"), dec = number_of (self, "s_dec");

  if (!isfinite (ra) || !isfinite (dec))
    return;
  append_double (cell->text, ra);
  append_double (cell->text, dec);
  set_bytes (cell, out);
}

static void
make_frame (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  if (isfinite (number_of (self, "s_ra")))
    set_text (cell, out, "ICRS");
}

/* STC-S names its frame: "Polygon ICRS 1 2 3 4 5 6", which the clients of ObsCore's adql:REGION read. */
static void
make_region (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  g_autofree char *text = nun_vo_observation_dup_text (self, "s_region");
  const char      *blank = text != NULL ? strchr (text, ' ') : NULL;

  out->type = NUN_VALUE_NULL;
  if (blank == NULL)
    return;
  if (!g_ascii_isdigit (blank[1]) && strchr ("+-.", blank[1]) == NULL)
    {
      set_text (cell, out, text);
      return;
    }
  g_string_append_len (cell->text, text, blank - text);
  g_string_ascii_down (cell->text);
  cell->text->str[0] = g_ascii_toupper (cell->text->str[0]);
  g_string_append_printf (cell->text, " ICRS%s", blank);
  out->type = NUN_VALUE_TEXT;
  out->text = cell->text->str;
  out->length = cell->text->len;
}

/* -- what the service knows ---------------------------------------------------------------------------- */

/* Fields of observations that a publication says for all of them. */
static const struct
{
  const char *key, *said;
} of_publication[] = {
  { "publisher", "publisher" },         { "contact_name", "contact_name" },
  { "contact_email", "contact_email" }, { "bib_reference", "source" },
  { "obs_creator_name", "creators" },   { "curation_version", "version" },
};

static void
make_said (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_publication); i++)
    if (g_str_equal (of_publication[i].key, cell->field->key))
      {
        const char *said =
            nun_description_get_value (self->description, NULL, NULL, of_publication[i].said);
        g_autofree char *names =
            g_str_equal (of_publication[i].said, "creators") ? nun_creators_names (said) : NULL;

        set_text (cell, out, names != NULL ? names : said);
      }
}

static void
make_publisher (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  make_said (self, cell, out);
  if (out->type == NUN_VALUE_NULL)
    set_text (cell, out, nun_description_get_value (self->description, NULL, NULL, "contact_name"));
  /* SSAP 1.1 wants something there */
  if (out->type == NUN_VALUE_NULL)
    set_text (cell, out, "unknown");
}

static void
make_collection (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  static const char *const keys[] = { "short_name", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (keys) && out->type == NUN_VALUE_NULL; i++)
    set_text (cell, out, nun_description_get_value (self->description, NULL, NULL, keys[i]));
  if (out->type == NUN_VALUE_NULL)
    set_text (cell, out, self->collection->name);
}

gboolean
nun_vo_cell_says_foreign (NunVoObservation *self, NunVoCell *cell)
{
  gboolean is_said =
      cell->make != NULL && (cell->make->make == make_said || cell->make->make == make_publisher ||
                             cell->make->make == make_collection);
  NunValue value = { .type = NUN_VALUE_NULL };

  if (is_said)
    cell->make->make (self, cell, &value);
  return value.type == NUN_VALUE_TEXT && !g_str_is_ascii (cell->text->str);
}

static void
make_product_type (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  gboolean has_depth = number_of (self, "em_xel") > 1 || number_of (self, "t_xel") > 1;

  set_text (cell, out,
            self->collection->kind == NUN_COLLECTION_SPECTRA ? "spectrum"
            : has_depth                                      ? "cube"
                                                             : "image");
}

/* The model of what the address gives: SSAP 1.1 leaves it to the service to name that of a native file. */
static void
make_model (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  set_text (cell, out, self->access == NUN_VO_ACCESS_SPECTRUM ? "Spectrum-1.1" : "native");
}

static void
make_dataset_type (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  set_text (cell, out, "Spectrum");
}

/* -- from when on it is public ---------------------------------------------------------------------------- */

/* The collection's date where that is the later one. */
static void
make_release (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  g_autofree char *own = nun_vo_observation_dup_text (self, "obs_release_date");
  g_autofree char *date = nun_embargo_date (self->release_s);
  gint64           own_s;

  if (own != NULL && nun_embargo_read (own, &own_s) && own_s >= self->release_s)
    return;
  out->type = NUN_VALUE_NULL;
  set_text (cell, out, date);
}

/* Until its day a dataset is not public, whatever its header says. */
static void
make_rights (NunVoObservation *self, NunVoCell *cell, NunValue *out)
{
  gint64           release_s = nun_vo_observation_get_release_s (self);
  gboolean         holds = nun_embargo_holds (release_s);
  g_autofree char *said = nun_vo_observation_dup_text (self, "data_rights");

  if (holds && (said == NULL || g_ascii_strcasecmp (said, "public") == 0))
    set_text (cell, out, "proprietary");
  else if (said == NULL && release_s != 0)
    set_text (cell, out, "public");
}

static const NunVoMaker release_makers[] = {
  { "obs_release_date", TRUE, make_release },
  { "data_rights", TRUE, make_rights },
};

/* Only where there is a date at all. */
static const NunVoMaker *
find_release_maker (NunVoObservation *self, const char *key)
{
  if (self->release_s == 0 && !nun_vo_observation_is_known (self->collection, "obs_release_date"))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (release_makers); i++)
    if (g_str_equal (release_makers[i].key, key))
      return &release_makers[i];
  return NULL;
}

static const NunVoMaker makers[] = {
  { "access_url", TRUE, make_url },
  { "access_format", TRUE, make_format },
  { "access_estsize", TRUE, make_kilobytes },
  { "access_bytes", TRUE, make_bytes },
  { "obs_publisher_did", FALSE, make_did },
  { "obs_id", FALSE, make_name },
  { "obs_title", FALSE, make_title },
  { "obs_collection", FALSE, make_collection },
  { "dataproduct_type", FALSE, make_product_type },
  { "s_region", TRUE, make_region },
  { "t_mid", FALSE, make_mean },
  { "em_mid", FALSE, make_mean },
  { "em_width", FALSE, make_width },
  { "t_extent", FALSE, make_width },
  { "bandpass_unit", FALSE, make_band_unit },
  { "im_naxes", FALSE, make_naxes },
  { "im_naxis", FALSE, make_naxis },
  { "im_scale", FALSE, make_scale },
  { "im_frame", FALSE, make_frame },
  { "space_frame", FALSE, make_frame },
  { "s_position", FALSE, make_position },
  { "target_pos", FALSE, make_position },
  { "dataset_model", TRUE, make_model },
  { "dataset_type", FALSE, make_dataset_type },
  { "publisher", FALSE, make_publisher },
};

static const NunVoMaker maker_of_publication = { NULL, FALSE, make_said };

const NunVoMaker *
nun_vo_maker_find (NunVoObservation *self, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    if (g_str_equal (makers[i].key, key))
      return &makers[i];
  for (guint i = 0; i < G_N_ELEMENTS (of_publication); i++)
    if (g_str_equal (of_publication[i].key, key) &&
        *nun_description_get_value (self->description, NULL, NULL, of_publication[i].said) != '\0')
      return &maker_of_publication;
  return find_release_maker (self, key);
}
