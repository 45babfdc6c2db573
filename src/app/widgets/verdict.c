/* What a UCD or a unit is worth, said while it is typed. */
#include "app/widgets/verdict.h"

#include <glib/gi18n-lib.h>

#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

struct _NunVerdict
{
  AdwBin       parent_instance;
  NunFieldKind kind;

  char *sentence; /* what is wrong, or NULL */
  char *repair;   /* what mends it, or NULL */

  GtkImage  *icon;
  GtkLabel  *label;
  GtkButton *use;
};

G_DEFINE_FINAL_TYPE (NunVerdict, nun_verdict, ADW_TYPE_BIN)

static guint use_signal;

static void
nun_verdict_finalize (GObject *object)
{
  NunVerdict *self = NUN_VERDICT (object);

  g_free (self->sentence);
  g_free (self->repair);
  G_OBJECT_CLASS (nun_verdict_parent_class)->finalize (object);
}

static void
nun_verdict_class_init (NunVerdictClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_verdict_finalize;
  use_signal = g_signal_new ("use", NUN_TYPE_VERDICT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                             G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
on_use (NunVerdict *self)
{
  /* Whoever takes it may judge anew, and so change it. */
  g_autofree char *repair = g_strdup (self->repair);

  if (repair != NULL)
    g_signal_emit (self, use_signal, 0, repair);
}

static void
nun_verdict_init (NunVerdict *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_image_set_pixel_size (self->icon, 12);
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self->icon), 2);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (self->label, 36);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  self->use = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->use), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->use), "caption");
  g_signal_connect_swapped (self->use, "clicked", G_CALLBACK (on_use), self);

  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->use));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), words);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
nun_verdict_new (NunFieldKind kind)
{
  NunVerdict *self = g_object_new (NUN_TYPE_VERDICT, NULL);

  self->kind = kind;
  return GTK_WIDGET (self);
}

void
nun_verdict_set_kind (NunVerdict *self, NunFieldKind kind)
{
  self->kind = kind;
}

char *
nun_ucd_words_for_people (const char *ucd)
{
  g_autofree char *words = nun_ucd_explain (ucd);
  g_autofree char *first = NULL;
  char             letter[7] = { 0 };

  if (words == NULL || *words == 0)
    return NULL;
  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (words)), letter);
  return g_strconcat (letter, g_utf8_next_char (words), NULL);
}

/* -- judging --------------------------------------------------------------------------------------- */

static NunVerdictState
judge_ucd (NunVerdict *self, const char *text)
{
  g_autoptr (NunUcdJudgement) judgement = nun_ucd_judge (text);

  if (judgement->verdict == NUN_UCD_GOOD)
    return NUN_VERDICT_GOOD;
  self->sentence = g_steal_pointer (&judgement->sentence);
  if (judgement->verdict == NUN_UCD_BAD || judgement->repair == NULL)
    return NUN_VERDICT_BAD;
  self->repair = g_steal_pointer (&judgement->repair);
  return NUN_VERDICT_MENDABLE;
}

static NunVerdictState
judge_unit (NunVerdict *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *repair = nun_unit_repair (text);

  /* What is right can still be spelt in a way that is asked for nowhere: "" for "none". */
  if (nun_unit_check (text, &error))
    return NUN_VERDICT_GOOD;
  if (repair == NULL || !nun_unit_check (repair, NULL))
    {
      self->sentence = g_strdup (error->message);
      return NUN_VERDICT_BAD;
    }
  self->sentence = *repair != 0
                       ? g_strdup_printf (_ ("Virtual Observatory programs write “%s”."), repair)
                       : g_strdup (_ ("Leave it empty when there is no unit."));
  self->repair = g_steal_pointer (&repair);
  return NUN_VERDICT_MENDABLE;
}

/* Who leaves the input by Tab comes to the button, which goes because what was left has been mended. */
static gboolean
on_gone (gpointer data)
{
  NunVerdict *self = data;
  GtkRoot    *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget  *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* GTK has none for a while, but knows where it was. */
  if (root != NULL && !gtk_widget_get_mapped (GTK_WIDGET (self->use)) &&
      (focus == NULL || focus == GTK_WIDGET (self->use)))
    g_signal_emit_by_name (root, "move-focus", GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
show (NunVerdict *self, NunVerdictState state, const char *text)
{
  static const char *const icons[] = { NULL, "object-select-symbolic", "dialog-warning-symbolic",
                                       "dialog-error-symbolic" };
  static const char *const styles[] = { NULL, "success", "warning", "error" };
  g_autofree char         *words = NULL, *label = NULL;
  GtkWidget               *icon = GTK_WIDGET (self->icon);
  gboolean goes = self->repair == NULL && gtk_widget_get_mapped (GTK_WIDGET (self->use));

  if (state == NUN_VERDICT_GOOD && self->kind == NUN_FIELD_UCD)
    words = nun_ucd_words_for_people (text);
  for (guint i = 1; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (icon, styles[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), self->sentence != NULL || words != NULL);
  if (goes)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_gone, g_object_ref (self), g_object_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->use), self->repair != NULL);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  gtk_image_set_from_icon_name (self->icon, icons[state]);
  gtk_widget_add_css_class (icon, styles[state]);
  gtk_label_set_label (self->label, words != NULL ? words : self->sentence);
  if (self->repair == NULL)
    return;
  label = *self->repair != 0 ? g_strdup_printf (_ ("Use “%s”"), self->repair)
                             : g_strdup (_ ("Leave It Empty"));
  gtk_button_set_label (self->use, label);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (self->use)), PANGO_ELLIPSIZE_MIDDLE);
}

NunVerdictState
nun_verdict_judge (NunVerdict *self, const char *text)
{
  NunVerdictState state = NUN_VERDICT_NONE;

  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->repair, g_free);
  if (*text != 0)
    state = self->kind == NUN_FIELD_UNIT ? judge_unit (self, text) : judge_ucd (self, text);
  show (self, state, text);
  return state;
}

const char *
nun_verdict_get_text (NunVerdict *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_label (self->label) : "";
}

const char *
nun_verdict_get_sentence (NunVerdict *self)
{
  return self->sentence;
}

const char *
nun_verdict_get_repair (NunVerdict *self)
{
  return self->repair;
}
