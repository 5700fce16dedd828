import { z } from "zod";
import { isBlankCell, type Block } from "./Block";
import type { CellValue } from "./cells";
import { coerce, readDate, type Reading, type ReadingOptions } from "./coerce";
import { date, money, number, percent, text, type Column, type RowSource } from "./columns";
import type { ContractFacts } from "./Contract";
import { monthFromName } from "./dateText";
import { ymdFromDay } from "../core/days";
import type { RowReader } from "./TableReader";
import { normalise, spaced, suggest } from "./words";

/** The settings of the Contract table: what each is called, and how its value is read. */
export const contractFacts = {
  client: text("Client", {
    synonyms: ["Client name", "Customer", "Customer name", "Buyer", "Contracting authority", "Authority"],
    note: "Who buys",
    example: "Northern Utilities plc",
  }),
  supplier: text("Supplier", {
    synonyms: ["Supplier name", "Vendor", "Vendor name", "Provider", "Service provider", "Outsourcer"],
    note: "Who delivers",
    example: "Contact Services Ltd",
  }),
  contractId: text("Contract id", {
    synonyms: ["Contract no", "Contract number", "Contract ref", "Contract reference", "Agreement number", "Id", "Ref"],
    note: "Its number",
    example: "C-2024-017",
  }),
  title: text("Title", {
    synonyms: ["Contract", "Contract name", "Contract title", "Agreement", "Service", "Services"],
    note: "What it is about",
    example: "Customer contact services",
  }),
  start: date("Start", {
    synonyms: ["Start date", "Contract start", "Commencement", "Commencement date", "Effective date", "From"],
    note: "First day",
    example: "2024-04-01",
  }),
  end: date("End", {
    synonyms: ["End date", "Contract end", "Expiry", "Expiry date", "Expires", "Termination date", "To"],
    note: "Last day",
    example: "2029-03-31",
  }),
  currency: text("Currency", { synonyms: ["Contract currency"], note: "ISO 4217 code", example: "GBP" }),
  fiscalYearStart: number("Fiscal year start", {
    min: 1,
    max: 12,
    synonyms: [
      "Fiscal year starts",
      "Financial year start",
      "Financial year starts",
      "Fiscal year begins",
      "FY start",
      "Year start",
      "Fiscal year start month",
    ],
    note: "Month in which the fiscal year starts: its name, 1 to 12, or a date",
    example: "April",
  }),
  discountRate: percent("Discount rate", {
    min: -0.99,
    max: 1,
    synonyms: ["Rate", "Yearly discount rate", "Annual discount rate", "WACC", "Cost of capital"],
    note: "Effective rate a year",
    example: 0.08,
  }),
  reviewDate: date("Review date", {
    synonyms: ["Next review", "Contract review", "Contract review date", "Break date", "Break point"],
    note: "Next formal review of the contract",
    example: "2027-03-31",
  }),
  atRisk: percent("At-risk share", {
    min: 0,
    max: 1,
    synonyms: [
      "At risk %",
      "At risk",
      "Amount at risk",
      "At-risk",
      "Fees at risk",
      "Fee at risk",
      "Service credit cap",
    ],
    note: "Share of the fee that service credits may take",
    example: 0.1,
  }),
  annualFee: money("Annual fee", {
    min: 0,
    synonyms: ["Annual value", "Annual contract value", "ACV", "Yearly fee", "Fee a year", "Annual charges"],
    note: "Fee of a year, in the contract's currency",
    example: 6_000_000,
  }),
  purpose: text("Purpose", {
    synonyms: ["Vision", "Vision/purpose", "Vision or purpose", "Purpose statement", "Joint purpose", "Joint vision"],
    note: "The purpose that both parties have agreed",
    example: "Every customer helped the first time",
  }),
  purposeAgreedClient: date("Purpose agreed by client", {
    synonyms: ["Vision agreed by client", "Agreed by client", "Client agreed purpose", "Purpose agreed client"],
    note: "When the client agreed to it",
    example: "2024-05-20",
  }),
  purposeAgreedSupplier: date("Purpose agreed by supplier", {
    synonyms: ["Vision agreed by supplier", "Agreed by supplier", "Supplier agreed purpose", "Purpose agreed supplier"],
    note: "When the supplier agreed to it",
    example: "2024-05-22",
  }),
  governanceVersion: text("Governance document version", {
    synonyms: ["Governance version", "Governance document", "Governance doc version", "Version"],
    note: "Version of the governance document",
    example: "3.1",
  }),
  governanceReviewed: date("Governance document last reviewed", {
    synonyms: [
      "Governance reviewed",
      "Governance last reviewed",
      "Governance last review",
      "Governance document last review",
      "Last reviewed",
      "Last review",
    ],
    note: "When that document was last reviewed",
    example: "2026-01-15",
  }),
  governanceLink: text("Governance document link", {
    synonyms: ["Governance link", "Link", "Governance location", "Bible", "Operating bible", "Manual"],
    note: "Where that document is kept",
    example: "Contract site, folder 02",
  }),
  packNumber: number("Pack number", {
    min: 0,
    synonyms: ["Pack", "Pack no", "Number of pack", "Edition"],
    note: "Number of the next pack",
    example: 11,
  }),
  clientGain: money("Client gain from the relationship", {
    synonyms: ["Client gain", "Client relationship gain"],
    note: "Yearly, more revenue and less cost together, before what moves through the price",
    example: 380_000,
  }),
  supplierGain: money("Supplier gain from the relationship", {
    synonyms: ["Supplier gain", "Supplier relationship gain"],
    note: "The same at the supplier",
    example: 90_000,
  }),
  relationshipTransfer: money("Transfer through the price", {
    synonyms: ["Relationship transfer", "Price transfer"],
    note: "Money a year that the price moves from client to supplier because of it; blank: none",
    example: 120_000,
  }),
  clientInvestment: money("Client investment in the relationship", {
    min: 0,
    synonyms: ["Client investment", "Client relationship cost"],
    note: "What the client puts into it in a year: people, forums, systems",
    example: 160_000,
  }),
  supplierInvestment: money("Supplier investment in the relationship", {
    min: 0,
    synonyms: ["Supplier investment", "Supplier relationship cost"],
    note: "The same at the supplier",
    example: 110_000,
  }),
} as const satisfies { readonly [K in keyof ContractFacts]: Column };

