import type { CellValue } from "../../src/contract/cells";
import { parseTables } from "../../src/contract/parseTables";
import { mergeSettings, readSettings } from "../../src/contract/readSettings";
import { defaultSettings } from "../../src/contract/settings";
import { mapFromSettings, mapToSettings } from "../../src/contract/mapFile";
import { codesAt, unwrapDay } from "./support";

function messages(json: unknown): string[] {
  const read = readSettings(json);
  return read.ok ? [] : read.problems.map(({ message }) => message);
}

describe("a settings file", () => {
  test("an empty one is the defaults", () => {
    expect(readSettings({})).toEqual({ ok: true, value: defaultSettings() });
  });

  test("what is given is used, the rest is default", () => {
    const read = readSettings({ agendaMinutes: 90, thresholds: { partyGap: 3 } });
    expect(read).toEqual({
      ok: true,
      value: {
        ...defaultSettings(),
        agendaMinutes: 90,
        thresholds: { ...defaultSettings().thresholds, partyGap: 3 },
      },
    });
  });

  test("over the settings of a workbook", () => {
    const base = mergeSettings(defaultSettings(), {
      "Agenda minutes": "45",
      "Party gap": "3",
      Preset: "wheeler",
    }).settings;
    const read = readSettings({ preset: "nelson", thresholds: { outlierZ: 4 } }, base);
    expect(read.ok && read.value).toMatchObject({
      agendaMinutes: 45,
      preset: "nelson",
      thresholds: { partyGap: 3, outlierZ: 4 },
    });
  });

  test("unknown names and wrong values are all reported", () => {
    expect(messages({ agendaMinuts: 90, thresholds: { partygap: 1 } })).toEqual([
      'The setting "agendaMinuts" is not known; did you mean "agendaMinutes"?',
      'The setting "thresholds.partygap" is not known; did you mean "partyGap"?',
    ]);
    expect(messages({ asOf: "30/09/2026" })).toEqual(['The setting "asOf" is "30/09/2026": a date like 2026-09-30.']);
    expect(messages({ thresholds: { breachProbability: 2 } })[0]).toMatch(
      /^The setting "thresholds.breachProbability" is 2: /,
    );
    expect(messages("text")).toHaveLength(1);
    expect(messages(null)).toHaveLength(1);
    expect(messages([])).toHaveLength(1);
  });
});

describe("the sheet MI Settings", () => {
  const sheet = (...rows: CellValue[][]) =>
    parseTables([{ sheet: "MI Settings", cells: [["Setting", "Value"], ...rows] }]);

  test("settings by any spelling, over what the file says", () => {
    const parsed = sheet(
      ["Agenda minutes", 45],
      ["thresholds.breachProbability", "60 %"],
      ["Party gap", "3"],
      ["Day first", "no"],
      ["As of", unwrapDay("2026-06-30")],
      ["rulesOff", "xmr.trend, kpi.orphan"],
      ["Pages", 1],
      ["Fiscal year start", "July"],
      ["Preset", "wheeler"],
      ["map table: Mine", "KPIs"],
      ["Currency", ""],
    );
    const { settings, problems } = mergeSettings(
      defaultSettings(),
      parsed.workbookSettings,
      parsed.workbookSettingCells,
    );
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      agendaMinutes: 45,
      dayFirst: false,
      asOf: "2026-06-30",
      rulesOff: ["xmr.trend", "kpi.orphan"],
      pages: ["1"],
      fiscalYearStart: 7,
      preset: "wheeler",
      currency: null,
      thresholds: { breachProbability: 0.6, partyGap: 3 },
    });
  });

  test("what cannot be used is named with its cell, and the rest holds", () => {
    const parsed = sheet(["Agenda minutes", "long"], ["Agenda minuets", 5], ["Party gap", 3]);
    const { settings, problems } = mergeSettings(
      defaultSettings(),
      parsed.workbookSettings,
      parsed.workbookSettingCells,
    );
    expect(problems.map(({ code, cell, found }) => [code, cell, found])).toEqual([
      ["SET003", "'MI Settings'!B2", "long"],
      ["SET018", "'MI Settings'!B3", "Agenda minuets"],
    ]);
    expect(problems[1]?.message).toContain('Is it "agenda minutes"?');
    expect(settings.agendaMinutes).toBe(60);
    expect(settings.thresholds.partyGap).toBe(3);
  });

  test("its date order holds for the tables that come after it", () => {
    const parsed = parseTables([
      {
        sheet: "Recognition",
        cells: [
          ["Date", "What"],
          ["09/04/2026", "Storm weekend"],
        ],
      },
      { sheet: "MI Settings", cells: [["Day first", "no"]] },
    ]);
    expect(codesAt(parsed)).toEqual([]);
    expect(parsed.contract.rows.recognition[0]?.date).toBe(unwrapDay("2026-09-04"));
  });

  test("mapping rows and a map say the same", () => {
    const map = { tables: { "My sheet": "KPIs" }, columns: { KPIs: { "Owner / client": "Owner client", a: "id" } } };
    expect(mapFromSettings(mapToSettings(map))).toEqual(map);
  });
});
