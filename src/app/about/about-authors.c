/* The list of authors: rows that are edited in place, and the text that they make. */
#include "app/about/about-authors.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/empty.h"
#include "app/widgets/tab-stop.h"
#include "describe/creator.h"

struct _NunAboutAuthors
{
  AdwBin       parent_instance;
  GtkExpander *expander;
  GtkBox      *rows;   /* of row widgets, which carry a Row as data "row" */
  gboolean     silent; /* the program fills the rows */
};

/* One author; the widgets are borrowed from the row. */
typedef struct
{
  NunAboutAuthors *list;
  GtkWidget       *row;
  GtkEditable     *name, *orcid;
  GtkLabel        *verdict;
  GtkWidget       *up, *down, *remove;
} Row;

G_DEFINE_FINAL_TYPE (NunAboutAuthors, nun_about_authors, ADW_TYPE_BIN)

static guint edited_signal;

static void
nun_about_authors_class_init (NunAboutAuthorsClass *klass)
{
  edited_signal = g_signal_new ("edited", NUN_TYPE_ABOUT_AUTHORS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
nun_about_authors_init (NunAboutAuthors *self)
{
}

static Row *
row_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "row");
}

/* -- the text that the rows make ------------------------------------------------------------------- */

/* A semicolon would begin another author. */
static char *
dup_name (const Row *row)
{
  char *name = g_strdup (gtk_editable_get_text (row->name));

  g_strdelimit (name, ";", ',');
  return g_strstrip (name);
}

/* The ORCID as it is kept, or NULL while it is none. */
static char *
dup_orcid (const Row *row)
{
  g_autofree char       *text = g_strstrip (g_strdup (gtk_editable_get_text (row->orcid)));
  g_autofree char       *both = g_strdup_printf ("X (%s)", text);
  g_autoptr (NunCreator) creator = *text != 0 ? nun_creator_parse (both, NULL) : NULL;

  return creator != NULL && creator->orcid != NULL ? g_strdup (creator->orcid) : NULL;
}

static char *
dup_text (NunAboutAuthors *self)
{
  GString *out = g_string_new (NULL);

  for (GtkWidget *it = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); it != NULL;
       it = gtk_widget_get_next_sibling (it))
    {
      g_autofree char *name = dup_name (row_of (it));
      g_autofree char *orcid = dup_orcid (row_of (it));

      if (*name == 0)
        continue;
      g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", name);
      if (orcid != NULL)
        g_string_append_printf (out, " (%s)", orcid);
    }
  return g_string_free (out, FALSE);
}

static void
emit_edited (NunAboutAuthors *self)
{
  g_autofree char *text = NULL;

  if (self->silent)
    return;
  text = dup_text (self);
  g_signal_emit (self, edited_signal, 0, text);
}

/* -- one row --------------------------------------------------------------------------------------- */

/* Said while it is typed; an ORCID that is not right is not kept. */
static void
judge_orcid (Row *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row->orcid)));
  g_autofree char *orcid = dup_orcid (row);
  gboolean         wrong = *text != 0 && orcid == NULL;
  guint            digits = 0;

  for (const char *p = text; *p != 0; p++)
    digits += g_ascii_isdigit (*p) || *p == 'X' || *p == 'x';
  gtk_label_set_label (
      row->verdict, !wrong ? ""
                    : digits < 16
                        ? _ ("An ORCID has 16 digits in four groups: 0000-0002-1825-0097.")
                        : _ ("This is no ORCID: its last digit does not fit the others, so one of "
                             "them is a slip. It is not kept."));
  gtk_widget_set_visible (GTK_WIDGET (row->verdict), wrong);
  if (wrong && digits >= 16)
    gtk_widget_add_css_class (GTK_WIDGET (row->orcid), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->orcid), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->orcid), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_label (row->verdict), -1);
}

/* text: taken. */
static void
label (GtkWidget *widget, char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_free (text);
}

/* "Author 2: Mechain, P.": who listens must know which row it is. */
static void
name_row (Row *row, guint number)
{
  g_autofree char *name = dup_name (row);
  g_autofree char *who =
      *name != 0 ? g_strdup (name) : g_strdup_printf (_ ("Author %u"), number + 1);

  label (row->row, g_strdup (who));
  label (GTK_WIDGET (row->name), g_strdup_printf (_ ("Name of Author %u"), number + 1));
  label (GTK_WIDGET (row->orcid), g_strdup_printf (_ ("ORCID of %s"), who));
  label (row->up, g_strdup_printf (_ ("Move %s Up"), who));
  label (row->down, g_strdup_printf (_ ("Move %s Down"), who));
  label (row->remove, g_strdup_printf (_ ("Remove %s"), who));
}

static void
update_rows (NunAboutAuthors *self)
{
  guint i = 0;

  for (GtkWidget *it = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); it != NULL;
       it = gtk_widget_get_next_sibling (it), i++)
    {
      Row *row = row_of (it);

      name_row (row, i);
      gtk_widget_set_sensitive (row->up, gtk_widget_get_prev_sibling (it) != NULL);
      gtk_widget_set_sensitive (row->down, gtk_widget_get_next_sibling (it) != NULL);
    }
}

