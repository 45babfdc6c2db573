/* The option that says what becomes of rows with too few or too many values. */
#include "cli/ragged-option.h"

#include <glib/gi18n-lib.h>

gboolean
nun_ragged_option_read (const char *name, NunRagged *choice)
{
  if (name == NULL || nun_ragged_from_name (name, choice))
    return TRUE;
  nun_tool_usage (_ ("--ragged=%s: say repair, leave-out or refuse"), name);
  return FALSE;
}
