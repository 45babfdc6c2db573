/* The About step: every question of describe/field.h about the publication and its tables. */
#include "app/about/page-about.h"

#include <glib/gi18n-lib.h>

#include "app/about/about-authors.h"
#include "app/about/about-guide.h"
#include "app/about/about-missing.h"
#include "app/about/about-section.h"
#include "app/about/about-subjects.h"
#include "app/widgets/empty.h"

enum
{
  SECTION_WHAT,
  SECTION_WHO,
  SECTION_USE,
  SECTION_SOURCE,
  SECTION_PLACE,
  N_SECTIONS
};

struct _NunPageAbout
{
  NunPage          parent_instance;
  NunAboutSection *sections[N_SECTIONS];
  GStrv            tables;  /* that have editors */
  guint            n_asked; /* of places */

  NunAboutMissing *missing;
  GtkBox          *publication_box;
  GtkBox          *tables_box;
};

G_DEFINE_FINAL_TYPE (NunPageAbout, nun_page_about, NUN_TYPE_PAGE)

static const struct
{
  const char *title, *explanation;
} section_words[N_SECTIONS] = {
  [SECTION_WHAT] = { N_ ("What It Is"),
                     N_ ("What people read first, and the words by which they find it.") },
  [SECTION_WHO] = { N_ ("Who Made It"),
                    N_ ("Who is cited, and who answers questions in years to come.") },
  [SECTION_USE] = { N_ ("How It May Be Used"),
                    N_ ("Without a licence, careful people and archives leave the data alone.") },
  [SECTION_SOURCE] = { N_ ("Where It Comes From"),
                       N_ ("The article, the instruments and the history of the data, so that "
                           "others can judge them.") },
  [SECTION_PLACE] = { N_ ("Where It Will Live"),
                      N_ ("Its name in the Virtual Observatory, and who keeps it running. The data "
                          "centre that takes it knows both.") },
};

/* Where each question is asked; the order is that of describe/field.h.  One that is not named here comes last. */
static const struct
{
  const char *key;
  int         section;
  gboolean    further; /* few need it: folded away */
} places[] = {
  { "title", SECTION_WHAT, FALSE },
  { "description", SECTION_WHAT, FALSE },
  { "subjects", SECTION_WHAT, FALSE },
  { "wavebands", SECTION_WHAT, FALSE },
  { "short_name", SECTION_WHAT, TRUE },
  { "content_level", SECTION_WHAT, TRUE },
  { "creators", SECTION_WHO, FALSE },
  { "contact_name", SECTION_WHO, FALSE },
  { "contact_email", SECTION_WHO, FALSE },
  { "licence", SECTION_USE, FALSE },
  { "rights", SECTION_USE, TRUE },
  { "acknowledgement", SECTION_USE, TRUE },
  { "release_date", SECTION_USE, TRUE },
  { "source", SECTION_SOURCE, FALSE },
  { "reference_url", SECTION_SOURCE, FALSE },
  { "doi", SECTION_SOURCE, TRUE },
  { "related", SECTION_SOURCE, TRUE },
  { "facility", SECTION_SOURCE, TRUE },
  { "instrument", SECTION_SOURCE, TRUE },
  { "version", SECTION_SOURCE, TRUE },
  { "created", SECTION_SOURCE, TRUE },
  { "revised", SECTION_SOURCE, TRUE },
  { "identifier", SECTION_PLACE, FALSE },
  { "publisher", SECTION_PLACE, FALSE },
  { "service_url", SECTION_PLACE, FALSE },
  { "publisher_id", SECTION_PLACE, TRUE },
  { "status", SECTION_PLACE, TRUE },
};

/* -- making ---------------------------------------------------------------------------------------- */

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
on_authors_edited (NunFieldEditor *editor, const char *list)
{
  nun_field_editor_write (editor, list);
}

static void
on_authors_typed (NunFieldEditor *editor, NunAboutAuthors *authors)
{
  g_autofree char *list = nun_field_editor_dup_value (editor);

  nun_about_authors_set (authors, list);
}

static void
add_authors (NunFieldEditor *editor)
{
  GtkWidget *authors = nun_about_authors_new ();

  nun_field_editor_add_part (editor, authors);
  g_signal_connect_object (authors, "edited", G_CALLBACK (on_authors_edited), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "typed", G_CALLBACK (on_authors_typed), authors, 0);
}

static void
add_question (NunPageAbout *self, const NunField *field, int section, gboolean further)
{
  GtkWidget *editor =
      nun_field_editor_new (nun_page_get_session (NUN_PAGE (self)), field, is_required (field));
  GtkWidget *guide = nun_about_guide_new (field->key);

  if (g_str_equal (field->key, "creators"))
    add_authors (NUN_FIELD_EDITOR (editor));
  if (g_str_equal (field->key, "subjects"))
    nun_about_subjects_add (NUN_FIELD_EDITOR (editor));
  if (guide != NULL)
    nun_field_editor_add_part (NUN_FIELD_EDITOR (editor), guide);
  nun_about_section_add (self->sections[section], NUN_FIELD_EDITOR (editor), further);
}

