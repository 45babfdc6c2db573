/* Rows of the one observation model: columns, rules of a set, values that fit. */

#include "observe/observation.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "observe/observation-check.h"
#include "observe/observation-field.h"
#include "sky/frame.h"
#include "sky/sphere.h"

/* -- columns ----------------------------------------------------------------------------------------- */

static gboolean
is_asked (const NunObservationField *field, NunDatasetKind kind)
{
  guint models = NUN_MODEL_OBSCORE | (kind == NUN_DATASET_IMAGE ? NUN_MODEL_SIA1 : NUN_MODEL_SSAP);

  /* What follows from other fields, or what the service knows, is no column of its own. */
  return field->from == NULL && (field->models & models) != 0;
}

static NunColumn *
column_of_field (const NunObservationField *field)
{
  NunColumn *column = nun_column_new (field->key, field->datatype, field->arraysize);

  column->unit = *field->unit != 0 ? g_strdup (field->unit) : NULL;
  column->ucd = field->ucd != NULL && *field->ucd != 0 ? g_strdup (field->ucd) : NULL;
  column->utype = field->utype != NULL ? g_strconcat ("obscore:", field->utype, NULL) : NULL;
  column->xtype = g_strdup (field->xtype);
  column->description = g_strdup (field->label);
  if (g_str_equal (field->key, "s_ra") || g_str_equal (field->key, "s_dec"))
    column->frame = g_strdup (nun_frame_to_name (NUN_FRAME_ICRS));
  return column;
}

static const struct
{
  const char *name;
  NunDatatype datatype;
  const char *arraysize;
} product_columns[] = {
  { NUN_PRODUCT_PATH, NUN_DATATYPE_UNICODE_CHAR, "*" },
  { NUN_PRODUCT_HDU, NUN_DATATYPE_INT, NULL },
  { NUN_PRODUCT_INDEX, NUN_DATATYPE_INT, NULL },
  { NUN_PRODUCT_SIZE, NUN_DATATYPE_LONG, NULL },
  { NUN_PRODUCT_MTIME, NUN_DATATYPE_LONG, NULL },
  { NUN_PRODUCT_TYPE, NUN_DATATYPE_CHAR, "*" },
  { NUN_PRODUCT_CHECKS, NUN_DATATYPE_INT, NULL },
};

GPtrArray *
nun_observation_columns (NunDatasetKind kind)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);

  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    if (is_asked (field, kind))
      g_ptr_array_add (columns, column_of_field (field));
  for (guint i = 0; i < G_N_ELEMENTS (product_columns); i++)
    g_ptr_array_add (columns, nun_column_new (product_columns[i].name, product_columns[i].datatype,
                                              product_columns[i].arraysize));
  return columns;
}

char *
nun_observation_product_path (const char *folder, const char *product_path)
{
  g_autofree char *path = NULL;
  gsize            length;

  if (folder == NULL || *product_path == 0 || g_path_is_absolute (product_path))
    return NULL;
  path = g_canonicalize_filename (product_path, folder);
  length = g_str_equal (folder, "/") ? 0 : strlen (folder);
  return strncmp (path, folder, length) == 0 && path[length] == '/' ? g_steal_pointer (&path)
                                                                    : NULL;
}

/* -- rules ------------------------------------------------------------------------------------------- */

typedef struct
{
  const NunObservationField *field;
  NunDatum                  *datum; /* NULL: no rule */
  NunDatum                  *guess; /* the same without decisions */
  NunRule                   *rule;
} FieldRule;

struct _NunRuleSet
{
  NunDatasetKind kind;
  GArray        *rules; /* of FieldRule, in the columns' order */
};

static void
field_rule_clear (gpointer data)
{
  FieldRule *self = data;

  g_clear_pointer (&self->datum, nun_datum_unref);
  g_clear_pointer (&self->guess, nun_datum_unref);
  nun_rule_free (self->rule);
}

