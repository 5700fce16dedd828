/* eslint-disable @typescript-eslint/no-explicit-any -- Excel's metadata generator knows no other word for a cell of any kind */
import { billingVariance } from "../core/finance/billing";
import { breakEvenVolume } from "../core/finance/breakEven";
import { gainShare } from "../core/finance/gainShare";
import { glidePath } from "../core/finance/glidePath";
import { openBookMargin } from "../core/finance/openBookMargin";
import { serviceCredit } from "../core/finance/serviceCredit";
import { unitVsFte } from "../core/finance/unitVsFte";
import { volumeCharge } from "../core/finance/volumeCharge";
import { answer } from "./CellError";
import { bandsOf, choice, number, numbers, optionalNumber, optionalNumbers } from "./arguments";
import { type SpillCell, cell, withHeader } from "./spill";

/**
 * The supplier's share of a saving against target cost (+) or of an overrun (−), band by band.
 * @customfunction GAINSHARE GAINSHARE
 * @param {any} target Money, target cost.
 * @param {any} actual Money, actual cost.
 * @param {any[][]} bands Three columns: from and to as actual ÷ target (1 = on target; to blank = open), and the supplier's share (0–1).
 * @param {any} [deadband] Share of target on either side in which nothing is shared; 0 when left out.
 * @param {any} [cap] Money, most the supplier can receive.
 * @param {any} [floor] Money, most the supplier can lose, as a negative amount.
 * @returns {number} Money, + to the supplier, − from it.
 */
export function miGainShare(target: any, actual: any, bands: any[][], deadband?: any, cap?: any, floor?: any): number {
  return answer(
    gainShare(number(target, "target"), number(actual, "actual"), bandsOf(bands, "bands"), {
      deadband: optionalNumber(deadband, "deadband"),
      cap: optionalNumber(cap, "cap"),
      floor: optionalNumber(floor, "floor"),
    }),
  );
}

/**
 * Service credit for the service levels missed: at-risk amount × pool × allocation × multiplier, capped at the at-risk amount, less what was earned back.
 * @customfunction SERVICECREDIT SERVICECREDIT
 * @param {any} invoice Money, charges of the period.
 * @param {any} atRisk Share of the charges at risk, 0–1.
 * @param {any[][]} pool Pool as a share of the at-risk amount (2 = 200 %); one cell stands for all.
 * @param {any[][]} allocation Share of the pool on each service level missed, 0–1.
 * @param {any[][]} [multiplier] Factor after repeated failure; 1 when left out.
 * @param {any} [earnedBack] Money earned back; 0 when left out.
 * @returns {number} Money credited to the client, 0 or more.
 */
export function miServiceCredit(
  invoice: any,
  atRisk: any,
  pool: any[][],
  allocation: any[][],
  multiplier?: any[][],
  earnedBack?: any,
): number {
  return answer(
    serviceCredit(
      number(invoice, "invoice"),
      number(atRisk, "atRisk"),
      numbers(pool, "pool"),
      numbers(allocation, "allocation"),
      optionalNumbers(multiplier, "multiplier"),
      optionalNumber(earnedBack, "earnedBack"),
    ),
  ).value;
}

/**
 * Additional resource charge or reduced resource credit when volume leaves the deadband around its baseline.
 * @customfunction ARCRRC ARCRRC
 * @param {any} actual Units in the period.
 * @param {any} baseline Units agreed.
 * @param {any} deadband Share of the baseline on either side within which nothing changes (0.1 = 10 %).
 * @param {any} arcRate Money a unit above.
 * @param {any} rrcRate Money a unit below.
 * @param {string} [mode] "excess" (default): only units beyond the deadband; "full": all units from the baseline once beyond.
 * @returns {number} Money, + charge, − credit.
 */
export function miArcRrc(actual: any, baseline: any, deadband: any, arcRate: any, rrcRate: any, mode?: string): number {
  return answer(
    volumeCharge(
      number(actual, "actual"),
      number(baseline, "baseline"),
      number(deadband, "deadband"),
      number(arcRate, "arcRate"),
      number(rrcRate, "rrcRate"),
      choice(mode, "mode", ["excess", "full"], "excess"),
    ),
  );
}

/**
 * Where a cost should stand after some years of agreed productivity.
 * @customfunction GLIDEPATH GLIDEPATH
 * @param {any} base Money in the base year.
 * @param {any} years Years since the base, 0 or more; fractions allowed.
 * @param {any} [rate] Improvement a year as a decimal; 0.05 when left out.
 * @param {string} [mode] "compound" (default), "linear", or "stepped" (whole years only).
 * @returns {number} Money.
 */
