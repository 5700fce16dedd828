import { finish, type Steps } from "../core/steps";
import { shortDate } from "../findings/words";
import type { Page, PackDocument } from "./PackDocument";
import type { PackInput } from "./PackInput";
import { markInternal } from "./redact";
import { agendaPage } from "./pages/agenda";
import { chartsPage } from "./pages/charts";
import { exceptionsPage } from "./pages/exceptions";
import { forwardPage } from "./pages/forward";
import { innovationPage } from "./pages/innovation";
import { noticePage } from "./pages/notice";
import { onePage } from "./pages/onePage";
import { openBookPage } from "./pages/openBook";
import { packNumber, packTitle, siteWords } from "./pages/packTitle";
import { promisesPage } from "./pages/promises";
import { recordPage } from "./pages/record";
import { relationshipPage } from "./pages/relationship";
import { scorecardPage } from "./pages/scorecard";
import { totalCostPage } from "./pages/totalCost";
import { valuePage } from "./pages/value";

interface CatalogueEntry {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  /** Why it is missing when it is: the tables that it needs. */
  readonly needs: string;
  readonly page: (input: PackInput) => Page | null;
}

/** The pages of the pack in their order. A page without data is named on the record page, never shown empty. */
export const catalogue: readonly CatalogueEntry[] = [
  { number: 1, id: "one-page", title: "On one page", needs: "KPIs and Observations", page: onePage },
  { number: 2, id: "exceptions", title: "Exceptions", needs: "KPIs and Observations", page: exceptionsPage },
  { number: 3, id: "agenda", title: "Agenda", needs: "at least one exception", page: agendaPage },
  { number: 4, id: "scorecard", title: "KPI scorecard", needs: "KPIs and Observations", page: scorecardPage },
  { number: 5, id: "charts", title: "Charts", needs: "an exception on a KPI", page: chartsPage },
  { number: 6, id: "value", title: "Value", needs: "the table Value, Demand or Spend", page: valuePage },
  { number: 7, id: "total-cost", title: "Total cost of performance", needs: "the table Options", page: totalCostPage },
  { number: 8, id: "open-book", title: "Open book", needs: "the table Costs, Invoices or Terms", page: openBookPage },
  {
    number: 9,
    id: "relationship",
    title: "Relationship",
    needs: "the table Satisfaction, Relationship, References, Recognition or People",
    page: relationshipPage,
  },
  {
    number: 10,
    id: "promises",
    title: "Promises and issues",
    needs: "the table Promises or Issues",
    page: promisesPage,
  },
  { number: 11, id: "innovation", title: "Innovation", needs: "the table Ideas", page: innovationPage },
  {
    number: 12,
    id: "forward",
    title: "Forward look",
    needs: "six periods of a KPI, or the table Meetings, Risks or Plan",
    page: forwardPage,
  },
  { number: 13, id: "notice", title: "Contract performance notice", needs: "a KPI marked statutory", page: noticePage },
];

/** Makes the pack's pages from what was found. Pure: the same input gives the same document. */
export function buildPack(input: PackInput): PackDocument {
  return finish(buildPackSteps(input));
}

/** {@link buildPack} in pieces, one a page. */
export function* buildPackSteps(input: PackInput): Steps<PackDocument> {
  const { analysis } = input;
  const wanted = analysis.settings.pages;
  const pages: Page[] = [];
  const missing: { number: number; title: string; reason: string }[] = [];
  for (const entry of catalogue) {
    if (wanted.length > 0 && !wanted.includes(entry.id) && !wanted.includes(String(entry.number))) {
      missing.push({ number: entry.number, title: entry.title, reason: "not asked for in the settings" });
      continue;
    }
    yield;
    const page = entry.page(input);
    if (page) pages.push(page);
    else missing.push({ number: entry.number, title: entry.title, reason: `not supplied: it needs ${entry.needs}` });
  }
  pages.push(recordPage(input, missing));
  const title = packTitle(input);
  const number = packNumber(input);
  const subtitle = `${siteWords(input, " · ")}${analysis.quarter.name} · as of ${shortDate(analysis.asOf)}${number === null ? "" : ` · pack ${number}`}`;
  return {
    title,
    subtitle,
    currency: analysis.currency,
    properties: {
      title: `${title}: governance MI pack, ${analysis.quarter.name}`,
      subject: "Governance MI pack",
      author: input.builtBy,
      company: analysis.contract.facts.client ?? "",
      keywords: "governance, MI pack, exceptions",
      description: `As of ${shortDate(analysis.asOf)}. Inputs and their SHA-256 are on the record page.`,
      created: input.builtAt,
    },
    pages: markInternal(pages, analysis.settings.redact),
    missing,
  };
}