static NunDatum *
find_decided (GHashTable *decided, const char *key)
{
  NunDatum *datum = decided != NULL ? g_hash_table_lookup (decided, key) : NULL;

  return datum != NULL ? nun_datum_ref (datum) : NULL;
}

char *
nun_rule_set_decided (GHashTable *decided)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    {
      const NunDatum *datum = decided != NULL ? g_hash_table_lookup (decided, field->key) : NULL;

      if (datum != NULL)
        g_string_append_printf (out, "%s=%s\n", field->key, datum->value);
    }
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

NunRuleSet *
nun_rule_set_new (GPtrArray *datasets, NunDatasetKind kind, GHashTable *decided)
{
  g_autoptr (NunObservationSample) sample = nun_observation_sample_new (datasets);
  NunRuleSet                      *self = g_new0 (NunRuleSet, 1);

  self->kind = kind;
  self->rules = g_array_new (FALSE, TRUE, sizeof (FieldRule));
  g_array_set_clear_func (self->rules, field_rule_clear);
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    {
      FieldRule rule = { field, NULL, NULL, NULL };

      if (!is_asked (field, kind))
        continue;
      rule.datum = find_decided (decided, field->key);
      rule.guess = nun_observation_guess_rule (sample, kind, field->key);
      if (rule.datum == NULL && rule.guess != NULL)
        rule.datum = nun_datum_ref (rule.guess);
      if (rule.datum != NULL && *rule.datum->value != 0 && nun_datum_is_said (rule.datum))
        rule.rule = nun_rule_parse (rule.datum->value, NULL);
      g_array_append_val (self->rules, rule);
    }
  return self;
}

static const FieldRule *
find_rule (const NunRuleSet *self, const char *field_key)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const FieldRule *rule = &g_array_index (self->rules, FieldRule, i);

      if (g_str_equal (rule->field->key, field_key))
        return rule;
    }
  return NULL;
}

const NunDatum *
nun_rule_set_get_guess (const NunRuleSet *self, const char *field_key)
{
  const FieldRule *rule = find_rule (self, field_key);

  return rule != NULL ? rule->guess : NULL;
}

static void
add_text (GChecksum *sum, const char *text)
{
  g_checksum_update (sum, (const guchar *) (text != NULL ? text : ""),
                     text != NULL ? (gssize) strlen (text) + 1 : 1);
}

/* Guesses count beside decisions: pointings are compared by what the guess falls back to. */
char *
nun_rule_set_reading (const NunRuleSet *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const FieldRule *rule = &g_array_index (self->rules, FieldRule, i);

      add_text (sum, rule->field->key);
      add_text (sum, rule->datum != NULL ? rule->datum->value : NULL);
      add_text (sum, rule->rule != NULL ? "+" : "-");
      add_text (sum, rule->guess != NULL ? rule->guess->value : NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (product_columns); i++)
    add_text (sum, product_columns[i].name);
  return g_strconcat (NUN_VERSION, " ", g_checksum_get_string (sum), NULL);
}

void
nun_rule_set_free (NunRuleSet *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rules);
  g_free (self);
}

/* -- values ------------------------------------------------------------------------------------------ */

/* What a field's numbers can be; others are never negative. */
static const struct
{
  const char *key;
  double      minimum, maximum;
} ranges[] = {
  { "s_ra", 0, 360 },           { "s_dec", -90, 90 },
  { "s_fov", 0, 360 },          { "t_min", -680000, 100000 },
  { "t_max", -680000, 100000 }, { "em_min", 1e-18, 1e6 },
  { "em_max", 1e-18, 1e6 },     { "calib_level", 0, 4 },
  { "redshift", -1, 1e4 },      { "target_redshift", -1, 1e4 },
};

static gboolean
in_range (const NunObservationField *field, double number)
{
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (g_str_equal (ranges[i].key, field->key))
      return number >= ranges[i].minimum && number <= ranges[i].maximum;
  return number >= 0 && number < 1e300;
}

