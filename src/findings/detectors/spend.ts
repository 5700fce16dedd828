import type { Analysis } from "../analysis/Analysis";
import { byText, cellsOf, type RowsOf } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { capital, joinWords, money, percentWords, plural, quoteShort } from "../words";
import { tidy } from "./tidy";

function named(row: RowsOf<"spend">): string {
  return row.supplier === null ? quoteShort(row.category, 60) : `${quoteShort(row.category, 60)}, ${row.supplier}`;
}

function described(a: Analysis, row: RowsOf<"spend">): string {
  const lost = money(-row.difference, a.currency);
  const share =
    row.spend > 0 ? `, ${percentWords(-row.difference / row.spend)} of ${money(row.spend, a.currency)}` : "";
  return `${named(row)} (${lost} a year${share})`;
}

/** Lines whose difference is negative beyond the setting's share of their spend: they lose value where others gain it (ours). */
function losing(a: Analysis): RawFinding[] {
  const cut = a.settings.thresholds.spendLossShare;
  const lines = a.contract.rows.spend
    .filter((row) => row.difference < 0 && -row.difference >= cut * row.spend - 1e-9)
    .sort((x, y) => x.difference - y.difference || byText(named(x), named(y)));
  const first = lines[0];
  if (!first) return [];
  const one = lines.length === 1;
  const lost = -lines.reduce((sum, row) => sum + row.difference, 0);
  return [
    {
      id: "spend/losing",
      rule: "spend.losing",
      table: "Spend",
      subject: one ? first.category : "spend",
      label: one ? quoteShort(first.category, 60) : "Spend that loses value",
      kind: "commercial",
      concern: true,
      severity: Math.min(3, 1 + lines.length * 0.2),
      money: lost,
      moneyBasis: "a year",
      value: lost,
      text: one
        ? `${described(a, first)} loses value: its difference is negative.`
        : `${capital(plural(lines.length, "spend line"))} lose value: ${joinWords(
            lines.map((row) => described(a, row)),
            4,
          )}.`,
      headline: `${one ? capital(quoteShort(first.category, 60)) : capital(plural(lines.length, "spend line"))} ${one ? "loses" : "lose"} ${money(lost, a.currency)} a year`,
      why: `The difference ${one ? "of the line" : "of each line"} is negative by ${percentWords(cut, cut > 0 && cut < 0.01 ? 1 : 0)} of its spend or more.`,
      howSure: "A fact from the spend lines.",
      question: one
        ? `Do we stop “${quoteShort(first.category, 50)}”, change it or buy it elsewhere?`
        : `Which of these do we stop, change or buy elsewhere, beginning with “${quoteShort(first.category, 50)}”?`,
      cells: lines.flatMap((row) => cellsOf(row, "difference", "spend")),
    },
  ];
}

export const spendDetector: Detector = {
  family: "spend",
  rules: [
    {
      id: "spend.losing",
      kind: "commercial",
      about: "Spend lines have a negative difference: they lose value instead of making it.",
      threshold: "spendLossShare",
    },
  ],
  detect: (a) => tidy(losing(a)),
};
