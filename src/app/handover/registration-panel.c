/* Registration explained, way by way. */
#include "app/handover/registration-panel.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/bidi.h"
#include "app/widgets/chooser.h"
#include "app/widgets/copy.h"
#include "app/widgets/empty.h"
#include "app/widgets/line-layout.h"
#include "app/widgets/naming.h"
#include "app/widgets/tab-stop.h"
#include "app/widgets/turns.h"
#include "app/widgets/wrapped-label.h"

struct _NunRegistrationPanel
{
  AdwBin           parent_instance;
  char            *shown;         /* the whole text, to leave what is unchanged alone */
  NunRegistration *registration;  /* or NULL */
  guint            filling, part; /* which way, and what of it comes next */
  NunTurns         turns;
  GtkLabel        *suggestion;
  GtkBox          *obstacles;
  GtkExpander     *ways[NUN_N_REGISTRATION_WAYS];
  GtkBox          *lines[NUN_N_REGISTRATION_WAYS];
};

G_DEFINE_FINAL_TYPE (NunRegistrationPanel, nun_registration_panel, ADW_TYPE_BIN)

static void
nun_registration_panel_dispose (GObject *object)
{
  nun_turns_end (&NUN_REGISTRATION_PANEL (object)->turns);
  G_OBJECT_CLASS (nun_registration_panel_parent_class)->dispose (object);
}

static void
nun_registration_panel_finalize (GObject *object)
{
  NunRegistrationPanel *self = NUN_REGISTRATION_PANEL (object);

  g_clear_pointer (&self->registration, nun_registration_free);
  g_free (self->shown);
  G_OBJECT_CLASS (nun_registration_panel_parent_class)->finalize (object);
}

static void
nun_registration_panel_class_init (NunRegistrationPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nun_registration_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = nun_registration_panel_finalize;
}

/* -- lines ----------------------------------------------------------------------------------------- */

static void
on_copy (GtkWidget *button)
{
  nun_copy_text (button, g_object_get_data (G_OBJECT (button), "text"), _ ("Copied"));
}

static void
on_open (GtkWidget *button)
{
  nun_show_uri (button, g_object_get_data (G_OBJECT (button), "text"));
}

/* The text beside a button that copies or opens it. */
static GtkWidget *
make_text (const char *text, const char *icon, const char *words, GCallback callback)
{
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *label = nun_wrapped_label_new (text, "caption monospace");
  GtkWidget       *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", words, text);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  nun_label_show_code (GTK_LABEL (label));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "code");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, words);
  nun_name_button (GTK_WIDGET (button), name);
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (text), g_free);
  g_signal_connect (button, "clicked", callback, NULL);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

/* mark: "1." or "•". */
static GtkWidget *
make_line (const NunRegistrationLine *it, const char *mark)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = nun_wrapped_label_new (mark, "dim-label numeric");

  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), nun_wrapped_label_new (it->sentence, NULL));
  if (it->link != NULL)
    gtk_box_append (GTK_BOX (words), make_text (it->link, "web-browser-symbolic",
                                                _ ("Open in the Browser"), G_CALLBACK (on_open)));
  if (it->copy != NULL)
    gtk_box_append (GTK_BOX (words),
                    make_text (it->copy, "edit-copy-symbolic", _ ("Copy"), G_CALLBACK (on_copy)));
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), words);
  return line;
}

static void
add_part (GtkBox *box, const char *heading, GPtrArray *lines, gboolean numbered)
{
  if (lines->len > 0)
    gtk_box_append (box, nun_wrapped_label_new (heading, "heading"));
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *mark = numbered ? g_strdup_printf ("%u.", i + 1) : g_strdup ("•");

      gtk_box_append (box, make_line (lines->pdata[i], mark));
    }
}

/* -- what stands in the way ------------------------------------------------------------------------ */

static void
on_obstacle (GtkWidget *button, gpointer unused)
{
  gtk_widget_activate_action_variant (button, "wizard.jump",
                                      g_object_get_data (G_OBJECT (button), "place"));
}

static void
add_obstacles (GtkBox *box, GPtrArray *obstacles)
{
  for (guint i = 0; i < obstacles->len; i++)
    {
      const NunRegistrationObstacle *it = obstacles->pdata[i];
      GtkWidget                     *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget       *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      GtkWidget       *button = gtk_button_new_with_label (_ ("Go There"));
      g_autofree char *words = g_strdup_printf ("%s%s%s", it->sentence, it->mend != NULL ? " " : "",
                                                it->mend != NULL ? it->mend : "");
      g_autofree char *name = g_strdup_printf (_ ("Go There: %s"), it->sentence);
      GtkWidget       *label = nun_wrapped_label_new (words, NULL);

      gtk_widget_add_css_class (icon, "warning");
      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_set_valign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "caption");
      nun_name_button (GTK_WIDGET (button), name);
      g_object_set_data_full (
          G_OBJECT (button), "place",
          g_variant_ref_sink (g_variant_new ("(isss)", it->step, it->table != NULL ? it->table : "",
                                             it->column != NULL ? it->column : "",
                                             it->key != NULL ? it->key : "")),
          (GDestroyNotify) g_variant_unref);
      g_signal_connect (button, "clicked", G_CALLBACK (on_obstacle), NULL);
      gtk_box_append (GTK_BOX (line), icon);
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (line), button);
      gtk_box_append (box, line);
    }
}

