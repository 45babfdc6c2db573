/* The tables of a service: the table set of the record and VOSI's tables document. */

#include <string.h>

#include "vo/cell.h"
#include "vo/resource-parts.h"
#include "vocabulary/ucd.h"

/* VODataService's ArrayShape is a little narrower than VOTable's. */
static gboolean
is_array_shape (const char *arraysize)
{
  return g_regex_match_simple ("^([0-9]+x)*[0-9]*[0-9*]$", arraysize, 0, 0);
}

static void
write_data_type (NunXml *xml, const NunColumn *column)
{
  NunCell cell;

  nun_cell_init (&cell, column);
  nun_xml_start (xml, "dataType");
  nun_xml_attribute (xml, "xsi:type", "vs:VOTableType");
  if (cell.arraysize != NULL && is_array_shape (cell.arraysize))
    nun_xml_attribute (xml, "arraysize", cell.arraysize);
  nun_xml_attribute (xml, "extendedType", column->xtype);
  nun_xml_text (xml, nun_datatype_name (column->datatype));
  nun_xml_end (xml);
  nun_cell_clear (&cell);
}

/* A main column that identifies is the key; the others (positions) are what the table is sorted by. */
static void
write_flag (NunXml *xml, const NunVoTable *table, const NunColumn *column)
{
  if (table->main_columns == NULL || !g_strv_contains (table->main_columns, column->name))
    return;
  nun_xml_element (xml, "flag",
                   column->ucd != NULL && nun_ucd_has_word (column->ucd, "meta.id") ? "primary"
                                                                                    : "indexed");
}

static void
write_column (NunXml *xml, const NunVoTable *table, const NunColumn *column)
{
  nun_xml_start (xml, "column");
  nun_xml_element (xml, "name", column->name);
  nun_xml_element (xml, "description", column->description);
  nun_xml_element (xml, "unit", column->unit);
  nun_xml_element (xml, "ucd", column->ucd);
  nun_xml_element (xml, "utype", column->utype);
  write_data_type (xml, column);
  write_flag (xml, table, column);
  nun_xml_end (xml);
}

static void
write_table (NunXml *xml, const NunVoTable *table)
{
  nun_xml_start (xml, "table");
  nun_xml_attribute (xml, "type", "output");
  nun_xml_element (xml, "name", table->name);
  nun_xml_element (xml, "title", table->label);
  nun_xml_element (xml, "description", table->description);
  if (table->n_rows >= 0)
    nun_xml_integer (xml, "nrows", table->n_rows);
  for (guint i = 0; table->columns != NULL && i < table->columns->len; i++)
    write_column (xml, table, table->columns->pdata[i]);
  nun_xml_end (xml);
}

void
nun_vo_write_tableset (NunXml *xml, const NunVoResource *resource)
{
  nun_xml_start (xml, "schema");
  nun_xml_element (xml, "name", "default");
  for (guint i = 0; i < resource->n_tables; i++)
    write_table (xml, &resource->tables[i]);
  nun_xml_end (xml);
}

char *
nun_vo_tables (const NunVoResource *resource)
{
  g_autoptr (NunXml) xml = nun_xml_new ();

  nun_xml_start (xml, "vosi:tableset");
  nun_xml_attribute (xml, "xmlns:vosi", "http://www.ivoa.net/xml/VOSITables/v1.0");
  nun_vo_namespaces (xml, "http://www.ivoa.net/xml/VOSITables/v1.0 "
                          "http://www.ivoa.net/xml/VOSITables/VOSITables-v1.0.xsd");
  nun_vo_write_tableset (xml, resource);
  return nun_xml_finish (xml);
}
