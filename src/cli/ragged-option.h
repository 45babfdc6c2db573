#pragma once

#include "cli/tool.h"

G_BEGIN_DECLS

/* --ragged of create and update. */

#define NUN_RAGGED_OPTION(name)                                                                    \
  {                                                                                                \
    "ragged", 0, 0, G_OPTION_ARG_STRING, name,                                                     \
        N_ ("What to do with rows of a text that have too few or too many values"),                \
        "repair|leave-out|refuse"                                                                  \
  }

/* FALSE after having said on stderr what is wrong: end with NUN_EXIT_USAGE.  name: NULL leaves the choice alone. */
gboolean nun_ragged_option_read (const char *name, NunRagged *choice);

/* For the details of a verb. */
#define NUN_RAGGED_DETAILS                                                                         \
  N_ ("Rows of a text with too few or too many values: --ragged=repair (the default) takes the "   \
      "missing ones as empty and leaves out those behind the last column, as long as such rows "   \
      "are few and it is plain which values are missing; leave-out leaves such rows out; refuse "  \
      "refuses the file.  Each time the lines are named, and the publication remembers the "       \
      "choice for `nunciusctl update`.")

G_END_DECLS
