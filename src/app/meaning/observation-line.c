/* A file and what its fields hold, drawn side by side. */
#include "app/meaning/observation-line.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/meaning/field-item.h"
#include "app/meaning/keyword-drag.h"
#include "app/widgets/bidi.h"
#include "app/widgets/naming.h"
#include "observe/observation-check.h"

/* Around the text of a cell, in pixels. */
#define PADDING_X 6
#define PADDING_Y 5

struct _NunObservationLine
{
  GtkWidget     parent_instance;
  NunGridShape *shape; /* NULL before the first file */
  gint64        row;
  GPtrArray    *texts;   /* of char*: of the shape's fields; none before they are needed */
  gboolean      is_told; /* a listener knows the texts */
};

G_DEFINE_FINAL_TYPE (NunObservationLine, nun_observation_line, GTK_TYPE_WIDGET)

/* -- the shape --------------------------------------------------------------------------------------- */

NunGridShape *
nun_grid_shape_new (NunObservations *observations)
{
  NunGridShape *self = g_rc_box_new0 (NunGridShape);

  self->observations = nun_observations_ref (observations);
  self->fields = g_array_new (FALSE, FALSE, sizeof (NunGridField));
  return self;
}

NunGridShape *
nun_grid_shape_ref (NunGridShape *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_shape (gpointer data)
{
  NunGridShape *self = data;

  nun_observations_unref (self->observations);
  g_array_unref (self->fields);
}

void
nun_grid_shape_unref (NunGridShape *self)
{
  g_rc_box_release_full (self, clear_shape);
}

static guint
n_fields (NunObservationLine *self)
{
  return self->shape != NULL ? self->shape->fields->len : 0;
}

static NunGridField *
field_at (NunObservationLine *self, guint index)
{
  return &g_array_index (self->shape->fields, NunGridField, index);
}

/* -- what it says ------------------------------------------------------------------------------------ */

/* The sentences about that field of the file, or of any field, or NULL.  g_free. */
static char *
dup_conflict (NunObservationLine *self, const NunObservationField *field)
{
  const GByteArray *checks = self->shape->observations->checks;
  guint8            bits = checks != NULL && self->row < checks->len ? checks->data[self->row] : 0;
  g_autoptr (GString) text = NULL;

  for (guint i = 0; i < NUN_N_CONTRADICTIONS; i++)
    {
      const NunContradictionInfo *info = nun_contradiction_info (i);

      if ((bits >> i & 1) == 0 || (field != NULL && !g_str_equal (info->key, field->key)))
        continue;
      if (text == NULL)
        text = g_string_new (NULL);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", _ (info->sentence));
    }
  return text != NULL ? g_strdup (text->str) : NULL;
}

static const char *
text_at (NunObservationLine *self, guint index)
{
  for (guint i = self->texts->len; i < n_fields (self); i++)
    g_ptr_array_add (self->texts, nun_spool_dup_cell (self->shape->observations->spool, self->row,
                                                      field_at (self, i)->column));
  return self->texts->pdata[index];
}

/* What a listener hears of the row at once. */
static void
name_row (NunObservationLine *self)
{
  g_autofree char *conflict = dup_conflict (self, NULL);
  g_autofree char *file =
      nun_spool_dup_cell (self->shape->observations->spool, self->row, field_at (self, 0)->column);
  g_autofree char *name = g_strjoin (", ", file, conflict, NULL);

  nun_name_row (GTK_WIDGET (self), name);
}

/* And what of its fields: of rows that are seen, for the list keeps ten times as many. */
static void
describe_row (NunObservationLine *self)
{
  g_autoptr (GString) values = g_string_new (NULL);
  GtkWidget          *row = gtk_widget_get_parent (GTK_WIDGET (self));

  self->is_told = TRUE;
  for (guint i = 1; i < n_fields (self); i++)
    {
      const char *text = text_at (self, i);

      if (*text != 0)
        g_string_append_printf (values, "%s%s: %s", values->len > 0 ? ", " : "",
                                _ (field_at (self, i)->field->label), text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  values->str, -1);
}

void
nun_observation_line_set_shape (NunObservationLine *self, NunGridShape *shape)
{
  nun_grid_shape_ref (shape);
  g_clear_pointer (&self->shape, nun_grid_shape_unref);
  self->shape = shape;
  g_ptr_array_set_size (self->texts, 0);
  self->is_told = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
nun_observation_line_show (NunObservationLine *self, NunGridShape *shape, gint64 row)
{
  gboolean same = self->shape == shape;

  nun_grid_shape_ref (shape);
  g_clear_pointer (&self->shape, nun_grid_shape_unref);
  self->shape = shape;
  self->row = row;
  self->is_told = FALSE;
  g_ptr_array_set_size (self->texts, 0);
  name_row (self);
  if (same)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
nun_observation_line_get_text (NunObservationLine *self, guint index)
{
  return index < n_fields (self) ? text_at (self, index) : NULL;
}

/* -- places ------------------------------------------------------------------------------------------ */

static int
total_width (NunObservationLine *self)
{
  int width = 0;

  for (guint i = 0; i < n_fields (self); i++)
    width += field_at (self, i)->width;
  return width;
}

/* Where the cell begins at the left, whose beginning is so far from the beginning of the line. */
static double
left_of (NunObservationLine *self, int start, int width)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return mirrored ? gtk_widget_get_width (GTK_WIDGET (self)) - start - width : start;
}

/* The index of the field there, and where its cell begins at the left; -1 for none. */
static int
find_index (NunObservationLine *self, double x, double *left)
{
  for (guint i = 0, start = 0; i < n_fields (self); start += (guint) field_at (self, i++)->width)
    {
      *left = left_of (self, (int) start, field_at (self, i)->width);
      if (x >= *left && x < *left + field_at (self, i)->width)
        return (int) i;
    }
  return -1;
}

const NunObservationField *
nun_observation_line_find_field (NunObservationLine *self, double x)
{
  double left;
  int    index = find_index (self, x, &left);

  return index >= 0 ? field_at (self, (guint) index)->field : NULL;
}

static const char *
field_key_at (GtkWidget *widget, double x)
{
  const NunObservationField *field =
      nun_observation_line_find_field (NUN_OBSERVATION_LINE (widget), x);

  return field != NULL ? field->key : NULL;
}

static gboolean
nun_observation_line_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    by_keys,
                                    GtkTooltip *tooltip)
{
  NunObservationLine *self = NUN_OBSERVATION_LINE (widget);
  double              left;
  int                 index = by_keys ? -1 : find_index (self, x, &left);
  g_autofree char    *conflict = NULL, *text = NULL;
  GdkRectangle        cell;

  if (index < 0)
    return FALSE;
  conflict = dup_conflict (self, field_at (self, (guint) index)->field);
  text = g_strjoin ("\n", text_at (self, (guint) index), conflict, NULL);
  if (*text == 0)
    return FALSE;
  cell = (GdkRectangle){ (int) left, 0, field_at (self, (guint) index)->width,
                         gtk_widget_get_height (widget) };
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &cell);
  return TRUE;
}

/* -- drawing ----------------------------------------------------------------------------------------- */

static void
measure_letters (GtkWidget *widget, double *width, int *height)
{
  PangoContext     *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  *width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                pango_font_metrics_get_approximate_digit_width (metrics)) /
           (double) PANGO_SCALE;
  *height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
}