static void
on_changed (Row *row)
{
  judge_orcid (row);
  update_rows (row->list);
  emit_edited (row->list);
}

/* The button under the hand may have become insensitive: the focus goes to the one beside it. */
static void
on_up (Row *row)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (row->row);

  gtk_box_reorder_child_after (row->list->rows, row->row, gtk_widget_get_prev_sibling (before));
  update_rows (row->list);
  gtk_widget_grab_focus (gtk_widget_get_sensitive (row->up) ? row->up : row->down);
  emit_edited (row->list);
}

static void
on_down (Row *row)
{
  gtk_box_reorder_child_after (row->list->rows, row->row, gtk_widget_get_next_sibling (row->row));
  update_rows (row->list);
  gtk_widget_grab_focus (gtk_widget_get_sensitive (row->down) ? row->down : row->up);
  emit_edited (row->list);
}

static void
on_remove (Row *row)
{
  NunAboutAuthors *self = row->list;
  GtkWidget       *next = gtk_widget_get_next_sibling (row->row);

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row->row);
  gtk_box_remove (self->rows, row->row);
  update_rows (self);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row_of (next)->name));
  emit_edited (self);
}

static GtkWidget *
make_button (Row *row, const char *icon, const char *words, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, words);
  g_signal_connect_swapped (button, "clicked", callback, row);
  return button;
}

static GtkEditable *
add_entry (Row *row, GtkWidget *flow, const char *placeholder, int width_chars)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *child =
      g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_set_focusable (child, FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width_chars);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), entry);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), row);
  return GTK_EDITABLE (entry);
}

static GtkWidget *
make_entries (Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *flow =
      g_object_new (GTK_TYPE_FLOW_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_widget_add_css_class (flow, "form");
  row->name = add_entry (row, flow, _ ("Family name, given name"), 16);
  row->orcid = add_entry (row, flow, _ ("ORCID (optional)"), 19);
  row->verdict = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (row->verdict, 0);
  gtk_label_set_wrap (row->verdict, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row->verdict), "caption");
  gtk_widget_set_visible (GTK_WIDGET (row->verdict), FALSE);
  gtk_box_append (GTK_BOX (box), flow);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->verdict));
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static Row *
add_row (NunAboutAuthors *self, const char *name, const char *orcid)
{
  Row       *row = g_new0 (Row, 1);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  row->list = self;
  row->row =
      g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "spacing", 6, NULL);
  g_object_set_data_full (G_OBJECT (row->row), "row", row, g_free);
  gtk_box_append (GTK_BOX (row->row), make_entries (row));
  row->up = make_button (row, "go-up-symbolic", _ ("Move Up"), G_CALLBACK (on_up));
  row->down = make_button (row, "go-down-symbolic", _ ("Move Down"), G_CALLBACK (on_down));
  row->remove = make_button (row, "list-remove-symbolic", _ ("Remove"), G_CALLBACK (on_remove));
  gtk_box_append (GTK_BOX (buttons), row->up);
  gtk_box_append (GTK_BOX (buttons), row->down);
  gtk_box_append (GTK_BOX (buttons), row->remove);
  gtk_box_append (GTK_BOX (row->row), buttons);
  gtk_box_append (self->rows, row->row);
  self->silent = TRUE;
  gtk_editable_set_text (row->name, name);
  gtk_editable_set_text (row->orcid, orcid != NULL ? orcid : "");
  self->silent = FALSE;
  return row;
}

/* -- the list -------------------------------------------------------------------------------------- */

static void
on_add (NunAboutAuthors *self)
{
  Row *row = add_row (self, "", NULL);

  update_rows (self);
  gtk_widget_grab_focus (GTK_WIDGET (row->name));
}

void
nun_about_authors_set (NunAboutAuthors *self, const char *list)
{
  g_autofree char      *now = dup_text (self);
  g_autoptr (GPtrArray) creators = NULL;

  if (g_str_equal (now, list) && gtk_widget_get_first_child (GTK_WIDGET (self->rows)) != NULL)
    return;
  nun_empty_box (self->rows);
  creators = nun_creators_parse (list);
  for (guint i = 0; i < creators->len; i++)
    {
      const NunCreator *creator = g_ptr_array_index (creators, i);

      add_row (self, creator->name, creator->orcid);
    }
  if (creators->len == 0)
    add_row (self, "", NULL);
  update_rows (self);
}

GtkWidget *
nun_about_authors_new (void)
{
  NunAboutAuthors *self = g_object_new (NUN_TYPE_ABOUT_AUTHORS, NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget       *add = gtk_button_new_with_mnemonic (_ ("A_dd Author"));

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->expander = GTK_EXPANDER (gtk_expander_new (NULL));
  gtk_expander_set_label_widget (self->expander, gtk_label_new (_ ("One by one, with ORCID")));
  gtk_widget_add_css_class (gtk_expander_get_label_widget (self->expander), "caption");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Authors one by one, with ORCID"), -1);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), add);
  gtk_expander_set_child (self->expander, box);
  nun_tab_skip_folded (self->expander);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->expander));
  nun_about_authors_set (self, "");
  return GTK_WIDGET (self);
}
