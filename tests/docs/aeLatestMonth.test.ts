import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { aePage, aePairs, DATA, PAGE } from "../../scripts/ae-latest-month";

const root = resolve(__dirname, "../..");
const page = readFileSync(resolve(root, PAGE), "utf8");
const data = resolve(root, DATA);

function figure(row: string): number[] {
  const line = page.split("\n").find((text) => text.startsWith(`| ${row} |`));
  return (line ?? "")
    .split("|")
    .slice(2, -1)
    .map((cell) => Number(cell));
}

describe("docs/ae-latest-month.md", () => {
  test("its counts add up, and every difference is explained", () => {
    const [neither, same, other, counts, shares] = [
      "no signal on either",
      "the same signal on both",
      "a signal on both, by another rule",
      "only from counts",
      "only from percentages",
    ].map((row) => figure(row)[0]!);
    const [total] = figure("series with limits and a value for March 2019");
    expect(neither! + same! + other! + counts! + shares!).toBe(total);
    const [p, x] = figure("with a signal on that month");
    expect([same! + other! + counts!, same! + other! + shares!]).toEqual([p, x]);
    const explained = page.split("## Where they differ")[1]!.split("## The list")[0]!;
    expect(explained.split("\n").filter((line) => / type (1|2|other) \|.*σ on XmR \|$/.test(line))).toHaveLength(
      other! + counts! + shares!,
    );
    const list = page.split("## The list")[1]!;
    expect(list.split("\n").filter((line) => / type (1|2|other) \|/.test(line))).toHaveLength(total! - neither!);
  });

  if (existsSync(data)) {
    const csv = readFileSync(data, "utf8");
    test("says what the code answers on the data", () => {
      expect(page).toBe(aePage(csv));
    });

    test("both sides judge the same months, and only the charts differ", () => {
      for (const { counts, shares } of aePairs(csv)) {
        expect(counts.latestValue).toBe(shares.latestValue);
        expect(counts.status).toBe(shares.status);
        expect(shares.chart).toBe("xmr");
        expect(["p-prime", "p"]).toContain(counts.chart);
      }
    });
  } else test("says what the code answers on the data (left out: ../shared is not here)", () => undefined);
});
