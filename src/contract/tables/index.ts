import { contractTable, kpiTable, observationTable } from "./performance";
import { costTable, demandTable, invoiceTable, optionTable, spendTable, termTable, valueTable } from "./commercial";
import { promiseTable, recognitionTable, referenceTable, relationshipTable, satisfactionTable } from "./relationship";
import { definitionTable, ideaTable, issueTable, meetingTable, peopleTable, planTable, riskTable } from "./governance";
import type { RowOf } from "../columns";

/** Every table of the data model, in the order in which the template shows them. */
export const tables = {
  contract: contractTable,
  kpis: kpiTable,
  observations: observationTable,
  promises: promiseTable,
  value: valueTable,
  demand: demandTable,
  spend: spendTable,
  options: optionTable,
  costs: costTable,
  invoices: invoiceTable,
  terms: termTable,
  satisfaction: satisfactionTable,
  references: referenceTable,
  relationship: relationshipTable,
  issues: issueTable,
  ideas: ideaTable,
  meetings: meetingTable,
  people: peopleTable,
  risks: riskTable,
  plan: planTable,
  recognition: recognitionTable,
  definitions: definitionTable,
} as const;

export type TableKey = keyof typeof tables;
export type TableRow<K extends TableKey> = RowOf<(typeof tables)[K]["columns"]>;