static void
complain (GPtrArray *problems, const NunObservationField *field, const char *text)
{
  g_autofree char *shown = NULL;

  if (problems == NULL)
    return;
  shown = nun_dataset_clip (text);
  g_ptr_array_add (problems, g_strdup_printf (_ ("%s: “%s” cannot be; it is left empty."),
                                              _ (field->label), shown));
}

static void
set_number (const NunObservationField *field,
            const char                *text,
            NunValue                  *value,
            GPtrArray                 *problems)
{
  char  *end;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != 0 || !isfinite (number) || !in_range (field, number))
    {
      complain (problems, field, text);
      return;
    }
  if (nun_datatype_is_integer (field->datatype))
    {
      value->type = NUN_VALUE_LONG;
      value->i = (gint64) (number + 0.5);
    }
  else
    {
      value->type = NUN_VALUE_DOUBLE;
      value->d = number;
    }
}

/* Takes text. */
static void
set_text (char *text, NunValue *value, GPtrArray *owned)
{
  g_ptr_array_add (owned, text);
  value->type = NUN_VALUE_TEXT;
  value->text = text;
  value->length = strlen (text);
}

static gboolean
is_term (const NunObservationField *field, const char *text)
{
  const NunTerm *terms = field->terms != NULL ? field->terms () : NULL;

  return terms == NULL || nun_term_find (terms, text) != NULL;
}

static void
fill_field (const FieldRule  *rule,
            const NunDataset *dataset,
            NunValue         *value,
            GPtrArray        *owned,
            GPtrArray        *problems)
{
  g_autofree char *text = rule->rule != NULL ? nun_rule_evaluate (rule->rule, dataset, NULL) : NULL;

  value->type = NUN_VALUE_NULL;
  if (text == NULL)
    return;
  if (nun_datatype_is_number (rule->field->datatype))
    set_number (rule->field, text, value, problems);
  else if (is_term (rule->field, text))
    set_text (g_steal_pointer (&text), value, owned);
  else
    complain (problems, rule->field, text);
}

/* The hidden columns, in the order of product_columns. */
static void
fill_product (const NunDataset *dataset, guint checks, NunValue *values, GPtrArray *owned)
{
  const gint64 numbers[] = { 0, dataset->hdu, dataset->index, dataset->size, dataset->mtime };

  set_text (g_strdup (dataset->path), &values[0], owned);
  for (guint i = 1; i < G_N_ELEMENTS (numbers); i++)
    {
      values[i].type = NUN_VALUE_LONG;
      values[i].i = numbers[i];
    }
  set_text (g_strdup (dataset->media_type), &values[5], owned);
  values[6].type = NUN_VALUE_LONG;
  values[6].i = checks;
}

typedef struct
{
  const NunRuleSet *set;
  NunValue         *values;
} Row;

static NunValue *
find_value (gpointer user_data, const char *key)
{
  const Row *row = user_data;

  for (guint i = 0; i < row->set->rules->len; i++)
    if (g_str_equal (g_array_index (row->set->rules, FieldRule, i).field->key, key))
      return &row->values[i];
  return NULL;
}

/* -- frames ------------------------------------------------------------------------------------------ */

/* The value of a field that came from keywords, or NULL: what is measured lies in the ICRS already, and a constant says what a person
 * means. */
static NunValue *
from_keywords (const NunRuleSet *self, NunValue *values, const char *key)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const FieldRule *rule = &g_array_index (self->rules, FieldRule, i);

      if (g_str_equal (rule->field->key, key))
        return rule->datum != NULL && strstr (rule->datum->value, "keyword") != NULL &&
                       values[i].type == NUN_VALUE_DOUBLE
                   ? &values[i]
                   : NULL;
    }
  return NULL;
}

