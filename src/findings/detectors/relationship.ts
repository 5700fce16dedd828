import type { Analysis, FactorLine } from "../analysis/Analysis";
import { slug } from "../analysis/rows";
import type { Detector, RawFinding } from "../Rule";
import { decimalsIn, joinWords, monthYear, plain, quoteShort } from "../words";
import { tidy } from "./tidy";

type BothSides = FactorLine & { readonly supplier: number; readonly client: number };

function bothSides(line: FactorLine): line is BothSides {
  return line.supplier !== null && line.client !== null;
}

function gapOf(line: BothSides): number {
  return Math.abs(line.supplier - line.client);
}

/** `It was 1.0 the time before.`; nothing when one side had no earlier score. */
function trend(line: BothSides): string {
  if (line.previousSupplier === null || line.previousClient === null) return "";
  const before = Math.abs(line.previousSupplier - line.previousClient);
  return ` The gap was ${plain(before, 1)} the time before.`;
}

/** A barrier is no conduct: a high score is bad news, and what matters is that the parties see it differently. */
function barrierGap(a: Analysis, line: BothSides): RawFinding {
  const name = quoteShort(line.factor, 70);
  const size = gapOf(line);
  const more = line.supplier > line.client ? "supplier" : "client";
  return {
    ...conductGap(a, line),
    text: `The barrier “${name}” is scored ${plain(line.client, 1)} out of 10 for the client and ${plain(line.supplier, 1)} for the supplier, ${plain(size, 1)} apart.${trend(line)}`,
    headline: `Barrier “${name}”: the parties are ${plain(size, 1)} points apart`,
    question: `What does the ${more} run into on “${quoteShort(line.factor, 50)}” that the other party does not see?`,
    party: null,
  };
}

function gap(a: Analysis, line: BothSides): RawFinding {
  return line.set === "barrier" ? barrierGap(a, line) : conductGap(a, line);
}

function conductGap(a: Analysis, line: BothSides): RawFinding {
  const lower = line.supplier < line.client ? "supplier" : "client";
  const higher = lower === "supplier" ? "client" : "supplier";
  const size = gapOf(line);
  const name = quoteShort(line.factor, 70);
  const set = line.set === "factor" ? "" : `${line.set}-`;
  return {
    id: `relationship:${set}${slug(line.factor)}/gap`,
    rule: "relationship.gap",
    table: "Relationship",
    subject: line.factor,
    label: quoteShort(line.factor, 60),
    kind: "relationship",
    concern: true,
    severity: Math.min(6, size),
    since: line.date,
    period: line.date,
    value: size,
    text: `“${name}”: the ${lower}’s conduct is scored ${plain(line[lower], 1)} out of 10, the ${higher}’s ${plain(line[higher], 1)}, a gap of ${plain(size, 1)}.${trend(line)}`,
    headline: `${name}: ${lower} ${plain(size, 1)} points below ${higher}`,
    why: `The parties’ scores on a factor differ by ${plain(a.settings.thresholds.partyGap, 1)} or more (${monthYear(line.date)}).`,
    howSure: "Opinions, not measurements: read it with the comments.",
    question: `What does the ${higher} do on “${quoteShort(line.factor, 50)}” that the ${lower} does not, and what does the ${lower} need to do it too?`,
    party: lower,
    cells: [...new Set(line.cells)],
  };
}

/** Good news: factors on which the supplier’s conduct is scored clearly above the round before (cut ours). */
function risen(a: Analysis): RawFinding[] {
  const lines = (a.relationship?.factors ?? []).filter(
    (l) => l.date >= a.quarter.from && l.previousSupplier !== null && l.supplier !== null && l.set !== "barrier",
  );
  const rise = a.settings.thresholds.relationshipRise;
  const up = lines.filter((l) => {
    const by = l.supplier! - l.previousSupplier!;
    return by > 0 && by >= rise - 1e-9; // 7.3 − 5.3 is a rise of 2
  });
  if (up.length === 0) return [];
  const words = up.map(
    (l) => `“${quoteShort(l.factor, 50)}” ${plain(l.previousSupplier!, 1)} to ${plain(l.supplier!, 1)}`,
  );
  return [
    {
      id: "relationship/risen",
      rule: "relationship.risen",
      table: "Relationship",
      subject: "relationship",
      label: "Relationship scores",
      kind: "high",
      concern: false,
      severity: Math.min(4, 1 + up.length * 0.5),
      since: Math.min(...up.map((l) => l.date)),
      value: up.length,
      text: `The supplier’s conduct is scored ${plain(rise, decimalsIn(rise))} points or more higher than the time before: ${joinWords(words)}.`,
      headline: `Supplier’s conduct scored higher on ${up.length === 1 ? "one factor" : `${up.length} factors`}`,
      why: `A rise of ${plain(rise, 1)} or more on a factor against the round before, scored in the quarter under review.`,
      howSure: "Opinions, not measurements: read it with the comments.",
      question: "What changed in how people work together, and how is it kept?",
      party: "supplier",
      cells: [...new Set(up.flatMap((l) => l.cells))],
    },
  ];
}

export const relationshipDetector: Detector = {
  family: "relationship",
  rules: [
    {
      id: "relationship.gap",
      kind: "relationship",
      about: "The two parties’ conduct is scored far apart on a factor.",
      threshold: "partyGap",
    },
    {
      id: "relationship.risen",
      kind: "high",
      about: "The supplier’s conduct is scored clearly higher than before.",
      threshold: "relationshipRise",
    },
  ],
  detect(a) {
    const lines = a.relationship?.factors ?? [];
    return tidy([
      ...lines
        .filter(bothSides)
        .filter((line) => gapOf(line) >= a.settings.thresholds.partyGap - 1e-9) // 7.3 − 5.3 is a gap of 2
        .map((line) => gap(a, line)),
      ...risen(a),
    ]);
  },
};
