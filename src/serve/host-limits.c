/* The server's bounds: how much one host gives to strangers. */

#include "serve/host-limits.h"

static const NunLimits defaults = {
  .max_connections = 256,
  .max_answers = 16,
  .max_waiting = 200,
  .n_workers = 4,
  .request_seconds = 20,
  .waiting_seconds = 30,
  .writing_seconds = 60,
  .linger_seconds = 2,
  .max_url_bytes = 8192,
  .max_form_bytes = 65536,
  .chunk_bytes = 131072,
};

const NunLimits *
nun_limits_default (void)
{
  return &defaults;
}
