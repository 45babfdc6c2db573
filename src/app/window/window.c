/* The window: which step is visible, and what is in the header and the menu. */
#include <glib/gi18n-lib.h>

#include "app/preview/access-window.h"
#include "app/session/settings.h"
#include "app/widgets/naming.h"
#include "app/widgets/tab-stop.h"
#include "app/widgets/wrap-box.h"
#include "app/window/notice.h"
#include "app/window/step-row.h"
#include "app/window/window-private.h"

G_DEFINE_FINAL_TYPE (NunWindow, nun_window, ADW_TYPE_APPLICATION_WINDOW)

/* -- what is visible ------------------------------------------------------------------------------- */

/* NULL before the first is built, while nothing is open. */
static NunPage *
visible_page (NunWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  return page != NULL ? NUN_PAGE (page) : NULL;
}

static NunStep
visible_step (NunWindow *self)
{
  NunPage *page = visible_page (self);

  return page != NULL ? nun_page_get_step (page) : NUN_STEP_FILES;
}

static void
drop_undo_toast (NunWindow *self)
{
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  g_clear_object (&self->undo_toast);
  g_clear_pointer (&self->undo_what, g_free);
  self->undo_is_next = FALSE;
}

/* Its button takes back what it tells of, and goes when undo would take back something else. */
static void
show_undo_toast (NunWindow *self, const char *markup, const char *what)
{
  drop_undo_toast (self);
  self->undo_what = g_strdup (what);
  self->undo_is_next = g_strcmp0 (nun_session_get_undo (self->session), what) == 0;
  self->undo_toast = g_object_ref (adw_toast_new (markup));
  adw_toast_set_button_label (self->undo_toast, _ ("_Undo"));
  adw_toast_set_action_name (self->undo_toast, "wizard.undo");
  adw_toast_overlay_add_toast (self->toasts, self->undo_toast);
}

static void
check_undo_toast (NunWindow *self, const char *undo)
{
  gboolean is_next = self->undo_what != NULL && g_strcmp0 (undo, self->undo_what) == 0;

  if (self->undo_is_next && !is_next)
    drop_undo_toast (self);
  else
    self->undo_is_next = is_next;
}

static void
update_undo (NunWindow *self)
{
  const char      *undo = nun_session_get_undo (self->session);
  const char      *redo = nun_session_get_redo (self->session);
  g_autofree char *undo_label =
      undo != NULL ? g_strdup_printf (_ ("_Undo “%s”"), undo) : g_strdup (_ ("_Undo"));
  g_autofree char *redo_label =
      redo != NULL ? g_strdup_printf (_ ("_Redo “%s”"), redo) : g_strdup (_ ("_Redo"));

  g_menu_remove_all (self->undo_section);
  g_menu_append (self->undo_section, undo_label, "wizard.undo");
  g_menu_append (self->undo_section, redo_label, "wizard.redo");
  nun_name_menus (self->menu_button);
  check_undo_toast (self, undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.redo", redo != NULL);
}

static void
update_recent (NunWindow *self)
{
  g_auto (GStrv) recent = nun_settings_dup_recent ();

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; recent[i] != NULL; i++)
    {
      g_autofree char      *name = g_path_get_basename (recent[i]);
      g_auto (GStrv)        parts = g_strsplit (name, "_", -1);
      g_autofree char      *label = g_strjoinv ("__", parts); /* no mnemonics in file names */
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "app.open-path", "s", recent[i]);
      g_menu_append_item (self->recent_menu, item);
    }
  nun_name_menus (self->menu_button);
}

/* One button of a view asks to be pressed: Next only where there is nothing else to be done first. */
static void
update_next (NunWindow *self, NunStep step)
{
  gboolean done = nun_step_state (nun_session_get_findings (self->session), step) != NUN_STEP_TODO;

  if (step == NUN_STEP_PREVIEW)
    done = nun_session_get_host (self->session) != NULL;
  if (done)
    gtk_widget_add_css_class (self->next_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->next_button, "suggested-action");
}

static guint
count_needed (GPtrArray *findings, NunStep step)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const NunFinding *finding = g_ptr_array_index (findings, i);

      n += finding->step == step && finding->severity == NUN_SEVERITY_MUST;
    }
  return n;
}

