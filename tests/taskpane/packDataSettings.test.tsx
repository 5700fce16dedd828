/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen, waitFor, within } from "@testing-library/react";
import { catalogue } from "../../src/pack/buildPack";
import { defaultSettings, settingsSchema, thresholdsSchema } from "../../src/contract/settings";
import {
  checkSettings,
  exportSettings,
  importSettings,
  settingFields,
  thresholdFields,
} from "../../src/taskpane/settings/settingsForm";
import { HostRefusal } from "../../src/host/SpreadsheetHost";
import type { MemorySheet } from "./MemoryHost";
import { renderPane, sheetsOf } from "./support";

const only = (...names: string[]) => sheetsOf().filter((s) => names.includes(s.name));

describe("Pack", () => {
  const open = async (options: Parameters<typeof renderPane>[0] = {}) => {
    const pane = await renderPane({ ...options, initial: { view: "pack", ...options.initial } });
    await screen.findByRole("button", { name: /^Build/ });
    return pane;
  };

  test("lists every page of the catalogue and the record, all ready in the sample", async () => {
    await open();
    const pages = within(screen.getByRole("list", { name: "Pages" })).getAllByRole("listitem");
    expect(pages).toHaveLength(catalogue.length + 1);
    expect(screen.getByRole("heading", { name: `${pages.length} of ${pages.length} pages ready` })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Open Exceptions" })).toBeNull(); // nothing is built yet
  });

  test("says of a page without data what it needs", async () => {
    await open({ sheets: only("KPIs", "Observations") });
    const value = within(screen.getByRole("list", { name: "Pages" })).getAllByRole("listitem")[5]!;
    expect(value).toHaveTextContent(/Value.*needs the table Value, Demand or Spend/);
  });

  test("builds through the command; then each page can be opened", async () => {
    const { user, host, state } = await open({ sheets: only("KPIs", "Observations") });
    await user.click(screen.getByRole("button", { name: "Build the pack" }));
    await waitFor(() => expect(state().lastBuild).not.toBeNull(), { timeout: 20_000 });
    expect(host.rendered!.sheets.length).toBeGreaterThan(5);
    await user.click(await screen.findByRole("button", { name: "Open Exceptions" }));
    await waitFor(() => expect(host.selected.at(-1)).toBe("'2 Exceptions'!A1"));
    expect(screen.queryByRole("button", { name: "Open Value" })).toBeNull();
    expect(screen.getByRole("button", { name: "Build again" })).toBeVisible();
  });

  test("the copy for the other party is handed over as a file; redaction is said before", async () => {
    const files: string[] = [];
    const { user } = await open({
      sheets: [
        ...only("KPIs", "Observations"),
        {
          name: "MI Settings",
          cells: [
            ["Setting", "Value"],
            ["Redact", "open-book"],
          ],
        },
      ],
      app: { download: (name) => (files.push(name), name), toXlsx: () => Promise.resolve(new Uint8Array([1])) },
    });
    expect(screen.getByText("The copy holds values only, without: open-book.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Export copy" }));
    await waitFor(
      () => expect(files).toEqual(["memory.xlsx - pack for the other party.xlsx".replace(".xlsx -", " -")]),
      { timeout: 20_000 },
    );
  });

  test("before the first reading it offers to look what would be built", async () => {
    const { user } = await open({ checked: false });
    await user.click(screen.getByRole("button", { name: "See what would be built" }));
    expect(await screen.findByRole("list", { name: "Pages" })).toBeVisible();
  });
});

