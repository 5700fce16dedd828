import type { CellStyle, LaidOutCell, LaidOutChart, LaidOutPack, LaidOutSheet } from "../../../src/pack/LaidOutPack";
import { serialOfIso } from "./serials";

/** A pack made by hand that uses every feature of the type, small enough to check by eye. */
export const STYLES: readonly CellStyle[] = [
  { font: { size: 10 } },
  { font: { size: 18, bold: true, colour: "#1F3A5F" } },
  { font: { size: 10, bold: true, colour: "#FFFFFF" }, fill: "#1F3A5F", vertical: "middle", wrap: true },
  { font: { size: 10 }, format: "0.0", horizontal: "right" },
  { font: { size: 10 }, format: "d mmm yyyy", horizontal: "left" },
  { font: { size: 10, italic: true, colour: "#5B6770" }, fill: "#FFF8E1", unlocked: true, wrap: true, vertical: "top" },
  {
    font: { size: 10, underline: true, strike: true, colour: "#1F5FA8" },
    border: { top: { style: "thin", colour: "#5B6770" }, bottom: { style: "hair", colour: "#5B6770" } },
    indent: 2,
  },
  { font: { size: 10 }, format: '£#,##0,"k"', border: { left: { style: "medium", colour: "#000000" } } },
];

export const MONTHS = 24;
const VALUES = Array.from({ length: MONTHS }, (_, i) =>
  Number((76 + 3 * Math.sin(i * 1.7) + (i === 15 ? -8 : 0) + (i > 20 ? 6 : 0)).toFixed(1)),
);
const DATES = Array.from({ length: MONTHS }, (_, i) =>
  serialOfIso(`${2024 + Math.floor((i + 9) / 12)}-${String(((i + 9) % 12) + 1).padStart(2, "0")}-01`),
);

function cell(
  row: number,
  column: number,
  value: LaidOutCell["value"],
  style = 0,
  more: Partial<LaidOutCell> = {},
): LaidOutCell {
  return { row, column, value, style, ...more };
}

/** Columns J to R of the data sheet: option, fees, governance, transition, label carrier, category, spend, x, y. */
const OTHER: readonly (readonly (string | number)[])[] = [
  ["Stay with A", 10, 2, 0, 0.01, "Contact centre", 420000, 100, 12],
  ["Move to B", 8, 3, 2, 0.01, "Field & repair <24h>", 310000, 140, 13],
  ["Bring in-house", 6.5, 5, 2.5, 0.01, "Back office", 90000, 150, 14],
];

function dataSheet(): LaidOutSheet {
  const cells: LaidOutCell[] = ["Month", "Value", "Mean", "Lower", "Upper", "Target", "Low point", "High point"].map(
    (text, i) => cell(1, i + 1, text, 2),
  );
  VALUES.forEach((value, i) => {
    const row = i + 2;
    cells.push(
      cell(row, 1, DATES[i] ?? null, 4),
      cell(row, 2, value, 3),
      cell(row, 3, 76, 3),
      cell(row, 4, 70, 3),
      cell(row, 5, 82, 3),
      cell(row, 6, 78, 3),
      cell(row, 7, i === 15 ? value : null, 3),
      cell(row, 8, i > 20 ? value : null, 3),
      ...(OTHER[i] ?? []).map((other, k) => cell(row, 10 + k, other)),
      cell(row, 19, `M${i + 1}`),
    );
  });
  return {
    name: "Data's & more",
    pageId: "data",
    columnWidths: [14, 10, 10, 10, 10, 10, 10, 10],
    rowHeights: new Map([[1, 24]]),
    cells,
    merges: [],
    conditionalFormats: [],
    sparklines: [],
    charts: [],
    validations: [],
    gridlines: true,
    hidden: true,
    typed: [],
    tables: [
      {
        row: 1,
        column: 1,
        rows: MONTHS + 1,
        columns: 8,
        name: "Chart_data",
        filter: true,
        banded: true,
        headers: ["Month", "Value", "Mean", "Lower", "Upper", "Target", "Low point", "High point"],
      },
    ],
  };
}

