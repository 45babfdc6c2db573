/* The VOTable writer: the document around the rows, and the rows in TABLEDATA or BINARY2. */

#include "vo/votable-writer.h"

#include <string.h>

#include "sky/frame.h"
#include "vo/cell.h"
#include "vo/xml-text.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
/* The namespace of every 1.3 and later version ends in v1.3 (VOTable 1.4, section 3.2). */
#define OPENING                                                                                    \
  DECLARATION "<VOTABLE version=\"1.4\" xmlns=\"http://www.ivoa.net/xml/VOTable/v1.3\">\n"

#define COOSYS_ID "system"
/* Base64 in lines of 64 characters. */
#define LINE_BYTES 48

struct _NunVotableWriter
{
  NunSerialization serialization;
  GPtrArray       *columns;
  NunCell         *cells;   /* one a column */
  GByteArray      *pending; /* BINARY2: bytes that do not fill a line yet, then a row */
  GString         *tail;    /* the RESOURCEs behind the results */
};

NunVotableWriter *
nun_votable_writer_new (NunSerialization serialization, GPtrArray *columns)
{
  NunVotableWriter *self = g_new0 (NunVotableWriter, 1);

  self->serialization = serialization;
  self->columns = g_ptr_array_ref (columns);
  self->cells = g_new0 (NunCell, columns->len);
  for (guint i = 0; i < columns->len; i++)
    nun_cell_init (&self->cells[i], columns->pdata[i]);
  self->pending = g_byte_array_new ();
  self->tail = g_string_new (NULL);
  return self;
}

void
nun_votable_writer_free (NunVotableWriter *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    nun_cell_clear (&self->cells[i]);
  g_free (self->cells);
  g_ptr_array_unref (self->columns);
  g_byte_array_unref (self->pending);
  g_string_free (self->tail, TRUE);
  g_free (self);
}

/* -- the head ------------------------------------------------------------------------------------ */

/* <name>text</name>, or nothing. */
static void
append_element (GString *out, const char *name, const char *text)
{
  if (text == NULL || *text == 0)
    return;
  g_string_append_printf (out, "<%s>", name);
  nun_xml_append_text (out, text, -1);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
append_info (GString *out, const NunInfo *info)
{
  g_string_append (out, "<INFO");
  nun_xml_append_attribute (out, "name", info->name);
  nun_xml_append_attribute (out, "ucd", info->ucd);
  g_string_append (out, " value=\"");
  nun_xml_append_attribute_text (out, info->value != NULL ? info->value : "");
  g_string_append_c (out, '"');
  if (info->text == NULL || *info->text == 0)
    {
      g_string_append (out, "/>\n");
      return;
    }
  g_string_append_c (out, '>');
  nun_xml_append_text (out, info->text, -1);
  g_string_append (out, "</INFO>\n");
}

static void
append_query_status (GString *out, const char *status, const char *text)
{
  append_info (out, &(NunInfo){ .name = "QUERY_STATUS", .value = status, .text = text });
}

/* Its name as COOSYS spells it, or NULL: the schema has a closed list. */
static const char *
coosys_name (const char *system)
{
  NunFrame frame;

  if (system == NULL || !nun_frame_from_name (system, &frame))
    return NULL;
  return nun_frame_to_name (frame);
}

/* Whether any column refers to the system. */
static gboolean
is_referred_to (NunVotableWriter *self, const char *system)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *name = coosys_name (((const NunColumn *) self->columns->pdata[i])->frame);

      if (name != NULL && g_str_equal (name, system))
        return TRUE;
    }
  return FALSE;
}

/* COOSYS is a child of the RESOURCE, before the TABLE that refers to it (VOTable 1.4, section 3.3). */
static void
append_coosys (GString *out, const char *system, double epoch)
{
  static const char *const equinoxes[][2] = { { "eq_FK5", "J2000.0" },
                                              { "eq_FK4", "B1950.0" },
                                              { "ecl_FK5", "J2000.0" } };
  char                     number[G_ASCII_DTOSTR_BUF_SIZE] = "J";

  g_string_append (out, "<COOSYS ID=\"" COOSYS_ID "\"");
  nun_xml_append_attribute (out, "system", system);
  for (guint i = 0; i < G_N_ELEMENTS (equinoxes); i++)
    if (g_str_equal (system, equinoxes[i][0]))
      nun_xml_append_attribute (out, "equinox", equinoxes[i][1]);
  if (epoch > 0 && epoch < 10000)
    {
      g_ascii_formatd (number + 1, sizeof number - 1, "%.4f", epoch);
      while (number[strlen (number) - 1] == '0' && number[strlen (number) - 2] != '.')
        number[strlen (number) - 1] = 0;
      nun_xml_append_attribute (out, "epoch", number);
    }
  g_string_append (out, "/>\n");
}

