import type { DataRow } from "../../src/pack/dataWorkbook";
import type { LaidOutPack } from "../../src/pack/LaidOutPack";
import { sampleWorkbook as laidOut, type SampleFile } from "../../src/pack/sampleWorkbook";
import type { TableKey } from "../../src/contract/tables";
import { sample } from "./index";

/** The sample contract as data: what the add-in loads into an empty workbook. */
export function sampleFile(): SampleFile {
  return {
    about: {
      title: "Sample contract: Northern Utilities plc and Contactus Ltd",
      intro: [
        "A fictional contract of three years, October 2023 to September 2026, with everything a governance pack can speak about. Companies, people and figures are made up; any likeness is chance.",
        "Build the pack from it to see what the product does. What was planted where is listed in sample-planted.json beside this file.",
        "Headers in bold on the darker ground are required. Hover over a header to read what it means. A blank cell is missing, never zero.",
      ],
      currency: "GBP",
      created: "2026-10-05T09:00:00Z",
    },
    tables: sample as Readonly<Record<TableKey, readonly DataRow[]>>,
  };
}

/** The sample contract as a workbook of data tables, in the template's form. */
export function sampleWorkbook(): LaidOutPack {
  return laidOut(sampleFile());
}
