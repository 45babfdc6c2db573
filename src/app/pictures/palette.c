/* One table for the strength of all marks. */
#include "app/pictures/palette.h"

#include <adwaita.h>

static const struct
{
  double usual, high;
} strengths[NUN_N_MARKS] = {
  [NUN_MARK_GRID] = { 0.18, 0.6 },   [NUN_MARK_RIM] = { 0.6, 1.0 },
  [NUN_MARK_LABEL] = { 0.75, 1.0 },  [NUN_MARK_BESIDE] = { 0.78, 0.8 },
  [NUN_MARK_OUTLINE] = { 0.9, 1.0 }, [NUN_MARK_POINTED] = { 0.9, 1.0 },
  [NUN_MARK_FEWEST] = { 0.3, 0.8 },  [NUN_MARK_NO_VALUE] = { 0.15, 0.8 },
};

double
nun_mark_strength (NunMark mark, gboolean high_contrast)
{
  return high_contrast ? strengths[mark].high : strengths[mark].usual;
}

gboolean
nun_is_high_contrast (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}
