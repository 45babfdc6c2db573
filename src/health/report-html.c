/* The health report as one page that stands for itself. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "health/report.h"
#include "serve/html.h"

static const char style[] =
    ":root{color-scheme:light "
    "dark;--fg:#1c2430;--dim:#566070;--bg:#fbfbfd;--card:#fff;--line:#d9dee7;"
    "--must:#b3261e;--should:#8a4b00;--nice:#1d5fbf}"
    "@media(prefers-color-scheme:dark){:root{--fg:#e6e9ef;--dim:#9aa5b5;--bg:#12161d;--card:#"
    "1a2029;"
    "--line:#313a47;--must:#ff9c94;--should:#ffc978;--nice:#7fb2ff}}"
    "*{box-sizing:border-box}"
    "body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem;background:var(--bg);color:var(--fg);"
    "font:16px/1.55 system-ui,sans-serif}"
    "h1{font-size:1.7rem;line-height:1.25;margin:0 0 .3rem}h2{font-size:1.2rem;margin:2rem 0 .6rem}"
    "h3{font-size:1rem;margin:0 0 .4rem}.dim{color:var(--dim)}"
    ".sums{display:flex;flex-wrap:wrap;gap:.8rem;padding:0;list-style:none}"
    ".sums li{flex:1 1 10rem;background:var(--card);border:1px solid "
    "var(--line);border-radius:.6rem;"
    "padding:.7rem 1rem}.sums b{display:block;font-size:1.6rem;line-height:1.2}"
    "article{background:var(--card);border:1px solid var(--line);border-left:.3rem solid;"
    "border-radius:.6rem;padding:.8rem 1rem;margin:0 0 "
    ".8rem;overflow-wrap:anywhere;break-inside:avoid}"
    "article>*{color:var(--fg)}article>.place{color:var(--dim);font-size:.85rem;margin:.4rem 0 "
    "0}.must{border-left-color:var(--must)}.should{border-left-color:var(--"
    "should)}"
    ".nice{border-left-color:var(--nice)}b.must{color:var(--must)}b.should{color:var(--should)}"
    "b.nice{color:var(--nice)}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem "
    "1rem;margin:0;font-size:.95rem}"
    "dt{color:var(--dim)}dd{margin:0}code{font:.85em ui-monospace,monospace}"
    "table{border-collapse:collapse;width:100%;font-size:.85rem}"
    "th,td{padding:.25rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid "
    "var(--line);"
    "overflow-wrap:anywhere}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-"
    "space:nowrap}"
    "summary{cursor:pointer}footer{margin-top:2rem;color:var(--dim);font-size:.85rem}"
    "@media(max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}"
    "@media print{:root{color-scheme:light;--fg:#000;--dim:#333;--bg:#fff;--card:#fff;--line:#999;"
    "--must:#900;--should:#630;--nice:#036}body{max-width:none;padding:0;font-size:11pt}}";

static void
append_item (GString *out, const char *term, const char *text)
{
  nun_html_element (out, "dt", term);
  nun_html_element (out, "dd", text);
}

/* Where it is: "Meaning, table “stars”, column “mag”". g_free. */
static char *
dup_place (const NunFinding *finding)
{
  GString *out = g_string_new (nun_step_title (finding->step));

  if (finding->table != NULL)
    g_string_append_printf (out, _ (", table “%s”"), finding->table);
  if (finding->column != NULL)
    g_string_append_printf (out, _ (", column “%s”"), finding->column);
  return g_string_free (out, FALSE);
}

static void
append_finding (GString *out, const NunFinding *finding)
{
  g_autofree char *place = dup_place (finding);

  g_string_append_printf (out, "<article class=\"%s\">\n", nun_severity_name (finding->severity));
  nun_html_element (out, "h3", finding->sentence);
  g_string_append (out, "<dl>");
  append_item (out, _ ("Who notices"), finding->noticed);
  append_item (out, _ ("What mends it"), finding->mend);
  g_string_append (out, "</dl>\n<p class=\"place\">");
  nun_html_text (out, place);
  if (finding->edits != NULL)
    {
      g_string_append (out, " · ");
      nun_html_text (out, _ ("Nuncius can mend it"));
    }
  g_string_append_printf (out, " · <code>%s</code></p>\n</article>\n", finding->id);
}

static void
append_findings (GString *out, const NunHealthReport *self, NunSeverity severity)
{
  if (nun_health_report_count (self, severity) == 0)
    return;
  g_string_append (out, "<section>\n");
  nun_html_element (out, "h2", nun_health_severity_title (severity));
  for (guint i = 0; i < self->findings->len; i++)
    if (((NunFinding *) self->findings->pdata[i])->severity == severity)
      append_finding (out, self->findings->pdata[i]);
  g_string_append (out, "</section>\n");
}

