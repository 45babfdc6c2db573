/* The JSON form of what a file holds: one object a file. */
#include "cli/inspect-json.h"

#include "cli/inspect-observation.h"
#include "cli/json.h"
#include "describe/position.h"

/* A name as it stands in the file. */
static const char *
file_name (const NunColumn *column)
{
  return column->original != NULL ? column->original : column->name;
}

/* {"--": 12, "": 3}: how absent values are spelled, and how often. */
static void
add_spellings (JsonBuilder *json, const NunColumnProfile *profile)
{
  json_builder_set_member_name (json, "spellings");
  json_builder_begin_object (json);
  for (guint i = 0; i < NUN_PROFILE_SPELLINGS && profile->spellings[i].n > 0; i++)
    nun_json_int (json, profile->spellings[i].text, profile->spellings[i].n);
  json_builder_end_object (json);
}

static void
add_columns (JsonBuilder *json, GPtrArray *columns, const NunProfile *profile)
{
  nun_json_array (json, "columns");
  for (guint i = 0; i < columns->len; i++)
    {
      const NunColumn *column = columns->pdata[i];

      json_builder_begin_object (json);
      nun_json_text (json, "name", file_name (column));
      nun_json_text (json, "datatype", nun_datatype_name (column->datatype));
      if (column->arraysize != NULL)
        nun_json_text (json, "arraysize", column->arraysize);
      nun_json_text (json, "unit", column->unit);
      nun_json_text (json, "ucd", column->ucd);
      if (column->precision != NULL)
        nun_json_text (json, "precision", column->precision);
      if (column->width > 0)
        nun_json_int (json, "width", column->width);
      if (profile != NULL && profile->columns[i].n_null > 0)
        nun_json_int (json, "missing", profile->columns[i].n_null);
      if (profile != NULL && profile->columns[i].spellings[0].n > 0)
        add_spellings (json, &profile->columns[i]);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_names (JsonBuilder *json, const char *name, GPtrArray *columns, const guint *indices, guint n)
{
  nun_json_array (json, name);
  for (guint i = 0; i < n; i++)
    nun_json_text (json, NULL, file_name (columns->pdata[indices[i]]));
  json_builder_end_array (json);
}

static void
add_first_position (JsonBuilder       *json,
                    NunTable          *table,
                    const NunPosition *position,
                    GCancellable      *cancellable)
{
  g_autoptr (NunRows) rows = nun_table_open_rows (table, cancellable, NULL);
  const NunValue     *values;
  double              ra, dec;

  while (rows != NULL && (values = nun_rows_next (rows, cancellable, NULL)) != NULL)
    if (nun_position_of_row (position, values, &ra, &dec))
      {
        nun_json_array (json, "first_icrs_deg");
        nun_json_number (json, NULL, ra);
        nun_json_number (json, NULL, dec);
        json_builder_end_array (json);
        return;
      }
}

static void
add_position (JsonBuilder      *json,
              NunTable         *table,
              const NunProfile *profile,
              GCancellable     *cancellable)
{
  GPtrArray              *columns = nun_table_get_columns (table);
  g_autoptr (NunPosition) position = profile != NULL ? nun_position_guess (columns, profile) : NULL;

  if (position == NULL)
    {
      nun_json_text (json, "position", NULL);
      return;
    }
  json_builder_set_member_name (json, "position");
  json_builder_begin_object (json);
  add_names (json, "ra", columns, position->lon, position->n_lon);
  add_names (json, "dec", columns, position->lat, position->n_lat);
  nun_json_text (json, "frame", nun_frame_to_name (position->frame));
  add_first_position (json, table, position, cancellable);
  json_builder_end_object (json);
}

static void
add_tables (JsonBuilder *json, NunFile *file, GCancellable *cancellable)
{
  nun_json_array (json, "tables");
  for (guint i = 0; i < nun_file_get_n_tables (file); i++)
    {
      NunTable              *table = nun_file_get_table (file, i);
      g_autoptr (NunProfile) profile = nun_profile_table (table, NULL, NULL, cancellable, NULL);

      json_builder_begin_object (json);
      nun_json_text (json, "name", nun_table_get_name (table));
      nun_json_count (json, "hdu", nun_table_get_hdu (table));
      nun_json_int (json, "rows", nun_table_get_n_rows (table));
      add_columns (json, nun_table_get_columns (table), profile);
      add_position (json, table, profile, cancellable);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_image (JsonBuilder *json, NunFile *file, guint i, GCancellable *cancellable)
{
  const NunImageHdu   *hdu = nun_file_get_image (file, i);
  g_autoptr (NunImage) image = nun_image_read (file, i, cancellable, NULL);

  json_builder_begin_object (json);
  nun_json_count (json, "hdu", hdu->hdu);
  nun_json_array (json, "naxis");
  for (int j = 0; j < hdu->naxis; j++)
    nun_json_int (json, NULL, hdu->axes[j]);
  json_builder_end_array (json);
  if (image != NULL)
    nun_inspect_json_image (json, image);
  json_builder_end_object (json);
}

static void
add_images (JsonBuilder *json, NunFile *file, GCancellable *cancellable)
{
  nun_json_array (json, "images");
  for (guint i = 0; i < nun_file_get_n_images (file); i++)
    add_image (json, file, i, cancellable);
  json_builder_end_array (json);
}

static void
add_spectra (JsonBuilder *json, NunFile *file, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) spectra = nun_spectra_find (file, cancellable);

  nun_json_array (json, "spectra");
  for (guint i = 0; i < spectra->len; i++)
    {
      json_builder_begin_object (json);
      nun_inspect_json_spectrum (json, spectra->pdata[i]);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_warnings (JsonBuilder *json, NunFile *file)
{
  const char *const *warnings = nun_file_get_warnings (file);

  nun_json_array (json, "warnings");
  for (guint i = 0; warnings[i] != NULL; i++)
    nun_json_text (json, NULL, warnings[i]);
  json_builder_end_array (json);
}

char *
nun_inspect_json (const char *path, NunFile *file, const char *reason, GCancellable *cancellable)
{
  static const char *const kinds[] = { "table", "image", "spectrum", "other" };
  g_autoptr (JsonBuilder)  json = json_builder_new ();
  g_autofree char         *utf8_path = g_filename_display_name (path);

  json_builder_begin_object (json);
  nun_json_text (json, "file", utf8_path);
  nun_json_text (json, "kind", file != NULL ? kinds[nun_file_get_kind (file)] : "unreadable");
  if (file != NULL)
    {
      nun_json_text (json, "format", nun_file_get_format (file));
      if (nun_file_get_reason (file) != NULL)
        nun_json_text (json, "reason", nun_file_get_reason (file));
      add_tables (json, file, cancellable);
      add_images (json, file, cancellable);
      add_spectra (json, file, cancellable);
      add_warnings (json, file);
    }
  else
    nun_json_text (json, "reason", reason);
  json_builder_end_object (json);
  return nun_json_to_text (json, FALSE);
}
