/* The health report in the Preview step. */
#include "app/preview/health-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/preview/health-row.h"
#include "app/widgets/chooser.h"
#include "app/widgets/empty.h"
#include "app/widgets/finding-row.h"
#include "app/widgets/line-layout.h"
#include "app/widgets/naming.h"
#include "app/widgets/tab-stop.h"
#include "app/widgets/turns.h"
#include "health/report.h"

#define TICK_MS 100

/* So many rows of a weight are shown at first. */
#define FEW 4

#define N_SEVERITIES (NUN_SEVERITY_NICE + 1)

struct _NunHealthPanel
{
  AdwBin      parent_instance;
  NunSession *session; /* borrowed from the page */
  char       *shown;   /* the findings that are shown, to leave an unchanged list alone */
  gboolean    all[N_SEVERITIES];
  NunTurns    filling; /* the lists */
  GPtrArray
       *findings; /* with these; what they point to lives as long as the session has the array */
  guint tick;     /* while an examination is under way */

  GtkImage       *icon;
  GtkLabel       *summary;
  GtkLabel       *detail;
  GtkProgressBar *progress;
  GtkButton      *run_button;
  GtkWidget      *save_button;
  GtkExpander    *groups[N_SEVERITIES];
  GtkListBox     *lists[N_SEVERITIES];
  GtkWidget      *more[N_SEVERITIES];
};

G_DEFINE_FINAL_TYPE (NunHealthPanel, nun_health_panel, ADW_TYPE_BIN)

/* -- saving ---------------------------------------------------------------------------------------- */

static void
on_written (GObject *file, GAsyncResult *result, gpointer panel)
{
  g_autoptr (GtkWidget) self = panel;
  g_autoptr (GError)    error = NULL;

  if (g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    gtk_widget_activate_action (self, "wizard.toast", "s", _ ("Report saved"));
  else
    gtk_widget_activate_action (self, "wizard.fail", "s", error->message);
}

static void
on_save_chosen (const char *const *paths, gpointer owner)
{
  NunHealthPanel        *self = NUN_HEALTH_PANEL (owner);
  gboolean               current;
  const NunHealthReport *report = nun_session_get_health (self->session, &current);
  g_autoptr (GFile)      file = g_file_new_for_path (paths[0]);
  g_autoptr (GBytes)     bytes = NULL;
  char                  *text;

  if (report == NULL)
    return;
  text = g_str_has_suffix (paths[0], ".txt") ? nun_health_report_to_text (report)
                                             : nun_health_report_to_html (report);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, on_written, g_object_ref (self));
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *ending)
{
  g_autofree char *name =
      g_strdup_printf ("%s%s", _ ("health report"), g_variant_get_string (ending, NULL));

  nun_choose_save (widget, _ ("Save Report"), name, on_save_chosen);
}

static void
on_run (NunHealthPanel *self)
{
  double fraction;

  if (nun_session_is_examining (self->session, &fraction))
    nun_session_stop_examining (self->session);
  else
    nun_session_examine (self->session);
}

/* -- the findings ---------------------------------------------------------------------------------- */

static guint
count (NunHealthPanel *self, NunSeverity severity)
{
  GPtrArray *findings = nun_session_get_findings (self->session);
  guint      n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((NunFinding *) findings->pdata[i])->severity == severity;
  return n;
}

/* The one below those that are shown already; NULL: no more of that weight are shown. */
static const NunFinding *
next_finding (NunHealthPanel *self, NunSeverity severity)
{
  guint n_shown = 0, n = 0;

  while (gtk_list_box_get_row_at_index (self->lists[severity], (int) n_shown) != NULL)
    n_shown++;
  if (n_shown == FEW && !self->all[severity])
    return NULL;
  for (guint i = 0; i < self->findings->len; i++)
    if (((NunFinding *) self->findings->pdata[i])->severity == severity && n++ == n_shown)
      return self->findings->pdata[i];
  return NULL;
}

static gboolean
add_row (gpointer data)
{
  NunHealthPanel *self = data;

  if (self->findings != nun_session_get_findings (self->session))
    {
      /* Nobody looks at them any more: they are shown when somebody does. */
      g_clear_pointer (&self->shown, g_free);
      return FALSE;
    }
  for (int severity = 0; severity < N_SEVERITIES; severity++)
    {
      const NunFinding *finding = next_finding (self, (NunSeverity) severity);

      if (finding != NULL)
        {
          nun_lines_append (self->lists[severity], nun_health_row_new (finding));
          return TRUE;
        }
    }
  return FALSE;
}