/* A preview that was asked, and of which nothing was found wrong, is done. */
static NunStepState
state_of (NunWindow *self, NunStep step)
{
  NunStepState state = nun_step_state (nun_session_get_findings (self->session), step);
  gboolean     current = FALSE;

  if (step == NUN_STEP_PREVIEW && state == NUN_STEP_READY)
    nun_session_get_health (self->session, &current);
  return current ? NUN_STEP_DONE : state;
}

static void
update_steps (NunWindow *self)
{
  GPtrArray *findings = nun_session_get_findings (self->session);

  for (int i = 0; i < NUN_N_STEPS; i++)
    nun_step_row_set_state (NUN_STEP_ROW (gtk_list_box_get_row_at_index (self->step_list, i)),
                            state_of (self, (NunStep) i), count_needed (findings, (NunStep) i));
}

/* Everything outside the pages that follows from the session and the visible page. */
static void
update (NunWindow *self)
{
  gboolean         open = nun_session_is_open (self->session);
  NunStep          step = visible_step (self);
  g_autofree char *title = nun_session_dup_title (self->session);
  const char      *shown = open ? title : _ ("Nuncius");

  gtk_window_set_title (GTK_WINDOW (self), shown);
  adw_window_title_set_title (self->window_title, shown);
  adw_window_title_set_subtitle (self->window_title, open ? nun_step_title (step) : "");
  gtk_widget_set_visible (self->back_button, open);
  gtk_widget_set_visible (self->next_button, open && step + 1 < NUN_N_STEPS);
  gtk_widget_set_visible (self->steps_button, open && adw_flap_get_folded (self->flap));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.accesses", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.back", open && step > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.next", open && step + 1 < NUN_N_STEPS);
  update_undo (self);
  if (!open)
    return;
  update_steps (self);
  update_next (self, step);
}

/* In a narrow window there is no room for words in the header. */
static void
adapt (NunWindow *self)
{
  gboolean folded = adw_flap_get_folded (self->flap);

  if (folded)
    {
      gtk_button_set_icon_name (GTK_BUTTON (self->back_button), "go-previous-symbolic");
      gtk_button_set_icon_name (GTK_BUTTON (self->next_button), "go-next-symbolic");
    }
  else
    {
      gtk_button_set_label (GTK_BUTTON (self->back_button), _ ("_Back"));
      gtk_button_set_label (GTK_BUTTON (self->next_button), _ ("_Next"));
    }
  update (self);
}

static gboolean
on_adapt (gpointer data)
{
  NunWindow *self = data;

  self->adapting = 0;
  adapt (self);
  return G_SOURCE_REMOVE;
}

/* It folds while sizes are given out: what depends on it may ask for other sizes only afterwards. */
static void
on_folded (NunWindow *self)
{
  if (self->adapting == 0)
    self->adapting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_adapt, self, NULL);
}

static void
on_visible_child (NunWindow *self)
{
  NunPage *visible = visible_page (self);

  if (visible == NULL)
    return;
  for (int step = 0; step < NUN_N_STEPS; step++)
    if (self->pages[step] != NULL)
      {
        NunPage *page = self->pages[step];

        gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN,
                                     page != visible, -1);
        nun_page_set_visible_step (page, page == visible);
      }
  gtk_list_box_select_row (
      self->step_list, gtk_list_box_get_row_at_index (self->step_list, (int) visible_step (self)));
  update (self);
}

void
nun_window_show_main (NunWindow *self, GtkWidget *child)
{
  if (child == GTK_WIDGET (self->flap))
    nun_window_page (self, visible_step (self));
  gtk_stack_set_visible_child (self->main_stack, child);
  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self->main_stack)); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    gtk_accessible_update_state (GTK_ACCESSIBLE (other), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 other != child, -1);
  gtk_spinner_set_spinning (GTK_SPINNER (self->opening_spinner), child == self->opening_spinner);
}

void
nun_window_update_all (NunWindow *self)
{
  update_recent (self);
  on_visible_child (self);
}

void
nun_window_show_step (NunWindow *self, NunStep step)
{
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (nun_window_page (self, step)));
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/* -- actions --------------------------------------------------------------------------------------- */

