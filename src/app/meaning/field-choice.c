/* Walking over the fields of images and spectra, and accepting what is guessed of them. */
#include "app/meaning/field-choice.h"

#include <glib/gi18n-lib.h>

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

/* Whether it changes anything there; value: the rule, NULL to take a decision back. */
static gboolean
find_edit (NunFieldDeed deed, const NunDatum *rule, const char **value)
{
  gboolean decided = rule != NULL && rule->origin == NUN_ORIGIN_PERSON;

  switch (deed)
    {
    case NUN_FIELD_ACCEPT: *value = rule != NULL ? rule->value : NULL; return *value && !decided;
    case NUN_FIELD_EMPTY: *value = "none"; return !decided || !g_str_equal (rule->value, "none");
    case NUN_FIELD_TAKE_BACK:
    default: *value = NULL; return decided;
    }
}

GVariant *
nun_field_choice_make_edits (GPtrArray            *items,
                             const NunDescription *description,
                             const char           *collection,
                             NunFieldDeed          deed,
                             guint                *n)
{
  GVariantBuilder edits;

  *n = 0;
  g_variant_builder_init (&edits, G_VARIANT_TYPE ("a(sssms)"));
  for (guint i = 0; i < items->len; i++)
    {
      const char     *key = nun_field_item_get_field (items->pdata[i])->key;
      const NunDatum *rule = nun_description_get (description, collection, key, "rule");
      const char     *value;

      if (!find_edit (deed, rule, &value))
        continue;
      g_variant_builder_add (&edits, "(sssms)", collection, key, "rule", value);
      (*n)++;
    }
  if (*n > 0)
    return g_variant_builder_end (&edits);
  g_variant_builder_clear (&edits);
  return NULL;
}

char *
nun_field_choice_name (NunFieldDeed deed, GPtrArray *items, guint n)
{
  switch (deed)
    {
    case NUN_FIELD_EMPTY:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "Leave %u Field Empty", "Leave %u Fields Empty", n), n);
    case NUN_FIELD_TAKE_BACK:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "Take Back %u Rule", "Take Back %u Rules", n), n);
    case NUN_FIELD_ACCEPT:
    default:
      if (items->len == 1)
        return g_strdup_printf (_ ("Accept “%s”"),
                                _ (nun_field_item_get_field (items->pdata[0])->label));
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Accept %u Rule", "Accept %u Rules", n),
                              n);
    }
}

char *
nun_field_choice_dup_words (guint n)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u field is chosen. Each field means something else, so rules are changed one "
                   "by one; together they can be accepted, left empty, or taken back.",
                   "%u fields are chosen. Each field means something else, so rules are changed "
                   "one by one; together they can be accepted, left empty, or taken back.",
                   n),
      n);
}
