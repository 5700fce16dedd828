import { addressOf } from "../../../host/xlsx/write/addresses";
import { sparklines } from "../../../host/xlsx/write/sheetFeatures";
import { plainXmlText } from "../../../host/xlsx/write/xmlText";
import type { LaidOutSheet } from "../../../pack/LaidOutPack";
import type { SheetSparkline } from "../../officejs/model/SheetModel";

const ONE = /<((?:\w+:)?sparkline)>[\s\S]*?<\/\1>/g;

/** The extensions of a sheet with its sparklines where they are now: moved ones keep all their looks, lost ones go. */
export function sparklinesXml(xml: string, now: readonly SheetSparkline[], before: readonly SheetSparkline[]): string {
  if (before.length === 0) {
    const written = sparklines({ sparklines: now } as unknown as LaidOutSheet);
    if (xml === "" || written === "") return xml || written;
    const ext = /<extLst>([\s\S]*)<\/extLst>/.exec(written)?.[1] ?? "";
    return xml.replace(/<\/extLst>\s*$/, () => `${ext}</extLst>`);
  }
  let index = -1;
  const patched = xml.replace(ONE, (all: string) => {
    index++;
    const line = now.find((one) => one.origin === index);
    if (!line) return "";
    return all
      .replace(
        /(<((?:\w+:)?f)>)[\s\S]*?<\/\2>/,
        (_, open: string, name: string) => `${open}${plainXmlText(line.data)}</${name}>`,
      )
      .replace(
        /(<((?:\w+:)?sqref)>)[\s\S]*?<\/\2>/,
        (_, open: string, name: string) => `${open}${addressOf(line.row, line.column)}</${name}>`,
      );
  });
  return patched
    .replace(/<((?:\w+:)?sparklineGroup)\b[^>]*>(?:(?!<(?:\w+:)?sparkline>)[\s\S])*?<\/\1>/g, "")
    .replace(/<ext\b[^>]*>\s*<((?:\w+:)?sparklineGroups)\b[^>]*>\s*<\/\1>\s*<\/ext>/g, "")
    .replace(/<extLst>\s*<\/extLst>/, "");
}