int
nun_observation_line_get_width (GtkWidget *any, guint chars)
{
  double width;
  int    height;

  measure_letters (any, &width, &height);
  return (int) ceil (width * chars) + 2 * PADDING_X;
}

static void
nun_observation_line_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  double width;
  int    height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = total_width (NUN_OBSERVATION_LINE (widget));
      return;
    }
  measure_letters (widget, &width, &height);
  *minimum = *natural = height + 2 * PADDING_Y;
}

/* The part of it that is in sight, in its own coordinates; FALSE when none is. */
static gboolean
find_seen (GtkWidget *widget, double *left, double *right)
{
  GtkWidget *list = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW);
  double     x, y;

  if (list == NULL || !gtk_widget_translate_coordinates (list, widget, 0, 0, &x, &y))
    return FALSE;
  *left = x;
  *right = x + gtk_widget_get_width (list);
  return gtk_widget_get_height (widget) >= y && y + gtk_widget_get_height (list) >= 0;
}

static void
find_color (NunObservationLine *self, const NunGridField *field, gboolean is_gap, GdkRGBA *color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  g_autofree char *conflict = dup_conflict (self, field->field);
  gboolean         is_required = field->field != NULL && field->field->level == 1;

  gtk_style_context_get_color (style, color);
  if (conflict != NULL)
    gtk_style_context_lookup_color (style, "error_color", color);
  else if (is_gap && is_required)
    gtk_style_context_lookup_color (style, "warning_color", color);
}