static void
fill (NunHealthPanel *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_ptr_array_ref (nun_session_get_findings (self->session));
  nun_turns_begin (&self->filling, add_row, self, G_PRIORITY_DEFAULT_IDLE);
  nun_turns_advance (&self->filling);
}

static void
show_group (NunHealthPanel *self, NunSeverity severity)
{
  guint            n = count (self, severity);
  g_autofree char *label = g_strdup_printf (_ ("%s · %u"), nun_health_severity_title (severity), n);
  g_autofree char *more = g_strdup_printf (_ ("Show All %u"), n);

  gtk_label_set_label (GTK_LABEL (gtk_expander_get_label_widget (self->groups[severity])), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->groups[severity]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_button_set_label (GTK_BUTTON (self->more[severity]), more);
  gtk_widget_set_visible (self->more[severity], n > FEW && !self->all[severity]);
  gtk_widget_set_visible (GTK_WIDGET (self->groups[severity]), n > 0);
}

static void
show_findings (NunHealthPanel *self)
{
  GPtrArray          *findings = nun_session_get_findings (self->session);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = findings->pdata[i];

      g_string_append_printf (shown, "%s\n%s\n%s\n", finding->id, finding->sentence,
                              finding->column != NULL ? finding->column : "");
    }
  if (g_strcmp0 (self->shown, shown->str) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (shown->str);
  for (int i = 0; i < N_SEVERITIES; i++)
    {
      nun_empty_list (self->lists[i]);
      show_group (self, (NunSeverity) i);
    }
  fill (self);
}

static void
on_more (NunHealthPanel *self, GtkWidget *button)
{
  for (int i = 0; i < N_SEVERITIES; i++)
    if (self->more[i] == button)
      {
        self->all[i] = TRUE;
        show_group (self, (NunSeverity) i);
        fill (self);
        gtk_widget_child_focus (GTK_WIDGET (self->lists[i]), GTK_DIR_TAB_FORWARD);
      }
}

/* -- how it stands --------------------------------------------------------------------------------- */

/* "2 must be mended · 5 things should be mended": g_free. */
static char *
dup_summary (NunHealthPanel *self)
{
  guint    must = count (self, NUN_SEVERITY_MUST), should = count (self, NUN_SEVERITY_SHOULD);
  GString *out = g_string_new (NULL);

  if (must > 0)
    g_string_append_printf (
        out,
        g_dngettext (GETTEXT_PACKAGE, "%u thing must be mended", "%u things must be mended", must),
        must);
  if (should > 0)
    {
      g_string_append (out, must > 0 ? " · " : "");
      g_string_append_printf (out,
                              g_dngettext (GETTEXT_PACKAGE, "%u thing should be mended",
                                           "%u things should be mended", should),
                              should);
    }
  if (must == 0 && should == 0)
    g_string_append (out, _ ("Nothing has to be mended"));
  return g_string_free (out, FALSE);
}

static void
set_icon (NunHealthPanel *self, const char *icon, const char *style)
{
  static const char *const styles[] = { "error", "warning", "success", "dim-label" };

  gtk_image_set_from_icon_name (self->icon, icon);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), style);
}

/* When the services were asked, how many questions that took, and whether that still holds.  g_free. */
static char *
dup_detail (NunHealthPanel *self, const NunHealthReport *report, gboolean current)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (report->examined, NULL);
  g_autoptr (GDateTime) here = when != NULL ? g_date_time_to_local (when) : NULL;
  g_autofree char      *time = here != NULL ? g_date_time_format (here, "%X") : g_strdup ("");
  g_autofree char      *asked =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u question to the preview, at %s.",
                                    "%u questions to the preview, at %s.", report->exchanges->len),
                       report->exchanges->len, time);

  if (current)
    return g_steal_pointer (&asked);
  return g_strdup_printf (_ ("%s The publication has changed since: check again."), asked);
}

