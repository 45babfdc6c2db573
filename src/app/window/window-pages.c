/* The pages of the steps: each is built when somebody goes there, or before that while the main loop has nothing else to do. */
#include "app/about/page-about.h"
#include "app/files/page-files.h"
#include "app/handover/page-handover.h"
#include "app/meaning/page-meaning.h"
#include "app/preview/page-preview.h"
#include "app/window/window-private.h"

static NunPage *
build (NunStep step)
{
  const GType types[NUN_N_STEPS] = {
    [NUN_STEP_FILES] = NUN_TYPE_PAGE_FILES,       [NUN_STEP_MEANING] = NUN_TYPE_PAGE_MEANING,
    [NUN_STEP_ABOUT] = NUN_TYPE_PAGE_ABOUT,       [NUN_STEP_PREVIEW] = NUN_TYPE_PAGE_PREVIEW,
    [NUN_STEP_HANDOVER] = NUN_TYPE_PAGE_HANDOVER,
  };

  return g_object_new (types[step], NULL);
}

NunPage *
nun_window_page (NunWindow *self, NunStep step)
{
  NunPage *page = self->pages[step];

  if (page != NULL)
    return page;
  page = self->pages[step] = build (step);
  nun_page_attach (page, self->session);
  /* GTK 4.8 leaves the pages of a stack that nobody sees in the accessible tree. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
  return page;
}

/* Styles and widths are found, and kept, before anybody looks: half of what showing a page for the first time costs. */
static void
prepare (NunPage *page)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
}

static gboolean
build_next (gpointer data)
{
  NunWindow *self = data;

  for (int step = 0; step < NUN_N_STEPS; step++)
    if (self->pages[step] == NULL)
      {
        nun_window_page (self, (NunStep) step);
        return G_SOURCE_CONTINUE;
      }
  if (self->n_prepared < NUN_N_STEPS)
    {
      prepare (self->pages[self->n_prepared++]);
      return G_SOURCE_CONTINUE;
    }
  self->building = 0;
  return G_SOURCE_REMOVE;
}

/* A page may take as long to go as it took to come.  The visible one goes with the window. */
static gboolean
drop_next (gpointer data)
{
  NunWindow      *self = data;
  GtkApplication *application;

  for (int step = 0; step < NUN_N_STEPS; step++)
    if (self->pages[step] != NULL &&
        gtk_stack_get_visible_child (self->stack) != GTK_WIDGET (self->pages[step]))
      {
        gtk_stack_remove (self->stack, GTK_WIDGET (g_steal_pointer (&self->pages[step])));
        return G_SOURCE_CONTINUE;
      }
  self->building = 0;
  application = g_object_steal_data (G_OBJECT (self), "held");
  gtk_window_destroy (GTK_WINDOW (self));
  if (application != NULL)
    g_application_release (G_APPLICATION (application));
  g_clear_object (&application);
  return G_SOURCE_REMOVE;
}

void
nun_window_end (NunWindow *self)
{
  g_clear_handle_id (&self->building, g_source_remove);
  self->building =
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_next, g_object_ref (self), g_object_unref);
}

void
nun_window_build_pages (NunWindow *self)
{
  if (self->building == 0)
    self->building = g_idle_add_full (G_PRIORITY_LOW, build_next, self, NULL);
}