describe("Data", () => {
  const open = async (options: Parameters<typeof renderPane>[0] = {}) => {
    const pane = await renderPane({ ...options, initial: { view: "data", ...options.initial } });
    await screen.findByRole("region", { name: "Map my tables" });
    return pane;
  };

  test("lists what was left out by table and cell; a click goes to the cell", async () => {
    const { user, host, state } = await open();
    const list = screen.getByRole("list", { name: "Problems in Observations" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(state().problems.length);
    const fault = state().problems.find((p) => p.severity === "error")!;
    await user.click(within(list).getByRole("button", { name: fault.cell }));
    await waitFor(() => expect(host.selected).toEqual([fault.cell]));
  });

  test("says what was read with rows used and left out", async () => {
    const { state } = await open();
    const read = screen.getByRole("region", { name: "Tables read" });
    const report = state().contract!.reports.find((r) => r.table === "observations")!;
    expect(read).toHaveTextContent(
      `Observations${report.address}${report.rowsUsed} rows${report.rowsLeftOut} left out`,
    );
  });

  test("a clean workbook says that every row could be used", async () => {
    await open({ sheets: only("KPIs") });
    expect(screen.getByText("Every row could be used.")).toBeVisible();
  });

  function foreign(): MemorySheet[] {
    const [kpis, observations] = [only("KPIs")[0]!, only("Observations")[0]!];
    const renamed = {
      name: "Leistungsdaten",
      cells: [["Kennzahl", "Monat", "Istwert"], ...observations.cells.slice(1).map((r) => r.slice(0, 3))],
    };
    return [kpis, renamed];
  }

  test("a table by names of its own is mapped with its columns, saved into MI Settings, and understood from then on", async () => {
    const { user, host, state } = await open({ sheets: foreign() });
    expect(state().contract!.reports.map((r) => r.table)).not.toContain("observations");
    await user.click(screen.getByRole("button", { name: "Look for tables" }));
    const card = await screen.findByRole("region", { name: "Leistungsdaten" });
    await user.selectOptions(within(card).getByRole("combobox", { name: "Leistungsdaten" }), "observations");
    expect(card).toHaveTextContent(/Missing: .*Period/);
    await user.selectOptions(within(card).getByRole("combobox", { name: "Kennzahl" }), "kpi");
    await user.selectOptions(within(card).getByRole("combobox", { name: "Monat" }), "period");
    await user.selectOptions(within(card).getByRole("combobox", { name: "Istwert" }), "value");
    expect(card).not.toHaveTextContent("Missing");
    await user.click(screen.getByRole("button", { name: "Save mapping" }));
    await waitFor(() => expect(host.appended).toHaveLength(1));
    expect(host.appended[0]).toMatchObject({
      table: "MI Settings",
      rows: [
        ["map table: Leistungsdaten", "Observations"],
        ["map column: Leistungsdaten / Kennzahl", "KPI"],
        ["map column: Leistungsdaten / Monat", "Period"],
        ["map column: Leistungsdaten / Istwert", "Value"],
      ],
    });
    await waitFor(() => expect(state().contract!.reports.map((r) => r.table)).toContain("observations"));
    expect(state().report!.findings.length).toBeGreaterThan(0);
  });

  test("a workbook that cannot be read says so", async () => {
    const { user, host } = await open({ checked: false });
    host.refusal = new HostRefusal("edit-mode", "A cell is being edited.");
    await user.click(screen.getByRole("button", { name: "Look for tables" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "The workbook could not be read: A cell is being edited.",
    );
  });

  test("the template is made through its command", async () => {
    const { user, host } = await open({ sheets: [], checked: false });
    await user.click(screen.getByRole("button", { name: "Create template tables" }));
    await waitFor(() => expect(host.rendered?.sheets.map((s) => s.name)).toContain("KPIs"), { timeout: 20_000 });
  });
});

describe("Settings", () => {
  const open = async (options: Parameters<typeof renderPane>[0] = {}) => {
    const pane = await renderPane({ ...options, initial: { view: "settings", ...options.initial } });
    await screen.findByRole("form", { name: "Settings" });
    return pane;
  };

  test("has a field for every setting and threshold of the schema", () => {
    const schema = [
      ...Object.keys(settingsSchema.shape).filter((k) => k !== "thresholds"),
      ...Object.keys(thresholdsSchema.shape).map((k) => `thresholds.${k}`),
    ];
    expect([...settingFields, ...thresholdFields].map((f) => f.id)).toEqual(schema);
  });

  test("a changed setting is saved into MI Settings and holds after the next reading", async () => {
    const { user, host, state } = await open();
    const minutes = screen.getByLabelText("Minutes of the meeting");
    await user.clear(minutes);
    await user.type(minutes, "45");
    await user.selectOptions(screen.getByLabelText("Rules of the charts"), "wheeler");
    await user.click(screen.getByRole("switch", { name: "03/04/2026 is 3 April" }));
    expect(screen.getByText("3 settings changed; kept in the sheet MI Settings.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Save settings" }));
    await waitFor(() => expect(host.appended).toHaveLength(1));
    expect(host.appended[0]!.rows).toEqual([
      ["preset", "wheeler"],
      ["agendaMinutes", 45],
      ["dayFirst", false],
    ]);
    await waitFor(() =>
      expect(state().settings).toMatchObject({ agendaMinutes: 45, preset: "wheeler", dayFirst: false }),
    );
  });

  test("a threshold out of range is refused in words beside its field", async () => {
    const { user, host } = await open();
    const field = screen.getByLabelText("Breach forecast from");
    await user.clear(field);
    await user.type(field, "1.5");
    await user.click(screen.getByRole("button", { name: "Save settings" }));
    expect(screen.getAllByText("Breach forecast from: 1 or less.").length).toBeGreaterThan(0);
    expect(host.appended).toEqual([]);
  });

  test("what is put back to its default says so in the sheet, and counts", async () => {
    const sheets = [
      ...only("KPIs", "Observations"),
      {
        name: "MI Settings",
        cells: [
          ["Setting", "Value"],
          ["agendaMinutes", 45],
          ["pages", "1, 2"],
        ],
      },
    ];
    const { user, host, state } = await open({ sheets });
    expect(state().settings).toMatchObject({ agendaMinutes: 45, pages: ["1", "2"] });
    await user.clear(screen.getByLabelText("Minutes of the meeting"));
    await user.type(screen.getByLabelText("Minutes of the meeting"), "60");
    await user.clear(screen.getByLabelText("Pages to build"));
    await user.click(screen.getByRole("button", { name: "Save settings" }));
    await waitFor(() =>
      expect(host.appended[0]?.rows).toEqual([
        ["agendaMinutes", "default"],
        ["pages", "default"],
      ]),
    );
    await waitFor(() => expect(state().settings).toMatchObject({ agendaMinutes: 60, pages: [] }));
  });

  test("JSON goes out without defaults and comes back as the same settings", () => {
    const settings = {
      ...defaultSettings(),
      agendaMinutes: 30,
      redact: ["open-book"],
      thresholds: { ...defaultSettings().thresholds, partyGap: 3 },
    };
    const json = exportSettings(settings);
    expect(JSON.parse(json)).toEqual({ agendaMinutes: 30, redact: ["open-book"], thresholds: { partyGap: 3 } });
    const read = importSettings(json);
    expect("typed" in read && checkSettings(defaultSettings(), read.typed)).toEqual({
      errors: {},
      changes: { agendaMinutes: 30, redact: ["open-book"], partyGap: 3 },
    });
    expect(checkSettings(defaultSettings(), {})).toEqual({ errors: {}, changes: {} });
  });

  test("a faulty file is told fault by fault and changes nothing", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: "Import JSON…" }));
    const dialog = screen.getByRole("dialog", { name: "Import settings" });
    await user.click(within(dialog).getByLabelText("Or paste the JSON"));
    await user.paste('{ "agendaMinuts": 30 }');
    await user.click(within(dialog).getByRole("button", { name: "Fill the form" }));
    expect(within(dialog).getByRole("alert")).toHaveTextContent('did you mean "agendaMinutes"?');
    expect(importSettings("{")).toEqual({
      faults: ["This is not JSON: a settings file begins with { and ends with }."],
    });
    await user.clear(within(dialog).getByLabelText("Or paste the JSON"));
    await user.click(within(dialog).getByLabelText("Or paste the JSON"));
    await user.paste('{ "agendaMinutes": 30 }');
    await user.click(within(dialog).getByRole("button", { name: "Fill the form" }));
    expect(screen.getByLabelText("Minutes of the meeting")).toHaveValue("30");
  });

  test("exporting hands over a file where the host can, else shows the text", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: "Export JSON" }));
    expect(screen.getByRole("dialog", { name: "Settings as JSON" })).toBeVisible();
  });
});
