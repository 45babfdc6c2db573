/* Makes and takes away the rows of a long list in turns. */
#include "app/widgets/list-rows.h"

#include "app/widgets/turns.h"

#define LESS_A_TURN 40
#define MOST 240 /* more than that GTK does not make */

struct _NunListRows
{
  GObject            parent_instance;
  GtkSliceListModel *slice;
  guint              n_at_once, n_a_turn;
  gboolean           shrinks;
  NunTurns           turns;
};

G_DEFINE_FINAL_TYPE (NunListRows, nun_list_rows, G_TYPE_OBJECT)

enum
{
  SIGNAL_FEW,
  SIGNAL_WHOLE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static guint
count_all (NunListRows *self)
{
  return g_list_model_get_n_items (gtk_slice_list_model_get_model (self->slice));
}

static void
list_others (NunListRows *self)
{
  nun_list_rows_cut (self);
  g_signal_emit (self, signals[SIGNAL_FEW], 0);
}

static void
shrink (NunListRows *self)
{
  guint n = nun_list_rows_get_n (self);

  if (n <= self->n_at_once)
    list_others (self);
  else if (n > MOST)
    gtk_slice_list_model_set_size (self->slice, MOST);
  else
    gtk_slice_list_model_set_size (
        self->slice, n > self->n_at_once + LESS_A_TURN ? n - LESS_A_TURN : self->n_at_once);
}

static gboolean
do_piece (gpointer data)
{
  NunListRows *self = data;
  guint        size = gtk_slice_list_model_get_size (self->slice) + self->n_a_turn;

  if (self->shrinks)
    {
      shrink (self);
      return TRUE;
    }
  if (size <= MIN (MOST, count_all (self)))
    {
      gtk_slice_list_model_set_size (self->slice, size);
      return TRUE;
    }
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  g_signal_emit (self, signals[SIGNAL_WHOLE], 0);
  return FALSE;
}

static void
nun_list_rows_dispose (GObject *object)
{
  NunListRows *self = NUN_LIST_ROWS (object);

  nun_turns_end (&self->turns);
  g_clear_object (&self->slice);
  G_OBJECT_CLASS (nun_list_rows_parent_class)->dispose (object);
}

static void
nun_list_rows_class_init (NunListRowsClass *klass)
{
  static const char *const names[] = { [SIGNAL_FEW] = "few", [SIGNAL_WHOLE] = "whole" };

  G_OBJECT_CLASS (klass)->dispose = nun_list_rows_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], NUN_TYPE_LIST_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
nun_list_rows_init (NunListRows *self)
{
}

NunListRows *
nun_list_rows_new (GListModel *all, guint n_at_once, guint n_a_turn)
{
  NunListRows *self = g_object_new (NUN_TYPE_LIST_ROWS, NULL);

  self->n_at_once = n_at_once;
  self->n_a_turn = n_a_turn;
  self->slice = gtk_slice_list_model_new (all, 0, n_at_once);
  return self;
}

GListModel *
nun_list_rows_get_model (NunListRows *self)
{
  return G_LIST_MODEL (self->slice);
}

guint
nun_list_rows_get_n (NunListRows *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->slice));
}

gboolean
nun_list_rows_are_few (NunListRows *self)
{
  return nun_list_rows_get_n (self) <= self->n_at_once;
}

void
nun_list_rows_cut (NunListRows *self)
{
  self->shrinks = FALSE;
  gtk_slice_list_model_set_size (self->slice, self->n_at_once);
}

void
nun_list_rows_go_on (NunListRows *self)
{
  gboolean is_whole = gtk_slice_list_model_get_size (self->slice) == G_MAXUINT;

  if (!nun_turns_are_left (&self->turns) && (self->shrinks || !is_whole))
    nun_turns_begin (&self->turns, do_piece, self, G_PRIORITY_DEFAULT_IDLE);
}

void
nun_list_rows_change (NunListRows *self)
{
  self->shrinks = !nun_list_rows_are_few (self);
  if (self->shrinks)
    nun_list_rows_go_on (self);
  else
    list_others (self);
}

void
nun_list_rows_end (NunListRows *self)
{
  nun_turns_end (&self->turns);
  if (self->shrinks)
    list_others (self);
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  g_signal_emit (self, signals[SIGNAL_WHOLE], 0);
}