const D = "'Data''s & more'!";
const column = (letter: string): string => `${D}$${letter}$2:$${letter}$${MONTHS + 1}`;

export function xmrChart(id: string, row: number, col: number, timeAxis = true): LaidOutChart {
  const flat = (value: number): number[] => VALUES.map(() => value);
  const last = MONTHS - 1;
  const categories = column(timeAxis ? "A" : "S");
  const limit = { colour: "#8A939A", width: 0.75, dash: "dash" } as const;
  return {
    id,
    kind: "line",
    row,
    column: col,
    rows: 14,
    columns: 6,
    title: "Availability above its upper limit since July",
    subtitle: "Availability, % of service hours, monthly",
    timeAxis,
    categoryCache: timeAxis ? DATES : DATES.map((_, i) => `M${i + 1}`),
    valueFormat: "0",
    categoryFormat: timeAxis ? "mmm yy" : "General",
    min: 64,
    max: 88,
    yTitle: "%",
    altText:
      "XmR chart of availability: 24 months, mean 76, limits 70 and 82, target 78.\nOne low point & three high ones.",
    series: [
      {
        name: "Availability",
        values: column("B"),
        categories,
        line: { colour: "#1A1A1A", width: 1.5 },
        cache: VALUES,
      },
      {
        name: "Mean",
        values: column("C"),
        categories,
        line: { colour: "#8A939A", width: 1 },
        cache: flat(76),
        labelAt: { index: last, text: "Mean 76.0" },
      },
      {
        name: "Lower",
        values: column("D"),
        categories,
        line: limit,
        cache: flat(70),
        labelAt: { index: last, text: "Lower 70.0" },
      },
      {
        name: "Upper",
        values: column("E"),
        categories,
        line: limit,
        cache: flat(82),
        labelAt: { index: last, text: "Upper 82.0" },
      },
      {
        name: "Target",
        values: column("F"),
        categories,
        line: { colour: "#8A1538", width: 1.25, dash: "sysDash" },
        cache: flat(78),
        labelAt: { index: last, text: "Target 78" },
      },
      {
        name: "Low",
        values: column("G"),
        categories,
        marker: { shape: "triangle", size: 9, fill: "#B84A00" },
        cache: VALUES.map((v, i) => (i === 15 ? v : null)),
      },
      {
        name: "High",
        values: column("H"),
        categories,
        marker: { shape: "square", size: 8, fill: "#1F5FA8" },
        cache: VALUES.map((v, i) => (i > 20 ? v : null)),
      },
    ],
  };
}

