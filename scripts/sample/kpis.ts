import type { SampleRow } from "./types";
import { rows } from "./rows";

/**
 * Twenty-four measures: five critical (all green, while customers are not: the watermelon), nine key, ten others.
 * Service-credit allocations sum to 100 %. `webchat` serves no objective, `backlog` was last reviewed 17 months ago,
 * `aht` has driven a wrong behaviour, `carbon` was agreed and never reported: see planted.ts.
 */
export const kpis: readonly SampleRow<"kpis">[] = rows(
  "kpis",
  `
  id | name | objective | ownerClient | ownerSupplier | unit | direction | target | targetUpper | tolerance | weight | tier | leading | frequency | rebase | freeze | creditAllocation | lastReview | relevance | perverse | statutory | site | multiplier
  emergency | Emergency and no-supply calls answered within 30 seconds | Easy to reach, whatever the weather | Head of customer operations | Resource planning manager | % | higher | 0.95 | | 0.02 | 5 | critical | lagging | monthly | | | 0.2 | 2026-02-17 | keep | | yes | | 1
  abandon | Calls abandoned | Easy to reach, whatever the weather | Head of customer operations | Resource planning manager | % | lower | 0.05 | | 0.01 | 4 | critical | leading | monthly | | | 0.2 | 2026-02-17 | keep | | yes | | 1
  availability | Contact platform availability | Easy to reach, whatever the weather | Digital channels manager | Technology manager | % | higher | 0.995 | | 0.002 | 4 | critical | leading | monthly | | | 0.15 | 2026-02-17 | keep | | no | | 1
  complaints8w | Complaints closed within eight weeks | Trusted by neighbours and the regulator | Regulation manager | Quality and training manager | % | higher | 0.9 | | 0.03 | 4 | critical | lagging | monthly | | | 0.05 | 2026-02-17 | keep | | yes | | 1
  psr | Priority Services Register updated right first time | Trusted by neighbours and the regulator | Regulation manager | Quality and training manager | % | higher | 0.965 | | 0.01 | 4 | critical | lagging | monthly | | | | 2026-02-17 | keep | | yes | |
  fcr | First-contact resolution | Customers helped first time | Head of customer operations | Service delivery lead | % | higher | 0.78 | | 0.03 | 5 | key | lagging | monthly | | | 0.2 | 2026-03-12 | keep | | no | | 1
  answered | Calls answered within 60 seconds | Easy to reach, whatever the weather | Head of customer operations | Resource planning manager | % | higher | 0.8 | | 0.03 | 3 | key | lagging | monthly | | | 0.1 | 2026-03-12 | keep | | no | | 1
  csat | Customers satisfied after contact | Customers helped first time | Head of customer operations | Quality and training manager | % | higher | 0.82 | | 0.03 | 3 | key | lagging | monthly | | | 0.05 | 2026-03-12 | keep | | no | | 1
  repeat | Repeat contacts within seven days | Customers helped first time | Head of customer operations | Service delivery lead | % | lower | 0.16 | | 0.02 | 3 | key | lagging | monthly | | | 0.05 | 2026-03-12 | keep | | no | | 1
  billacc | Bill adjustments right first time | Right bills, explained once | Billing manager | Quality and training manager | % | higher | 0.91 | | 0.02 | 3 | key | lagging | monthly | | | | 2026-03-12 | keep | | no | Wearmouth |
  quality | Call quality score | Customers helped first time | Contract performance manager | Quality and training manager | points | higher | 84 | | 3 | 2 | key | leading | monthly | | | | 2026-03-12 | keep | | no | Tynebridge |
  email1d | Emails answered within one working day | Easy to reach, whatever the weather | Digital channels manager | Service delivery lead | % | higher | 0.9 | | 0.03 | 2 | key | lagging | monthly | | | | 2026-03-12 | keep | | no | Wearmouth |
  asa | Average speed of answer | Easy to reach, whatever the weather | Head of customer operations | Resource planning manager | seconds | lower | 30 | | 5 | 2 | key | lagging | monthly | 2025-04-30 | | | 2026-03-12 | keep | | no | |
  digital | Contacts resolved without an adviser | Customers helped first time | Digital channels manager | Technology manager | % | higher | 0.32 | | 0.03 | 2 | key | leading | monthly | | | | 2026-03-12 | keep | | no | |
  aht | Average handling time | Customers helped first time | Head of customer operations | Service delivery lead | seconds | range | 390 | 470 | 20 | 1 | other | leading | monthly | | | | 2026-05-14 | change | Long calls are transferred near month end to stay inside the range; transfers double in the last week | no | Tynebridge |
  age | Average age of open complaints | Trusted by neighbours and the regulator | Regulation manager | Quality and training manager | days | lower | 18 | | 3 | 1 | other | leading | monthly | | | | 2026-05-14 | keep | | no | |
  attrition | Advisers leaving | Skilled people who stay | HR business partner | People manager | % | lower | 0.035 | | 0.01 | 1 | other | leading | monthly | | | | 2026-05-14 | keep | | no | Tynebridge |
  knowledge | Knowledge articles reviewed on time | Skilled people who stay | Digital channels manager | Quality and training manager | % | higher | 0.9 | | 0.05 | 1 | other | leading | monthly | | | | 2026-05-14 | keep | | no | |
  contacts | Contacts per 100 customers | Right bills, explained once | Contract performance manager | Resource planning manager | number | lower | 9.5 | | 1 | 1 | other | leading | monthly | | | | 2026-05-14 | keep | | no | |
  webchat | Wait for a web chat | | Digital channels manager | Resource planning manager | seconds | lower | 60 | | 15 | 1 | other | lagging | monthly | | | | 2026-05-14 | keep | | no | Wearmouth |
  dsar | Data subject requests answered within a month | Trusted by neighbours and the regulator | Regulation manager | Account director | % | higher | 1 | | 0.05 | 1 | other | lagging | monthly | | | | 2026-05-14 | keep | | no | |
  security | Site security audit score | Trusted by neighbours and the regulator | Contract performance manager | Technology manager | points | higher | 90 | | 3 | 1 | other | leading | quarterly | | | | 2026-05-14 | keep | | no | Tynebridge |
  backlog | Back-office items open at week end | Right bills, explained once | Billing manager | Service delivery lead | items | lower | 2600 | | 300 | 1 | other | leading | weekly | | | | 2025-04-08 | keep | | no | Wearmouth |
  carbon | Carbon per 1,000 contacts | Trusted by neighbours and the regulator | Contract performance manager | Account director | kg CO2e | lower | 41 | | 4 | 1 | other | lagging | monthly | | | | 2026-06-30 | keep | | no | |
  `,
);