/* FITS standard 4.0, section 8.3: RADESYS, else the equinox decides; RADECSYS and EPOCH are their former names. */
static void
bring_to_icrs (const NunRuleSet *self, const NunDataset *dataset, NunValue *values)
{
  NunValue   *ra = from_keywords (self, values, "s_ra");
  NunValue   *dec = from_keywords (self, values, "s_dec");
  const char *system;
  double      equinox = 2000;
  gboolean    besselian;

  if (ra == NULL || dec == NULL || dataset->header == NULL || isfinite (dataset->centre_deg[0]))
    return;
  system = nun_header_get (dataset->header, "RADESYS");
  if (system == NULL)
    system = nun_header_get (dataset->header, "RADECSYS");
  if (!nun_header_get_double (dataset->header, "EQUINOX", &equinox))
    nun_header_get_double (dataset->header, "EPOCH", &equinox);
  besselian = system != NULL ? g_str_has_prefix (system, "FK4") : equinox < 1984;
  if (besselian && equinox == 2000)
    equinox = 1950;
  if ((!besselian && equinox == 2000) || !(equinox >= 1800 && equinox <= 2100) ||
      (system != NULL && g_ascii_strcasecmp (system, "ICRS") == 0))
    return;
  if (besselian && equinox == 1950)
    nun_frame_to_icrs (NUN_FRAME_FK4, ra->d, dec->d, &ra->d, &dec->d);
  else
    nun_frame_equinox_to_icrs (besselian, equinox, ra->d, dec->d, &ra->d, &dec->d);
}

/* -- keywords against world coordinates -------------------------------------------------------------- */

/* A pointing may lie beside its detector, and be of another equinox; farther off one of the two is wrong. */
#define POINTING_SLACK_DEG 1.0

/* What the keywords say that the guess would fall back to where nothing is measured; NaN for nothing. */
static double
from_fallback (const NunRuleSet *self, const NunDataset *dataset, const char *key)
{
  const NunDatum     *guess = nun_rule_set_get_guess (self, key);
  const char         *behind = guess != NULL ? strstr (guess->value, " else keyword ") : NULL;
  g_autoptr (NunRule) rule =
      behind != NULL ? nun_rule_parse (behind + strlen (" else "), NULL) : NULL;
  g_autofree char *text = rule != NULL ? nun_rule_evaluate (rule, dataset, NULL) : NULL;
  char            *end = NULL;
  double           number = text != NULL ? g_ascii_strtod (text, &end) : (double) NAN;

  return end != NULL && end != text && *end == 0 ? number : (double) NAN;
}

static gboolean
points_elsewhere (const NunRuleSet *self, const NunDataset *dataset)
{
  const NunRegion *footprint = dataset->footprint;
  double           ra, dec;

  if (dataset->kind != NUN_DATASET_IMAGE || footprint == NULL)
    return FALSE;
  ra = from_fallback (self, dataset, "s_ra");
  dec = from_fallback (self, dataset, "s_dec");
  /* 0/0 stands where nobody knew better. */
  return nun_sphere_is_position (ra, dec) && (ra != 0.0 || dec != 0.0) &&
         nun_sphere_distance_deg (ra, dec, footprint->ra_deg, footprint->dec_deg) >
             footprint->radius_deg + POINTING_SLACK_DEG;
}

guint
nun_observation_fill (const NunRuleSet *self,
                      const NunDataset *dataset,
                      NunValue         *values,
                      GPtrArray        *owned,
                      GPtrArray        *problems)
{
  Row   row = { self, values };
  guint checks;

  for (guint i = 0; i < self->rules->len; i++)
    fill_field (&g_array_index (self->rules, FieldRule, i), dataset, &values[i], owned, problems);
  bring_to_icrs (self, dataset, values);
  checks = nun_observation_check (find_value, &row);
  if (points_elsewhere (self, dataset))
    checks |= 1 << NUN_CONTRADICTION_POINTING;
  fill_product (dataset, checks, values + self->rules->len, owned);
  return checks;
}

/* -- what services know ------------------------------------------------------------------------------ */

gboolean
nun_observation_is_served (const char *key)
{
  static const char *const keys[] = { "obs_publisher_did", "access_url", "access_format",
                                      "access_estsize", NULL };

  return g_strv_contains (keys, key);
}
