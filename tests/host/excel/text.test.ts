import fc from "fast-check";
import { asText } from "../../../src/host/excel/text";
import { sparkText } from "../../../src/host/excel/render/spark";
import { start } from "../../workbench/officejs/start";

/** Texts that spreadsheets take for something else (OWASP's list, numbers, dates, fractions, truth values, errors). */
const hostile = [
  "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1", "  =1", "'=1", "''", "'", "＝1+1",
  "1", "0012", "-5", "1e5", "12%", "£5", "$1,000", "(5)", "1/2", "3-4", "2026-09-30", "30/9/2026", "Sep 2026", "12:30",
  "TRUE", "false", "#N/A", "#REF!", "May 1", "1st", "…", "▲ Amber", "HTML <b>x</b>", "a".repeat(40000),
]; // prettier-ignore

/** Writes texts by the add-in's rule through Microsoft's client, and says what Excel made of them. */
async function roundTrip(texts: readonly string[], format: string): Promise<unknown[]> {
  const client = start();
  return client.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange(`A1:A${texts.length}`);
    range.numberFormat = texts.map(() => [format]);
    range.values = texts.map((text) => [asText(text, format)]);
    range.load("values,formulas");
    await context.sync();
    const sheet = client.host.book.sheets[0];
    texts.forEach((_, i) => expect(sheet?.cells.get(i + 1, 1)?.formula ?? null).toBeNull());
    return range.values.map(([value]: unknown[]) => value);
  });
}

test.each(["General", "@", "0.00"])("hostile texts stay texts in cells of the format %s", async (format) => {
  const seen = await roundTrip(hostile, format);
  hostile.forEach((text, i) => {
    if (text.length <= 32767) expect(seen[i]).toBe(text);
    else expect(String(seen[i])).toMatch(/^a{30000,32766}…$/);
  });
});

test("any text stays the text it is", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: "binary", minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 40 }),
      async (texts) => {
        expect(await roundTrip(texts, "General")).toEqual(texts);
      },
    ),
    { numRuns: 20 },
  );
});

describe("sparklines of blocks", () => {
  test("from the lowest to the highest, gaps seen", () => {
    expect(sparkText([1, 2, 3, 4, 5], 12)).toBe("▁▂▃▅▇");
    expect(sparkText([5, null, 1], 12)).toBe("▇\u2007▁");
    expect(sparkText([3, 3, 3], 12)).toBe("▃▃▃");
    expect(sparkText([9, 1, 2], 2)).toBe("▁▇");
    expect(sparkText([null, null], 12)).toBe("");
  });
  test("never higher for a lower value", () => {
    const steps = "▁▂▃▅▇";
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), {
          minLength: 2,
          maxLength: 36,
        }),
        (values) => {
          const drawn = [...sparkText(values, 99)].map((block) => steps.indexOf(block));
          values.forEach((a, i) =>
            values.forEach((b, j) => a < b && expect(drawn[i]).toBeLessThanOrEqual(drawn[j] as number)),
          );
        },
      ),
    );
  });
});
