/* The About step: every question of describe/field.h about the publication and its tables. */
#include "app/page-about.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/field-editor.h"

struct _NunPageAbout
{
  NunPage parent_instance;
  GtkBox *publication_box;
  GtkBox *tables_box;
  GStrv   tables; /* that have editors */
};

G_DEFINE_FINAL_TYPE (NunPageAbout, nun_page_about, NUN_TYPE_PAGE)

/* A question must be answered when the judge wants it of a publication that says nothing. */
static gboolean
is_required (const NunField *field)
{
  g_autoptr (NunDescription) nothing = nun_description_new ();
  g_autoptr (GPtrArray)      findings = nun_findings_judge (nothing);

  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == NUN_SEVERITY_MUST && finding->table == NULL &&
          g_strcmp0 (finding->key, field->key) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
nun_page_about_attach (NunPage *page)
{
  NunPageAbout *self = NUN_PAGE_ABOUT (page);

  for (const NunField *field = nun_fields (); field->key != NULL; field++)
    if (field->scope == NUN_SCOPE_PUBLICATION)
      {
        GtkWidget *editor =
            nun_field_editor_new (nun_page_get_session (page), field, is_required (field));

        gtk_box_append (self->publication_box, editor);
      }
}

/* -- tables ---------------------------------------------------------------------------------------- */

static GtkWidget *
make_table (NunPageAbout *self, const char *table)
{
  GtkWidget       *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  g_autofree char *heading = g_strdup_printf (_ ("The Table “%s”"), table);
  GtkWidget       *label = gtk_label_new (heading);

  gtk_widget_add_css_class (label, "title-3");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (group), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (group), label);
  for (const NunField *field = nun_fields (); field->key != NULL; field++)
    if (field->scope == NUN_SCOPE_TABLE && nun_field_is_prose (field))
      {
        GtkWidget *editor =
            nun_field_editor_new (nun_page_get_session (NUN_PAGE (self)), field, FALSE);

        nun_field_editor_set_place (NUN_FIELD_EDITOR (editor), table, NULL);
        gtk_box_append (GTK_BOX (group), editor);
      }
  g_object_set_data_full (G_OBJECT (group), "table", g_strdup (table), g_free);
  return group;
}

static void
update_tables (NunPageAbout *self, NunDescription *description)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           names = NULL;
  GtkWidget               *child;

  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    g_strv_builder_add (builder, nun_description_get_collection (description, i)->name);
  names = g_strv_builder_end (builder);
  if (self->tables != NULL &&
      g_strv_equal ((const char *const *) self->tables, (const char *const *) names))
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tables_box))) != NULL)
    gtk_box_remove (self->tables_box, child);
  for (guint i = 0; names[i] != NULL; i++)
    gtk_box_append (self->tables_box, make_table (self, names[i]));
  g_strfreev (self->tables);
  self->tables = g_steal_pointer (&names);
}

static void
for_each_editor (GtkWidget *box, void (*call) (NunFieldEditor *))
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (NUN_IS_FIELD_EDITOR (child))
      call (NUN_FIELD_EDITOR (child));
}

/* -- the page -------------------------------------------------------------------------------------- */

static void
nun_page_about_refresh (NunPage *page)
{
  NunPageAbout *self = NUN_PAGE_ABOUT (page);

  update_tables (self, nun_session_get_description (nun_page_get_session (page)));
  for_each_editor (GTK_WIDGET (self->publication_box), nun_field_editor_refresh);
  for (GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->tables_box)); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    for_each_editor (group, nun_field_editor_refresh);
}

static gboolean
focus_in (GtkWidget *box, const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (NUN_IS_FIELD_EDITOR (child) &&
        g_str_equal (nun_field_editor_get_field (NUN_FIELD_EDITOR (child))->key, key))
      {
        nun_field_editor_focus (NUN_FIELD_EDITOR (child));
        return TRUE;
      }
  return FALSE;
}

static void
nun_page_about_jump (NunPage *page, const char *table, const char *column, const char *key)
{
  NunPageAbout *self = NUN_PAGE_ABOUT (page);

  if (key == NULL)
    return;
  if (table == NULL)
    {
      focus_in (GTK_WIDGET (self->publication_box), key);
      return;
    }
  for (GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->tables_box)); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (group), "table"), table) == 0)
      focus_in (group, key);
}

static void
nun_page_about_finalize (GObject *object)
{
  NunPageAbout *self = NUN_PAGE_ABOUT (object);

  g_strfreev (self->tables);
  G_OBJECT_CLASS (nun_page_about_parent_class)->finalize (object);
}

static void
nun_page_about_class_init (NunPageAboutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nun_page_about_finalize;
  NUN_PAGE_CLASS (klass)->attach = nun_page_about_attach;
  NUN_PAGE_CLASS (klass)->refresh = nun_page_about_refresh;
  NUN_PAGE_CLASS (klass)->jump = nun_page_about_jump;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/page-about.ui");
  gtk_widget_class_bind_template_child (widget_class, NunPageAbout, publication_box);
  gtk_widget_class_bind_template_child (widget_class, NunPageAbout, tables_box);
}

static void
nun_page_about_init (NunPageAbout *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
