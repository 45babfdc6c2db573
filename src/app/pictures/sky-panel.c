/* The sky with its buttons, for tables and for files. */
#include "app/pictures/sky-panel.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "app/pictures/sky-draw.h"
#include "app/pictures/sky-window.h"
#include "app/widgets/naming.h"
#include "app/widgets/shrink.h"
#include "describe/position.h"
#include "observe/observation.h"

/* More rows are cells. */
#define MAX_POINTS 50000

/* Shares of the values that lie outside of the colours. */
#define OUTSIDE 0.02

/* What takes longer than this is told, and can be cancelled. */
#define PATIENCE_MS 500

struct _NunSkyPanel
{
  AdwBin           parent_instance;
  NunSession      *session; /* NULL before anything is shown */
  char            *table;
  NunObservations *observations; /* of files; or NULL */
  NunCollection   *collection;   /* of files; or NULL */
  char            *shown;        /* the facts by which the rows were asked for, or NULL */
  GArray          *points;       /* of NunSkyPoint, or NULL */
  GStrv            columns;      /* that can colour; those of the drop-down behind its first */
  guint            serial;       /* of the question that counts */
  guint            row_serial;   /* of the row that is told */
  GCancellable    *asking;       /* of that question; NULL while nothing is asked */
  guint            color; /* of the points: the chosen one of the drop-down when they were read */
  guint            patience;             /* a timer until it is told that something is asked */
  gboolean         is_field;             /* the points are those of a field */
  double           cone[3];              /* radius below 0: none */
  int              picked;               /* of the files, -1 for none */
  gboolean         equatorial, galactic; /* grids */
  gboolean         gone;

  NunSkyPlot  *plot;
  GtkLabel    *hint;
  GtkWidget   *legend;
  GtkLabel    *low_label;
  GtkLabel    *high_label;
  GtkWidget   *ramp;
  GtkDropDown *color_drop;
  GtkWidget   *enlarge_button;
  GtkSpinner  *waiting;
  GtkWidget   *cancel_button;
};

G_DEFINE_FINAL_TYPE (NunSkyPanel, nun_sky_panel, ADW_TYPE_BIN)

static guint picked_signal;

/* -- what is told ------------------------------------------------------------------------------------ */

static char *
dup_cell (NunSkyPanel *self, gint64 row, const char *column)
{
  int at = nun_collection_find_column (self->collection, column);

  return at >= 0 ? nun_spool_dup_cell (self->observations->spool, row, (guint) at) : g_strdup ("");
}

/* "frame.fits · M 31". */
static char *
dup_file_words (NunSkyPanel *self, gint64 row)
{
  g_autofree char *path = dup_cell (self, row, NUN_PRODUCT_PATH);
  g_autofree char *target = dup_cell (self, row, "target_name");

  return *target != 0 ? g_strjoin (" · ", path, target, NULL) : g_steal_pointer (&path);
}

static char *
dup_view_words (NunSkyPanel *self)
{
  NunSkyView view = nun_sky_plot_get_view (self->plot);

  if (nun_sky_view_is_whole (&view))
    return g_strdup (self->observations != NULL
                         ? _ ("Click a footprint for its file. Nearer: scroll or +.")
                         : _ ("Nearer: scroll or +. Whole sky: 0."));
  return g_strdup_printf (_ ("Field of %.3g° around %.4f°, %+.4f°"),
                          2.0 * nun_sky_view_get_radius_deg (&view), view.ra_deg, view.dec_deg);
}

/* While nothing is under the pointer: what is chosen, and the field; or that its rows are still to come. */
static void
rest (NunSkyPanel *self)
{
  NunSkyView       view = nun_sky_plot_get_view (self->plot);
  gboolean         chosen = self->observations != NULL && self->picked >= 0;
  g_autofree char *file = chosen ? dup_file_words (self, self->picked) : NULL;
  g_autofree char *where = dup_view_words (self);
  g_autofree char *both = g_strjoin (" · ", file != NULL ? file : where, where, NULL);

  gtk_label_set_label (self->hint, gtk_spinner_get_spinning (self->waiting)
                                       ? _ ("Reading the rows of this field…")
                                   : file == NULL                  ? where
                                   : nun_sky_view_is_whole (&view) ? file
                                                                   : both);
}

