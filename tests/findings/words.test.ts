import fc from "fast-check";
import { dayFromIso } from "../../src/core/days";
import {
  THIN,
  formatBeside,
  formatRange,
  formatValue,
  joinWords,
  money,
  moneyExact,
  monthName,
  monthYear,
  ordinal,
  percentWords,
  periodName,
  plain,
  plural,
  quoteShort,
  shortDate,
  targetWords,
} from "../../src/findings/words";

const day = (iso: string): number => dayFromIso(iso)!;

function measure(unit: string, form: "share" | "number", target: number | null, values: number[] = []) {
  const series = {
    period: new Int32Array(values.length),
    value: Float64Array.from(values),
    numerator: new Float64Array(values.length),
    denominator: new Float64Array(values.length),
    row: new Int32Array(values.length),
    column: new Int32Array(values.length),
    sheet: "Observations",
    comments: new Map<number, string>(),
  };
  return { unit, form, target, targetUpper: null as number | null, direction: "higher" as const, series };
}

describe("figures", () => {
  test.each([
    [0, 0, "0"],
    [-0.4, 0, "0"],
    [-1234.5, 1, "−1,234.5"],
    [1234567, 0, "1,234,567"],
    [999, 2, "999.00"],
  ])("%p with %p decimals reads %s", (value, decimals, expected) => {
    expect(plain(value, decimals)).toBe(expected);
  });

  test.each([
    [950, "GBP", "£950"],
    [999.6, "GBP", "£1,000"],
    [9800, "GBP", "£9,800"],
    [9999.7, "GBP", "£10k"],
    [48_300, "GBP", "£48.3k"],
    [48_000, "GBP", "£48k"],
    [999_700, "GBP", "£1m"],
    [1_420_000, "GBP", "£1.42m"],
    [12_400_000, "EUR", "€12.4m"],
    [-3000, "USD", "−$3,000"],
    [2_500_000_000, "GBP", "£2.5bn"],
    [0, "GBP", "£0"],
    [48_000, "CHF", `CHF${THIN}48k`],
  ])("%p %s is %s", (amount, currency, expected) => {
    expect(money(amount, currency)).toBe(expected);
  });

  test("money in full keeps pence only when there are any", () => {
    expect(moneyExact(12345.6, "GBP")).toBe("£12,345.60");
    expect(moneyExact(-9800, "GBP")).toBe("−£9,800");
  });

  test("the short form of money is within half a per cent", () => {
    fc.assert(
      fc.property(fc.double({ min: -5e9, max: 5e9, noNaN: true }), (amount) => {
        const [, sign, digits, suffix] = /^(−?)£([\d.,]+)(k|m|bn)?$/.exec(money(amount, "GBP"))!;
        const scale = { k: 1e3, m: 1e6, bn: 1e9 }[suffix as "k" | "m" | "bn"] ?? 1;
        const back = Number(digits!.replaceAll(",", "")) * scale * (sign ? -1 : 1);
        expect(Math.abs(back - amount)).toBeLessThanOrEqual(Math.max(0.5, Math.abs(amount) * 0.0051));
      }),
    );
  });
});

describe("a KPI's values", () => {
  test("percentages have one digit more than nothing, or those of the target", () => {
    expect(formatValue(measure("%", "share", 0.78), 0.712)).toBe(`71.2${THIN}%`);
    expect(formatValue(measure("%", "share", 0.9995), 0.9991)).toBe(`99.91${THIN}%`);
    expect(targetWords(measure("%", "share", 0.78))).toBe(`78${THIN}%`);
    expect(targetWords(measure("%", "share", 0.975))).toBe(`97.5${THIN}%`);
    expect(targetWords(measure("%", "share", null))).toBeNull();
  });

  test("counts keep no decimals, measured numbers one", () => {
    expect(formatValue(measure("calls", "number", 100, [12, 15]), 14)).toBe(`14${THIN}calls`);
    expect(formatValue(measure("days", "number", 5, [4.25, 5.5]), 4.25)).toBe(`4.3${THIN}days`);
    expect(formatValue(measure("£", "number", 12000, [12400]), 12400)).toBe("£12,400");
    expect(formatValue(measure("%", "share", 0.78), null)).toBe("no value");
  });

  test("a range has its unit once", () => {
    expect(formatRange(measure("%", "share", 0.78), 0.7391, 0.8238)).toBe(`73.9–82.4${THIN}%`);
    expect(formatRange(measure("days", "number", 2, [0.5]), -1.24, 3.6)).toBe(`−1.2 to 3.6${THIN}days`);
    const band = { ...measure("days", "number", 10), targetUpper: 20, direction: "range" as const };
    expect(targetWords(band)).toBe(`10–20${THIN}days`);
  });

  test("a value that misses its target never reads as the target", () => {
    const kpi = measure("%", "share", 0.78);
    expect(formatBeside(kpi, 0.77996, 0.78)).toBe(`77.996${THIN}%`);
    expect(formatBeside(kpi, 0.712, 0.78)).toBe(`71.2${THIN}%`);
    expect(formatBeside(kpi, 0.78, 0.78)).toBe(`78.0${THIN}%`);
  });
});

describe("days", () => {
  test("names of days and months", () => {
    expect(monthName(day("2026-09-30"))).toBe("September");
    expect(monthYear(day("2026-09-30"))).toBe("Sep 2026");
    expect(shortDate(day("2026-09-03"))).toBe("3 Sep 2026");
  });
  test("a period has its year when the year is not obvious", () => {
    const asOf = day("2026-09-30");
    expect(periodName(day("2026-03-31"), asOf)).toBe("March");
    expect(periodName(day("2025-09-30"), asOf)).toBe("September 2025");
    expect(periodName(day("2026-06-30"), asOf, "quarterly")).toBe("the quarter to June");
    expect(periodName(day("2026-09-28"), asOf, "weekly")).toBe("the week of 28 Sep 2026");
  });
});

describe("sentences", () => {
  test("lists, plurals, ordinals, shares", () => {
    expect(joinWords(["a", "b", "c"])).toBe("a, b and c");
    expect(joinWords(["a", "b", "c", "d"], 3)).toBe("a, b and 2 more");
    expect(plural(1, "month")).toBe("1 month");
    expect(plural(3, "party", "parties")).toBe("3 parties");
    expect([1, 7, 12, 13, 21, 22, 111].map(ordinal)).toEqual([
      "first",
      "seventh",
      "twelfth",
      "13th",
      "21st",
      "22nd",
      "111th",
    ]);
    expect(percentWords(0.876)).toBe(`88${THIN}%`);
    expect(percentWords(0.0018, 1)).toBe(`0.2${THIN}%`);
    expect(percentWords(0.001)).toBe(`under 1${THIN}%`);
    expect(percentWords(0.9993)).toBe(`over 99${THIN}%`);
    expect(percentWords(1)).toBe(`100${THIN}%`);
  });
  test("people's text is cut at a word and loses its stop", () => {
    expect(quoteShort(" Fix the\nqueue. ")).toBe("Fix the queue");
    expect(quoteShort("one two three four five", 14)).toBe("one two three…");
  });
});
