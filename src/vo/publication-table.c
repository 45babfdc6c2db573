/* The tables of a publication as records list them: the columns that its services give. */
#include "describe/placeholder.h"
#include "describe/view.h"
#include "vo/observation.h"
#include "vo/publication-private.h"
#include "vocabulary/ucd.h"

/* Whether the column is a key of the table or what its rows are sorted by. */
static gboolean
is_main (const NunCollection *collection, const NunViewColumn *shown)
{
  const NunColumnProfile *values;

  if (shown->column->ucd == NULL || !nun_ucd_has_word (shown->column->ucd, "meta.main"))
    return FALSE;
  if (!nun_ucd_has_word (shown->column->ucd, "meta.id") || shown->source < 0)
    return TRUE;
  if (collection->profile == NULL)
    return FALSE;
  values = &collection->profile->columns[shown->source];
  return values->n_null == 0 && values->n_distinct == collection->n_rows;
}

/* The columns of the protocol that says most. */
static void
add_observation_columns (NunVoPublication    *self,
                         const NunCollection *collection,
                         const char          *base_url,
                         GPtrArray           *columns)
{
  guint model = collection->kind == NUN_COLLECTION_SPECTRA ? NUN_MODEL_SSAP : NUN_MODEL_OBSCORE;
  g_autoptr (NunVoObservation) view =
      nun_vo_observation_new (self->description, collection->name, model, 2, base_url);
  GPtrArray *shown = nun_vo_observation_get_columns (view);

  for (guint i = 0; i < shown->len; i++)
    g_ptr_array_add (columns, nun_column_ref (shown->pdata[i]));
}

static void
add_table_columns (NunVoPublication    *self,
                   const NunCollection *collection,
                   GPtrArray           *columns,
                   GStrvBuilder        *main_columns)
{
  g_autoptr (GPtrArray) shown =
      nun_view_columns (self->description, collection->name, NUN_UCD_STYLE_UCD1PLUS, 3);

  for (guint i = 0; i < shown->len; i++)
    {
      const NunViewColumn *column = shown->pdata[i];

      g_ptr_array_add (columns, nun_column_ref (column->column));
      if (is_main (collection, column))
        g_strv_builder_add (main_columns, column->column->name);
    }
}

void
nun_vo_publication_add_table (NunVoPublication    *self,
                              const NunCollection *collection,
                              const char          *base_url)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_column_unref);
  g_autoptr (GStrvBuilder) main_columns = g_strv_builder_new ();
  NunVoTable              *table;
  const char              *title =
      nun_description_get_value (self->description, collection->name, NULL, "title");

  if (collection->kind == NUN_COLLECTION_TABLE)
    add_table_columns (self, collection, columns, main_columns);
  else
    add_observation_columns (self, collection, base_url, columns);
  self->tables = g_renew (NunVoTable, self->tables, self->n_tables + 1);
  table = &self->tables[self->n_tables++];
  *table = (NunVoTable){
    .name = collection->name,
    .label = *title != 0 && !nun_is_placeholder (title) ? title : NULL,
    .description = nun_vo_publication_answer (self, collection->name, "description"),
    .columns = columns,
    .main_columns = nun_vo_publication_keep_list (self, g_strv_builder_end (main_columns)),
    .n_rows = collection->n_rows,
  };
  self->resource.tables = self->tables;
  self->resource.n_tables = self->n_tables;
}
