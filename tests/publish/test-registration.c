/* Registration explained: filled with the publication's own values, and never silent about what stands in the way. */

#include <string.h>

#include "publish/registration.h"
#include "sample.h"

#define BASE "https://vo.observatory.fr/vo"

/* A publication with nothing against it: its names are no examples. */
static NunDescription *
ready_description (gboolean two)
{
  g_autoptr (NunDescription) sample = sample_description (two, sample_about);
  NunDescription            *self = nun_description_copy (sample);

  g_assert_true (
      nun_description_edit (self, NULL, NULL, "identifier", "ivo://Fr.Observatory/m", NULL));
  g_assert_true (
      nun_description_edit (self, NULL, NULL, "contact_email", "vo@observatory.fr", NULL));
  g_assert_true (
      nun_description_edit (self, NULL, NULL, "reference_url", "https://observatory.fr/m", NULL));
  return self;
}

static gboolean
stands (GPtrArray *obstacles, const char *key)
{
  for (guint i = 0; i < obstacles->len; i++)
    {
      const NunRegistrationObstacle *obstacle = obstacles->pdata[i];

      if (g_strcmp0 (obstacle->key, key) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
assert_lines (GPtrArray *lines)
{
  g_assert_cmpuint (lines->len, >, 0);
  for (guint i = 0; i < lines->len; i++)
    {
      const NunRegistrationLine *line = lines->pdata[i];

      g_assert_cmpuint (strlen (line->sentence), >, 20);
      g_assert_true (g_str_has_suffix (line->sentence, "."));
      g_assert_null (strchr (line->sentence, '{'));
      g_assert_true (line->copy == NULL || strchr (line->copy, '{') == NULL);
      g_assert_true (line->link == NULL || g_str_has_prefix (line->link, "http"));
    }
}

/* Every way says everything, and no "{name}" is left. */
static void
test_whole (void)
{
  g_autoptr (NunDescription)  description = ready_description (FALSE);
  g_autoptr (NunRegistration) self =
      nun_registration_new (description, "first", BASE, "/m.nuncius");

  g_assert_cmpuint (self->obstacles->len, ==, 0);
  g_assert_cmpuint (self->guides->len, ==, NUN_N_REGISTRATION_WAYS);
  for (guint i = 0; i < self->guides->len; i++)
    {
      const NunRegistrationGuide *guide = self->guides->pdata[i];
      NunRegistrationWay          way;

      g_assert_cmpuint (guide->way, ==, i);
      g_assert_true (nun_registration_way_from_id (guide->id, &way));
      g_assert_cmpuint (way, ==, i);
      assert_lines (guide->needs);
      assert_lines (guide->steps);
      assert_lines (guide->afterwards);
      assert_lines (guide->check);
      assert_lines (guide->withdraw);
      g_assert_cmpuint (guide->obstacles->len, ==, 0);
    }
}

static void
test_values (void)
{
  g_autoptr (NunDescription)  description = ready_description (FALSE);
  g_autoptr (NunRegistration) self =
      nun_registration_new (description, "first", BASE, "/it's m.nuncius");
  g_autofree char *text = nun_registration_to_text (self, NUN_N_REGISTRATION_WAYS);

  g_assert_nonnull (strstr (text, BASE "/first/record.xml"));
  g_assert_nonnull (strstr (text, BASE "/oai.xml?verb=Identify"));
  g_assert_nonnull (strstr (text, "vo@observatory.fr"));
  g_assert_nonnull (strstr (text, "Fr.Observatory"));
  /* RegTAP keeps identifiers in lower case. */
  g_assert_nonnull (strstr (text, "ivoid = 'ivo://fr.observatory/m'"));
  g_assert_nonnull (strstr (text, "'/it'\\''s m.nuncius'"));
  g_assert_null (strstr (text, "Not ready"));
}

/* What is not known yet is no text to copy. */
static void
test_unknown (void)
{
  g_autoptr (NunDescription)  description = sample_description (FALSE, "");
  g_autoptr (NunRegistration) self = nun_registration_new (description, "first", NULL, NULL);
  const NunRegistrationGuide *host = self->guides->pdata[NUN_REGISTRATION_HOST];
  const NunRegistrationGuide *own = self->guides->pdata[NUN_REGISTRATION_OWN];
  const NunRegistrationLine  *check = host->check->pdata[0];
  g_autofree char            *text = nun_registration_to_text (self, NUN_REGISTRATION_HOST);

  g_assert_true (stands (self->obstacles, "title"));
  g_assert_true (stands (self->obstacles, "identifier"));
  g_assert_true (stands (self->obstacles, "base_url"));
  g_assert_true (stands (own->obstacles, "publisher"));
  g_assert_false (stands (host->obstacles, "publisher"));
  g_assert_null (check->copy);
  g_assert_true (g_str_has_prefix (text, "Not ready"));
  g_assert_null (strstr (text, "(proxy)"));
  g_assert_cmpuint (self->suggested, ==, NUN_REGISTRATION_HOST);
}

/* Examples of ours that somebody copied are no answers. */
static void
test_examples (void)
{
  g_autoptr (NunDescription)  description = ready_description (FALSE);
  g_autoptr (NunDescription)  copied = nun_description_copy (description);
  g_autoptr (NunRegistration) self = NULL;

  g_assert_true (
      nun_description_edit (copied, NULL, NULL, "identifier", "ivo://example.org/m", NULL));
  g_assert_true (
      nun_description_edit (copied, NULL, NULL, "contact_email", "me@example.com", NULL));
  self = nun_registration_new (copied, "first", "https://example.org", NULL);
  g_assert_true (stands (self->obstacles, "identifier"));
  g_assert_true (stands (self->obstacles, "contact_email"));
  g_assert_false (stands (self->obstacles, "reference_url"));
  g_assert_true (stands (self->obstacles, "base_url"));
}

/* What is wrong with another table stands in its own way only; names follow the table. */
static void
test_tables (void)
{
  g_autoptr (NunDescription)  description = ready_description (TRUE);
  g_autoptr (NunRegistration) first = nun_registration_new (description, "first", BASE, NULL);
  g_autoptr (NunRegistration) second = nun_registration_new (description, "second", BASE, NULL);
  g_autofree char            *text = nun_registration_to_text (first, NUN_REGISTRATION_HOST);

  g_assert_cmpuint (first->obstacles->len, ==, 0);
  g_assert_true (stands (second->obstacles, "role"));
  g_assert_nonnull (strstr (text, "'ivo://fr.observatory/m/first'"));
  g_assert_nonnull (strstr (text, "2 collections"));
}

/* A value that a shell or a query would take for something else is in no line to copy. */
static void
test_quotes (void)
{
  g_autoptr (NunDescription)  description = ready_description (FALSE);
  g_autoptr (NunDescription)  odd = nun_description_copy (description);
  g_autoptr (NunRegistration) self = NULL;
  g_autoptr (NunRegistration) plain = NULL;

  g_assert_true (
      nun_description_edit (odd, NULL, NULL, "identifier", "ivo://fr.obs/a'or'b!", NULL));
  self = nun_registration_new (odd, "first", "https://vo.observatory.fr/$(ls);x", NULL);
  for (guint i = 0; i < self->guides->len; i++)
    {
      const NunRegistrationGuide *guide = self->guides->pdata[i];
      GPtrArray *parts[] = { guide->needs, guide->steps, guide->check, guide->withdraw };

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        for (guint k = 0; k < parts[j]->len; k++)
          {
            const char *copy = ((NunRegistrationLine *) parts[j]->pdata[k])->copy;

            g_assert_true (copy == NULL ||
                           (strstr (copy, "$(") == NULL && strstr (copy, "'or'") == NULL));
          }
    }
  plain = nun_registration_new (description, "first", BASE, NULL);
  g_assert_nonnull (
      ((NunRegistrationLine *) ((NunRegistrationGuide *) plain->guides->pdata[0])->check->pdata[0])
          ->copy);
}

/* What is withdrawn is said first. */
static void
test_status (void)
{
  g_autoptr (NunDescription)  description = ready_description (FALSE);
  g_autoptr (NunDescription)  deleted = nun_description_copy (description);
  g_autoptr (NunRegistration) self = NULL;

  g_assert_true (nun_description_edit (deleted, NULL, NULL, "status", "deleted", NULL));
  self = nun_registration_new (deleted, "first", BASE, NULL);
  g_assert_true (stands (self->obstacles, "status"));
}

static void
test_addresses (void)
{
  static const char *const local[] = {
    "http://127.0.0.1:8080",
    "http://localhost/x",
    "http://[::1]:80",
    "http://10.1.2.3",
    "http://172.16.0.1",
    "http://192.168.1.7/vo",
    "http://169.254.9.9",
    "http://100.64.0.1",
    "http://[fd00::1]/",
    "http://[fe80::1]/",
    "http://myhost:8080",
    "http://tower.local",
    "https://vo.internal/vo",
    "http://0.0.0.0:8080",
    "http://[::ffff:127.0.0.1]/",
    "nonsense",
  };
  static const char *const world[] = {
    "https://vo.observatory.fr", "http://129.206.100.1:8080",      "http://[2001:4860::1]/",
    "http://172.32.0.1",         "http://[::ffff:129.206.100.1]/", "http://localhost.net",
    "http://100.128.0.1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    if (!nun_registration_is_local (local[i]))
      g_error ("%s reaches the world", local[i]);
  for (guint i = 0; i < G_N_ELEMENTS (world); i++)
    if (nun_registration_is_local (world[i]))
      g_error ("%s is called local", world[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registration/whole", test_whole);
  g_test_add_func ("/registration/values", test_values);
  g_test_add_func ("/registration/unknown", test_unknown);
  g_test_add_func ("/registration/examples", test_examples);
  g_test_add_func ("/registration/tables", test_tables);
  g_test_add_func ("/registration/quotes", test_quotes);
  g_test_add_func ("/registration/status", test_status);
  g_test_add_func ("/registration/addresses", test_addresses);
  return g_test_run ();
}
