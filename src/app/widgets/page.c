/* The base of the five steps: keeps the session, and refreshes a page only while it is looked at. */
#include "app/widgets/page.h"

#include "app/widgets/hold-place.h"
#include "app/widgets/line-layout.h"

#define NATURAL_WIDTH 480

typedef struct
{
  NunStep     step;
  NunSession *session;
  gboolean    visible;
  gboolean    is_whole; /* nothing is left to build */
} NunPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NunPage, nun_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STEP,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
nun_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  NunPagePrivate *priv = nun_page_get_instance_private (NUN_PAGE (object));

  switch (id)
    {
    case PROP_STEP: g_value_set_int (value, priv->step); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
nun_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  NunPagePrivate *priv = nun_page_get_instance_private (NUN_PAGE (object));

  switch (id)
    {
    case PROP_STEP:
      priv->step = (NunStep) g_value_get_int (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (object), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      nun_step_title (priv->step), -1);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
nun_page_dispose (GObject *object)
{
  NunPagePrivate *priv = nun_page_get_instance_private (NUN_PAGE (object));

  g_clear_object (&priv->session);
  G_OBJECT_CLASS (nun_page_parent_class)->dispose (object);
}

static void
nun_page_class_init (NunPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = nun_page_get_property;
  object_class->set_property = nun_page_set_property;
  object_class->dispose = nun_page_dispose;

  properties[PROP_STEP] = g_param_spec_int ("step", NULL, NULL, 0, NUN_N_STEPS - 1, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

/* -- size ------------------------------------------------------------------------------------------ */

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Every page would like the same width: the list of steps gives way at that, not at the whim of a page.  Two questions are answered
 * without laying out all that the page holds: its width does not follow from its height, which GtkStack gives (each label
 * would try width after width until it is of that height), and a scrolled window can be of any height. */
static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  if (child != NULL && orientation == GTK_ORIENTATION_HORIZONTAL)
    gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
  else if (child != NULL && !GTK_IS_SCROLLED_WINDOW (child))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, NATURAL_WIDTH);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
nun_page_init (NunPage *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
}

/* -- what a page is -------------------------------------------------------------------------------- */

NunStep
nun_page_get_step (NunPage *self)
{
  NunPagePrivate *priv = nun_page_get_instance_private (self);

  return priv->step;
}

NunSession *
nun_page_get_session (NunPage *self)
{
  NunPagePrivate *priv = nun_page_get_instance_private (self);

  return priv->session;
}

static void
refresh (NunPage *self)
{
  NunPagePrivate *priv = nun_page_get_instance_private (self);

  if (!priv->visible || priv->session == NULL || !nun_session_is_open (priv->session))
    return;
  NUN_PAGE_GET_CLASS (self)->refresh (self);
  nun_lines_settle (GTK_WIDGET (self));
}

void
nun_page_attach (NunPage *self, NunSession *session)
{
  NunPagePrivate *priv = nun_page_get_instance_private (self);
  GtkWidget      *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_return_if_fail (priv->session == NULL);
  priv->session = g_object_ref (session);
  if (GTK_IS_SCROLLED_WINDOW (child))
    nun_hold_place (GTK_SCROLLED_WINDOW (child));
  if (NUN_PAGE_GET_CLASS (self)->attach != NULL)
    NUN_PAGE_GET_CLASS (self)->attach (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

/* Styles and widths are found, and kept, before anybody looks: half of what showing a page for the first time costs. */
static void
prepare (NunPage *self)
{
  int minimum;

  nun_lines_settle (GTK_WIDGET (self));
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
}

gboolean
nun_page_build (NunPage *self)
{
  NunPagePrivate *priv = nun_page_get_instance_private (self);
  NunPageClass   *klass = NUN_PAGE_GET_CLASS (self);

  if (priv->is_whole)
    return FALSE;
  priv->is_whole = klass->build == NULL || !klass->build (self);
  prepare (self);
  return !priv->is_whole;
}

gboolean
nun_page_take_down (NunPage *self)
{
  NunPagePrivate *priv = nun_page_get_instance_private (self);
  NunPageClass   *klass = NUN_PAGE_GET_CLASS (self);
  GtkBox         *parts = klass->get_parts != NULL ? klass->get_parts (self) : NULL;
  GtkWidget      *last = parts != NULL ? gtk_widget_get_last_child (GTK_WIDGET (parts)) : NULL;

  priv->visible = FALSE;
  priv->is_whole = TRUE;
  if (last != NULL)
    gtk_box_remove (parts, last);
  return last != NULL;
}

static void
build_all (NunPage *self)
{
  while (nun_page_build (self))
    ;
}

void
nun_page_set_visible_step (NunPage *self, gboolean visible)
{
  NunPagePrivate *priv = nun_page_get_instance_private (self);

  if (visible)
    build_all (self);
  priv->visible = visible;
  refresh (self);
}

void
nun_page_jump (NunPage *self, const char *table, const char *column, const char *key)
{
  build_all (self);
  if (NUN_PAGE_GET_CLASS (self)->jump != NULL)
    NUN_PAGE_GET_CLASS (self)->jump (self, table, column, key);
}

void
nun_page_toast (NunPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "wizard.toast", "s", text);
}
