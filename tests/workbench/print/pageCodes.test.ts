import { codeRuns } from "../../../src/workbench/print/pageCodes";

const FACTS = { page: 2, pages: 5, sheet: "4 Scorecard", file: "pack.xlsx", now: new Date(2026, 9, 3, 8, 5) };

function text(code: string): string {
  return codeRuns(code, FACTS)
    .map((run) => run.text)
    .join("");
}

test("codes of headers and footers say page, pages, sheet, file, date and time", () => {
  expect(text("Page &P of &N")).toBe("Page 2 of 5");
  expect(text("&A in &F, &D &T")).toBe("4 Scorecard in pack.xlsx, 3 Oct 2026 08:05");
  expect(text("R&&D &P+1 &P-1")).toBe("R&D 3 1");
});

test("sizes, fonts, weights and colours apply to what comes after them", () => {
  expect(codeRuns('&8Q2 &"Arial,Bold Italic"x&B&Kff0000y', FACTS)).toEqual([
    { text: "Q2 ", size: 8, bold: false, italic: false, underline: false, strike: false },
    { text: "x", size: 8, font: "Arial", bold: true, italic: true, underline: false, strike: false },
    {
      text: "y",
      size: 8,
      font: "Arial",
      bold: false,
      italic: true,
      underline: false,
      strike: false,
      colour: "#FF0000",
    },
  ]);
});

test("codes for what is not known here (path, picture) leave nothing behind", () => {
  expect(text("&Z&G&X2&Y")).toBe("2");
});