static void
nun_page_about_attach (NunPage *page)
{
  NunPageAbout *self = NUN_PAGE_ABOUT (page);

  self->missing = NUN_ABOUT_MISSING (nun_about_missing_new ());
  gtk_box_append (self->publication_box, GTK_WIDGET (self->missing));
  for (int i = 0; i < N_SECTIONS; i++)
    {
      GtkWidget *section =
          nun_about_section_new (_ (section_words[i].title), _ (section_words[i].explanation));

      self->sections[i] = NUN_ABOUT_SECTION (section);
      gtk_box_append (self->publication_box, section);
    }
}

static gboolean
is_placed (const NunField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].key, field->key))
      return TRUE;
  return FALSE;
}

/* One question, in the order of places; those that have none there together, as there are few. */
static gboolean
nun_page_about_build (NunPage *page)
{
  NunPageAbout   *self = NUN_PAGE_ABOUT (page);
  const NunField *field;

  if (self->n_asked < G_N_ELEMENTS (places))
    {
      guint place = self->n_asked++;

      field = nun_field_find (NUN_SCOPE_PUBLICATION, places[place].key);
      if (field != NULL)
        add_question (self, field, places[place].section, places[place].further);
      return TRUE;
    }
  for (field = nun_fields (); field->key != NULL; field++)
    if (field->scope == NUN_SCOPE_PUBLICATION && !is_placed (field))
      add_question (self, field, SECTION_PLACE, TRUE);
  return FALSE;
}

static GtkBox *
nun_page_about_get_parts (NunPage *page)
{
  return NUN_PAGE_ABOUT (page)->publication_box;
}

/* -- tables ---------------------------------------------------------------------------------------- */

static GtkWidget *
make_table (NunPageAbout *self, const char *table)
{
  g_autofree char *heading = g_strdup_printf (_ ("The Table “%s”"), table);
  GtkWidget       *section = nun_about_section_new (
            heading, _ ("What stands beside its rows; where nothing is said, the answers above serve."));
  gboolean first = TRUE;

  for (const NunField *field = nun_fields (); field->key != NULL; field++)
    if (field->scope == NUN_SCOPE_TABLE && nun_field_is_prose (field))
      {
        GtkWidget *editor =
            nun_field_editor_new (nun_page_get_session (NUN_PAGE (self)), field, FALSE);

        nun_field_editor_set_place (NUN_FIELD_EDITOR (editor), table, NULL);
        nun_about_section_add (NUN_ABOUT_SECTION (section), NUN_FIELD_EDITOR (editor),
                               !first && field->kind != NUN_FIELD_TEXT);
        first = FALSE;
      }
  g_object_set_data_full (G_OBJECT (section), "table", g_strdup (table), g_free);
  return section;
}

static void
update_tables (NunPageAbout *self, NunDescription *description)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           names = NULL;

  for (guint i = 0; i < nun_description_get_n_collections (description); i++)
    g_strv_builder_add (builder, nun_description_get_collection (description, i)->name);
  names = g_strv_builder_end (builder);
  if (self->tables != NULL &&
      g_strv_equal ((const char *const *) self->tables, (const char *const *) names))
    return;

  nun_empty_box (self->tables_box);
  for (guint i = 0; names[i] != NULL; i++)
    gtk_box_append (self->tables_box, make_table (self, names[i]));
  g_strfreev (self->tables);
  self->tables = g_steal_pointer (&names);
}

/* -- the page -------------------------------------------------------------------------------------- */

static NunAboutSection *
table_section (NunPageAbout *self, const char *table)
{
  for (GtkWidget *it = gtk_widget_get_first_child (GTK_WIDGET (self->tables_box)); it != NULL;
       it = gtk_widget_get_next_sibling (it))
    if (g_str_equal (g_object_get_data (G_OBJECT (it), "table"), table))
      return NUN_ABOUT_SECTION (it);
  return NULL;
}

static void
nun_page_about_refresh (NunPage *page)
{
  NunPageAbout *self = NUN_PAGE_ABOUT (page);
  NunSession   *session = nun_page_get_session (page);
  GPtrArray    *findings = nun_session_get_findings (session);

  update_tables (self, nun_session_get_description (session));
  nun_about_missing_set (self->missing, findings);
  for (int i = 0; i < N_SECTIONS; i++)
    nun_about_section_refresh (self->sections[i], NULL, findings);
  for (GtkWidget *it = gtk_widget_get_first_child (GTK_WIDGET (self->tables_box)); it != NULL;
       it = gtk_widget_get_next_sibling (it))
    nun_about_section_refresh (NUN_ABOUT_SECTION (it), g_object_get_data (G_OBJECT (it), "table"),
                               findings);
}

static void
nun_page_about_jump (NunPage *page, const char *table, const char *column, const char *key)
{
  NunPageAbout    *self = NUN_PAGE_ABOUT (page);
  NunAboutSection *section = table != NULL ? table_section (self, table) : NULL;

  if (key == NULL)
    return;
  if (section != NULL)
    nun_about_section_focus (section, key);
  for (int i = 0; table == NULL && i < N_SECTIONS; i++)
    if (nun_about_section_focus (self->sections[i], key))
      return;
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
  NUN_PAGE_CLASS (klass)->build = nun_page_about_build;
  NUN_PAGE_CLASS (klass)->get_parts = nun_page_about_get_parts;
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
