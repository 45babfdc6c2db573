/* The adviser: what each column of a table most likely is. */
#include "describe/suggest.h"

#include <glib/gi18n-lib.h>

NunSuggestion *
nun_suggestion_new (const char *value, double confidence, const char *reason)
{
  NunSuggestion *self = g_new0 (NunSuggestion, 1);

  self->value = g_strdup (value);
  self->confidence = CLAMP (confidence, 0.0, 1.0);
  self->reason = g_strdup (reason);
  return self;
}

void
nun_suggestion_free (NunSuggestion *self)
{
  g_free (self->value);
  g_free (self->reason);
  g_free (self);
}

void
nun_advice_free (NunAdvice *self)
{
  g_ptr_array_unref (self->ucds);
  g_clear_pointer (&self->description, nun_suggestion_free);
  g_clear_pointer (&self->unit, nun_suggestion_free);
  g_free (self->part);
  g_free (self);
}

/* What the names of columns in every field say. */
static const struct
{
  const char *name, *ucd;
} well_known[] = {
  { "ra", "pos.eq.ra" },     { "dec", "pos.eq.dec" },         { "id", "meta.id" },
  { "plx", "pos.parallax" }, { "pmra", "pos.pm;pos.eq.ra" },  { "pmdec", "pos.pm;pos.eq.dec" },
  { "z", "src.redshift" },   { "vmag", "phot.mag;em.opt.V" }, { "bmag", "phot.mag;em.opt.B" },
  { "mjd", "time.epoch" },
};

static NunAdvice *
advise (const NunColumn *column)
{
  NunAdvice *self = g_new0 (NunAdvice, 1);

  self->ucds = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_suggestion_free);
  self->parent = -1;
  self->part = g_strdup (_ ("Data"));
  self->level = 2;
  self->precision = -1;
  for (guint i = 0; i < G_N_ELEMENTS (well_known); i++)
    if (g_ascii_strcasecmp (column->name, well_known[i].name) == 0)
      {
        g_autofree char *reason =
            g_strdup_printf (_ ("Columns called “%s” usually hold this."), column->name);

        g_ptr_array_add (self->ucds, nun_suggestion_new (well_known[i].ucd, 0.8, reason));
      }
  return self;
}

GPtrArray *
nun_suggest_columns (GPtrArray *columns, const NunProfile *profile, const NunPersonal *personal)
{
  GPtrArray *advice = g_ptr_array_new_with_free_func ((GDestroyNotify) nun_advice_free);

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (advice, advise (columns->pdata[i]));
  return advice;
}