static void
tell_file (NunSkyPanel *self, gint64 row)
{
  g_autofree char *text = dup_file_words (self, row);

  gtk_label_set_label (self->hint, text);
}

typedef struct
{
  NunSkyPanel *panel;
  char        *key; /* of the rows asked for; NULL of a single row */
  guint        serial;
  gboolean     is_field;
} Question;

static void
question_free (Question *self)
{
  g_object_unref (self->panel);
  g_free (self->key);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
on_row_told (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autofree char     *text = nun_session_tell_row_finish (NUN_SESSION (object), result, NULL);

  if (!question->panel->gone && question->serial == question->panel->row_serial && text != NULL)
    gtk_label_set_label (question->panel->hint, text);
}

static void
tell_point (NunSkyPanel *self, const NunSkyPoint *point)
{
  g_autofree char *text = NULL;
  Question        *question;

  if (point->order >= 0)
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'d row around %.3f°, %+.3f°",
                                           "%'d rows around %.3f°, %+.3f°", (gulong) point->n_rows),
                              point->n_rows, point->ra_deg, point->dec_deg);
      gtk_label_set_label (self->hint, text);
      return;
    }
  question = g_new0 (Question, 1);
  question->panel = g_object_ref (self);
  question->serial = self->row_serial;
  nun_session_tell_row_async (self->session, self->table, point->key, on_row_told, question);
}

static void
on_hovered (NunSkyPanel *self, int index)
{
  self->row_serial++;
  if (index < 0)
    rest (self);
  else if (self->observations != NULL)
    tell_file (self, index);
  else if (self->points != NULL && index < (int) self->points->len)
    tell_point (self, &g_array_index (self->points, NunSkyPoint, index));
}

static void
on_picked (NunSkyPanel *self, guint index)
{
  self->picked = (int) index;
  rest (self);
  g_signal_emit (self, picked_signal, 0, index);
}

/* -- colours ----------------------------------------------------------------------------------------- */

static const char *
chosen_column (NunSkyPanel *self)
{
  guint at = gtk_drop_down_get_selected (self->color_drop);

  return self->columns != NULL && at > 0 && at <= g_strv_length (self->columns)
             ? self->columns[at - 1]
             : NULL;
}

static gboolean
is_number (const NunColumn *column)
{
  return !nun_column_is_array (column) && column->datatype != NUN_DATATYPE_CHAR &&
         column->datatype != NUN_DATATYPE_UNICODE_CHAR;
}

static void
fill_colors (NunSkyPanel *self, const NunCollection *collection)
{
  g_autoptr (GStrvBuilder)  builder = g_strv_builder_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_auto (GStrv)            columns = NULL;

  for (guint i = 0; i < collection->columns->len; i++)
    if (is_number (g_ptr_array_index (collection->columns, i)))
      g_strv_builder_add (builder,
                          ((NunColumn *) g_ptr_array_index (collection->columns, i))->name);
  columns = g_strv_builder_end (builder);
  if (self->columns != NULL &&
      g_strv_equal ((const char *const *) columns, (const char *const *) self->columns))
    return;
  g_strfreev (self->columns);
  self->columns = g_steal_pointer (&columns);
  gtk_string_list_append (names, _ ("One Colour"));
  gtk_string_list_splice (names, 1, 0, (const char *const *) self->columns);
  self->color = 0;
  gtk_drop_down_set_model (self->color_drop, G_LIST_MODEL (names));
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *) a, y = *(const float *) b;

  return (x > y) - (x < y);
}

