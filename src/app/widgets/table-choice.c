/* Which table of the publication a page is about. */
#include "app/widgets/table-choice.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/naming.h"
#include "app/widgets/shrink.h"

static GtkStringList *
get_names (GtkDropDown *drop)
{
  GListModel *model = gtk_drop_down_get_model (drop);

  return GTK_IS_STRING_LIST (model) ? GTK_STRING_LIST (model) : NULL;
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
chosen_name (GtkDropDown *drop, GtkStringList *names)
{
  guint selected = gtk_drop_down_get_selected (drop);

  return names != NULL && selected != GTK_INVALID_LIST_POSITION
             ? gtk_string_list_get_string (names, selected)
             : NULL;
}

void
nun_table_choice_setup (GtkDropDown *drop)
{
  nun_let_drop_down_shrink (drop);
  nun_name_drop_down (drop, _ ("Table"));
}

void
nun_table_choice_refresh (GtkDropDown *drop, const NunDescription *description)
{
  GtkStringList            *names = get_names (drop);
  g_autoptr (GtkStringList) next = NULL;
  g_autofree char          *chosen = NULL;

  if (is_current (names, description))
    return;

  chosen = g_strdup (chosen_name (drop, names));
  next = gtk_string_list_new (NULL);
  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    gtk_string_list_append (next, nun_description_get_collection (description, i)->name);
  gtk_drop_down_set_model (drop, G_LIST_MODEL (next));
  if (chosen != NULL)
    nun_table_choice_set (drop, chosen);
}

const NunCollection *
nun_table_choice_get (GtkDropDown *drop, const NunDescription *description)
{
  GtkStringList *names = get_names (drop);
  const char    *chosen = chosen_name (drop, names);

  return chosen != NULL ? nun_description_find_collection (description, chosen) : NULL;
}

void
nun_table_choice_set (GtkDropDown *drop, const char *table)
{
  GtkStringList *names = get_names (drop);

  for (guint i = 0; names != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (names)); i++)
    if (g_str_equal (gtk_string_list_get_string (names, i), table))
      gtk_drop_down_set_selected (drop, i);
}
