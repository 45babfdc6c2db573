#pragma once

#include <gio/gio.h>

#include "sky/region.h"

G_BEGIN_DECLS

/* Values of the parameters of image and spectrum services, read.  Each fails with NUN_SERVE_ERROR_REQUEST and a sentence for the
 * client that names the parameter.  Pure functions, any thread. */

/* DALI 1.1, section 3.3.3: "1 2", "-Inf 2", "1 +Inf", or one number, which is both ends. */
gboolean nun_observation_read_interval (const char *parameter,
                                        const char *text,
                                        double      ends[2],
                                        GError    **error);

/* One element of SSAP 1.1's range list (section 8.7.2): "1/2", "/2", "1/", or one number. */
gboolean nun_observation_read_range (const char *parameter,
                                     const char *text,
                                     double      ends[2],
                                     GError    **error);

/* The same of ISO 8601 dates, as MJD; "2004", "2004-05" and "2004-05-06" are all of that year, month or day. */
gboolean nun_observation_read_dates (const char *parameter,
                                     const char *text,
                                     double      ends[2],
                                     GError    **error);

/* "ra,dec", in ICRS degrees, with ";FRAME" behind them when frames is TRUE. */
gboolean nun_observation_read_position (const char *parameter,
                                        const char *text,
                                        gboolean    frames,
                                        double      position_deg[2],
                                        GError    **error);

/* SIAv1's SIZE: "1" or "1,2", degrees of arc along the right ascension and the declination, 0 to 360 and 0 to 180. */
gboolean nun_observation_read_size (const char *parameter,
                                    const char *text,
                                    double      size_deg[2],
                                    GError    **error);

/* The rectangle around a place whose sides are great circles: so wide and high along its middle. Below 180 degrees; else a piece
 * between meridians and parallels.  A circle of no radius for a size of 0. */
NunRegion *nun_observation_make_box (const double position_deg[2], const double size_deg[2]);

/* Whether a media type, or a list of them ("image/fits, image/png"), names the other one; what follows a ";" is compared only
 * when the wanted one has it, and the two names of FITS are one. */
gboolean nun_observation_type_fits (const char *wanted, const char *type);

G_END_DECLS
