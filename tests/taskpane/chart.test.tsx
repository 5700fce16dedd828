/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { runCommand } from "../../src/commands/run";
import type { KpiAnalysis } from "../../src/findings/analysis/Analysis";
import { forecastFan } from "../../src/findings/analysis/forecastFan";
import { chartNotes } from "../../src/taskpane/chart/chartNotes";
import { XmrChart } from "../../src/taskpane/chart/XmrChart";
import { chartModel, HEIGHT, WIDTH } from "../../src/taskpane/chart/chartModel";
import { axeFaults, makeApp, sheetsOf } from "./support";

let kpis: ReadonlyMap<string, KpiAnalysis>;
beforeAll(async () => {
  const { app } = makeApp(sheetsOf());
  await runCommand(app, "data.check");
  kpis = new Map(app.store.getState().analysis!.kpis.map((k) => [k.kpi.id, k]));
});
const fcr = () => kpis.get("fcr")!;

describe("the chart as places and words", () => {
  test("a point for each value, inside the picture, in the order of time", () => {
    const { points } = chartModel(fcr(), "t");
    expect(points).toHaveLength(fcr().present);
    for (const [i, p] of points.entries()) {
      expect(p.x).toBeGreaterThan(points[i - 1]?.x ?? 0);
      expect(p.x).toBeLessThan(WIDTH);
      expect(p.y).toBeGreaterThan(0);
      expect(p.y).toBeLessThan(HEIGHT);
    }
  });

  test("higher values stand higher, whatever the KPI", () => {
    for (const k of kpis.values()) {
      const { points } = chartModel(k, "t");
      for (let i = 1; i < points.length; i++) {
        const [a, b] = [k.kpi.series.value[points[i - 1]!.index]!, k.kpi.series.value[points[i]!.index]!];
        expect(Math.sign(points[i - 1]!.y - points[i]!.y)).toBe(Math.sign(b - a));
      }
    }
  });

  test("the flagged latest point is a concern and says its signal, value and limits", () => {
    const last = chartModel(fcr(), "t").points.at(-1)!;
    expect(last).toMatchObject({ tone: "concern", period: "Sep 2026", value: "72.6\u202f%", signal: "below limit" });
    // 9,882 of 13,614 in assets/sample.xlsx
    expect(last.counts).toBe("9,882 of 13,614");
    expect(last.spoken).toMatch(/^Sep 2026: 72\.6.% \(9,882 of 13,614\), below limit; limits /);
  });

  test("a missing month breaks the line", () => {
    const broken = [...kpis.values()].find((k) => k.present < k.n);
    for (const k of broken ? [broken] : []) {
      const value = chartModel(k, "t").lines.find((l) => l.role === "value")!;
      expect(value.path.match(/M/g)!.length).toBeGreaterThan(1);
    }
    const whole = [...kpis.values()].find((k) => k.present === k.n)!;
    expect(
      chartModel(whole, "t")
        .lines.find((l) => l.role === "value")!
        .path.match(/M/g),
    ).toHaveLength(1);
  });

  test("limits and target are drawn where the KPI has them", () => {
    const roles = chartModel(fcr(), "t").lines.map((l) => l.role);
    expect(roles.filter((r) => r === "limit")).toHaveLength(2);
    expect(roles).toEqual(expect.arrayContaining(["mean", "target", "value"]));
    expect(chartModel(fcr(), "t").notes[0]!.text).toMatch(/^target 78/);
  });

  test("limits are steps: they change at once between months, and a new baseline begins a new line", () => {
    const limit = (id: string) => chartModel(kpis.get(id)!, "t").lines.find((l) => l.role === "limit")!.path;
    expect(limit("fcr")).not.toContain("L"); // limits by month, from counts
    expect(limit("fcr").match(/V/g)!.length).toBeGreaterThan(10);
    expect(limit("fcr").match(/M/g)).toHaveLength(1);
    // rebased on 30 Apr 2025 in the sample: two constant stretches
    expect(limit("asa").match(/M/g)).toHaveLength(2);
    expect(limit("asa")).not.toContain("V");
  });

  test("the fan is the predictive interval of a level, by hand: mean ± t·s·√(1 + 1/n)", () => {
    const k = [...kpis.values()].find((x) => x.forecast?.method === "level" && x.n === 36 && x.present === 36)!;
    expect(k.segment!.start).toBe(0);
    const values = Array.from(k.kpi.series.value.slice(0, 36));
    const mean = values.reduce((a, b) => a + b, 0) / 36;
    const s = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / 35);
    const half = (t: number) => t * s * Math.sqrt(1 + 1 / 36);
    const fan = forecastFan(k)!;
    expect(fan).toHaveLength(3);
    for (const point of fan) {
      expect(point.expected).toBeCloseTo(mean, 10);
      // t(0.90; 35) and t(0.975; 35), scipy 1.x: stats.t.ppf
      expect(point.high80 - mean).toBeCloseTo(Math.min(1 - mean, half(1.3062118)), 7);
      expect(mean - point.low95).toBeCloseTo(half(2.0301079), 7);
    }
    const model = chartModel(k, "t");
    expect(model.fan.map((f) => f.share)).toEqual([95, 80]);
    expect(model.forecast.map((f) => f.period)).toEqual(["Oct 2026", "Nov 2026", "Dec 2026"]);
    const abandon = chartModel(kpis.get("abandon")!, "t").forecast[0]!;
    expect(abandon.breach).toBe(`${Math.round(kpis.get("abandon")!.forecast!.breach[0]! * 100)}\u202f%`);
  });

  test("everything drawn stays inside the picture, fan and proposed limits too", () => {
    for (const k of kpis.values()) {
      const other = { mean: k.result.mean, lower: k.result.lower, upper: k.result.upper, begins: 3 };
      const model = chartModel(k, "t", other);
      const paths = [...model.lines.map((l) => l.path), ...model.fan.map((f) => f.path)].join("");
      for (const [, y] of paths.matchAll(/[ML]-?[\d.]+ (-?[\d.]+)/g)) {
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(HEIGHT);
      }
    }
  });

  test("words warn of few points, neighbours alike, a yearly pattern and limits from counts", () => {
    const notes = (id: string) => chartNotes(kpis.get(id)!).join("\n");
    expect(notes("security")).toMatch(/^12 points are needed for limits, 6 for trial limits; 4 here/);
    expect(notes("contacts")).toMatch(/twelve-month pattern.*Sep 2025: 8\.4/);
    expect(notes("quality")).toContain("neighbouring months are alike");
    expect(notes("fcr")).toContain("counts behind each value (p′)");
    expect(notes("asa")).toContain("New limits since Apr 2025");
    expect(notes("emergency")).not.toMatch(/alike|pattern|points are needed/);
    const short = { ...kpis.get("aht")!, segment: { ...kpis.get("aht")!.segment!, status: "trial limits", n: 7 } };
    expect(chartNotes(short as KpiAnalysis)[0]).toBe("Trial limits: 12 points are needed for limits; 7 here.");
  });
});