/* The session tells when it begins and ends; how far it is, is looked up. */
static gboolean
on_tick (gpointer data)
{
  NunHealthPanel *self = data;
  double          fraction;

  if (nun_session_is_examining (self->session, &fraction))
    {
      gtk_progress_bar_set_fraction (self->progress, fraction);
      return G_SOURCE_CONTINUE;
    }
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
show_state (NunHealthPanel *self)
{
  gboolean               current, running = nun_session_get_host (self->session) != NULL;
  double                 fraction;
  gboolean               examining = nun_session_is_examining (self->session, &fraction);
  const NunHealthReport *report = nun_session_get_health (self->session, &current);
  g_autofree char       *summary = dup_summary (self);
  g_autofree char       *detail =
      report != NULL
                ? dup_detail (self, report, current)
                : g_strdup (_ ("So far only the description was judged. When the preview runs, its "
                                     "services are asked as TOPCAT, Aladin and pyVO do."));

  gtk_label_set_label (self->summary, examining ? _ ("Asking the services…") : summary);
  gtk_label_set_label (self->detail, detail);
  if (count (self, NUN_SEVERITY_MUST) > 0)
    set_icon (self, "dialog-error-symbolic", "error");
  else if (count (self, NUN_SEVERITY_SHOULD) > 0)
    set_icon (self, "dialog-warning-symbolic", "warning");
  else if (report != NULL && current)
    set_icon (self, "object-select-symbolic", "success");
  else
    set_icon (self, "dialog-question-symbolic", "dim-label");
  gtk_progress_bar_set_fraction (self->progress, fraction);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), examining);
  if (examining && self->tick == 0)
    self->tick = g_timeout_add (TICK_MS, on_tick, self);
  gtk_button_set_label (self->run_button, examining        ? _ ("_Cancel")
                                          : report != NULL ? _ ("Check A_gain")
                                                           : _ ("Check the _Services"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->run_button), running || examining);
  gtk_widget_set_visible (self->save_button, report != NULL && !examining);
}

void
nun_health_panel_refresh (NunHealthPanel *self, NunSession *session)
{
  self->session = session;
  show_state (self);
  show_findings (self);
}

/* -- birth and death ------------------------------------------------------------------------------- */

static void
nun_health_panel_dispose (GObject *object)
{
  nun_turns_end (&NUN_HEALTH_PANEL (object)->filling);
  g_clear_handle_id (&NUN_HEALTH_PANEL (object)->tick, g_source_remove);
  G_OBJECT_CLASS (nun_health_panel_parent_class)->dispose (object);
}

static void
nun_health_panel_finalize (GObject *object)
{
  g_free (NUN_HEALTH_PANEL (object)->shown);
  g_clear_pointer (&NUN_HEALTH_PANEL (object)->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (nun_health_panel_parent_class)->finalize (object);
}

static void
make_group (NunHealthPanel *self, GtkBox *box, NunSeverity severity)
{
  GtkWidget *group = gtk_expander_new (NULL), *label = gtk_label_new (NULL);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->groups[severity] = GTK_EXPANDER (group);
  self->lists[severity] = GTK_LIST_BOX (gtk_list_box_new ());
  self->more[severity] = gtk_button_new ();
  gtk_widget_add_css_class (label, "heading");
  gtk_expander_set_label_widget (GTK_EXPANDER (group), label);
  gtk_expander_set_expanded (GTK_EXPANDER (group), severity != NUN_SEVERITY_NICE);
  gtk_list_box_set_selection_mode (self->lists[severity], GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->lists[severity]), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lists[severity]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nun_health_severity_title (severity), -1);
  g_signal_connect (self->lists[severity], "row-activated", G_CALLBACK (nun_finding_row_activate),
                    NULL);
  g_signal_connect_swapped (self->more[severity], "clicked", G_CALLBACK (on_more), self);
  gtk_widget_set_halign (self->more[severity], GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (inner, 6);
  gtk_box_append (GTK_BOX (inner), GTK_WIDGET (self->lists[severity]));
  gtk_box_append (GTK_BOX (inner), self->more[severity]);
  gtk_expander_set_child (GTK_EXPANDER (group), inner);
  nun_tab_skip_folded (GTK_EXPANDER (group));
  gtk_widget_set_visible (group, FALSE);
  gtk_box_append (box, group);
}

static void
nun_health_panel_class_init (NunHealthPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nun_health_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = nun_health_panel_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/nuncius/Nuncius/health-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, NunHealthPanel, icon);
  gtk_widget_class_bind_template_child (widget_class, NunHealthPanel, summary);
  gtk_widget_class_bind_template_child (widget_class, NunHealthPanel, detail);
  gtk_widget_class_bind_template_child (widget_class, NunHealthPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, NunHealthPanel, run_button);
  gtk_widget_class_bind_template_child (widget_class, NunHealthPanel, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_run);
  gtk_widget_class_install_action (widget_class, "health.save", "s", on_save);
}

static void
nun_health_panel_init (NunHealthPanel *self)
{
  GtkWidget *box;

  gtk_widget_init_template (GTK_WIDGET (self));
  nun_name_menus (GTK_WIDGET (self));
  nun_name_parts (self->save_button, "GtkScrolledWindow", _ ("Save Report"));
  box = adw_bin_get_child (ADW_BIN (self));
  for (int i = 0; i < N_SEVERITIES; i++)
    make_group (self, GTK_BOX (box), (NunSeverity) i);
}