type FactKey = keyof ContractFacts;
const factKeys = Object.keys(contractFacts) as FactKey[];

/** The zod schema of all facts together, derived from the list above. */
export const contractFactsSchema = z.object(
  Object.fromEntries(factKeys.map((key) => [key, contractFacts[key].schema])),
) as unknown as z.ZodType<ContractFacts>;

export function noFacts(): ContractFacts {
  return Object.fromEntries(factKeys.map((key) => [key, null])) as unknown as ContractFacts;
}

const names = new Map<string, FactKey>();
for (const key of [...factKeys].reverse()) {
  for (const synonym of contractFacts[key].synonyms) names.set(normalise(synonym), key);
}
for (const key of factKeys) {
  names.set(normalise(spaced(key)), key);
  names.set(normalise(key), key);
  names.set(normalise(contractFacts[key].header), key);
}

/** Which fact a setting's name means. */
export function factKeyOf(setting: string): FactKey | undefined {
  return names.get(normalise(setting));
}

const CURRENCIES: Readonly<Record<string, string>> = { "£": "GBP", "€": "EUR", $: "USD", "¥": "JPY", "₹": "INR" };

function readMonth(cell: CellValue, column: Column, options: ReadingOptions): Reading {
  const expected = "a month: its name, 1 to 12, or a date";
  const reading = coerce(cell, column, options);
  if (reading.ok && (typeof reading.value !== "number" || (reading.value >= 1 && reading.value <= 12))) return reading;
  if (typeof cell === "string") {
    const month = monthFromName(cell.replace(/^\s*\d{1,2}(?:st|nd|rd|th)?\s+/, "").trim());
    if (month > 0) return { ok: true, value: month };
  }
  const day = readDate(cell, expected, { ...options, partial: "first" });
  if (day.ok && typeof day.value === "number") return { ok: true, value: ymdFromDay(day.value).month };
  return reading.ok ? { ok: false, number: "004", expected } : { ...reading, expected };
}