function otherCharts(): LaidOutChart[] {
  const few = (letter: string): string => `${D}$${letter}$2:$${letter}$4`;
  const cache = (at: number): number[] => OTHER.map((row) => Number(row[at]));
  const words = (at: number): string[] => OTHER.map((row) => String(row[at]));
  const base = { rows: 14, columns: 6, timeAxis: false, categoryFormat: "General", altText: "A chart" };
  const cost = { categories: few("J"), showValues: true };
  return [
    {
      ...base,
      id: "tcp",
      kind: "stacked-bar",
      row: 36,
      column: 1,
      title: "Total cost of performance by option: staying costs least to change and most to keep",
      subtitle: "£m over five years",
      categoryCache: words(0),
      valueFormat: "0.0",
      series: [
        {
          ...cost,
          name: "Fees",
          values: few("K"),
          cache: cache(1),
          fill: "#1F3A5F",
          labelAt: { index: 0, text: "Fees" },
        },
        { ...cost, name: "Governance", values: few("L"), cache: cache(2), fill: "#7FA7D1" },
        { ...cost, name: "Transition", values: few("M"), cache: cache(3), fill: "#D9E2EC" },
        {
          name: "Per unit",
          values: few("N"),
          categories: few("J"),
          cache: cache(4),
          pointLabels: ["£12.1", null, "£14.0"],
        },
      ],
    },
    {
      ...base,
      id: "bar",
      kind: "bar",
      row: 36,
      column: 7,
      title: "Value at stake by category",
      categoryCache: words(5),
      valueFormat: '£#,##0,"k"',
      xTitle: "Category",
      yTitle: "£ thousand",
      series: [
        { name: "Spend", values: few("P"), categories: few("O"), cache: cache(6), fill: "#1F5FA8", showValues: true },
      ],
    },
    {
      ...base,
      id: "scatter",
      kind: "scatter",
      row: 52,
      column: 1,
      title: "Frontier: cost against joint output",
      subtitle: "Better is right and down",
      categoryCache: [],
      valueFormat: "0.0",
      categoryFormat: "0",
      xTitle: "Joint output",
      yTitle: "£m",
      series: [
        {
          name: "Options",
          values: few("R"),
          x: few("Q"),
          cache: cache(8),
          xCache: cache(7),
          marker: { shape: "diamond", size: 9, fill: "#B84A00" },
          pointLabels: words(0),
        },
        {
          name: "Frontier",
          values: few("R"),
          x: few("Q"),
          cache: cache(8),
          xCache: cache(7),
          line: { colour: "#8A939A", width: 1, dash: "sysDot" },
        },
      ],
    },
    xmrChart("words", 52, 7, false),
  ];
}

function page(): LaidOutSheet {
  return {
    name: "1 On one page",
    pageId: "one-page",
    tabColour: "#B84A00",
    columnWidths: Array.from({ length: 12 }, () => 9),
    gridlines: false,
    rowHeights: new Map([
      [1, 30],
      [2, 6],
      [4, 30],
      [16, 40],
    ]),
    cells: [
      cell(1, 1, 'Client × Supplier <governance> & "MI"', 1),
      cell(1, 2, null, 1),
      cell(1, 3, null, 1),
      cell(3, 1, "Exceptions page", 6, { link: { target: "#'2 Typed'!B3", tip: "Go to the typed cells" } }),
      cell(3, 4, "Standard", 6, { link: { target: "https://example.org/a b?q=1&r=2", tip: "Outside" } }),
      cell(3, 7, "Not linked", 6, { link: { target: "file:///etc/passwd" } }),
      cell(4, 1, "KPI", 2, { note: "What is measured\nand how" }),
      cell(4, 2, "Latest", 2),
      cell(4, 3, "Target", 2),
      cell(4, 4, "Gap", 2),
      cell(4, 5, "Status", 2),
      cell(4, 6, "Trend", 2),
      cell(5, 1, "Availability", 0),
      cell(5, 2, 82.4, 3),
      cell(5, 3, 78, 3),
      cell(5, 4, 4.4, 3, { formula: "B5-C5" }),
      cell(5, 5, "● Green", 0),
      cell(5, 6, null),
      cell(6, 1, "Abandonment", 0),
      cell(6, 2, 9.1, 3),
      cell(6, 3, 5, 3),
      cell(6, 4, 4.1, 3, { formula: "B6-C6" }),
      cell(6, 5, "■ Red", 0),
      cell(6, 6, null),
      cell(7, 1, "Sum", 0),
      cell(7, 4, 8.5, 3, { formula: "SUM(D5:D6)" }),
      cell(7, 5, "Red wins", 0, { formula: 'IFS(D7>8,"Red wins",TRUE,"MAX(")' }),
      cell(7, 6, true, 0, { formula: "D7>8" }),
      cell(8, 1, serialOfIso("2026-09-30"), 4),
      cell(8, 2, true),
      cell(8, 3, false),
      cell(8, 7, 1234567, 7),
      cell(16, 1, "An anchor above the charts", 5, {
        note: "A longer note, which says in two or three sentences where the figure comes from, so that nobody has to ask.",
      }),
    ],
    merges: [
      { row: 1, column: 1, rows: 1, columns: 3 },
      { row: 9, column: 1, rows: 1, columns: 1 },
      { row: 16, column: 1, rows: 1, columns: 4 },
    ],
    tables: [
      {
        row: 4,
        column: 1,
        rows: 3,
        columns: 6,
        name: "Scorecard",
        headers: ["KPI", "Latest", "Target", "Gap", "Status", "Trend"],
        filter: true,
        banded: false,
      },
    ],
    conditionalFormats: [
      {
        box: { row: 5, column: 5, rows: 2, columns: 1 },
        formula: 'LEFT($E5,1)="■"',
        style: { colour: "#9C0006", fill: "#FFE3DC", bold: true },
      },
      { box: { row: 5, column: 5, rows: 2, columns: 1 }, formula: 'LEFT($E5,1)="●"', style: { fill: "#E2F0D9" } },
    ],
    sparklines: [
      { row: 5, column: 6, data: `${D}B2:B25`, colour: "#5B6770", lastColour: "#1F5FA8" },
      { row: 6, column: 6, data: `${D}C2:C25`, colour: "#5B6770", lastColour: "#B84A00" },
    ],
    charts: [xmrChart("xmr", 18, 1), xmrChart("xmr2", 18, 7), ...otherCharts()],
    validations: [],
    freeze: { rows: 4, columns: 1 },
    typed: [],
    print: {
      orientation: "portrait",
      area: { row: 1, column: 1, rows: 66, columns: 12 },
      fit: { width: 1, height: 0 },
      titleRows: { from: 1, to: 4 },
      breaks: [34],
      header: "&L&8Client && Supplier&R&8Q2",
      footer: "&L&8&F&R&8Page &P of &N",
      margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
    },
  };
}

