#pragma once

#include "app/session/session.h"

G_BEGIN_DECLS

/* What is known of a collection of images or spectra: one row a field of the observation model with the rule that fills it, or
 * one row a file; where the files lie on the sky.  A rule is changed in a window of its own (rule-window.h). */
#define NUN_TYPE_OBSERVATION_PANEL (nun_observation_panel_get_type ())
G_DECLARE_FINAL_TYPE (NunObservationPanel, nun_observation_panel, NUN, OBSERVATION_PANEL, AdwBin)

/* For whoever has it in a template, once. */
void nun_observation_panel_attach (NunObservationPanel *self, NunSession *session);

/* Brings it up to date; collection: of images or spectra. */
void nun_observation_panel_show (NunObservationPanel *self, const NunCollection *collection);

/* Opens the rule of that field, once the files are known. */
void nun_observation_panel_open_field (NunObservationPanel *self, const char *field);

/* Selects the next (1) or former (-1) field that needs a look, from what is selected on and around the end; FALSE when none
 * does. */
gboolean nun_observation_panel_walk (NunObservationPanel *self, int direction);

/* Makes the guessed rules of the selected fields decisions, as one edit, and goes on to the next field that needs a look. */
void nun_observation_panel_accept (NunObservationPanel *self);

G_END_DECLS