describe("the chart as drawn", () => {
  test("one tab stop; arrows, Home and End read the points", async () => {
    const user = userEvent.setup();
    render(<XmrChart kpi={fcr()} title="FCR" />);
    const chart = screen.getByRole("group", { name: /^Control chart of First-contact resolution/ });
    const points = within(chart).getAllByRole("img");
    expect(points.filter((p) => p.tabIndex === 0)).toEqual([points[points.length - 1]]);
    act(() => points[points.length - 1]!.focus());
    await user.keyboard("{ArrowLeft}");
    expect(points[points.length - 2]).toHaveFocus();
    await user.keyboard("{Home}");
    expect(points[0]).toHaveFocus();
    await user.keyboard("{ArrowLeft}{End}{ArrowRight}");
    expect(points[points.length - 1]).toHaveFocus();
    expect(screen.getByText(/^Sep 2026: 72\.6/)).toBeInTheDocument();
  });

  test("the same as a table, latest first", () => {
    render(<XmrChart kpi={fcr()} title="FCR" />);
    const rows = within(screen.getByRole("table", { name: "FCR" })).getAllByRole("row");
    expect(rows).toHaveLength(fcr().present + 1);
    expect(rows[1]).toHaveTextContent(/^Sep 202672\.6.%9,882 of 13,614.*below limit$/);
    const ahead = within(screen.getByRole("table", { name: "Forecast: FCR" })).getAllByRole("row");
    expect(ahead).toHaveLength(4);
  });

  test("axe finds no fault", async () => {
    const { container } = render(<XmrChart kpi={fcr()} title="FCR" />);
    expect(await axeFaults(container)).toEqual([]);
  });
});