export function miGlidePath(base: any, years: any, rate?: any, mode?: string): number {
  return answer(
    glidePath(
      number(base, "base"),
      number(years, "years"),
      optionalNumber(rate, "rate"),
      choice(mode, "mode", ["compound", "linear", "stepped"], "compound"),
    ),
  );
}

/**
 * Volume at which the supplier neither makes nor loses money: fixed cost / (unit price − variable cost).
 * @customfunction BREAKEVENVOLUME BREAKEVENVOLUME
 * @param {any} fixedCost Money a period.
 * @param {any} variableCost Money a unit.
 * @param {any} unitPrice Money a unit.
 * @returns {number} Units a period.
 */
export function miBreakEvenVolume(fixedCost: any, variableCost: any, unitPrice: any): number {
  return answer(
    breakEvenVolume(
      number(fixedCost, "fixedCost"),
      number(variableCost, "variableCost"),
      number(unitPrice, "unitPrice"),
    ),
  );
}

/**
 * What a unit price does to the supplier when volumes move, and the price for each FTE that would give zero margin.
 * @customfunction UNITVSFTE UNITVSFTE
 * @param {any} volume Units a period.
 * @param {any} fixedCost Money a period.
 * @param {any} variableCost Money a unit.
 * @param {any} unitPrice Money a unit.
 * @param {any} [volumePerFte] Units that one FTE handles in the period; adds the price for each FTE.
 * @param {boolean} [header] TRUE for a header row.
 * @returns {any[][]} Revenue, cost (money), effective unit cost (money a unit), supplier margin (money), and the price for each FTE with zero margin when volumePerFte is given.
 */
export function miUnitVsFte(
  volume: any,
  fixedCost: any,
  variableCost: any,
  unitPrice: any,
  volumePerFte?: any,
  header?: boolean,
): any[][] {
  const r = answer(
    unitVsFte(
      number(volume, "volume"),
      number(fixedCost, "fixedCost"),
      number(variableCost, "variableCost"),
      number(unitPrice, "unitPrice"),
      optionalNumber(volumePerFte, "volumePerFte"),
    ),
  );
  const names = ["revenue", "cost", "effective unit cost", "supplier margin"];
  const row: SpillCell[] = [r.revenue, r.cost, r.effectiveUnitCost, r.supplierMargin];
  if (r.ftePriceAtZeroMargin !== null) {
    names.push("price per FTE");
    row.push(cell(r.ftePriceAtZeroMargin));
  }
  return withHeader(names, [row], header);
}

/**
 * Supplier margin on revenue against its agreed band, and the refund when it is above.
 * @customfunction OPENBOOK.MARGIN OPENBOOK.MARGIN
 * @param {any} revenue Money of the period.
 * @param {any} cost Money of the period.
 * @param {any} low Lower end of the band as a share of revenue (0.06 = 6 %).
 * @param {any} high Upper end of the band as a share of revenue (0.12 = 12 %).
 * @param {any} [clientShare] The client's share of the excess, 0–1; 1 when left out.
 * @param {boolean} [header] TRUE for a header row.
 * @returns {any[][]} Margin (share), refund (money), margin after (share).
 */
export function miOpenBookMargin(
  revenue: any,
  cost: any,
  low: any,
  high: any,
  clientShare?: any,
  header?: boolean,
): any[][] {
  const r = answer(
    openBookMargin(
      number(revenue, "revenue"),
      number(cost, "cost"),
      number(low, "low"),
      number(high, "high"),
      optionalNumber(clientShare, "clientShare"),
    ),
  );
  return withHeader(["margin", "refund", "margin after"], [[r.margin, r.refund, r.marginAfter]], header);
}

/**
 * What was charged beyond the contract: charged − contract rate × quantity.
 * @customfunction BILLING.VARIANCE BILLING.VARIANCE
 * @param {any} charged Money, amount on the invoice line.
 * @param {any} contractRate Money a unit by the contract.
 * @param {any} quantity Units supplied.
 * @returns {number} Money, + overbilled, − underbilled.
 */
export function miBillingVariance(charged: any, contractRate: any, quantity: any): number {
  return answer(
    billingVariance(number(charged, "charged"), number(contractRate, "contractRate"), number(quantity, "quantity")),
  );
}
