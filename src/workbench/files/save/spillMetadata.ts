import { XML_HEAD } from "../../../host/xlsx/write/xmlText";
import { CONTENT, type PackageEdit } from "./PackageEdit";

const DYNAMIC =
  `${XML_HEAD}<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray">` +
  '<metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes>' +
  '<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>' +
  '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>';

/**
 * The attribute by which Excel knows a formula that spills by itself from an array formula of the old kind. Where the
 * file has metadata of its own without such an entry, the formula is written as of the old kind: the same values.
 */
export function spillMetadata(edit: PackageEdit, root: string): string {
  const known = edit.links(root).find((link) => link.kind === "sheetMetadata")?.target;
  if (known === undefined) {
    const part = edit.free("xl/metadata", ".xml").replace("metadata1.xml", "metadata.xml");
    edit.set(part, DYNAMIC, CONTENT.sheetMetadata);
    edit.link(root, "sheetMetadata", part);
    return ' cm="1"';
  }
  const xml = edit.text(known);
  const types = [...xml.matchAll(/<metadataType\b[^>]*?\bname="([^"]*)"/g)].map((match) => match[1]);
  const type = types.indexOf("XLDAPR") + 1;
  const cells = /<cellMetadata\b[\s\S]*?<\/cellMetadata>/.exec(xml)?.[0] ?? "";
  const at = [...cells.matchAll(/<rc\b[^>]*?\bt="(\d+)"/g)].findIndex((match) => Number(match[1]) === type);
  return type > 0 && at >= 0 ? ` cm="${at + 1}"` : "";
}
