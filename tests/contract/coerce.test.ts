import fc from "fast-check";
import XLSX from "xlsx";
import { coerce, type Reading } from "../../src/contract/coerce";
import { boolean, choice, date, money, number, percent, text, type Column } from "../../src/contract/columns";
import type { CellValue } from "../../src/contract/cells";
import { dayFromText } from "../../src/contract/dateText";
import { numberFromText } from "../../src/contract/numberText";
import { unwrapDay } from "./support";

const options = { date1904: false, dayFirst: true };

function read(cell: CellValue, column: Column): unknown {
  const reading: Reading = coerce(cell, column, options);
  return reading.ok ? reading.value : reading.number;
}

describe("numbers written as text", () => {
  test.each([
    ["1,234.5", 1234.5],
    [" 42 ", 42],
    ["£1,234", 1234],
    ["-£5", -5],
    ["£-5", -5],
    ["1 234 567", 1234567],
    ["1\u00a0234", 1234],
    ["1\u202f234,5", undefined],
    ["(12.50)", -12.5],
    ["\u22123", -3],
    ["+7", 7],
    [".5", 0.5],
    ["1e3", 1000],
    ["£1.2m", 1.2e6],
    ["1.2 GBP", 1.2],
    ["GBP 35k", 35000],
    ["35k", undefined],
    ["0,95", undefined],
    ["1.234,5", undefined],
    ["12,34", undefined],
    ["--3", undefined],
    ["(-3)", undefined],
    ["", undefined],
    ["abc", undefined],
    ["0x10", undefined],
    ["Infinity", undefined],
    ["12 days", undefined],
  ])("%j is %p", (given, expected) => {
    expect(numberFromText(given)?.value).toBe(expected);
  });

  test("a per cent sign gives the share exactly as it would have been typed", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99999, max: 99999 }), (n) => {
        // n/100 with two decimals as text, and n/10000 with four, by moving the point in the text only.
        const digits = String(Math.abs(n)).padStart(5, "0");
        const sign = n < 0 ? "-" : "";
        const percentText = `${sign}${digits.slice(0, 3)}.${digits.slice(3)} %`;
        const shareText = `${sign}${digits.slice(0, 1)}.${digits.slice(1)}`;
        expect(numberFromText(percentText)).toEqual({ value: n === 0 ? 0 : Number(shareText), percent: true });
      }),
    );
  });

  test("every finite number written by JavaScript is read back", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        expect(numberFromText(String(n))?.value).toBe(n === 0 ? 0 : n);
      }),
    );
  });
});

describe("dates written as text", () => {
  test.each([
    ["2026-09-30", "2026-09-30"],
    ["2026-09-30T14:05:00Z", "2026-09-30"],
    ["2026/9/30", "2026-09-30"],
    ["30/09/2026", "2026-09-30"],
    ["30.9.2026 08:15", "2026-09-30"],
    ["3/4/26", "2026-04-03"],
    ["30 Sep 2026", "2026-09-30"],
    ["30-Sep-26", "2026-09-30"],
    ["30th September 2026", "2026-09-30"],
    ["Wed 30 Sep 2026", "2026-09-30"],
    ["Sep 30, 2026", "2026-09-30"],
    ["Sep 2026", "2026-09-30"],
    ["Sep-26", "2026-09-30"],
    ["Sept '26", "2026-09-30"],
    ["2026-09", "2026-09-30"],
    ["09/2026", "2026-09-30"],
    ["Feb 2028", "2028-02-29"],
    ["Q2 2026", "2026-06-30"],
    ["2026 Q4", "2026-12-31"],
    ["2026-W01", "2026-01-04"], // Monday 29 December 2025 to Sunday 4 January 2026
    ["2020-W53", "2021-01-03"],
    ["09/30/2026", null], // month first, though the settings say day first
    ["31/02/2026", null],
    ["2026-13-01", null],
    ["Smarch 2026", null],
    ["tomorrow", null],
  ])("%j is %p", (given, iso) => {
    expect(dayFromText(given, options)).toBe(iso === null ? undefined : unwrapDay(iso));
  });

  test("month first when the settings say so", () => {
    expect(dayFromText("03/04/2026", { dayFirst: false })).toBe(unwrapDay("2026-03-04"));
    expect(dayFromText("03/04/2026", { dayFirst: true })).toBe(unwrapDay("2026-04-03"));
  });

  test("a month can stand for its first day", () => {
    expect(dayFromText("Sep 2026", { dayFirst: true, partial: "first" })).toBe(unwrapDay("2026-09-01"));
    expect(dayFromText("Q3 2026", { dayFirst: true, partial: "first" })).toBe(unwrapDay("2026-07-01"));
  });

  test("every day in every form is the serial that SheetJS gives it", () => {
    const formats = [
      "yyyy-mm-dd",
      "dd/mm/yyyy",
      "d mmm yyyy",
      "dd-mmm-yy",
      "d mmmm yyyy",
      "mmmm d, yyyy",
      "dddd d mmmm yyyy",
    ];
    fc.assert(
      fc.property(fc.integer({ min: 33000, max: 69000 }), fc.constantFrom(...formats), (serial, format) => {
        expect(dayFromText(XLSX.SSF.format(format, serial), options)).toBe(serial);
      }),
      { numRuns: 500 },
    );
  });
});