/* The schema takes only these characters in a UCD, and a document with others would be invalid. */
static const char *
ucd_that_fits (const char *ucd)
{
  for (const char *p = ucd; p != NULL && *p != 0; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_.:;-", *p) == NULL)
      return NULL;
  return ucd;
}

/* VOTable 1.4, section 4.1: digits behind the point or significant ones, one at least; of no use but to numbers that are
 * not whole. */
static void
append_display (const NunColumn *column, GString *out)
{
  const char *precision = column->precision;
  gboolean    real = column->datatype == NUN_DATATYPE_FLOAT ||
                  column->datatype == NUN_DATATYPE_DOUBLE ||
                  column->datatype == NUN_DATATYPE_FLOAT_COMPLEX ||
                  column->datatype == NUN_DATATYPE_DOUBLE_COMPLEX;

  if (column->width > 0)
    g_string_append_printf (out, " width=\"%d\"", column->width);
  if (real && precision != NULL && precision[1] >= '1' && precision[1] <= '9')
    nun_xml_append_attribute (out, "precision", precision);
}

static gboolean
is_same_system (const NunVotableTime *one, const NunVotableTime *other)
{
  return g_str_equal (one->origin, other->origin) && g_str_equal (one->scale, other->scale);
}

/* The first of the times that count alike lends its column's number to the ID of their TIMESYS. */
static const NunVotableTime *
first_alike (const NunVotableTime *times, const NunVotableTime *time)
{
  while (!is_same_system (times, time))
    times++;
  return times;
}

/* VOTable 1.4, section 3.4: like COOSYS.  Where the clock stood is not known. */
static void
append_timesys (GString *out, const NunVotableTime *times)
{
  for (const NunVotableTime *time = times; time != NULL && time->origin != NULL; time++)
    {
      if (first_alike (times, time) != time)
        continue;
      g_string_append_printf (out, "<TIMESYS ID=\"time_%u\"", time->column + 1);
      nun_xml_append_attribute (out, "timeorigin", time->origin);
      nun_xml_append_attribute (out, "timescale", time->scale);
      nun_xml_append_attribute (out, "refposition", "UNKNOWN");
      g_string_append (out, "/>\n");
    }
}

static void
append_time_reference (GString *out, const NunVotableTime *times, guint column)
{
  for (const NunVotableTime *time = times; time != NULL && time->origin != NULL; time++)
    if (time->column == column)
      g_string_append_printf (out, " ref=\"time_%u\"", first_alike (times, time)->column + 1);
}

static void
append_field (NunVotableWriter     *self,
              guint                 i,
              const char           *system,
              const NunVotableTime *times,
              GString              *out)
{
  const NunColumn *column = self->columns->pdata[i];
  const char      *frame = system != NULL ? coosys_name (column->frame) : NULL;

  g_string_append_printf (out, "<FIELD ID=\"col_%u\"", i + 1);
  nun_xml_append_attribute (out, "name", column->name);
  nun_xml_append_attribute (out, "datatype", nun_datatype_name (column->datatype));
  nun_xml_append_attribute (out, "arraysize", self->cells[i].arraysize);
  nun_xml_append_attribute (out, "unit", column->unit);
  nun_xml_append_attribute (out, "ucd", ucd_that_fits (column->ucd));
  nun_xml_append_attribute (out, "utype", column->utype);
  nun_xml_append_attribute (out, "xtype", column->xtype);
  append_display (column, out);
  if (frame != NULL && g_str_equal (frame, system))
    nun_xml_append_attribute (out, "ref", COOSYS_ID);
  else
    append_time_reference (out, times, i);
  if (column->description == NULL || *column->description == 0)
    {
      g_string_append (out, "/>\n");
      return;
    }
  g_string_append (out, ">\n");
  append_element (out, "DESCRIPTION", column->description);
  g_string_append (out, "</FIELD>\n");
}

/* -- parameters and services ------------------------------------------------------------------------ */

static void
append_values (GString *out, const NunVotableParam *param)
{
  gboolean has_options = param->options != NULL && param->options[0] != NULL;

  if (param->minimum == NULL && param->maximum == NULL && !has_options)
    return;
  g_string_append (out, "<VALUES>");
  if (param->minimum != NULL)
    g_string_append_printf (out, "<MIN value=\"%s\"/>", param->minimum);
  if (param->maximum != NULL)
    g_string_append_printf (out, "<MAX value=\"%s\"/>", param->maximum);
  for (guint i = 0; has_options && param->options[i] != NULL; i++)
    {
      g_string_append (out, "<OPTION");
      nun_xml_append_attribute (out, "value", param->options[i]);
      g_string_append (out, "/>");
    }
  g_string_append (out, "</VALUES>\n");
}

static void
append_param (GString *out, const NunVotableParam *param)
{
  g_string_append (out, "<PARAM");
  nun_xml_append_attribute (out, "name", param->name);
  nun_xml_append_attribute (out, "datatype", param->datatype != NULL ? param->datatype : "char");
  nun_xml_append_attribute (out, "arraysize", param->datatype != NULL ? param->arraysize : "*");
  nun_xml_append_attribute (out, "unit", param->unit);
  nun_xml_append_attribute (out, "ucd", ucd_that_fits (param->ucd));
  nun_xml_append_attribute (out, "utype", param->utype);
  nun_xml_append_attribute (out, "xtype", param->xtype);
  if (param->ref_column > 0)
    g_string_append_printf (out, " ref=\"col_%d\"", param->ref_column);
  g_string_append (out, " value=\"");
  nun_xml_append_attribute_text (out, param->value != NULL ? param->value : "");
  g_string_append (out, "\">\n");
  append_element (out, "DESCRIPTION", param->description);
  append_values (out, param);
  g_string_append (out, "</PARAM>\n");
}

static void
append_service_fact (GString *out, const char *name, const char *value, const char *ucd)
{
  if (value != NULL)
    append_param (out, &(NunVotableParam){ .name = name, .value = value, .ucd = ucd });
}

static void
append_service (GString *out, const NunVotableService *service)
{
  g_string_append (out, "<RESOURCE type=\"meta\"");
  nun_xml_append_attribute (out, "ID", service->id);
  nun_xml_append_attribute (out, "name", service->name);
  nun_xml_append_attribute (out, "utype",
                            service->utype != NULL ? service->utype : "adhoc:service");
  g_string_append (out, ">\n");
  append_element (out, "DESCRIPTION", service->description);
  append_service_fact (out, "accessURL", service->access_url, "meta.ref.url");
  append_service_fact (out, "standardID", service->standard_id, NULL);
  append_service_fact (out, "contentType", service->content_type, NULL);
  g_string_append (out, "<GROUP name=\"inputParams\">\n");
  for (const NunVotableParam *param = service->inputs; param->name != NULL; param++)
    append_param (out, param);
  g_string_append (out, "</GROUP>\n</RESOURCE>\n");
}

void
nun_votable_writer_begin (NunVotableWriter *self, const NunVotableHead *head, GString *out)
{
  const char *system = coosys_name (head->coosys);

  g_string_append (out, OPENING "<RESOURCE type=\"results\"");
  nun_xml_append_attribute (out, "name", head->resource_name);
  g_string_append (out, ">\n");
  append_element (out, "DESCRIPTION", head->description);
  append_query_status (out, "OK", head->status_text);
  for (const NunInfo *info = head->infos; info != NULL && info->name != NULL; info++)
    append_info (out, info);
  if (system != NULL && is_referred_to (self, system))
    append_coosys (out, system, head->epoch);
  append_timesys (out, head->times);
  for (const NunVotableParam *param = head->params; param != NULL && param->name != NULL; param++)
    append_param (out, param);
  for (const NunVotableService *service = head->services;
       service != NULL && service->access_url != NULL; service++)
    append_service (self->tail, service);
  g_string_append (out, "<TABLE");
  nun_xml_append_attribute (out, "name", head->table_name);
  g_string_append (out, ">\n");
  append_element (out, "DESCRIPTION", head->table_description);
  for (guint i = 0; i < self->columns->len; i++)
    append_field (self, i, system, head->times, out);
  g_string_append (out, self->serialization == NUN_SERIALIZATION_BINARY2
                            ? "<DATA>\n<BINARY2>\n<STREAM encoding=\"base64\">\n"
                            : "<DATA>\n<TABLEDATA>\n");
}

/* -- rows ---------------------------------------------------------------------------------------- */

static void
append_tabledata_row (NunVotableWriter *self, const NunValue *values, GString *out)
{
  guint n = self->columns->len;

  g_string_append_len (out, "<TR>", 4);
  for (guint i = 0; i < n; i++)
    {
      gsize before;

      g_string_append_len (out, "<TD>", 4);
      before = out->len;
      nun_cell_append_tabledata (&self->cells[i], &values[i], out);
      if (out->len > before)
        g_string_append_len (out, "</TD>", 5);
      else
        {
          out->str[before - 1] = '/';
          g_string_append_c (out, '>');
        }
    }
  g_string_append_len (out, "</TR>\n", 6);
}

/* Encodes n bytes, a multiple of 3 but at the end of all. Room is made by the caller. */
static char *
encode (const guint8 *bytes, gsize n, char *out)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  for (; n > 0; n -= MIN (n, 3), bytes += 3)
    {
      guint32 word = (guint32) bytes[0] << 16;

      if (n > 1)
        word |= (guint32) bytes[1] << 8;
      if (n > 2)
        word |= bytes[2];
      *out++ = digits[word >> 18];
      *out++ = digits[word >> 12 & 63];
      *out++ = n > 1 ? digits[word >> 6 & 63] : '=';
      *out++ = n > 2 ? digits[word & 63] : '=';
    }
  return out;
}