/* To the first thing of the page.  The stack has gone there already when the focus was in the page before. */
static void
enter_page (NunWindow *self)
{
  GtkWidget *page = GTK_WIDGET (visible_page (self));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
go (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NunWindow *self = NUN_WINDOW (widget);
  int        step = (int) visible_step (self) + (g_str_equal (action, "wizard.next") ? 1 : -1);

  if (step < 0 || step >= NUN_N_STEPS)
    return;
  nun_window_show_step (self, (NunStep) step);
  enter_page (self);
}

static void
go_to_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NunWindow *self = NUN_WINDOW (widget);
  int        step = g_variant_get_int32 (parameter);

  if (!nun_session_is_open (self->session) || step < 0 || step >= NUN_N_STEPS)
    return;
  nun_window_show_step (self, (NunStep) step);
  enter_page (self);
}

static void
jump (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NunWindow  *self = NUN_WINDOW (widget);
  int         step;
  const char *table, *column, *key;

  g_variant_get (parameter, "(i&s&s&s)", &step, &table, &column, &key);
  if (step < 0 || step >= NUN_N_STEPS)
    return;
  nun_window_show_step (self, (NunStep) step);
  nun_page_jump (visible_page (self), *table != 0 ? table : NULL, *column != 0 ? column : NULL,
                 *key != 0 ? key : NULL);
}

static void
toast (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *markup = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);

  adw_toast_overlay_add_toast (NUN_WINDOW (widget)->toasts, adw_toast_new (markup));
}

static void
tell_failure (NunWindow *self, const char *sentence)
{
  gtk_label_set_label (self->failure_label, sentence);
  gtk_widget_set_visible (self->failure_bar, TRUE);
}

/* What went wrong outside the publication, as the session's failures. */
static void
fail (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tell_failure (NUN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
save_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  nun_session_save_again (NUN_WINDOW (widget)->session);
}

static void
mend (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NunWindow *self = NUN_WINDOW (widget);

  nun_session_set_all (self->session, parameter, _ ("Mend"));
  show_undo_toast (self, _ ("Mended"), _ ("Mend"));
}

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NunWindow *self = NUN_WINDOW (widget);

  if (g_str_equal (action, "wizard.undo"))
    nun_session_undo (self->session);
  else
    nun_session_redo (self->session);
}

NunSession *
nun_window_get_session (NunWindow *self)
{
  return self->session;
}

/* -- what the session says ------------------------------------------------------------------------- */

static void
on_failed (NunWindow *self, const char *sentence)
{
  tell_failure (self, sentence);
}

/* What is not saved is offered to be saved again, until it is. */
static void
update_failure (NunWindow *self)
{
  gboolean offered = gtk_widget_get_visible (self->save_again_button);
  gboolean needed = nun_session_needs_saving (self->session);

  if (needed == offered)
    return;
  gtk_widget_set_visible (self->save_again_button, needed);
  gtk_widget_set_visible (self->failure_bar, needed);
}

static void
on_failure_dismissed (NunWindow *self)
{
  gtk_widget_set_visible (self->failure_bar, FALSE);
}

static void
on_removed (NunWindow *self, const char *table)
{
  g_autofree char *escaped = g_markup_escape_text (table, -1);
  g_autofree char *title = g_strdup_printf (_ ("“%s” removed"), escaped);

  show_undo_toast (self, title, nun_session_get_undo (self->session));
}

static void
on_is_active (NunWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    {
      nun_session_refresh (self->session);
      nun_session_look_at_sources (self->session);
    }
}

/* -- the list of steps ----------------------------------------------------------------------------- */

static void
on_step_selected (NunWindow *self, GtkListBoxRow *row)
{
  /* The first row is chosen when nothing is open yet. */
  if (row != NULL && nun_session_is_open (self->session))
    gtk_stack_set_visible_child (
        self->stack,
        GTK_WIDGET (nun_window_page (self, nun_step_row_get_step (NUN_STEP_ROW (row)))));
}

static void
on_step_activated (NunWindow *self, GtkListBoxRow *row)
{
  nun_window_show_step (self, nun_step_row_get_step (NUN_STEP_ROW (row)));
}

/* -- birth and death ------------------------------------------------------------------------------- */

