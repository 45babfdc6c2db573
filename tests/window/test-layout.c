/* How widgets are laid out: lines that break like words, and rows beside each other. */
#include <adwaita.h>

#include "app/widgets/line-layout.h"
#include "app/widgets/wrap-box.h"
#include "app/widgets/wrapped-label.h"

/* -- wrapping boxes -------------------------------------------------------------------------------- */

static GtkWidget *
add_block (NunWrapBox *box, int width)
{
  GtkWidget *block = gtk_drawing_area_new ();

  gtk_widget_set_size_request (block, width, 20);
  nun_wrap_box_append (box, block);
  return block;
}

/* Lines break as words do; what expands takes the rest; the mirrored row begins at the right. */
static void
test_wrap (void)
{
  GtkWidget      *box = g_object_ref_sink (nun_wrap_box_new ());
  GtkWidget      *first = add_block (NUN_WRAP_BOX (box), 50);
  GtkWidget      *second = add_block (NUN_WRAP_BOX (box), 40);
  GtkWidget      *third = add_block (NUN_WRAP_BOX (box), 30);
  int             minimum, natural;
  graphene_rect_t bounds;

  gtk_widget_set_hexpand (second, TRUE);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 50);
  g_assert_cmpint (natural, ==, 50 + 6 + 40 + 6 + 30);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 132, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 20);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 131, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 20 + 6 + 20);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 60, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 20 + 6 + 20 + 6 + 20);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gtk_widget_allocate (box, 110, 46, -1, NULL);
  g_assert_true (gtk_widget_compute_bounds (first, box, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, 60);
  g_assert_true (gtk_widget_compute_bounds (second, box, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, 0);
  g_assert_cmpfloat (bounds.size.width, ==, 54);
  g_assert_true (gtk_widget_compute_bounds (third, box, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, 80);
  g_assert_cmpfloat (bounds.origin.y, ==, 26);
  g_object_unref (box);
}

/* -- lines ----------------------------------------------------------------------------------------- */

#define SPACING 9

/* An icon, a sentence and a button; kept by the caller. */
static GtkWidget *
make_line (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING));
  GtkWidget *label = nun_wrapped_label_new (
      "A sentence of some words, which goes on in the next line where there is no room.", NULL);
  GtkWidget *icon = gtk_drawing_area_new ();

  gtk_widget_set_size_request (icon, 16, 16);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Mend"));
  return box;
}

/* In the same size, every child lies where GtkBox puts it. */
static void
assert_alike (GtkTextDirection direction, int width)
{
  GtkWidget *boxes[] = { make_line (), make_line () };
  int        least[2], wished[2], height[2];

  nun_lines_settle (boxes[1]);
  g_assert_true (NUN_IS_LINE_LAYOUT (gtk_widget_get_layout_manager (boxes[1])));
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_set_direction (boxes[i], direction);
      gtk_widget_measure (boxes[i], GTK_ORIENTATION_HORIZONTAL, -1, &least[i], &wished[i], NULL,
                          NULL);
      gtk_widget_measure (boxes[i], GTK_ORIENTATION_VERTICAL, width, &height[i], NULL, NULL, NULL);
      gtk_widget_allocate (boxes[i], width, height[0], -1, NULL);
    }
  g_assert_cmpint (least[0], ==, least[1]);
  g_assert_cmpint (wished[0], ==, wished[1]);
  g_assert_cmpint (height[1], <=, height[0]); /* GtkBox sometimes asks for a line too many */
  for (GtkWidget *one = gtk_widget_get_first_child (boxes[0]),
                 *two = gtk_widget_get_first_child (boxes[1]);
       one != NULL;
       one = gtk_widget_get_next_sibling (one), two = gtk_widget_get_next_sibling (two))
    {
      graphene_rect_t wanted, found;
      int             needed;

      g_assert_true (gtk_widget_compute_bounds (one, boxes[0], &wanted));
      g_assert_true (gtk_widget_compute_bounds (two, boxes[1], &found));
      g_assert_cmpfloat (found.origin.x, ==, wanted.origin.x);
      g_assert_cmpfloat (found.size.width, ==, wanted.size.width);
      gtk_widget_measure (two, GTK_ORIENTATION_VERTICAL, (int) found.size.width, &needed, NULL,
                          NULL, NULL);
      g_assert_cmpint (needed, <=, height[1]);
    }
  for (guint i = 0; i < 2; i++)
    g_object_unref (boxes[i]);
}

static void
test_line (void)
{
  const int widths[] = { 180, 300, 500, 900 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      assert_alike (GTK_TEXT_DIR_LTR, widths[i]);
      assert_alike (GTK_TEXT_DIR_RTL, widths[i]);
    }
}

static int n_searches; /* questions for a width at a height */

static GtkSizeRequestMode
count_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
count_measure (GtkWidget     *widget,
               GtkOrientation orientation,
               int            for_size,
               int           *minimum,
               int           *natural,
               int           *minimum_baseline,
               int           *natural_baseline)
{
  gboolean wide = orientation == GTK_ORIENTATION_HORIZONTAL;

  n_searches += wide && for_size >= 0;
  *minimum = wide ? 50 : for_size > 0 ? 50000 / for_size : 20;
  *natural = wide ? 900 : *minimum;
}

static void
count_allocate (GtkWidget *widget, int width, int height, int baseline)
{
}

/* The reason for all this: the height of a row is asked for once, not found by trying. */
static void
test_no_search (void)
{
  GtkWidget *box = make_line ();
  GtkWidget *counter = adw_bin_new ();
  int        height;

  gtk_widget_set_layout_manager (counter,
                                 gtk_custom_layout_new (count_mode, count_measure, count_allocate));
  gtk_box_append (GTK_BOX (box), counter);
  nun_lines_settle (box);
  n_searches = 0;
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 400, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, >, 20);
  g_assert_cmpint (n_searches, ==, 0);
  g_object_unref (box);
}

/* Rows of libadwaita keep the spacing of their style sheet; boxes without a sentence keep their layout. */
static void
test_settle (void)
{
  GtkWidget *row = g_object_ref_sink (adw_action_row_new ()), *plain;
  int        before, after;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Preview Server");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), "It answers as the published service will.");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_button_new_with_label ("Start"));
  plain = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  gtk_box_append (GTK_BOX (plain), gtk_button_new_with_label ("Stop"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), plain);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &before, NULL, NULL, NULL);
  nun_lines_settle (row);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &after, NULL, NULL, NULL);
  g_assert_cmpint (before, ==, after);
  g_assert_true (
      NUN_IS_LINE_LAYOUT (gtk_widget_get_layout_manager (gtk_widget_get_first_child (row))));
  g_assert_true (GTK_IS_BOX_LAYOUT (gtk_widget_get_layout_manager (plain)));
  g_object_unref (row);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/layout/wrap", test_wrap);
  g_test_add_func ("/layout/line", test_line);
  g_test_add_func ("/layout/no-search", test_no_search);
  g_test_add_func ("/layout/settle", test_settle);
  return g_test_run ();
}