/* Writes the whole lines of what is pending; the rest too when it is the last. */
static void
flush_pending (NunVotableWriter *self, gboolean last, GString *out)
{
  const guint8 *bytes = self->pending->data;
  gsize         left = self->pending->len;
  gsize         start = out->len;
  char         *p;

  if (left < LINE_BYTES && !(last && left > 0))
    return;
  g_string_set_size (out, start + (left / LINE_BYTES + 1) * (LINE_BYTES / 3 * 4 + 1));
  p = out->str + start;
  while (left >= LINE_BYTES || (last && left > 0))
    {
      gsize n = MIN (left, LINE_BYTES);

      p = encode (bytes, n, p);
      *p++ = '\n';
      bytes += n;
      left -= n;
    }
  g_string_truncate (out, p - out->str);
  g_byte_array_remove_range (self->pending, 0, (guint) (self->pending->len - left));
}

static void
append_binary2_row (NunVotableWriter *self, const NunValue *values, GString *out)
{
  GByteArray *pending = self->pending;
  guint       n = self->columns->len;
  guint       flags = pending->len;

  g_byte_array_set_size (pending, flags + (n + 7) / 8);
  memset (pending->data + flags, 0, (n + 7) / 8);
  for (guint i = 0; i < n; i++)
    {
      if (nun_cell_is_null (&self->cells[i], &values[i]))
        pending->data[flags + i / 8] |= (guint8) (0x80 >> (i % 8));
      nun_cell_append_binary (&self->cells[i], &values[i], pending);
    }
  flush_pending (self, FALSE, out);
}