function readFact(key: FactKey, cell: CellValue, options: ReadingOptions): Reading {
  const column: Column = contractFacts[key];
  if (key === "fiscalYearStart") return readMonth(cell, column, options);
  const reading = coerce(cell, column, key === "start" ? { ...options, partial: "first" } : options);
  if (key !== "currency" || !reading.ok || typeof reading.value !== "string") return reading;
  const code = CURRENCIES[reading.value] ?? reading.value.toUpperCase();
  return /^[A-Z]{3}$/.test(code)
    ? { ok: true, value: code }
    : { ok: false, number: "004", expected: "a currency code such as GBP" };
}

/** Reads the Contract table: a setting and its value a row. */
export class ContractFactsReader implements RowReader {
  readonly facts: Partial<Record<FactKey, unknown>> = {};
  readonly sources: Partial<Record<FactKey, RowSource>> = {};

  constructor(
    private readonly block: Block,
    private readonly setting: number,
    private readonly value: number,
    private readonly options: ReadingOptions,
  ) {}

  row(cells: readonly CellValue[], sheetRow: number): void {
    const { block } = this;
    const name = cells[this.setting] ?? null;
    const cell = cells[this.value] ?? null;
    if (isBlankCell(name) && isBlankCell(cell)) return;
    block.rowsRead++;
    block.lastRow = sheetRow;
    if (!this.take(name, cell, sheetRow)) block.rowsLeftOut++;
  }

  private take(name: CellValue, cell: CellValue, row: number): boolean {
    const { block } = this;
    const at = { row, column: block.columnAt(this.setting), found: name };
    if (isBlankCell(name)) {
      block.report({ ...at, number: "002", expected: "the name of a setting" });
      return false;
    }
    const key = factKeyOf(String(name));
    if (key === undefined) {
      const like = suggest(
        String(name),
        factKeys.map((k) => contractFacts[k].header),
      );
      const detail = like === null ? "" : ` Is it "${like}"?`;
      block.report({ ...at, number: "018", expected: like ?? "a setting of the contract", detail });
      return false;
    }
    if (this.sources[key]) {
      const first = block.addressOf(this.sources[key].row, this.sources[key].columns.setting ?? 1);
      block.report({ ...at, number: "007", expected: "each setting once", detail: `it stands in ${first} already.` });
      return false;
    }
    const place = { row, column: block.columnAt(this.value), found: cell };
    const reading = readFact(key, cell, this.options);
    if (!reading.ok) {
      block.report({ ...place, number: reading.number, expected: reading.expected, detail: reading.detail ?? "" });
      return false;
    }
    const judged = contractFacts[key].schema.safeParse(reading.value);
    if (!judged.success) {
      block.report({
        ...place,
        number: "004",
        expected: judged.error.issues[0]?.message ?? contractFacts[key].expected,
      });
      return false;
    }
    if (reading.warning) {
      const detail = `${String(cell)} is read as ${String(cell)} %.`;
      block.report({ ...place, number: reading.warning, expected: contractFacts[key].expected, detail });
    }
    if (reading.value === null) return true;
    this.facts[key] = reading.value;
    this.sources[key] = {
      sheet: block.info.sheet,
      row,
      columns: { setting: block.columnAt(this.setting), value: block.columnAt(this.value) },
    };
    return true;
  }
}
