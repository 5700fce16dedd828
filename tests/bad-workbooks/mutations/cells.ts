import { ymdFromDay } from "../../../src/core/days";
import { columnLetters } from "../../../src/contract/cells";
import { specOf, type Base, type TableModel } from "../bases";
import { Book, escaped } from "../Book";
import type { Mutation, Spot } from "../Mutation";
import type { Random } from "../Random";
import { pickCell, pickWideCell, rejects, standsAlone, type Place } from "./places";

const NO_NUMBERS = [
  "abc",
  "twelve",
  "12 apples",
  "1.2.3",
  "1,5",
  "5%5",
  "0x1F",
  "\u0661\u0662",
  "1e999",
  "--5",
  "see note",
  "3/4",
  "Infinity",
  "NaN",
];
const NO_DATES = [
  "31/02/2026",
  "soon",
  "2026-13-01",
  "99/99/9999",
  "1850-01-01",
  "30 Smarch 2026",
  "2026-02-30",
  "the 5th",
  "32-01-2026",
  "Q5 2026",
];
const ERRORS = [
  "#DIV/0!",
  "#N/A",
  "#REF!",
  "#VALUE!",
  "#NAME?",
  "#NUM!",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
  "#GETTING_DATA",
];

/** Cells that are read as numbers, with the wide ones among them. */
function numberCell(base: Base, random: Random): Place | null {
  const wide = random.below(4) === 0 ? pickWideCell(base, random) : null;
  return wide ?? pickCell(base, random, ["number", "money", "percent"]);
}

function spoil(
  name: string,
  pick: (base: Base, random: Random) => Place | null,
  change: (book: Book, place: Place, random: Random, base: Base) => string,
): Mutation {
  return {
    name,
    make(base, random) {
      const book = new Book(base.parts);
      const rejected: Spot[] = [];
      const done: string[] = [];
      const rows = new Set<string>();
      for (let i = 0; i < 1 + random.below(4); i++) {
        const place = pick(base, random);
        if (!place || rows.has(`${place.table.sheet}|${place.row}`)) continue;
        if (place.table.key === "kpis" && (rejected.length > 0 || !standsAlone(base, place.table, place.row))) continue;
        rows.add(`${place.table.sheet}|${place.row}`);
        const how = change(book, place, random, base);
        done.push(`${place.table.sheet}!${columnLetters(place.column)}${place.row}: ${how}`);
        rejected.push(...rejects(base, place));
        if (place.table.key === "kpis") break;
      }
      return rejected.length === 0 ? null : { what: done.join("; "), bytes: book.bytes(), expected: { rejected } };
    },
  };
}

const textInNumbers = spoil("text in numbers", numberCell, (book, { table, row, column }, random) => {
  const text = random.pick(NO_NUMBERS);
  const sheet = book.sheet(table.sheet);
  const raw = random.below(3); // as text, or as what the file calls a number
  if (raw === 0) sheet.set(row, column, random.pick(["", "n"]), `<v>${text}</v>`);
  else if (raw === 1) sheet.set(row, column, "", `<v><!-- in pieces -->${text}</v>`);
  else sheet.setText(row, column, text);
  return text;
});

const textInDates = spoil(
  "text in dates",
  (base, random) => pickCell(base, random, ["date"]),
  (book, { table, row, column }, random) => {
    const text = random.pick(NO_DATES);
    book.sheet(table.sheet).setText(row, column, text);
    return text;
  },
);

const errorValues = spoil(
  "error values",
  (base, random) =>
    random.below(5) === 0
      ? pickWideCell(base, random)
      : pickCell(base, random, ["number", "money", "percent", "date", "text", "choice", "boolean"]),
  (book, { table, row, column }, random) => {
    const error = random.pick(ERRORS);
    const formula = random.below(2) === 0 ? "<f>1/0</f>" : "";
    book.sheet(table.sheet).set(row, column, "e", `${formula}<v>${error}</v>`);
    return error;
  },
);

