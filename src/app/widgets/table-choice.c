/* Which table of the publication a page is about. */
#include "app/widgets/table-choice.h"

/* AdwComboRow and GtkDropDown have the same two properties under the same names. */
static GtkStringList *
get_model (gpointer box)
{
  GListModel *model = NULL;

  g_object_get (box, "model", &model, NULL);
  if (!GTK_IS_STRING_LIST (model))
    g_clear_object (&model);
  return (GtkStringList *) model;
}

static gboolean
is_current (GtkStringList *names, const NunDescription *description)
{
  guint n = nun_description_get_n_collections (description);

  if (names == NULL || g_list_model_get_n_items (G_LIST_MODEL (names)) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (names, i),
                      nun_description_get_collection (description, i)->name))
      return FALSE;
  return TRUE;
}

static const char *
chosen_name (gpointer box, GtkStringList *names)
{
  guint selected = GTK_INVALID_LIST_POSITION;

  g_object_get (box, "selected", &selected, NULL);
  return names != NULL && selected != GTK_INVALID_LIST_POSITION
             ? gtk_string_list_get_string (names, selected)
             : NULL;
}

void
nun_table_choice_refresh (gpointer box, const NunDescription *description)
{
  g_autoptr (GtkStringList) names = get_model (box);
  g_autoptr (GtkStringList) next = NULL;
  g_autofree char          *chosen = NULL;

  if (is_current (names, description))
    return;

  chosen = g_strdup (chosen_name (box, names));
  next = gtk_string_list_new (NULL);
  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    gtk_string_list_append (next, nun_description_get_collection (description, i)->name);
  g_object_set (box, "model", next, NULL);
  if (chosen != NULL)
    nun_table_choice_set (box, chosen);
}

const NunCollection *
nun_table_choice_get (gpointer box, const NunDescription *description)
{
  g_autoptr (GtkStringList) names = get_model (box);
  const char               *chosen = chosen_name (box, names);

  return chosen != NULL ? nun_description_find_collection (description, chosen) : NULL;
}

void
nun_table_choice_set (gpointer box, const char *table)
{
  g_autoptr (GtkStringList) names = get_model (box);

  for (guint i = 0; names != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (names)); i++)
    if (g_str_equal (gtk_string_list_get_string (names, i), table))
      g_object_set (box, "selected", i, NULL);
}