static void
nun_window_dispose (GObject *object)
{
  NunWindow *self = NUN_WINDOW (object);

  g_clear_handle_id (&self->adapting, g_source_remove);
  nun_turns_end (&self->building);
  drop_undo_toast (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->opening, g_free);
  g_clear_pointer (&self->made_before, g_free);
  g_clear_pointer (&self->tables, g_strfreev);
  G_OBJECT_CLASS (nun_window_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  const GdkModifierType alt = GDK_ALT_MASK, control = GDK_CONTROL_MASK;
  /* Back is where the line begins. */
  gboolean mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  gtk_widget_class_add_binding_action (widget_class, mirrored ? GDK_KEY_Right : GDK_KEY_Left, alt,
                                       "wizard.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, mirrored ? GDK_KEY_Left : GDK_KEY_Right, alt,
                                       "wizard.next", NULL);
  /* Bindings, not accelerators of the application: an entry that has the focus undoes its own typing first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control, "wizard.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control | GDK_SHIFT_MASK,
                                       "wizard.redo", NULL);
  for (int i = 0; i < NUN_N_STEPS; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + (guint) i, alt, "wizard.step",
                                         "i", i);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/window.ui");
  gtk_widget_class_bind_template_child (widget_class, NunWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, steps_button);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, failure_bar);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, failure_label);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, save_again_button);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, opening_spinner);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, step_list);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, NunWindow, undo_section);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_child);
  gtk_widget_class_bind_template_callback (widget_class, on_step_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_step_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_failure_dismissed);
}

static void
show_accesses (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NunWindow *self = NUN_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (nun_access_window_new (GTK_WINDOW (self), self->session)));
}

static void
nun_window_class_init (NunWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_TAB_STOP);
  g_type_ensure (NUN_TYPE_WRAP_BOX); /* of many templates below */
  g_type_ensure (NUN_TYPE_WELCOME);

  G_OBJECT_CLASS (klass)->dispose = nun_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = nun_window_close_request;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "wizard.back", NULL, go);
  gtk_widget_class_install_action (widget_class, "wizard.next", NULL, go);
  gtk_widget_class_install_action (widget_class, "wizard.step", "i", go_to_step);
  gtk_widget_class_install_action (widget_class, "wizard.jump", "(isss)", jump);
  gtk_widget_class_install_action (widget_class, "wizard.fail", "s", fail);
  gtk_widget_class_install_action (widget_class, "wizard.save-again", NULL, save_again);
  gtk_widget_class_install_action (widget_class, "wizard.mend", "a(sssms)", mend);
  gtk_widget_class_install_action (widget_class, "wizard.toast", "s", toast);
  gtk_widget_class_install_action (widget_class, "wizard.make-another", "s",
                                   nun_window_make_another);
  gtk_widget_class_install_action (widget_class, "wizard.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "wizard.redo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "wizard.accesses", NULL, show_accesses);
  gtk_widget_class_install_action (widget_class, "wizard.new", NULL, nun_window_new_publication);
  gtk_widget_class_install_action (widget_class, "wizard.open", NULL, nun_window_open_files);
  add_keys (widget_class);
}

static void
connect_session (NunWindow *self)
{
  g_signal_connect_object (self->session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (update_failure), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "failed", G_CALLBACK (on_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "removed", G_CALLBACK (on_removed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->welcome, "dropped", G_CALLBACK (nun_window_take_drop), self, 0);
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (on_folded), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_is_active), NULL);
}

static void
nun_window_init (NunWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nun_name_menus (GTK_WIDGET (self));
  nun_name_toasts (self->toasts);
  self->session = nun_session_new ();
  for (int step = 0; step < NUN_N_STEPS; step++)
    gtk_list_box_append (self->step_list, nun_step_row_new ((NunStep) step));

  nun_notice_watch (self->session, GTK_WINDOW (self));
  connect_session (self);
  g_object_bind_property (self->flap, "reveal-flap", self->steps_button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);

  nun_settings_bind_window (GTK_WINDOW (self));
  update_recent (self);
  nun_window_show_main (self, GTK_WIDGET (self->welcome));
  update (self);
  nun_window_build_pages (self);
}

NunWindow *
nun_window_new (GtkApplication *application)
{
  return g_object_new (NUN_TYPE_WINDOW, "application", application, NULL);
}
