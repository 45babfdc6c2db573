/* The closed lists behind drop-downs and check buttons, with their names for people. */
#include "app/widgets/choices.h"

#include <glib/gi18n-lib.h>

#include "describe/role.h"
#include "sky/frame.h"

typedef struct
{
  char *id, *label;
} Choice;

struct _NunChoices
{
  GArray *choices; /* of Choice */
};

static void
choice_clear (gpointer data)
{
  Choice *choice = data;

  g_free (choice->id);
  g_free (choice->label);
}

static void
add (NunChoices *self, const char *id, const char *label)
{
  Choice choice = { g_strdup (id), g_strdup (label) };

  g_array_append_val (self->choices, choice);
}

static void
add_terms (NunChoices *self, const NunField *field)
{
  if (field->kind == NUN_FIELD_TERM || field->kind == NUN_FIELD_LICENCE)
    add (self, "", _ ("Not said"));
  for (const NunTerm *term = field->terms (); term->id != NULL; term++)
    add (self, term->id, term->label != NULL ? _ (term->label) : term->id);
}

static void
add_frames (NunChoices *self)
{
  static const struct
  {
    NunFrame    frame;
    const char *label;
  } frames[] = {
    { NUN_FRAME_ICRS, N_ ("ICRS") },
    { NUN_FRAME_FK5, N_ ("FK5, J2000") },
    { NUN_FRAME_FK4, N_ ("FK4, B1950") },
    { NUN_FRAME_GALACTIC, N_ ("Galactic") },
    { NUN_FRAME_ECLIPTIC, N_ ("Ecliptic, J2000") },
  };

  add (self, "", _ ("Not said: taken as ICRS"));
  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    add (self, nun_frame_to_name (frames[i].frame), _ (frames[i].label));
}

NunChoices *
nun_choices_new (const NunField *field)
{
  NunChoices *self = g_new0 (NunChoices, 1);

  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  g_array_set_clear_func (self->choices, choice_clear);
  if (field->kind == NUN_FIELD_ROLE)
    for (int i = 0; i < NUN_N_ROLES; i++)
      add (self, nun_role_info ((NunRole) i)->id, _ (nun_role_info ((NunRole) i)->label));
  else if (field->kind == NUN_FIELD_LEVEL)
    {
      add (self, "1", _ ("In every answer"));
      add (self, "2", _ ("In usual answers"));
      add (self, "3", _ ("Only when all columns are asked for"));
    }
  else if (field->kind == NUN_FIELD_FLAG)
    {
      add (self, "", _ ("No")); /* what is not said is not so */
      add (self, "yes", _ ("Yes"));
    }
  else if (field->kind == NUN_FIELD_FRAME)
    add_frames (self);
  else if (field->terms != NULL)
    add_terms (self, field);
  return self;
}

void
nun_choices_free (NunChoices *self)
{
  g_array_unref (self->choices);
  g_free (self);
}

guint
nun_choices_get_n (const NunChoices *self)
{
  return self->choices->len;
}

const char *
nun_choices_get_id (const NunChoices *self, guint i)
{
  return g_array_index (self->choices, Choice, i).id;
}

const char *
nun_choices_get_label (const NunChoices *self, guint i)
{
  return g_array_index (self->choices, Choice, i).label;
}

guint
nun_choices_find (const NunChoices *self, const char *value)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (g_ascii_strcasecmp (nun_choices_get_id (self, i), value) == 0)
      return i;
  /* "no" is the same as not said. */
  return g_ascii_strcasecmp (value, "no") == 0 ? nun_choices_find (self, "")
                                               : GTK_INVALID_LIST_POSITION;
}

gboolean
nun_choices_is_in_list (const NunChoices *self, guint i, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, ";", -1);

  for (guint k = 0; parts[k] != NULL; k++)
    if (g_ascii_strcasecmp (g_strstrip (parts[k]), nun_choices_get_id (self, i)) == 0)
      return TRUE;
  return FALSE;
}

GtkStringList *
nun_choices_make_labels (const NunChoices *self)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->choices->len; i++)
    gtk_string_list_append (list, nun_choices_get_label (self, i));
  return list;
}

/* -- none of them ---------------------------------------------------------------------------------- */

/* The selection that tells a change of this model on is the drop-down's. */
static gboolean
on_items_changed (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer model)
{
  GObject *it = g_value_get_object (values);

  if (GTK_IS_SINGLE_SELECTION (it) &&
      gtk_single_selection_get_model (GTK_SINGLE_SELECTION (it)) == model)
    {
      gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (it), FALSE);
      gtk_single_selection_set_can_unselect (GTK_SINGLE_SELECTION (it), TRUE);
    }
  return TRUE;
}

/* GTK 4.18 keeps what is selected when none is to be, as its own selection chooses by itself; the drop-down does not hand
 * that one out, but it can be overheard. */
void
nun_choices_allow_none (GtkDropDown *drop)
{
  guint       signal = g_signal_lookup ("items-changed", G_TYPE_LIST_MODEL);
  GListModel *model = gtk_drop_down_get_model (drop);
  gulong      hook = g_signal_add_emission_hook (signal, 0, on_items_changed, model, NULL);

  g_list_model_items_changed (model, 0, 0, 0);
  g_signal_remove_emission_hook (signal, hook);
}
