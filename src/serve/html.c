/* HTML in small pieces: escaping, links, and the frame that every page shares. */

#include "serve/html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char style[] =
    ":root{color-scheme:light "
    "dark;--fg:#1c2430;--dim:#566070;--bg:#fbfbfd;--card:#fff;--line:#d9dee7;"
    "--accent:#1d5fbf;--warn:#8a4b00;--warnbg:#fff4e0}"
    "@media(prefers-color-scheme:dark){:root{--fg:#e6e9ef;--dim:#9aa5b5;--bg:#12161d;--card:#"
    "1a2029;"
    "--line:#313a47;--accent:#7fb2ff;--warn:#ffc978;--warnbg:#33270f}}"
    "*{box-sizing:border-box}"
    "body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.55 system-ui,sans-serif}"
    "main,header,footer{max-width:72rem;margin:0 auto;padding:0 1.25rem}"
    "header{padding-top:2rem}footer{padding-bottom:2rem;color:var(--dim);font-size:.85rem}"
    "h1{font-size:1.7rem;line-height:1.25;margin:0 0 .3rem}h2{font-size:1.15rem;margin:2rem 0 "
    ".6rem}"
    "a{color:var(--accent)}.dim{color:var(--dim)}"
    "form,.card{background:var(--card);border:1px solid "
    "var(--line);border-radius:.6rem;padding:1rem "
    "1.1rem}"
    "form{display:flex;flex-wrap:wrap;gap:.8rem 1rem;align-items:end}"
    "label{display:flex;flex-direction:column;font-size:.85rem;color:var(--dim);gap:.2rem}"
    "input,select,button{font:inherit;padding:.4rem .6rem;border:1px solid "
    "var(--line);border-radius:.4rem;"
    "background:var(--bg);color:var(--fg)}input{width:9rem}"
    "button{background:var(--accent);color:var(--bg);border-color:var(--accent);font-weight:600;"
    "cursor:pointer}"
    ":focus-visible{outline:2px solid var(--accent);outline-offset:2px}"
    ".scroll{overflow:auto;max-height:75vh;border:1px solid var(--line);border-radius:.6rem;"
    "background:var(--card)}"
    "table{border-collapse:collapse;width:100%;font-size:.9rem}"
    "th,td{padding:.3rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid "
    "var(--line);"
    "overflow-wrap:anywhere}"
    "th{position:sticky;top:0;background:var(--card);white-space:nowrap}"
    "th small{display:block;font-weight:400;color:var(--dim)}"
    "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
    "code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.2rem;margin:.5rem 0}"
    "details{margin-top:.6rem;color:var(--dim)}summary{cursor:pointer}dt{color:var(--dim)}dd{"
    "margin:0}"
    ".notice{color:var(--warn);background:var(--warnbg);border-radius:.6rem;padding:.6rem 1rem}"
    ".gallery{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:1rem;"
    "padding:0;list-style:none}"
    ".gallery li{background:var(--card);border:1px solid var(--line);border-radius:.6rem;"
    "padding:.6rem;overflow-wrap:anywhere;font-size:.9rem}"
    ".gallery img{display:block;width:100%;height:11rem;object-fit:contain;background:var(--bg);"
    "border-radius:.4rem;margin-bottom:.4rem}.gallery p{margin:.2rem 0}"
    "@media(max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}";

void
nun_html_text (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\'')
        g_string_append (out, "&#39;");
      else if (g_unichar_iscntrl (c) && c != '\n' && c != '\t')
        g_string_append_unichar (out, 0xfffd);
      else
        g_string_append_unichar (out, c);
    }
}

void
nun_html_element (GString *out, const char *tag, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "<%s>", tag);
  nun_html_text (out, text);
  g_string_append_printf (out, "</%s>\n", tag);
}

/* A description may hold any URL; "javascript:" and its kin must not become a link. */
static gboolean
is_safe_url (const char *url)
{
  const char *colon = strchr (url, ':');

  return colon == NULL || memchr (url, '/', colon - url) != NULL ||
         g_ascii_strncasecmp (url, "http:", 5) == 0 ||
         g_ascii_strncasecmp (url, "https:", 6) == 0 ||
         g_ascii_strncasecmp (url, "mailto:", 7) == 0;
}

void
nun_html_link (GString *out, const char *url, const char *label)
{
  if (!is_safe_url (url))
    {
      nun_html_text (out, label);
      return;
    }
  g_string_append (out, "<a href=\"");
  nun_html_text (out, url);
  g_string_append (out, "\">");
  nun_html_text (out, label);
  g_string_append (out, "</a>");
}

void
nun_html_paragraphs (GString *out, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "\n\n", 200);

  for (guint i = 0; parts[i] != NULL; i++)
    nun_html_element (out, "p", g_strstrip (parts[i]));
}

void
nun_html_begin (GString *out, const char *title)
{
  /* TRANSLATORS: the code of the language that you translate to, as HTML writes it ("de", "pt-BR") */
  g_string_append_printf (out,
                          "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                          C_ ("HTML language code", "en"));
  g_string_append (out,
                   "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
  nun_html_element (out, "title", title);
  g_string_append_printf (out, "<style>%s</style>\n</head>\n<body>\n", style);
}

void
nun_html_end (GString *out)
{
  g_string_append (out, "</main>\n<footer><p>");
  nun_html_text (out, _ ("Served by Nuncius"));
  g_string_append (out, "</p></footer>\n</body>\n</html>\n");
}

void
nun_html_add_headers (NunAnswer *answer)
{
  nun_answer_add_header (answer, "Content-Security-Policy",
                         "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; "
                         "form-action 'self'; "
                         "base-uri 'none'; frame-ancestors 'none'");
  nun_answer_add_header (answer, "Referrer-Policy", "no-referrer");
}