void
nun_votable_writer_row (NunVotableWriter *self, const NunValue *values, GString *out)
{
  if (self->serialization == NUN_SERIALIZATION_BINARY2)
    append_binary2_row (self, values, out);
  else
    append_tabledata_row (self, values, out);
}

/* -- the end ------------------------------------------------------------------------------------- */

void
nun_votable_writer_end (NunVotableWriter *self, gboolean overflow, const char *error, GString *out)
{
  if (self->serialization == NUN_SERIALIZATION_BINARY2)
    {
      flush_pending (self, TRUE, out);
      g_string_append (out, "</STREAM>\n</BINARY2>\n</DATA>\n</TABLE>\n");
    }
  else
    g_string_append (out, "</TABLEDATA>\n</DATA>\n</TABLE>\n");
  if (error != NULL)
    append_query_status (out, "ERROR", error);
  else if (overflow)
    append_query_status (out, "OVERFLOW", NULL);
  g_string_append (out, "</RESOURCE>\n");
  g_string_append_len (out, self->tail->str, self->tail->len);
  g_string_append (out, "</VOTABLE>\n");
}

char *
nun_votable_error_document (const char *sentence)
{
  GString *out = g_string_new (OPENING);

  g_string_append (out, "<INFO ID=\"Error\" name=\"Error\" value=\"");
  nun_xml_append_attribute_text (out, sentence);
  g_string_append (out, "\"/>\n<RESOURCE type=\"results\">\n");
  append_query_status (out, "ERROR", sentence);
  g_string_append (out, "</RESOURCE>\n</VOTABLE>\n");
  return g_string_free (out, FALSE);
}
