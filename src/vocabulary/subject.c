/* Subjects of the Unified Astronomy Thesaurus by the words and UCDs that speak of them. */
#include "vocabulary/subject.h"

#include <string.h>

/* The beginnings of words, in small letters; the longer ones stand before the shorter that they begin with. */
static const struct
{
  const char *words, *subject;
} texts[] = {
  { "rr lyr", "RR Lyrae variable stars" },
  { "cepheid", "Cepheid variable stars" },
  { "mira", "Mira variable stars" },
  { "eclipsing", "Eclipsing binary stars" },
  { "cataclysmic", "Cataclysmic variable stars" },
  { "variable star", "Variable stars" },
  { "binary star", "Binary stars" },
  { "binaries", "Binary stars" },
  { "double star", "Multiple stars" },
  { "multiple star", "Multiple stars" },
  { "white dwarf", "White dwarf stars" },
  { "brown dwarf", "Brown dwarfs" },
  { "carbon star", "Carbon stars" },
  { "wolf-rayet", "Wolf-Rayet stars" },
  { "open cluster", "Open star clusters" },
  { "globular", "Globular star clusters" },
  { "star cluster", "Star clusters" },
  { "galaxy cluster", "Galaxy clusters" },
  { "cluster of galaxies", "Galaxy clusters" },
  { "clusters of galaxies", "Galaxy clusters" },
  { "dwarf galax", "Dwarf galaxies" },
  { "spiral galax", "Spiral galaxies" },
  { "galax", "Galaxies" },
  { "planetary nebula", "Planetary nebulae" },
  { "supernova remnant", "Supernova remnants" },
  { "supernova", "Supernovae" },
  { "nova", "Novae" },
  { "nebula", "Nebulae" },
  { "h ii", "H II regions" },
  { "hii region", "H II regions" },
  { "molecular cloud", "Molecular clouds" },
  { "interstellar", "Interstellar medium" },
  { "quasar", "Quasars" },
  { "agn", "Active galactic nuclei" },
  { "active galac", "Active galactic nuclei" },
  { "pulsar", "Pulsars" },
  { "gamma-ray burst", "Gamma-ray bursts" },
  { "lens", "Gravitational lensing" },
  { "exoplanet", "Exoplanets" },
  { "asteroid", "Asteroids" },
  { "minor planet", "Asteroids" },
  { "comet", "Comets" },
  { "meteorite", "Meteorites" },
  { "meteor", "Meteors" },
  { "solar", "Solar physics" },
  { "light curve", "Light curves" },
  { "redshift", "Redshift surveys" },
  { "parallax", "Trigonometric parallax" },
  { "proper motion", "Proper motions" },
  { "survey", "Surveys" },
};

static const struct
{
  const char *word, *subject;
} ucds[] = {
  { "pos.pm", "Proper motions" },
  { "pos.parallax", "Trigonometric parallax" },
  { "src.redshift", "Redshift surveys" },
  { "spect.dopplerVeloc", "Radial velocity" },
  { "src.var", "Variable stars" },
  { "time.period", "Period determination" },
  { "phys.temperature.effective", "Effective temperature" },
  { "phys.abund", "Metallicity" },
  { "phys.gravity", "Surface gravity" },
  { "src.spType", "Stellar classification" },
  { "src.orbital", "Binary stars" },
  { "phot", "Photometry" },
};

static void
add (GPtrArray *subjects, const char *subject)
{
  for (guint i = 0; i < subjects->len; i++)
    if (g_str_equal (subjects->pdata[i], subject))
      return;
  g_ptr_array_add (subjects, (gpointer) subject);
}

void
nun_subjects_in_text (const char *text, GPtrArray *subjects)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (char *found = strstr (lower, texts[i].words); found != NULL;
         found = strstr (found, texts[i].words))
      {
        gsize length = strlen (texts[i].words);

        /* Once is enough, and "globular cluster" is no galaxy's: what was understood is not read again. */
        if (found == lower || !g_ascii_isalnum (found[-1]))
          {
            add (subjects, texts[i].subject);
            memset (found, ' ', length);
          }
        found += length;
      }
}

const char *
nun_subject_of_ucd (const char *ucd)
{
  for (guint i = 0; i < G_N_ELEMENTS (ucds); i++)
    {
      gsize length = strlen (ucds[i].word);

      if (g_ascii_strncasecmp (ucd, ucds[i].word, length) == 0 &&
          strchr (";.", ucd[length]) != NULL)
        return ucds[i].subject;
    }
  return NULL;
}
