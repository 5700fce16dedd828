/* eslint-disable @typescript-eslint/no-explicit-any -- Excel's metadata generator knows no other word for a cell of any kind */
import { returnOnOutsourcing, returnOnRelationships } from "../core/finance/returns";
import { avoidedCost, hardSaving, inYearSaving } from "../core/finance/savings";
import { answer } from "./CellError";
import { choice, date, number, numbers, optionalNumber } from "./arguments";
import { withHeader } from "./spill";

/**
 * A hard saving, which shows in the ledger: (baseline price − actual price) × volume.
 * @customfunction SAVING.HARD SAVING.HARD
 * @param {any} baselinePrice Money a unit paid before; #N/A when blank, there is no saving without a baseline.
 * @param {any} actualPrice Money a unit paid now.
 * @param {any} volume Units bought.
 * @returns {number} Money.
 */
export function miSavingHard(baselinePrice: any, actualPrice: any, volume: any): number {
  return answer(
    hardSaving(
      optionalNumber(baselinePrice, "baselinePrice"),
      optionalNumber(actualPrice, "actualPrice"),
      optionalNumber(volume, "volume"),
    ),
  );
}

/**
 * An avoided cost, which never was in the ledger: (would-be price − baseline price) × volume. Report it apart from hard savings.
 * @customfunction SAVING.AVOIDED SAVING.AVOIDED
 * @param {any} wouldBePrice Money a unit that would have been paid.
 * @param {any} baselinePrice Money a unit paid before; #N/A when blank.
 * @param {any} volume Units bought.
 * @returns {number} Money.
 */
export function miSavingAvoided(wouldBePrice: any, baselinePrice: any, volume: any): number {
  return answer(
    avoidedCost(
      optionalNumber(wouldBePrice, "wouldBePrice"),
      optionalNumber(baselinePrice, "baselinePrice"),
      optionalNumber(volume, "volume"),
    ),
  );
}

/**
 * The part of an annual saving that falls in a financial year: annual × days / 365, both ends included.
 * @customfunction SAVING.INYEAR SAVING.INYEAR
 * @param {any} annualSaving Money a year.
 * @param {any} start First day of the saving (date or YYYY-MM-DD).
 * @param {any} yearStart First day of the financial year (date or YYYY-MM-DD).
 * @param {any} yearEnd Last day of the financial year (date or YYYY-MM-DD).
 * @returns {number} Money.
 */
export function miSavingInYear(annualSaving: any, start: any, yearStart: any, yearEnd: any): number {
  return answer(
    inYearSaving(
      number(annualSaving, "annualSaving"),
      date(start, "start"),
      date(yearStart, "yearStart"),
      date(yearEnd, "yearEnd"),
    ),
  ).inYear;
}

/**
 * Return on outsourcing: (present value of benefits − present value of costs) / costs, over innovation, process optimisation and cost of ownership.
 * @customfunction ROO ROO
 * @param {any[][]} innovation Money a period from innovation; the first period is not discounted.
 * @param {any[][]} processOptimisation Money a period from better processes.
 * @param {any[][]} costOfOwnership Money a period from lower cost of ownership.
 * @param {any[][]} costs Money a period spent.
 * @param {any} [rate] Discount rate a period as a decimal; 0 when left out.
 * @param {string} [basis] "total" (default): divide by all costs; "investment": by the first period's cost.
 * @returns {number} Ratio, 0.25 = 25 %.
 */
export function miRoo(
  innovation: any[][],
  processOptimisation: any[][],
  costOfOwnership: any[][],
  costs: any[][],
  rate?: any,
  basis?: string,
): number {
  return answer(
    returnOnOutsourcing(
      numbers(innovation, "innovation"),
      numbers(processOptimisation, "processOptimisation"),
      numbers(costOfOwnership, "costOfOwnership"),
      numbers(costs, "costs"),
      optionalNumber(rate, "rate"),
      choice(basis, "basis", ["total", "investment"], "total"),
    ),
  ).value;
}

/**
 * Return on relationships of both sides, and the price transfer at which both earn the same return.
 * @customfunction ROR ROR
 * @param {any} clientRevenueChange Money a year, + more revenue for the client.
 * @param {any} clientCostChange Money a year, + more cost for the client.
 * @param {any} supplierRevenueChange Money a year, + more revenue for the supplier.
 * @param {any} supplierCostChange Money a year, + more cost for the supplier.
 * @param {any} transfer Money that moves from client to supplier through the price.
 * @param {any} clientInvestment Money that the client put into the relationship, above 0.
 * @param {any} supplierInvestment Money that the supplier put into the relationship, above 0.
 * @param {boolean} [header] TRUE for a header row.
 * @returns {any[][]} Client return, supplier return, joint return (ratios), equal-return transfer (money).
 */
export function miRor(
  clientRevenueChange: any,
  clientCostChange: any,
  supplierRevenueChange: any,
  supplierCostChange: any,
  transfer: any,
  clientInvestment: any,
  supplierInvestment: any,
  header?: boolean,
): any[][] {
  const r = answer(
    returnOnRelationships({
      clientRevenue: number(clientRevenueChange, "clientRevenueChange"),
      clientCost: number(clientCostChange, "clientCostChange"),
      supplierRevenue: number(supplierRevenueChange, "supplierRevenueChange"),
      supplierCost: number(supplierCostChange, "supplierCostChange"),
      transfer: number(transfer, "transfer"),
      clientInvestment: number(clientInvestment, "clientInvestment"),
      supplierInvestment: number(supplierInvestment, "supplierInvestment"),
    }),
  );
  return withHeader(
    ["client return", "supplier return", "joint return", "equal-return transfer"],
    [[r.client, r.supplier, r.joint, r.equalReturnTransfer]],
    header,
  );
}