const notCalculated = spoil(
  "formulas that were never worked out",
  (base, random) => pickCell(base, random, ["number", "money", "percent", "date", "text", "choice"]),
  (book, { table, row, column }, random) => {
    const inner = random.pick([
      "<f>1+1</f>",
      "<f>1+1</f><v></v>",
      "<f>1+1</f><v/>",
      '<f t="shared" si="77"/>',
      '<f t="array" ref="A1">NOW()</f>',
    ]);
    book.sheet(table.sheet).set(row, column, "", inner);
    return inner;
  },
);

const blankRequired = spoil(
  "required cells blank",
  (base, random) =>
    pickCell(
      base,
      random,
      ["text", "choice", "date", "number", "money"],
      (key, table) => specOf(table.key)[key]?.required === true && key !== "id",
    ),
  (book, { table, row, column }, random) => {
    if (random.below(2) === 0) book.sheet(table.sheet).clear(row, column);
    else book.sheet(table.sheet).setText(row, column, random.pick(["", " ", "\u00a0", "\n \t"]));
    return "blank";
  },
);

const wrongChoice = spoil(
  "words that are no choice",
  (base, random) => pickCell(base, random, ["choice"]),
  (book, { table, row, column }, random) => {
    book
      .sheet(table.sheet)
      .setText(
        row,
        column,
        random.pick(["sideways", "¿?!x", "higher and lower", "\u202ereversed", "=1+1", "constructor", "__proto__"]),
      );
    return "no choice";
  },
);

/** Serial 46295 in spellings that mean the same day. */
function spellings(serial: number): { type: string; inner: string }[] {
  const { year, month, day } = ymdFromDay(serial);
  const two = (n: number): string => String(n).padStart(2, "0");
  const iso = `${year}-${two(month)}-${two(day)}`;
  const name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1] ?? "";
  const texts = [
    iso,
    `${two(day)}/${two(month)}/${year}`,
    `${day} ${name} ${year}`,
    `${name} ${day}, ${year}`,
    `${iso}T00:00:00Z`,
    `${day}-${name}-${year}`,
    ` ${iso}\u00a0`,
    `${two(day)}.${two(month)}.${year} 09:30`,
    String(serial),
  ];
  return [
    ...texts.map((text) => ({ type: "inlineStr", inner: `<is><t xml:space="preserve">${text}</t></is>` })),
    { type: "d", inner: `<v>${iso}</v>` },
    { type: "d", inner: `<v>${iso}T00:00:00.000</v>` },
    { type: "", inner: `<v>${serial}.75</v>` },
    { type: "n", inner: `<v> ${serial}.0 </v>` },
    { type: "str", inner: `<f>TEXT(${serial},"yyyy-mm-dd")</f><v>${iso}</v>` },
  ];
}

const mixedDates: Mutation = {
  name: "mixed dates",
  make(base, random) {
    const table = random.pick(
      base.tables.filter((t) => [...t.columns.keys()].some((key) => specOf(t.key)[key]?.kind === "date")),
    );
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    let changed = 0;
    for (const [key, column] of table.columns) {
      if (specOf(table.key)[key]?.kind !== "date") continue;
      for (const row of table.rows) {
        const value = base.value(table.sheet, row, column);
        if (typeof value !== "number" || value < 32_874 || random.below(2) === 0) continue;
        const { type, inner } = random.pick(spellings(Math.floor(value)));
        sheet.set(row, column, type, inner);
        changed++;
      }
    }
    return changed === 0
      ? null
      : { what: `${changed} dates of ${table.sheet} respelled`, bytes: book.bytes(), expected: {} };
  },
};

/** Numbers as people type them, each the same number. */
const respelledNumbers: Mutation = {
  name: "numbers typed as text",
  make(base, random) {
    const book = new Book(base.parts);
    let changed = 0;
    for (let i = 0; i < 30; i++) {
      const place = pickCell(
        base,
        random,
        ["number", "money"],
        (key, table) =>
          key !== "value" && !["target", "targetUpper", "tolerance"].includes(key) && table.key !== "observations",
      );
      if (!place) return null;
      const { table, row, column } = place;
      const value = base.value(table.sheet, row, column);
      if (typeof value !== "number") continue;
      const grouped = Number.isInteger(value) && value >= 1000 ? value.toLocaleString("en-GB") : String(value);
      const text = random.pick([
        String(value),
        ` ${value} `,
        `\u00a0${value}`,
        value >= 0 ? `+${value}` : String(value),
        grouped,
      ]);
      book.sheet(table.sheet).setText(row, column, text);
      changed++;
    }
    return changed === 0 ? null : { what: `${changed} numbers as text`, bytes: book.bytes(), expected: {} };
  },
};

