import { formatValue, monthYear, plural, shortDate, targetWords } from "../../findings/words";
import type { Page, TableRowData } from "../PackDocument";
import type { PackInput } from "../PackInput";
import { sheetNames } from "../sheets";
import { cell, column, row } from "./cells";

const GRID = [40, 17, 18, 22, 50, 28, 12];

/** Page 13: the statutory KPIs with one of the five ratings of reg. 39(5) and its stated basis, ready to copy. */
export function noticePage(input: PackInput): Page | null {
  const { analysis } = input;
  const kpis = analysis.kpis.filter((k) => k.kpi.statutory);
  const gone = goneRows(input, new Set(kpis.map((k) => `notice:${k.kpi.id}`)));
  if (kpis.length === 0 && gone.length === 0) return null;
  const { facts } = analysis.contract;
  return {
    id: "notice",
    number: 13,
    sheet: sheetNames["notice"],
    title: "Contract performance notice",
    subtitle: "Procurement Act 2023 s.71; Procurement Regulations 2024 reg. 39(5)",
    orientation: "landscape",
    grid: GRID,
    blocks: [
      {
        type: "text",
        text: `${facts.title ?? "Contract"}${facts.contractId ? ` (${facts.contractId})` : ""}: ${facts.client ?? "client not named"} and ${facts.supplier ?? "supplier not named"}. Assessed to ${shortDate(analysis.asOf)} on ${plural(kpis.length, "KPI")} published under the contract.`,
      },
      { type: "space" },
      {
        type: "table",
        id: "notice",
        native: true,
        columns: [
          column("kpi", "Key performance indicator", 1, { wrap: true }),
          column("target", "Target", 1),
          column("value", "Performance", 1),
          column("rating", "Rating", 1, { wrap: true }),
          column("basis", "Basis of the rating", 1, { wrap: true }),
          column("override", "Other rating, with reason", 1, {
            typed: true,
            headerNote: "Type a rating and why, when the computed one does not describe it",
          }),
          column("ref", "Ref", 1),
        ],
        rows: [
          ...kpis.map((k) =>
            row(`notice:${k.kpi.id}`, [
              cell(k.kpi.name, { bold: true }),
              cell(targetWords(k.kpi)),
              cell(
                k.latestValue === null
                  ? null
                  : `${formatValue(k.kpi, k.latestValue)}${k.latestPeriod === null ? "" : ` (${monthYear(k.latestPeriod)})`}`,
                k.latestCell ? { link: k.latestCell } : {},
              ),
              cell(k.rating ?? "Other", { bold: true }),
              cell(k.ratingBasis ?? "No figure or no target for the period: the rating cannot be computed."),
              cell(input.typed.get(`notice:${k.kpi.id}`)?.override ?? ""),
              cell(`notice:${k.kpi.id}`, { tone: "muted" }),
            ]),
          ),
          ...gone,
        ],
      },
      { type: "space" },
      {
        type: "text",
        small: true,
        tone: "muted",
        text: "Good: meets or exceeds the target. Approaching target: within tolerance. Requires improvement: beyond tolerance. Inadequate: significantly below, beyond the stated multiple of tolerance. Other: cannot be so described. The cut between the last two bands is a setting.",
      },
    ],
  };
}

/** Ratings that people typed on KPIs which are statutory no more: nothing typed is ever lost. */
function goneRows(input: PackInput, here: ReadonlySet<string>): TableRowData[] {
  return [...input.typed]
    .filter(([key, typed]) => key.startsWith("notice:") && typed.override && !here.has(key))
    .map(([key, typed]) =>
      row(key, [
        cell(key.slice("notice:".length), { tone: "muted", strike: true }),
        cell(null),
        cell(null),
        cell(null),
        cell("Not a statutory KPI of this pack; kept for what was typed.", { tone: "muted" }),
        cell(typed.override ?? ""),
        cell(key, { tone: "muted" }),
      ]),
    );
}
