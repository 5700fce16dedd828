import { fail, ok, type Result } from "../result";
import { divisor, firstProblem, given, isMissing, numberAt, rateAbove, type Guard, type Numbers } from "../numbers";
import { presentValue } from "./discounting";

export type OutsourcingBasis = "total" | "investment";

export interface ReturnOnOutsourcing {
  /** (PV benefits − PV costs)/basis, a ratio: 0.25 = 25 %. */
  readonly value: number;
  readonly pvBenefits: number;
  readonly pvCosts: number;
  /** What is divided by: PV of all costs, or the first period's cost. */
  readonly divisor: number;
  /** The three dimensions apart: PV of each kind of benefit ÷ the same divisor. */
  readonly innovation: number;
  readonly processOptimisation: number;
  readonly costOfOwnership: number;
}

/**
 * Return on outsourcing over three kinds of benefit: (PV benefits − PV costs)/PV costs, with the first period
 * undiscounted; and PV of each kind ÷ PV costs apart.
 *
 * @param innovation money a period from innovation
 * @param processOptimisation money a period from better processes
 * @param costOfOwnership money a period from lower total cost of ownership
 * @param costs money a period. A benefit has as many periods as the costs, or one value (first period only), or none.
 *   A missing period adds nothing.
 * @param rate rate a period as a decimal; missing: 0
 * @param basis "total": divide by PV of all costs; "investment": by the first period's cost, what had to be put in
 * @returns ratios. Problems: divisor 0 `zero-denominator`; negative divisor or rate ≤ −1 `domain`; lengths differ or an
 *   unknown basis `type`; no costs or no benefits `missing`. Invariants: value = sum of dimensions − PV costs/divisor; unchanged by the unit
 *   of money; linear in benefits. O(n).
 * @example returnOnOutsourcing([100], [50], [100], [200]).value.value // 0.25
 * Source: Havens 2009 names the dimensions; the formula is ours.
 */
export function returnOnOutsourcing(
  innovation: Numbers,
  processOptimisation: Numbers,
  costOfOwnership: Numbers,
  costs: Numbers,
  rate: number | null = 0,
  basis: OutsourcingBasis | null = "total",
): Result<ReturnOnOutsourcing> {
  const r = rate ?? 0;
  const by = basis ?? "total";
  const problem = firstProblem(
    rateAbove("rate", r),
    periods("innovation", innovation, costs),
    periods("process optimisation", processOptimisation, costs),
    periods("cost of ownership", costOfOwnership, costs),
  );
  if (problem) return problem;
  if (by !== "total" && by !== "investment") {
    return fail("type", 'The basis must be "total" or "investment".', ["basis"]);
  }
  if (empty(costs)) return fail("missing", "There are no costs.", ["costs"]);
  if (empty(innovation) && empty(processOptimisation) && empty(costOfOwnership)) {
    return fail("missing", "There are no benefits.", ["innovation"]);
  }
  const pvCosts = presentValue(r, costs);
  const first = by === "total" ? pvCosts : numberAt(costs, 0);
  const wrong = divisor(by === "total" ? "present value of costs" : "first period's cost", first);
  if (wrong) return wrong;
  const [i, p, o] = [innovation, processOptimisation, costOfOwnership].map((b) => presentValue(r, b)) as [
    number,
    number,
    number,
  ];
  const pvBenefits = i + p + o;
  const value = (pvBenefits - pvCosts) / first;
  if (!Number.isFinite(value)) return fail("domain", "The result is too large to be shown.");
  return ok({
    value,
    pvBenefits,
    pvCosts,
    divisor: first,
    innovation: i / first,
    processOptimisation: p / first,
    costOfOwnership: o / first,
  });
}

function empty(values: Numbers): boolean {
  for (let i = 0; i < values.length; i++) if (!isMissing(numberAt(values, i))) return false;
  return true;
}

function periods(name: string, benefits: Numbers, costs: Numbers): Guard {
  if (benefits.length <= 1 || benefits.length === costs.length) return null;
  return fail("type", `${name} has ${benefits.length} values but costs has ${costs.length}.`, [name]);
}

export interface RelationshipChange {
  /** Yearly changes brought by the relationship, in money: revenue + is more, cost + is more. */
  readonly clientRevenue: number;
  readonly clientCost: number;
  readonly supplierRevenue: number;
  readonly supplierCost: number;
  /** Money that moves from client to supplier through the price. */
  readonly transfer: number;
  /** What each put into the relationship, money above 0. */
  readonly clientInvestment: number;
  readonly supplierInvestment: number;
}

export interface ReturnOnRelationships {
  readonly clientGain: number;
  readonly supplierGain: number;
  /** Value that the two made together. */
  readonly jointValue: number;
  /** (gain − investment)/investment, ratios. */
  readonly client: number;
  readonly supplier: number;
  readonly joint: number;
  /** The transfer at which both returns are equal (and equal the joint return), money. */
  readonly equalReturnTransfer: number;
}

/**
 * Return on relationships of both sides. Gains: client = ΔR_c − ΔC_c − t, supplier = ΔR_s − ΔC_s + t; each return is
 * (gain − investment)/investment; joint return (ΔV − ΣI)/ΣI with ΔV the sum of gains; equal-return transfer
 * t* = ΔV_c − ΔV·I_c/(I_c + I_s), with ΔV_c the client's gain before transfer.
 *
 * @returns ratios and money. Problems: an investment of 0 `zero-denominator`, below 0 `domain`; a missing input `missing`.
 *   Invariants: the transfer changes neither joint value nor joint return; at t* the three returns are equal; swapping the
 *   sides with −t swaps the returns. O(1).
 * @example returnOnRelationships({ clientRevenue: 300, clientCost: -100, supplierRevenue: 0, supplierCost: -100, transfer: 150, clientInvestment: 200, supplierInvestment: 100 }).value.client // 0.25
 * Source: construct Grönroos & Helle 2012; the operationalisation is ours.
 */
export function returnOnRelationships(change: RelationshipChange): Result<ReturnOnRelationships> {
  const c = change;
  const problem = firstProblem(
    given("client revenue change", c.clientRevenue),
    given("client cost change", c.clientCost),
    given("supplier revenue change", c.supplierRevenue),
    given("supplier cost change", c.supplierCost),
    given("transfer", c.transfer),
    divisor("client investment", c.clientInvestment),
    divisor("supplier investment", c.supplierInvestment),
  );
  if (problem) return problem;
  const clientValue = c.clientRevenue - c.clientCost;
  const supplierValue = c.supplierRevenue - c.supplierCost;
  const jointValue = clientValue + supplierValue;
  const invested = c.clientInvestment + c.supplierInvestment;
  const clientGain = clientValue - c.transfer;
  const supplierGain = supplierValue + c.transfer;
  const answer = {
    clientGain,
    supplierGain,
    jointValue,
    client: (clientGain - c.clientInvestment) / c.clientInvestment,
    supplier: (supplierGain - c.supplierInvestment) / c.supplierInvestment,
    joint: (jointValue - invested) / invested,
    equalReturnTransfer: clientValue - (jointValue * c.clientInvestment) / invested,
  };
  if (!Object.values(answer).every(Number.isFinite)) return fail("domain", "The result is too large to be shown.");
  return ok(answer);
}
