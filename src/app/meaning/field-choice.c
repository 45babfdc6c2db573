/* Walking over the fields of images and spectra, and accepting what is guessed of them. */
#include "app/meaning/field-choice.h"

GPtrArray *
nun_field_choice_get (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (model);
  GPtrArray            *items = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter         iter;
  guint                 position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, all, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (model), position));
  return items;
}

guint
nun_field_choice_find_next (GtkSelectionModel *model, int direction)
{
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (model);
  guint                 n = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint                 at = gtk_bitset_is_empty (all) ? (direction > 0 ? n - 1 : 0)
                             : direction > 0           ? gtk_bitset_get_maximum (all)
                                                       : gtk_bitset_get_minimum (all);

  for (guint step = 1; step <= n; step++)
    {
      guint                    i = direction > 0 ? (at + step) % n : (at + n - step) % n;
      g_autoptr (NunFieldItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (nun_field_item_get_state (item) == NUN_FIELD_LOOK)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

GVariant *
nun_field_choice_make_edits (GPtrArray            *items,
                             const NunDescription *description,
                             const char           *collection,
                             guint                *n)
{
  GVariantBuilder edits;

  *n = 0;
  g_variant_builder_init (&edits, G_VARIANT_TYPE ("a(sssms)"));
  for (guint i = 0; i < items->len; i++)
    {
      const char     *key = nun_field_item_get_field (items->pdata[i])->key;
      const NunDatum *rule = nun_description_get (description, collection, key, "rule");

      if (rule == NULL || rule->origin == NUN_ORIGIN_PERSON)
        continue;
      g_variant_builder_add (&edits, "(sssms)", collection, key, "rule", rule->value);
      (*n)++;
    }
  if (*n > 0)
    return g_variant_builder_end (&edits);
  g_variant_builder_clear (&edits);
  return NULL;
}
