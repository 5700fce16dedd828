/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import golden from "../golden/finance-worked.json";
import { catalogue } from "../../src/functions/catalogue";
import { compareWith, type OptionRow } from "../../src/taskpane/value/compareModel";
import { perUnitFormula } from "../../src/taskpane/value/costFormula";
import { fillForm, functionByName, functionGroups, isReference } from "../../src/taskpane/value/formula";
import { HostRefusal } from "../../src/host/SpreadsheetHost";
import { renderPane } from "./support";

const info = (name: string) => functionByName.get(name)!;
const goldenCase = (id: string) =>
  golden.cases.find((c) => c.id === id)! as { input: Record<string, unknown>; expected: Record<string, number> };

describe("from what is typed to a formula", () => {
  test("every function of the catalogue is offered once, explained with all its arguments", () => {
    const offered = functionGroups.flatMap((g) => g.functions);
    expect(offered.map((f) => f.entry.name).sort()).toEqual(catalogue.map((e) => e.name).sort());
    for (const f of offered) {
      expect(f.about).not.toBe("");
      for (const field of f.fields) expect(field.about).not.toBe("");
    }
  });

  test("ranges stand as they are, values become constants, trailing empty arguments are left out", () => {
    const form = fillForm(info("MI.VALUE.ACCELERATION"), {
      amounts: "Value!C2:C9",
      plannedDates: "D2:D9",
      actualDates: "Table1[Actual date]",
      rate: "8 %",
    });
    expect(form.formula).toBe("=MI.VALUE.ACCELERATION(Value!C2:C9,D2:D9,Table1[Actual date],0.08)");
    expect(form.preview.kind).toBe("none");
    const gap = fillForm(info("MI.VALUE.FASTER"), {
      baselineDays: "10",
      actualDays: "4",
      quantity: "A1",
      valuePerDay: "5",
      rate: "0.08",
    });
    expect(gap.formula).toBe("=MI.VALUE.FASTER({10},{4},A1,{5},,0.08)");
  });

  test("the preview is the function's own answer: published cases", () => {
    const oneOff = goldenCase("va-oneoff");
    const form = fillForm(info("MI.VALUE.ACCELERATION"), {
      amounts: "1000000",
      plannedDates: "2026-10-01",
      actualDates: "2026-07-01",
      rate: "0.08",
      baseDate: "2026-01-01",
    });
    expect(form.formula).toBe('=MI.VALUE.ACCELERATION({1000000},{"2026-10-01"},{"2026-07-01"},0.08,"2026-01-01")');
    expect(form.preview).toMatchObject({ kind: "value" });
    const shown = Number((form.preview as { text: string }).text.replaceAll(",", ""));
    expect(shown).toBeCloseTo(oneOff.expected.value!, 4);
    expect(
      fillForm(info("MI.BREAKEVENVOLUME"), { fixedCost: "600000", variableCost: "4", unitPrice: "10" }).preview,
    ).toEqual({ kind: "value", text: "100,000" });
    expect(
      fillForm(info("MI.GAINSHARE"), {
        target: "500,000",
        actual: "200,000",
        bands: "0, 0.8, 0; 0.8, 1, 0.25; 1, 1.1, 0.5",
      }),
    ).toMatchObject({
      formula: "=MI.GAINSHARE(500000,200000,{0,0.8,0;0.8,1,0.25;1,1.1,0.5})",
      preview: { kind: "value", text: "25,000" },
    });
  });

  test("a spill is a table, an error is the cell's own words", () => {
    expect(
      fillForm(info("MI.UNITVSFTE"), { volume: "60000", fixedCost: "600000", variableCost: "4", unitPrice: "10" })
        .preview,
    ).toEqual({ kind: "table", rows: [["600,000", "840,000", "14", "−240,000"]] });
    const none = fillForm(info("MI.BREAKEVENVOLUME"), { fixedCost: "1", variableCost: "10", unitPrice: "10" }).preview;
    expect(none.kind).toBe("error");
    expect((none as { text: string }).text).toMatch(/^#/);
  });

  test("text keeps its quotes, and what is neither value nor cell is refused with its name", () => {
    expect(fillForm(info("MI.GLIDEPATH"), { base: "A1", years: "3", mode: 'a "b' }).formula).toBe(
      '=MI.GLIDEPATH(A1,3,,"a ""b")',
    );
    const form = fillForm(info("MI.VALUE.ACCELERATION"), {
      amounts: "1;x",
      plannedDates: "soon",
      actualDates: "2026-01-01",
      rate: "",
    });
    expect(form.formula).toBeNull();
    expect(form.errors).toEqual({
      amounts: "Amounts needs a number in each place, or a range.",
      plannedDates: "Planned dates needs a date like 2026-09-30 in each place, or a range.",
      rate: "Rate is needed.",
    });
  });

  test.each(["B2", "$B$2:$C$9", "Sheet1!A1", "'My sheet'!A1:B2", "A1#", "Table1[Amount]"])("%s is cells", (text) =>
    expect(isReference(text)).toBe(true),
  );
  test.each(["12", "2026-09-30", "=A1", "A1+B1", "HYPERLINK(1)", "A1,B2"])("%s is not", (text) =>
    expect(isReference(text)).toBe(false),
  );
});

describe("what-if", () => {
  // Chroma and Ipot of the published TCP example: same output, so the lower total wins at every value
  const base = {
    retained: null,
    governance: null,
    transition: null,
    credits: null,
    gainShare: null,
    valuePerUnit: null,
    source: { sheet: "Options", row: 2, columns: {} },
  };
  const ipot = { ...base, option: "Ipot", fees: 950_000, nonPerformance: 558_900, output: 100 };
  const chroma = { ...base, option: "Chroma", fees: 600_000, nonPerformance: 311_500, output: 100 };

  test("totals are the published ones and the lower total is best", () => {
    const { rows, best } = compareWith([ipot, chroma], { feePercent: {}, valuePerUnit: null }, "GBP");
    expect(rows.map((r) => r.total)).toEqual([
      goldenCase("tcp-ipot").expected.total,
      goldenCase("tcp-chroma").expected.total,
    ]);
    expect(best).toBe("Chroma");
  });

  test("a fee moved by per cent moves the total by as much, and can turn the choice", () => {
    const { rows, best } = compareWith([ipot, chroma], { feePercent: { Chroma: 100 }, valuePerUnit: null }, "GBP");
    expect(rows[1]!.total).toBe(1_511_500);
    expect(best).toBe("Ipot");
  });

  test("where the choice flips is said in words", () => {
    const more = { ...chroma, option: "More", output: 200, fees: 800_000 };
    // (1,111,500 − 911,500) / (200 − 100) = 2,000 a unit
    // net values 100 − 911,500 and 200 − 1,111,500: 199,900 apart, a third of Chroma's fee of 600,000
    expect(compareWith([chroma, more], { feePercent: {}, valuePerUnit: 1 }, "GBP").sentences).toEqual([
      "Its fees can rise by 33.3\u202f% (£200k) before More is as good.",
      "Above £2,000 a unit More is better than Chroma.",
    ]);
  });
});

describe("cost per unit as a formula", () => {
  const columns = { fees: 2, retained: 3, governance: 4, transition: 5, nonPerformance: 6, output: 9 };
  const row: OptionRow = {
    option: "Bid",
    fees: 100,
    retained: 10,
    governance: 0,
    transition: 0,
    nonPerformance: 5,
    credits: null,
    gainShare: null,
    output: 20,
    valuePerUnit: null,
    source: { sheet: "Two bids", row: 7, columns },
  };
  const asIs = { feePercent: {}, valuePerUnit: null };

  test("reads the option's own cells, and moves the fee as the form does", () => {
    const cells = (fee: string) => `=MI.TCP.PERUNIT(MI.TCP.TOTAL('Two bids'!B7${fee},'Two bids'!C7,'Two bids'!D7,`;
    const rest = "'Two bids'!E7,'Two bids'!F7),'Two bids'!I7)";
    expect(perUnitFormula(row, asIs)).toBe(cells("") + rest);
    expect(perUnitFormula(row, { ...asIs, feePercent: { Bid: -7 } })).toBe(cells("*0.93") + rest);
  });

  test("a cost that is not stated is never taken for 0: it is said, and there is no formula", () => {
    const open = { ...row, governance: null };
    expect(perUnitFormula(open, asIs)).toBeNull();
    expect(compareWith([open], asIs, "GBP").notStated).toEqual({ Bid: ["governance"] });
  });
});

describe("Value", () => {
  const open = async (options: Parameters<typeof renderPane>[0] = {}) => {
    const pane = await renderPane({ ...options, initial: { view: "value", ...options.initial } });
    await screen.findByRole("form", { name: "Insert a function" });
    return pane;
  };

  test("choose, fill, see the result, insert into the selected cell", async () => {
    const { user, host } = await open();
    await user.selectOptions(screen.getByRole("combobox", { name: "Function" }), "MI.BREAKEVENVOLUME");
    await user.type(screen.getByLabelText(/^Fixed cost/), "600000");
    await user.type(screen.getByLabelText(/^Variable cost/), "4");
    await user.type(screen.getByLabelText(/^Unit price/), "10");
    expect(screen.getByRole("status", { name: "Result" })).toHaveTextContent("100,000");
    await user.click(screen.getByRole("button", { name: "Insert into the selected cell" }));
    await waitFor(() => expect(host.formulas).toEqual(["=MI.BREAKEVENVOLUME(600000,4,10)"]));
  });

  test("with something missing nothing is inserted and it is said what", async () => {
    const { user, host } = await open();
    await user.click(screen.getByRole("button", { name: "Insert into the selected cell" }));
    expect(screen.getAllByText("Amounts is needed.").length).toBeGreaterThan(0);
    expect(host.formulas).toEqual([]);
  });

  test("a cell that is not empty is refused by the host in its own sentence", async () => {
    const { user, host } = await open();
    await user.selectOptions(screen.getByRole("combobox", { name: "Function" }), "MI.NPS");
    await user.type(screen.getByLabelText(/^Scores/), "B2:B40");
    host.refusal = new HostRefusal("not-empty", "The selected cell is not empty.");
    await user.click(screen.getByRole("button", { name: "Insert into the selected cell" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The selected cell is not empty.");
  });

  test("options side by side; a moved fee says so and can be taken back", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("tab", { name: /^Compare options/ }));
    const list = screen.getByRole("list", { name: "Options" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(3);
    expect(screen.getByText("Client + A is the best option.")).toBeVisible();
    const slider = screen.getByRole("slider", { name: /^Fees of Client \+ A/ });
    fireEvent.change(slider, { target: { value: "30" } });
    expect(screen.getByRole("slider", { name: /^Fees of Client \+ A: \+30/ })).toBeVisible();
    expect(screen.getByText(/is the best option with these figures/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Back to the figures of the data" }));
    expect(screen.getByText("Client + A is the best option.")).toBeVisible();
  });

  test("the vital few: lines, shares, and the way to the cell", async () => {
    const { user, host } = await open();
    await user.click(screen.getByRole("tab", { name: /^Vital few/ }));
    // planted in the sample: five of its 25 lines carry four fifths of the difference
    expect(screen.getByText(/^5 lines of 25/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: /Repeat contacts/ }));
    await waitFor(() => expect(host.selected).toContain("Spend!D3"));
  });

  test("without options it says what the table holds", async () => {
    const { user } = await open({ checked: false });
    await user.click(screen.getByRole("tab", { name: /^Compare options/ }));
    expect(screen.getByRole("region", { name: "No options to compare" })).toBeVisible();
  });
});