static void
append_sums (GString *out, const NunHealthReport *self)
{
  g_string_append (out, "<ul class=\"sums\">\n");
  for (guint i = NUN_SEVERITY_MUST; i <= NUN_SEVERITY_NICE; i++)
    {
      g_string_append_printf (out, "<li><b class=\"%s\">%u</b>", nun_severity_name (i),
                              nun_health_report_count (self, i));
      nun_html_text (out, nun_health_severity_title (i));
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, "</ul>\n");
}

static void
append_exchange (GString *out, const NunHealthExchange *exchange)
{
  g_string_append (out, "<tr><td>");
  nun_html_text (out, exchange->method);
  g_string_append (out, " ");
  nun_html_text (out, exchange->url);
  g_string_append_printf (
      out, "</td><td class=\"n\">%u</td><td class=\"n\">%.0f</td><td class=\"n\">%" PRId64 "</td>",
      exchange->status, exchange->milliseconds, exchange->n_bytes);
  if (exchange->n_rows >= 0)
    g_string_append_printf (out, "<td class=\"n\">%" PRId64 "</td></tr>\n", exchange->n_rows);
  else
    g_string_append (out, "<td></td></tr>\n");
}

static void
append_exchanges (GString *out, const NunHealthReport *self)
{
  if (self->exchanges->len == 0)
    return;
  g_string_append (out, "<section>\n");
  nun_html_element (out, "h2", _ ("What was asked"));
  g_string_append (out, "<details><summary>");
  g_string_append_printf (out,
                          g_dngettext (GETTEXT_PACKAGE, "%u question over HTTP",
                                       "%u questions over HTTP", self->exchanges->len),
                          self->exchanges->len);
  g_string_append_printf (
      out,
      "</summary>\n<table><thead><tr><th>%s</th><th class=\"n\">%s</th><th class=\"n\">%s</th>"
      "<th class=\"n\">%s</th><th class=\"n\">%s</th></tr></thead><tbody>\n",
      _ ("Question"), _ ("Status"), _ ("ms"), _ ("Bytes"), _ ("Rows"));
  for (guint i = 0; i < self->exchanges->len; i++)
    append_exchange (out, self->exchanges->pdata[i]);
  g_string_append (out, "</tbody></table></details>\n</section>\n");
}

/* "2026-01-31T12:00:00Z" as people write it. */
static void
append_time (GString *out, const char *time)
{
  g_autofree char *day = g_strndup (time, 10), *hour = g_strndup (time + 11, 5);
  g_autofree char *text = g_strdup_printf (_ ("%s, %s UTC"), day, hour);

  nun_html_text (out, text);
}

static void
append_head (GString *out, const NunHealthReport *self)
{
  g_autofree char *title = *self->title != 0
                               ? g_strdup_printf (_ ("Health report: %s"), self->title)
                               : g_strdup (_ ("Health report"));
  g_autofree char *summary = nun_health_report_dup_summary (self);

  g_string_append_printf (out,
                          "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          C_ ("HTML language code", "en"));
  g_string_append (out,
                   "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
  g_string_append (out,
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "style-src 'unsafe-inline'\">\n");
  nun_html_element (out, "title", title);
  g_string_append_printf (out, "<style>%s</style>\n</head>\n<body>\n<header>\n", style);
  nun_html_element (out, "h1", title);
  g_string_append (out, "<p class=\"dim\">");
  nun_html_text (out, self->base_url != NULL ? self->base_url : _ ("The services were not asked."));
  g_string_append (out, "<br>");
  append_time (out, self->examined);
  g_string_append (out, "</p>\n</header>\n<main>\n");
}

char *
nun_health_report_to_html (const NunHealthReport *self)
{
  GString         *out = g_string_new (NULL);
  g_autofree char *summary = nun_health_report_dup_summary (self);

  append_head (out, self);
  if (self->findings->len > 0)
    append_sums (out, self);
  else
    nun_html_element (out, "p", summary);
  for (guint i = NUN_SEVERITY_MUST; i <= NUN_SEVERITY_NICE; i++)
    append_findings (out, self, i);
  append_exchanges (out, self);
  g_string_append (out, "</main>\n<footer>");
  nun_html_text (out, _ ("Made by Nuncius " NUN_VERSION));
  g_string_append (out, "</footer>\n</body>\n</html>\n");
  return g_string_free (out, FALSE);
}