/* -- the ways -------------------------------------------------------------------------------------- */

static void
show_title (NunRegistrationPanel *self, const NunRegistrationGuide *guide, gboolean suggested)
{
  g_autofree char *title =
      suggested ? g_strdup_printf (_ ("%s · suggested"), guide->title) : g_strdup (guide->title);

  gtk_label_set_label (GTK_LABEL (gtk_expander_get_label_widget (self->ways[guide->way])), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ways[guide->way]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* FALSE behind the last part. */
static gboolean
show_part (GtkBox *box, const NunRegistrationGuide *guide, guint part)
{
  switch (part)
    {
    case 0:
      gtk_box_append (box, nun_wrapped_label_new (guide->for_whom, "dim-label"));
      add_obstacles (box, guide->obstacles);
      return TRUE;
    case 1: add_part (box, _ ("What it needs"), guide->needs, FALSE); return TRUE;
    case 2: add_part (box, _ ("What to do"), guide->steps, TRUE); return TRUE;
    case 3: add_part (box, _ ("What happens then"), guide->afterwards, FALSE); return TRUE;
    case 4: add_part (box, _ ("How to see that it has worked"), guide->check, FALSE); return TRUE;
    case 5: add_part (box, _ ("How to take it back"), guide->withdraw, FALSE); return TRUE;
    default: return FALSE;
    }
}

static gboolean
add_next (gpointer data)
{
  NunRegistrationPanel *self = data;
  GtkBox               *lines = self->lines[self->filling];
  gboolean left = show_part (lines, self->registration->guides->pdata[self->filling], self->part++);

  nun_lines_settle (GTK_WIDGET (lines));
  return left;
}

static void
fill (NunRegistrationPanel *self, guint way)
{
  nun_empty_box (self->lines[way]);
  self->filling = way;
  self->part = 0;
  nun_turns_begin (&self->turns, add_next, self, G_PRIORITY_DEFAULT_IDLE);
}

void
nun_registration_panel_set (NunRegistrationPanel *self, NunRegistration *taken)
{
  g_autoptr (NunRegistration) registration = taken;
  g_autofree char            *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), registration != NULL);
  if (registration == NULL)
    return;
  text = nun_registration_to_text (registration, NUN_N_REGISTRATION_WAYS);
  if (g_strcmp0 (self->shown, text) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  gtk_label_set_label (self->suggestion, registration->suggestion);
  nun_empty_box (self->obstacles);
  add_obstacles (self->obstacles, registration->obstacles);
  gtk_widget_set_visible (GTK_WIDGET (self->obstacles), registration->obstacles->len > 0);
  for (guint i = 0; i < registration->guides->len; i++)
    show_title (self, registration->guides->pdata[i], i == registration->suggested);
  g_clear_pointer (&self->registration, nun_registration_free);
  self->registration = g_steal_pointer (&registration);
  nun_lines_settle (GTK_WIDGET (self));
  for (guint i = 0; i < NUN_N_REGISTRATION_WAYS; i++)
    if (gtk_expander_get_expanded (self->ways[i]))
      fill (self, i);
}

void
nun_registration_panel_add (NunRegistrationPanel *self, NunRegistrationWay way, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (gtk_expander_get_child (self->ways[way])), widget);
}

/* One way is enough: opening another folds the former away. */
static void
on_expanded (GtkExpander *expander, GParamSpec *pspec, NunRegistrationPanel *self)
{
  for (guint i = 0; i < NUN_N_REGISTRATION_WAYS; i++)
    if (self->ways[i] == expander && !gtk_expander_get_expanded (expander))
      nun_empty_box (self->lines[i]);
    else if (self->ways[i] == expander && self->registration != NULL)
      fill (self, i);
    else if (self->ways[i] != expander && gtk_expander_get_expanded (expander))
      gtk_expander_set_expanded (self->ways[i], FALSE);
}

static GtkWidget *
make_way (NunRegistrationPanel *self, guint way)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->ways[way] = GTK_EXPANDER (expander);
  self->lines[way] = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_start (box, 15);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), nun_wrapped_label_new (NULL, "way"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lines[way]));
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  nun_tab_skip_folded (GTK_EXPANDER (expander));
  g_signal_connect (expander, "notify::expanded", G_CALLBACK (on_expanded), self);
  return expander;
}

static void
nun_registration_panel_init (NunRegistrationPanel *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 15);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   _ ("How It Gets Into the Registry"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Nuncius registers nothing by itself. There are four ways; one of them is enough."));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "questions");
  self->suggestion = GTK_LABEL (nun_wrapped_label_new (NULL, NULL));
  self->obstacles = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->suggestion));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->obstacles));
  for (guint i = 0; i < NUN_N_REGISTRATION_WAYS; i++)
    gtk_box_append (GTK_BOX (card), make_way (self, i));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