/* FALSE when there are no two values. */
static gboolean
find_range (NunSkyPanel *self, double *low, double *high)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 0; self->points != NULL && i < self->points->len; i++)
    {
      float value = g_array_index (self->points, NunSkyPoint, i).value;

      if (isfinite (value))
        g_array_append_val (values, value);
    }
  if (values->len == 0)
    return FALSE;
  g_array_sort (values, compare_floats);
  *low = (double) g_array_index (values, float, (guint) (OUTSIDE * (values->len - 1)));
  *high = (double) g_array_index (values, float, (guint) ((1.0 - OUTSIDE) * (values->len - 1)));
  return *high > *low;
}

/* "Vmag [mag]". */
static char *
dup_color_name (NunSkyPanel *self, const char *column)
{
  const char *unit = nun_description_get_value (nun_session_get_description (self->session),
                                                self->table, column, "unit");

  return *unit != 0 ? g_strdup_printf ("%s [%s]", column, unit) : g_strdup (column);
}

static void
refresh_colors (NunSkyPanel *self)
{
  const char      *column = chosen_column (self);
  double           low = 0.0, high = 1.0;
  gboolean         colored = column != NULL && find_range (self, &low, &high);
  g_autofree char *name = column != NULL ? dup_color_name (self, column) : g_strdup ("");
  g_autofree char *low_text = g_strdup_printf ("%s %.5g", name, low);
  g_autofree char *high_text = g_strdup_printf ("%.5g", high);

  nun_sky_plot_set_colors (self->plot, colored, name, low, high);
  gtk_widget_set_visible (self->legend, colored);
  gtk_label_set_label (self->low_label, low_text);
  gtk_label_set_label (self->high_label, high_text);
}

static void
draw_ramp (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer unused)
{
  nun_sky_draw_scale (cr, width, height);
}

/* -- rows -------------------------------------------------------------------------------------------- */

/* Changes whenever the rows may lie elsewhere; NULL where no row lies anywhere. */
static char *
dup_key (NunSkyPanel *self)
{
  NunDescription         *description = nun_session_get_description (self->session);
  const NunCollection    *facts = nun_description_find_collection (description, self->table);
  g_autoptr (NunPosition) position = nun_position_described (description, self->table);

  if (facts == NULL || position == NULL || facts->n_placed == 0)
    return NULL;
  return g_strdup_printf ("%s %" PRId64 " %" PRId64 " %" PRId64 " %s", facts->name,
                          facts->source_mtime, facts->n_rows, facts->n_placed,
                          facts->moc != NULL ? facts->moc : "");
}

static gint64
count_placed (NunSkyPanel *self)
{
  const NunCollection *facts =
      nun_description_find_collection (nun_session_get_description (self->session), self->table);

  return facts != NULL ? facts->n_placed : 0;
}

static void
show_waiting (NunSkyPanel *self, gboolean waits)
{
  if (gtk_spinner_get_spinning (self->waiting) == waits)
    return;
  gtk_spinner_set_spinning (self->waiting, waits);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), waits);
  gtk_widget_set_visible (self->cancel_button, waits);
  rest (self);
}

