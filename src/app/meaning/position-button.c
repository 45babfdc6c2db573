/* The position of a table: its button, and what is behind it. */
#include "app/meaning/position-button.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/pictures/sky-panel.h"
#include "app/widgets/field-editor.h"
#include "app/widgets/finding-list.h"
#include "app/widgets/naming.h"
#include "app/widgets/shrink.h"
#include "describe/position.h"

struct _NunPositionButton
{
  AdwBin      parent_instance;
  NunSession *session;
  char       *table;   /* NULL before the first */
  GPtrArray  *editors; /* of NunFieldEditor, about the table; the popover owns them */

  GtkMenuButton  *button;
  GtkLabel       *caption;
  GtkPopover     *popover;
  GtkBox         *box;
  NunSkyPanel    *sky;
  NunFindingList *findings; /* what the values say against the position, and its mends */
  GtkLabel       *label;
  GtkWidget      *place_button;
};

G_DEFINE_FINAL_TYPE (NunPositionButton, nun_position_button, ADW_TYPE_BIN)

static const char *
column_name (const NunCollection *collection, guint index)
{
  return ((const NunColumn *) g_ptr_array_index (collection->columns, index))->name;
}

/* Whether a finding is about where the rows lie. */
static gboolean
is_about_places (const NunFinding *finding, const char *table)
{
  static const char *const ids[] = { "axes-swapped",          "hours-as-degrees",
                                     "no-row-placed",         "radians-as-degrees",
                                     "rows-at-zero",          "rows-off-the-sphere",
                                     "rows-without-position", NULL };

  return g_strcmp0 (finding->table, table) == 0 && g_strv_contains (ids, finding->id);
}

static void
refresh_findings (NunPositionButton *self)
{
  GPtrArray            *all = nun_session_get_findings (self->session);
  g_autoptr (GPtrArray) few = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (is_about_places (g_ptr_array_index (all, i), self->table))
      g_ptr_array_add (few, g_ptr_array_index (all, i));
  nun_finding_list_set (self->findings, few, -1);
}

static void
refresh_position (NunPositionButton *self, NunDescription *description)
{
  const NunCollection    *facts = nun_description_find_collection (description, self->table);
  g_autoptr (NunPosition) position = nun_position_described (description, self->table);
  gboolean                waits = nun_session_needs_placing (self->session, self->table);
  g_autofree char        *label = NULL, *sentence = NULL;

  if (position == NULL)
    {
      label = g_strdup (_ ("No Position Yet"));
      sentence = g_strdup (_ ("Give one column the role Right ascension and one the role "
                              "Declination, and the table can be searched by position."));
    }
  else
    {
      if (position->lon_form == NUN_POSITION_PAIR)
        label = g_strdup_printf (_ ("Position: %s"), column_name (facts, position->lon[0]));
      else
        label = g_strdup_printf (_ ("Position: %s, %s"), column_name (facts, position->lon[0]),
                                 column_name (facts, position->lat[position->lat_sign ? 1 : 0]));
      sentence =
          waits ? g_strdup (_ ("The rows still lie by another position; they are sorted anew."))
                : g_strdup_printf (
                      _ ("%'" PRId64 " of %'" PRId64 " rows have a position on the sky."),
                      facts->n_placed, facts->n_rows);
    }
  gtk_label_set_label (self->caption, label);
  nun_name_parts (GTK_WIDGET (self->button), "GtkToggleButton", label);
  gtk_label_set_label (self->label, sentence);
  gtk_widget_set_visible (self->place_button, waits && position != NULL);
  refresh_findings (self);
  for (guint i = 0; i < self->editors->len; i++)
    {
      NunFieldEditor *editor = g_ptr_array_index (self->editors, i);

      nun_field_editor_set_place (editor, self->table, NULL);
      nun_field_editor_refresh (editor);
    }
}

static void
on_place (NunPositionButton *self)
{
  gtk_popover_popdown (self->popover);
  if (self->table != NULL)
    nun_session_place (self->session, self->table);
}

void
nun_position_button_show (NunPositionButton *self, const char *table)
{
  char *name = g_strdup (table);

  g_free (self->table);
  self->table = name;
  refresh_position (self, nun_session_get_description (self->session));
  nun_sky_panel_show_table (self->sky, self->session, table);
}

void
nun_position_button_popup (NunPositionButton *self)
{
  gtk_menu_button_popup (self->button);
}

/* -- birth and death ------------------------------------------------------------------------------- */

void
nun_position_button_attach (NunPositionButton *self, NunSession *session)
{
  self->session = g_object_ref (session);
  for (const NunField *field = nun_fields (); field->key != NULL; field++)
    if (field->scope == NUN_SCOPE_TABLE && !nun_field_is_prose (field))
      {
        GtkWidget *editor = nun_field_editor_new (session, field, FALSE);

        gtk_box_append (self->box, editor);
        g_ptr_array_add (self->editors, editor);
      }
}

static void
nun_position_button_dispose (GObject *object)
{
  NunPositionButton *self = NUN_POSITION_BUTTON (object);

  g_clear_pointer (&self->table, g_free);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  G_OBJECT_CLASS (nun_position_button_parent_class)->dispose (object);
  g_clear_object (&self->session);
}

static void
nun_position_button_class_init (NunPositionButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_SKY_PANEL);
  g_type_ensure (NUN_TYPE_FINDING_LIST);
  G_OBJECT_CLASS (klass)->dispose = nun_position_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/position-button.ui");
  gtk_widget_class_bind_template_child (widget_class, NunPositionButton, button);
  gtk_widget_class_bind_template_child (widget_class, NunPositionButton, caption);
  gtk_widget_class_bind_template_child (widget_class, NunPositionButton, popover);
  gtk_widget_class_bind_template_child (widget_class, NunPositionButton, box);
  gtk_widget_class_bind_template_child (widget_class, NunPositionButton, sky);
  gtk_widget_class_bind_template_child (widget_class, NunPositionButton, findings);
  gtk_widget_class_bind_template_child (widget_class, NunPositionButton, label);
  gtk_widget_class_bind_template_child (widget_class, NunPositionButton, place_button);
  gtk_widget_class_bind_template_callback (widget_class, on_place);
}

static void
nun_position_button_init (NunPositionButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_let_popover_fit (self->button, 420);
  self->editors = g_ptr_array_new ();
}