describe("cells of each kind", () => {
  test("dates: serials of both systems, ISO and times agree", () => {
    const column = date("When");
    const day = unwrapDay("2026-09-30");
    expect(read(day, column)).toBe(day);
    expect(read(day + 0.75, column)).toBe(day);
    expect(read(String(day), column)).toBe(day);
    expect(coerce(day - 1462, column, { ...options, date1904: true })).toEqual({ ok: true, value: day });
    expect(coerce("2026-09-30", column, { ...options, date1904: true })).toEqual({ ok: true, value: day });
  });

  test("dates that cannot be right are problems", () => {
    const column = date("When");
    expect(read(0, column)).toBe("006");
    expect(read(20260930, column)).toBe("006");
    expect(read("1899-12-31", column)).toBe("006");
    expect(read(-5, column)).toBe("006");
    expect(read(true, column)).toBe("003");
  });

  test("percentages: 95 %, 95% as text, 0.95, and a bare 95 with a warning", () => {
    const column = percent("Share", { min: 0, max: 1 });
    expect(read("95 %", column)).toBe(0.95);
    expect(read("95%", column)).toBe(0.95);
    expect(read(0.95, column)).toBe(0.95);
    expect(coerce(95, column, options)).toEqual({ ok: true, value: 0.95, warning: "011" });
    expect(read(0.01, column)).toBe(0.01);
  });

  test("a per cent sign on a plain number is not taken for the number", () => {
    expect(read("95%", number("Days"))).toBe("003");
    expect(read("95%", money("Fee"))).toBe("003");
  });

  test("booleans", () => {
    const column = boolean("Agreed");
    for (const yes of ["Yes", "y", "TRUE", "x", 1, "1", true]) expect(read(yes, column)).toBe(true);
    for (const no of ["No", "n", "false", 0, "0", false]) expect(read(no, column)).toBe(false);
    expect(read("perhaps", column)).toBe("003");
    expect(read(2, column)).toBe("003");
  });

  test("choices, whatever their case and hyphens, and by their other words", () => {
    const column = choice("Direction", ["higher", "lower"], { also: { up: "higher", "lower is better": "lower" } });
    expect(read(" HIGHER ", column)).toBe("higher");
    expect(read("Lower-is-better", column)).toBe("lower");
    expect(read("sideways", column)).toBe("004");
  });

  test("words for nothing: missing with a warning where blank is allowed, a problem where it is not", () => {
    for (const word of ["n/a", "N/A", "-", "–", "tbc", "TBD", "?"]) {
      expect(coerce(word, number("Target"), options)).toEqual({ ok: true, value: null, warning: "015" });
      expect(read(word, number("Score", { required: true }))).toBe("003");
      expect(read(word, text("Owner"))).toBeNull();
    }
    expect(read("n/a", text("Id", { required: true }))).toBe("n/a");
  });

  test("error values and blanks", () => {
    for (const column of [
      text("A"),
      number("A"),
      money("A"),
      percent("A"),
      date("A"),
      boolean("A"),
      choice("A", ["b"]),
    ]) {
      expect(read({ error: "#DIV/0!" }, column)).toBe("005");
      expect(read(null, column)).toBeNull();
      expect(read("   ", column)).toBeNull();
      expect(read("\u00a0", column)).toBeNull();
    }
  });
});