function typedPage(): LaidOutSheet {
  const box = (row: number) => ({ row, column: 2, rows: 1, columns: 1 });
  return {
    name: "2 Typed",
    pageId: "typed",
    columnWidths: [20, 40],
    rowHeights: new Map(),
    gridlines: false,
    hidden: false,
    cells: [
      cell(3, 1, "Decision"),
      cell(3, 2, null, 5),
      cell(4, 1, "Score"),
      cell(4, 2, 7, 5),
      cell(5, 1, "Weight"),
      cell(5, 2, 0.5, 5),
      cell(6, 1, "Due"),
      cell(6, 2, null, 5),
      cell(7, 1, "Free"),
      cell(7, 2, "=1+1", 5),
    ],
    merges: [],
    tables: [],
    conditionalFormats: [],
    sparklines: [],
    charts: [],
    freeze: { rows: 2, columns: 0 },
    validations: [
      { box: box(3), list: ['Approve "now"', "Reject", "Discuss & decide"], message: "Choose one" },
      { box: box(4), whole: { min: 0, max: 10 }, message: "A whole number from 0 to 10" },
      { box: box(5), decimal: { min: 0, max: 1 }, message: "Between 0 and 1" },
      { box: box(6), date: true, message: "A date" },
      { box: box(7), list: ["contains, a comma"], message: "Say which, please" },
    ],
    typed: [{ row: 3, column: 2, key: "kpi:a/xmr", field: "decision" }],
    print: {
      orientation: "landscape",
      area: { row: 1, column: 1, rows: 7, columns: 2 },
      fit: { width: 1, height: 1 },
      breaks: [],
      header: "",
      footer: "",
      margins: { top: 0.5, bottom: 0.5, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
    },
  };
}

export function samplePack(): LaidOutPack {
  return {
    sheets: [dataSheet(), page(), typedPage()],
    styles: STYLES,
    names: [{ name: "pack_target", ref: `${D}$F$2` }],
    properties: {
      title: "Governance MI pack <Q2>",
      subject: "Review",
      author: "A & B",
      company: "Client",
      keywords: "MI; pack",
      description: "Line one\nline two",
      created: "2026-10-05T09:30:00Z",
    },
  };
}
