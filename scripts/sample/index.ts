import type { SampleTables } from "./types";
import { contract } from "./contractFacts";
import { kpis } from "./kpis";
import { observations } from "./observations";
import { promises } from "./promises";
import { demand, options, spend, value } from "./value";
import { costs, invoices, terms } from "./openBook";
import { references, satisfaction } from "./satisfaction";
import { recognition, relationship } from "./relationship";
import { ideas, issues } from "./issues";
import { definitions, meetings, people, plan, risks } from "./governance";

export const sample: SampleTables = {
  contract,
  kpis,
  observations,
  promises,
  value,
  demand,
  spend,
  options,
  costs,
  invoices,
  terms,
  satisfaction,
  references,
  relationship,
  issues,
  ideas,
  meetings,
  people,
  risks,
  plan,
  recognition,
  definitions,
};
