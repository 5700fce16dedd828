/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { runCommand } from "../../src/commands/run";
import type { KpiAnalysis } from "../../src/findings/analysis/Analysis";
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
    expect(last.spoken).toMatch(/^Sep 2026: 72\.6.%, below limit; limits /);
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
    expect(rows[1]).toHaveTextContent(/^Sep 202672\.6.%.*below limit$/);
  });

  test("axe finds no fault", async () => {
    const { container } = render(<XmrChart kpi={fcr()} title="FCR" />);
    expect(await axeFaults(container)).toEqual([]);
  });
});