static gboolean
on_patience (gpointer user_data)
{
  NunSkyPanel *self = user_data;

  self->patience = 0;
  show_waiting (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* The last question is answered, or nobody wants to know any more: the next one, and edits, wait behind it. */
static void
stop_asking (NunSkyPanel *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void on_color (NunSkyPanel *self);

/* What was there stays, and what is said to colour it. */
static void
on_cancel (NunSkyPanel *self)
{
  self->serial++;
  stop_asking (self);
  show_waiting (self, FALSE);
  g_signal_handlers_block_by_func (self->color_drop, on_color, self);
  gtk_drop_down_set_selected (self->color_drop, self->color);
  g_signal_handlers_unblock_by_func (self->color_drop, on_color, self);
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  NunSkyPanel         *self = question->panel;
  g_autoptr (GError)   error = NULL;
  g_autoptr (GArray)   points = nun_session_read_sky_finish (NUN_SESSION (object), result, &error);

  /* What was asked of an earlier state of the table comes too late. */
  if (self->gone || question->serial != self->serial)
    return;
  stop_asking (self);
  show_waiting (self, FALSE);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "wizard.fail", "s", error->message);
  g_clear_pointer (&self->points, g_array_unref);
  self->points = g_steal_pointer (&points);
  self->is_field = question->is_field;
  self->color = gtk_drop_down_get_selected (self->color_drop);
  nun_sky_plot_set_points (self->plot, self->points, count_placed (self));
  refresh_colors (self);
}

static void
ask (NunSkyPanel *self)
{
  NunSkyView view = nun_sky_plot_get_view (self->plot);
  NunSkyAsk  question = { view.ra_deg, view.dec_deg, nun_sky_view_get_radius_deg (&view),
                          chosen_column (self), MAX_POINTS };
  Question  *asked;

  /* All rows are there already. */
  if (count_placed (self) <= MAX_POINTS)
    question.radius_deg = 180.0;
  asked = g_new0 (Question, 1);
  asked->panel = g_object_ref (self);
  asked->serial = ++self->serial;
  asked->is_field = question.radius_deg < 180.0;
  stop_asking (self);
  self->asking = g_cancellable_new ();
  if (!gtk_spinner_get_spinning (self->waiting))
    self->patience = g_timeout_add (PATIENCE_MS, on_patience, self);
  nun_session_read_sky_async (self->session, self->table, &question, self->asking, on_read, asked);
}

/* Read only while it is looked at, and only when the rows may lie elsewhere. */
static void
refresh (NunSkyPanel *self)
{
  g_autofree char *key = NULL;

  if (self->table == NULL || self->observations != NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  key = dup_key (self);
  if (g_strcmp0 (key, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&key);
  if (self->shown != NULL)
    {
      ask (self);
      return;
    }
  self->serial++;
  stop_asking (self);
  show_waiting (self, FALSE);
  g_clear_pointer (&self->points, g_array_unref);
  nun_sky_plot_set_points (self->plot, NULL, 0);
}

static void
on_color (NunSkyPanel *self)
{
  if (self->shown != NULL)
    ask (self);
}

/* Cells get finer with the field. */
static void
on_moved (NunSkyPanel *self)
{
  NunSkyView view = nun_sky_plot_get_view (self->plot);

  rest (self);
  if (self->shown != NULL && count_placed (self) > MAX_POINTS &&
      (self->is_field || !nun_sky_view_is_whole (&view)))
    ask (self);
}

void
nun_sky_panel_show_table (NunSkyPanel *self, NunSession *session, const char *table)
{
  const NunCollection *facts =
      nun_description_find_collection (nun_session_get_description (session), table);

  g_set_object (&self->session, session);
  if (g_strcmp0 (self->table, table) != 0)
    {
      g_free (self->table);
      self->table = g_strdup (table);
      g_clear_pointer (&self->shown, g_free);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->color_drop), TRUE);
  if (facts != NULL)
    fill_colors (self, facts);
  rest (self);
  refresh (self);
}

/* -- files ------------------------------------------------------------------------------------------- */

static char *
dup_file (gpointer user_data, guint index, int *hdu)
{
  NunSkyPanel     *self = user_data;
  g_autofree char *path = NULL, *place = NULL;

  if (self->observations == NULL)
    return NULL;
  path = dup_cell (self, index, NUN_PRODUCT_PATH);
  place = dup_cell (self, index, NUN_PRODUCT_HDU);
  *hdu = (int) g_ascii_strtoll (place, NULL, 10);
  return nun_observation_product_path (self->collection->source, path);
}

void
nun_sky_panel_show_files (NunSkyPanel         *self,
                          NunSession          *session,
                          NunObservations     *observations,
                          const NunCollection *collection)
{
  gboolean images = collection->kind == NUN_COLLECTION_IMAGES;

  g_set_object (&self->session, session);
  g_free (self->table);
  self->table = g_strdup (collection->name);
  nun_collection_ref ((NunCollection *) collection);
  g_clear_pointer (&self->collection, nun_collection_unref);
  self->collection = (NunCollection *) collection;
  if (observations != NULL)
    nun_observations_ref (observations);
  g_clear_pointer (&self->observations, nun_observations_unref);
  self->observations = observations;
  self->picked = -1;
  nun_sky_plot_set_regions (self->plot, observations != NULL ? observations->regions : NULL);
  nun_sky_plot_set_files (self->plot, images && observations != NULL ? dup_file : NULL, self);
  gtk_widget_set_visible (GTK_WIDGET (self->color_drop), FALSE);
  rest (self);
}

void
nun_sky_panel_set_picked (NunSkyPanel *self, int row)
{
  self->picked = row;
  nun_sky_plot_set_picked (self->plot, row);
  rest (self);
}

/* -- the field --------------------------------------------------------------------------------------- */

static void
on_nearer (NunSkyPanel *self)
{
  nun_picture_zoom (NUN_PICTURE (self->plot), 2.0);
}

static void
on_farther (NunSkyPanel *self)
{
  nun_picture_zoom (NUN_PICTURE (self->plot), 0.5);
}

static void
on_whole (NunSkyPanel *self)
{
  nun_picture_look_at_all (NUN_PICTURE (self->plot));
}

static gboolean
look_at_cone (gpointer user_data)
{
  NunSkyPanel *self = user_data;

  if (!self->gone && self->cone[2] >= 0.0)
    nun_sky_plot_look_at (self->plot, self->cone[0], self->cone[1],
                          MAX (self->cone[2] * 1.3, 1e-3));
  return G_SOURCE_REMOVE;
}

void
nun_sky_panel_show_cone (NunSkyPanel *self, double ra_deg, double dec_deg, double radius_deg)
{
  if (dec_deg < -90.0 || dec_deg > 90.0 || fabs (ra_deg) > 720.0)
    return;
  self->cone[0] = ra_deg;
  self->cone[1] = dec_deg;
  self->cone[2] = radius_deg;
  nun_sky_plot_set_cone (self->plot, ra_deg, dec_deg, radius_deg);
  /* The picture gets its size when it is shown first. */
  if (radius_deg >= 0.0 && radius_deg < 60.0)
    g_idle_add_full (G_PRIORITY_LOW, look_at_cone, g_object_ref (self), g_object_unref);
}

NunSkyPlot *
nun_sky_panel_get_plot (NunSkyPanel *self)
{
  return self->plot;
}

static void
on_enlarged_picked (NunSkyPanel *self, guint index)
{
  nun_sky_panel_set_picked (self, (int) index);
  g_signal_emit (self, picked_signal, 0, index);
}

static void
on_enlarge (NunSkyPanel *self)
{
  NunSkyView   view = nun_sky_plot_get_view (self->plot);
  GtkWidget   *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  NunSkyPanel *other;

  if (self->table == NULL)
    return;
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  other = nun_sky_window_present (GTK_WIDGET (self), self->table);
  if (self->observations != NULL)
    nun_sky_panel_show_files (other, self->session, self->observations, self->collection);
  else
    nun_sky_panel_show_table (other, self->session, self->table);
  if (self->cone[2] >= 0.0)
    nun_sky_plot_set_cone (other->plot, self->cone[0], self->cone[1], self->cone[2]);
  if (!nun_sky_view_is_whole (&view))
    nun_sky_plot_look_at (other->plot, view.ra_deg, view.dec_deg,
                          nun_sky_view_get_radius_deg (&view) / 2.0);
  g_signal_connect_object (other, "picked", G_CALLBACK (on_enlarged_picked), self,
                           G_CONNECT_SWAPPED);
}

/* -- saving ------------------------------------------------------------------------------------------ */

static void
act_save (GtkWidget *widget, const char *action, GVariant *form)
{
  NunSkyPanel     *self = NUN_SKY_PANEL (widget);
  g_autofree char *stem = g_strdup_printf ("%s-sky", self->table != NULL ? self->table : "the");

  nun_picture_save (NUN_PICTURE (self->plot), stem, g_variant_get_string (form, NULL), self->hint);
}

/* -- life -------------------------------------------------------------------------------------------- */

enum
{
  PROP_EQUATORIAL = 1,
  PROP_GALACTIC,
};

static void
nun_sky_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  NunSkyPanel *self = NUN_SKY_PANEL (object);

  g_value_set_boolean (value, id == PROP_EQUATORIAL ? self->equatorial : self->galactic);
}

static void
nun_sky_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  NunSkyPanel *self = NUN_SKY_PANEL (object);

  *(id == PROP_EQUATORIAL ? &self->equatorial : &self->galactic) = g_value_get_boolean (value);
  nun_sky_plot_set_grids (self->plot, self->equatorial, self->galactic);
}

static void
nun_sky_panel_dispose (GObject *object)
{
  NunSkyPanel *self = NUN_SKY_PANEL (object);

  self->gone = TRUE;
  stop_asking (self);
  if (self->plot != NULL)
    nun_sky_plot_set_files (self->plot, NULL, NULL);
  g_clear_pointer (&self->observations, nun_observations_unref);
  g_clear_pointer (&self->collection, nun_collection_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->columns, g_strfreev);
  g_clear_pointer (&self->table, g_free);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (nun_sky_panel_parent_class)->dispose (object);
  self->plot = NULL;
  g_clear_object (&self->session);
}

static void
nun_sky_panel_class_init (NunSkyPanelClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_SKY_PLOT);
  object_class->dispose = nun_sky_panel_dispose;
  object_class->get_property = nun_sky_panel_get_property;
  object_class->set_property = nun_sky_panel_set_property;
  g_object_class_install_property (
      object_class, PROP_EQUATORIAL,
      g_param_spec_boolean ("equatorial", NULL, NULL, TRUE, G_PARAM_READWRITE));
  g_object_class_install_property (
      object_class, PROP_GALACTIC,
      g_param_spec_boolean ("galactic", NULL, NULL, FALSE, G_PARAM_READWRITE));
  picked_signal = g_signal_new ("picked", NUN_TYPE_SKY_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_install_property_action (widget_class, "sky.equatorial", "equatorial");
  gtk_widget_class_install_property_action (widget_class, "sky.galactic", "galactic");
  gtk_widget_class_install_action (widget_class, "sky.save", "s", act_save);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/sky-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, NunSkyPanel, plot);
  gtk_widget_class_bind_template_child (widget_class, NunSkyPanel, hint);
  gtk_widget_class_bind_template_child (widget_class, NunSkyPanel, legend);
  gtk_widget_class_bind_template_child (widget_class, NunSkyPanel, low_label);
  gtk_widget_class_bind_template_child (widget_class, NunSkyPanel, high_label);
  gtk_widget_class_bind_template_child (widget_class, NunSkyPanel, ramp);
  gtk_widget_class_bind_template_child (widget_class, NunSkyPanel, color_drop);
  gtk_widget_class_bind_template_child (widget_class, NunSkyPanel, enlarge_button);
  gtk_widget_class_bind_template_child (widget_class, NunSkyPanel, waiting);
  gtk_widget_class_bind_template_child (widget_class, NunSkyPanel, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_hovered);
  gtk_widget_class_bind_template_callback (widget_class, on_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_nearer);
  gtk_widget_class_bind_template_callback (widget_class, on_farther);
  gtk_widget_class_bind_template_callback (widget_class, on_whole);
  gtk_widget_class_bind_template_callback (widget_class, on_enlarge);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
nun_sky_panel_init (NunSkyPanel *self)
{
  GtkExpression *words;

  self->equatorial = TRUE;
  self->picked = -1;
  self->cone[2] = -1.0;
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_name_menus (GTK_WIDGET (self));
  words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (self->color_drop, words);
  gtk_expression_unref (words);
  nun_name_drop_down (self->color_drop, _ ("What Colours the Dots"));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->ramp), draw_ramp, NULL, NULL);
  g_signal_connect_object (self->color_drop, "notify::selected", G_CALLBACK (on_color), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
  nun_let_buttons_shrink (GTK_WIDGET (self));
  rest (self);
}

void
nun_sky_panel_set_enlarged (NunSkyPanel *self)
{
  gtk_widget_set_visible (self->enlarge_button, FALSE);
}
