#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A spectrum of the running service, fetched and plotted.  url: of its form as a VOTable. */
#define NUN_TYPE_PLOT_WINDOW (nun_plot_window_get_type ())
G_DECLARE_FINAL_TYPE (NunPlotWindow, nun_plot_window, NUN, PLOT_WINDOW, AdwWindow)

/* Shows it above the window of that widget. */
GtkWindow *nun_plot_window_present (GtkWidget *owner, const char *title, const char *url);

G_END_DECLS
