import fc from "fast-check";
import type {
  Block,
  Cell,
  ChartSpec,
  Column,
  PackDocument,
  Page,
  Spark,
  TableBlock,
} from "../../src/pack/PackDocument";

/** Pack documents as no contract would make them: odd texts, every block, every grid. For properties of the layout. */

const word = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9,.%£–()/-]{1,18}$/),
  fc.constantFrom("=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "<img src=x>", "客服", "é", "\u{1F600}", "&P", "]]>"),
);
const line = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(" "));
const short = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
const tone = fc.constantFrom("concern", "improvement", "neutral", "green", "amber", "red", "plain", "muted" as const);
const link = fc.constantFrom("page:p0", "page:p1", "page:gone", "Observations!C412", "'My sheet'!A1");
const number = fc.oneof(fc.integer({ min: -99_999, max: 99_999 }), fc.double({ min: -1, max: 1, noNaN: true }));

const form = fc.constantFrom(
  { kind: "text" as const },
  { kind: "number" as const, decimals: 1 },
  { kind: "percent" as const, decimals: 1 },
  { kind: "money" as const, unit: "thousand" as const, decimals: 0 },
);

const cell: fc.Arbitrary<Cell> = fc.record(
  {
    value: fc.oneof(line, short, number, fc.boolean(), fc.constant(null)),
    tone,
    bold: fc.boolean(),
    align: fc.constantFrom("left", "right", "center" as const),
    link,
    strike: fc.boolean(),
    note: line,
  },
  { requiredKeys: ["value"] },
);
const spark: fc.Arbitrary<Spark> = fc.record({
  values: fc.array(fc.option(number), { minLength: 1, maxLength: 24 }),
});

interface Room {
  /** Grid columns that a block may span. */
  readonly columns: number;
  readonly native: boolean;
}

function table(id: string, { columns, native }: Room): fc.Arbitrary<TableBlock> {
  const count = native ? columns : Math.min(6, Math.max(1, Math.floor(columns / 6)));
  const column = (i: number): fc.Arbitrary<Column> =>
    fc.record(
      {
        id: fc.constant(`c${i}`),
        header: short.map((text) => `${text} ${i}`),
        span: fc.constant(native ? 1 : Math.floor(columns / count)),
        form,
        wrap: fc.boolean(),
        typed: fc.boolean(),
        internal: fc.boolean(),
        headerNote: line,
      },
      { requiredKeys: ["id", "header", "span"] },
    );
  return fc.record({
    type: fc.constant("table" as const),
    id: fc.constant(id),
    columns: fc.tuple(...Array.from({ length: count }, (_, i) => column(i))),
    rows: fc
      .array(
        fc.record({
          cells: fc.array(fc.oneof({ weight: 9, arbitrary: cell }, { weight: 1, arbitrary: spark }), {
            minLength: count,
            maxLength: count,
          }),
          kind: fc.constantFrom("body", "body", "body", native ? "body" : "group", native ? "body" : ("note" as const)),
        }),
        { maxLength: 25 },
      )
      .map((rows) =>
        rows.map((row, i) => ({ ...row, kind: row.kind as "body" | "group" | "note", key: `${id}-${i}` })),
      ),
    statusColumns: fc.constantFrom([], ["c0"]),
    native: fc.constant(native),
  });
}

const chart = (id: string): fc.Arbitrary<ChartSpec> =>
  fc.integer({ min: 1, max: 36 }).chain((points) => {
    const values = fc.array(fc.option(number), { minLength: points, maxLength: points });
    return fc.record({
      id: fc.constant(id),
      kind: fc.constantFrom("line", "bar", "stacked-bar" as const),
      title: line,
      categories: fc.array(short, { minLength: points, maxLength: points }),
      series: fc.array(
        fc.record({
          name: short,
          values,
          role: fc.constantFrom("value", "mean", "limit", "target", "concern", "bar" as const),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      form,
      altText: line,
    });
  });

function simple(id: string, room: Room): fc.Arbitrary<Block> {
  return fc.oneof(
    fc.record(
      { type: fc.constant("heading" as const), text: line, level: fc.constantFrom(1, 2 as const), note: line },
      { requiredKeys: ["type", "text", "level"] },
    ),
    fc.record({ type: fc.constant("text" as const), text: line, tone, small: fc.boolean(), link }),
    fc.record({
      type: fc.constant("bullets" as const),
      items: fc.array(fc.record({ text: line, tone, link }), { maxLength: 5 }),
    }),
    ...(room.native ? [] : [table(id, room)]),
  );
}

function block(id: string, room: Room): fc.Arbitrary<Block> {
  return fc.oneof(
    simple(id, room),
    table(id, room),
    fc.constantFrom({ type: "space" as const }, { type: "page-break" as const }),
    fc.record({
      type: fc.constant("charts" as const),
      charts: fc
        .integer({ min: 1, max: 5 })
        .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => chart(`${id}-${i}`)))),
      across: fc.constantFrom(1, 2),
      lines: fc.integer({ min: 6, max: 20 }),
    }),
    ...(room.native
      ? []
      : [
          fc.record({
            type: fc.constant("columns" as const),
            columns: fc.tuple(
              ...[0, 1].map((side) =>
                fc.record({
                  width: fc.constant(1),
                  blocks: fc.array(
                    simple(`${id}-${side}`, { columns: Math.floor((room.columns - 1) / 2), native: false }),
                    {
                      maxLength: 1,
                    },
                  ),
                }),
              ),
            ),
          }),
        ]),
  );
}

const grids: readonly (Room & { grid: number[]; orientation: Page["orientation"] })[] = [
  { grid: Array<number>(40).fill(2.4), columns: 40, native: false, orientation: "portrait" },
  { grid: Array<number>(58).fill(2.4), columns: 58, native: false, orientation: "landscape" },
  { grid: [24, 40, 20, 16, 30], columns: 5, native: true, orientation: "landscape" },
];

function page(index: number): fc.Arbitrary<Page> {
  return fc.constantFrom(...grids).chain((room) =>
    fc.integer({ min: 0, max: 6 }).chain((count) =>
      fc
        .record({
          title: fc.oneof(short, line),
          subtitle: fc.oneof(short, line),
          blocks: fc.tuple(...Array.from({ length: count }, (_, i) => block(`t${index}-${i}`, room))),
          onePage: fc.boolean(),
          internal: fc.constant(index === 1),
        })
        .map((made) => ({
          id: `p${index}`,
          number: index + 1,
          sheet: `${index + 1} Page`,
          orientation: room.orientation,
          grid: room.grid,
          ...made,
        })),
    ),
  );
}

export const anyDocument: fc.Arbitrary<PackDocument> = fc
  .integer({ min: 1, max: 3 })
  .chain((n) => fc.tuple(line, line, fc.tuple(...Array.from({ length: n }, (_, i) => page(i)))))
  .map(([title, subtitle, pages]) => ({
    title,
    subtitle,
    currency: "GBP",
    properties: {
      title: "t",
      subject: "s",
      author: "a",
      company: "c",
      keywords: "k",
      description: "d",
      created: "2026-10-05T09:00:00.000Z",
    },
    pages,
    missing: [],
  }));
