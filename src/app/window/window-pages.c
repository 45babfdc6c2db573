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

static gboolean
build_next (gpointer data)
{
  NunWindow *self = data;

  for (int step = 0; step < NUN_N_STEPS; step++)
    if (self->pages[step] == NULL)
      {
        nun_window_page (self, (NunStep) step);
        return TRUE;
      }
    else if (nun_page_build (self->pages[step]))
      return TRUE;
  return FALSE;
}

/* The step of the page that goes next, the visible one last, so that no other is shown for it; -1: there are none left. */
static int
last_step (NunWindow *self)
{
  GtkWidget *visible = gtk_stack_get_visible_child (self->stack);
  int        last = -1;

  for (int step = 0; step < NUN_N_STEPS; step++)
    if (self->pages[step] != NULL && (last < 0 || GTK_WIDGET (self->pages[step]) != visible))
      last = step;
  return last;
}

/* A page may take as long to go as it took to come. */
static gboolean
drop_next (gpointer data)
{
  NunWindow      *self = data;
  int             step = last_step (self);
  GtkApplication *application;

  /* A widget that has the focus would be kept by the window. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (step >= 0)
    {
      if (!nun_page_take_down (self->pages[step]))
        gtk_stack_remove (self->stack, GTK_WIDGET (g_steal_pointer (&self->pages[step])));
      return TRUE;
    }
  nun_turns_end (&self->building);
  application = g_object_steal_data (G_OBJECT (self), "held");
  gtk_window_destroy (GTK_WINDOW (self));
  if (application != NULL)
    g_application_release (G_APPLICATION (application));
  g_clear_object (&application);
  return FALSE;
}

void
nun_window_end (NunWindow *self)
{
  nun_turns_begin (&self->building, drop_next, self, G_PRIORITY_DEFAULT_IDLE);
}

void
nun_window_build_pages (NunWindow *self)
{
  if (!nun_turns_are_left (&self->building))
    nun_turns_begin (&self->building, build_next, self, G_PRIORITY_LOW);
}