/** Every filled cell of a table becomes a formula with the same cached value. */
const formulas: Mutation = {
  name: "formulas with cached values",
  make(base, random) {
    const table = random.pick(base.tables);
    const book = new Book(base.parts);
    const sheet = book.sheet(table.sheet);
    const kind = random.pick(["plain", "shared", "array", "table"]);
    let group = 0;
    for (const row of table.rows) {
      for (const [column] of sheet.rowAt(row).cells) {
        const value = base.value(table.sheet, row, column);
        if (value === null || typeof value === "object") continue;
        const at = `${columnLetters(column)}${row}`;
        const formula = {
          plain: `<f>IF(A1&lt;&gt;"",${columnLetters(column)}999,"&amp;")</f>`,
          shared:
            group++ % 3 === 0
              ? `<f t="shared" ref="${at}:${at}" si="${group}">A1*2</f>`
              : `<f t="shared" si="${group}"/>`,
          array: `<f t="array" ref="${at}" ca="1">SUM(A1:A9*1)</f>`,
          table: `<f t="dataTable" ref="${at}" dt2D="1" dtr="1" r1="A1" r2="B1"/>`,
        }[kind];
        if (typeof value === "string") sheet.set(row, column, "str", `${formula}<v>${escaped(value)}</v>`);
        else if (typeof value === "boolean") sheet.set(row, column, "b", `${formula}<v>${value ? 1 : 0}</v>`);
        else sheet.set(row, column, "", `${formula}<v>${value}</v>`);
      }
    }
    return { what: `${kind} formulas on ${table.sheet}`, bytes: book.bytes(), expected: {} };
  },
};

/** A KPI's row is spoiled: its observations go with it, each listed. */
const badKpi: Mutation = {
  name: "a KPI that cannot be used",
  make(base, random) {
    const table = base.tables.find(({ key }) => key === "kpis") as TableModel;
    const row = random.pick(table.good.filter((r) => standsAlone(base, table, r)));
    const column = table.columns.get("direction") ?? 1;
    const book = new Book(base.parts);
    book.sheet(table.sheet).setText(row, column, "sideways");
    const rejected = rejects(base, { table, row, column, key: "direction" });
    return { what: `${table.sheet}!${row}: no direction`, bytes: book.bytes(), expected: { rejected } };
  },
};

/** Words for nothing, in columns that may be blank: the row stays, the value is missing. */
const wordsForNothing: Mutation = {
  name: "words for nothing",
  make(base, random) {
    const place = pickCell(
      base,
      random,
      ["date", "number", "money", "percent"],
      (key, table) =>
        specOf(table.key)[key]?.required === false &&
        table.key !== "observations" &&
        table.key !== "terms" &&
        table.key !== "kpis" &&
        table.key !== "costs" &&
        table.key !== "value" &&
        table.key !== "satisfaction",
    );
    if (!place) return null;
    const book = new Book(base.parts);
    const { table, row, column } = place;
    book.sheet(table.sheet).setText(row, column, random.pick(["n/a", "tbc", "N/A", "-", "–", "TBD", "not available"]));
    return {
      what: `${table.sheet}!${columnLetters(column)}${row}`,
      bytes: book.bytes(),
      expected: { touched: [{ sheet: table.sheet, row }] },
    };
  },
};

export const cellMutations: readonly Mutation[] = [
  textInNumbers,
  textInDates,
  mixedDates,
  respelledNumbers,
  errorValues,
  notCalculated,
  blankRequired,
  wrongChoice,
  formulas,
  badKpi,
  wordsForNothing,
];