static void
draw_cell (NunObservationLine *self,
           GtkSnapshot        *snapshot,
           PangoLayout        *layout,
           guint               index,
           double              left)
{
  const NunGridField *field = field_at (self, index);
  const char         *text = text_at (self, index);
  g_autofree char    *value =
      field->field != NULL ? nun_field_dup_shown (field->field, text) : g_strdup (text);
  int     height;
  GdkRGBA color;

  find_color (self, field, *text == 0, &color);
  pango_layout_set_width (layout, MAX (field->width - 2 * PADDING_X, 1) * PANGO_SCALE);
  nun_layout_set_line (layout, *value != 0 ? value : "–");
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) left + PADDING_X,
                            (float) (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* The line between this cell and the next. */
static void
draw_separator (NunObservationLine *self, GtkSnapshot *snapshot, double left, int width)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA  color = { 0 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "borders",
                                  &color);
  gtk_snapshot_append_color (
      snapshot, &color,
      &GRAPHENE_RECT_INIT ((float) (mirrored ? left : left + width - 1), 0, 1,
                           (float) gtk_widget_get_height (GTK_WIDGET (self))));
}

/* Only what is in sight: far more rows are kept ready, and a wide grid is scrolled sideways. */
static void
nun_observation_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NunObservationLine     *self = NUN_OBSERVATION_LINE (widget);
  g_autoptr (PangoLayout) layout = NULL;
  double                  seen_left, seen_right;

  if (n_fields (self) == 0 || !find_seen (widget, &seen_left, &seen_right))
    return;
  if (!self->is_told)
    describe_row (self);
  layout = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  for (guint i = 0, start = 0; i < n_fields (self); start += (guint) field_at (self, i++)->width)
    {
      int    width = field_at (self, i)->width;
      double left = left_of (self, (int) start, width);

      if (left + width < seen_left || left > seen_right)
        continue;
      draw_cell (self, snapshot, layout, i, left);
      draw_separator (self, snapshot, left, width);
    }
}

/* -- life -------------------------------------------------------------------------------------------- */

static void
nun_observation_line_finalize (GObject *object)
{
  NunObservationLine *self = NUN_OBSERVATION_LINE (object);

  g_clear_pointer (&self->shape, nun_grid_shape_unref);
  g_ptr_array_unref (self->texts);
  G_OBJECT_CLASS (nun_observation_line_parent_class)->finalize (object);
}

static void
nun_observation_line_class_init (NunObservationLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nun_observation_line_finalize;
  widget_class->measure = nun_observation_line_measure;
  widget_class->snapshot = nun_observation_line_snapshot;
  widget_class->query_tooltip = nun_observation_line_query_tooltip;
}

static void
nun_observation_line_init (NunObservationLine *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  nun_keyword_drop_on (GTK_WIDGET (self), field_key_at);
}

GtkWidget *
nun_observation_line_new (void)
{
  return g_object_new (NUN_TYPE_OBSERVATION_LINE, NULL);
}
