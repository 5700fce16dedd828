import type { SampleRow } from "./types";
import { rows } from "./rows";

/** Seven forums. The commercial review lapsed over the summer; the innovation forum was last held in March. */
export const meetings: readonly SampleRow<"meetings">[] = rows(
  "meetings",
  `
  forum | level | cadence | purpose | purposeReviewed | mustAttendClient | mustAttendSupplier | lastHeld | next | effectiveness | innovation | minutes | outcome
  Operations huddle | operational | weekly | Today's and next week's gaps | 2026-01-20 | Head of customer operations, Planning manager | Service delivery lead, Resource planning manager | 2026-09-28 | 2026-10-05 | 8 | no | 20 | Saturday shifts filled to 94 %
  Demand planning | operational | fortnightly | Volumes of the next twelve weeks | 2026-01-20 | Planning manager, Billing manager | Resource planning manager | 2026-09-22 | 2026-10-06 | 7 | no | 45 | Bill run moved by three days
  Monthly service review | tactical | monthly | Exceptions of the month and actions | 2026-02-17 | Contract performance manager, Head of customer operations | Service delivery lead, Quality and training manager | 2026-09-15 | 2026-10-15 | 7 | no | 60 | FCR plan asked for
  Commercial review | tactical | monthly | Open book, invoices, credits, changes | 2026-02-17 | Commercial manager | Finance manager, Account director | 2026-06-11 | 2026-07-09 | 5 | no | 45 | July and August called off: holidays
  Quarterly partnership board | strategic | quarterly | Exceptions, decisions and the next two quarters | 2026-01-20 | Operations director, Contract performance manager | Account director, Service delivery lead | 2026-07-14 | 2026-10-14 | 7 | no | 60 | Winter readiness agreed, FTE pricing asked for
  Innovation forum | strategic | quarterly | Five ideas in, one good one out | 2026-01-20 | Operations director, Digital channels manager | Account director, Technology manager | 2026-03-26 | 2026-06-25 | 6 | yes | 90 | Three new ideas, one without a receiver
  Executive sponsors | executive | half-yearly | Where both companies go | 2026-01-20 | Chief operating officer | Managing director | 2026-05-19 | 2026-11-17 | 8 | no | 90 | Joint plan to 2029 confirmed
  `,
);

/** Eighteen people of a fiction. Nobody at the supplier faces the regulation manager. */
export const people: readonly SampleRow<"people">[] = rows(
  "people",
  `
  name | organisation | role | level | region | facesOffTo | influence
  Wilfred Askern | client | Chief operating officer | executive | Head office | Perdita Longmoor | Opinion former
  Perdita Longmoor | supplier | Managing director | executive | Head office | Wilfred Askern |
  Hester Quayle | client | Operations director | strategic | Head office | Tobias Renwick | Opinion former
  Tobias Renwick | supplier | Account director | strategic | Tynebridge | Hester Quayle | Negotiation training 2025
  Bronagh Tait | client | Contract performance manager | strategic | Head office | Tobias Renwick | Contract management, practitioner
  Idris Fallowfield | client | Head of customer operations | tactical | North | Maren Oswick | Opinion former
  Maren Oswick | supplier | Service delivery lead | tactical | Tynebridge | Idris Fallowfield |
  Cuthbert Lyle | client | Commercial manager | tactical | Head office | Anneke Dray |
  Anneke Dray | supplier | Finance manager | tactical | Tynebridge | Cuthbert Lyle |
  Ottoline Marske | client | Regulation manager | tactical | Head office | | Opinion former
  Rufus Hebden | client | Billing manager | tactical | South | Salome Birtley |
  Salome Birtley | supplier | Quality and training manager | tactical | Wearmouth | Rufus Hebden | Coach
  Jory Penhale | client | Digital channels manager | tactical | Head office | Xanthe Orrell |
  Xanthe Orrell | supplier | Technology manager | tactical | Tynebridge | Jory Penhale |
  Nesta Vaughan-Pike | client | Planning manager | operational | North | Gethin Sowerby |
  Gethin Sowerby | supplier | Resource planning manager | operational | Tynebridge | Nesta Vaughan-Pike |
  Amias Thorne | client | HR business partner | operational | Head office | Linnet Craske |
  Linnet Craske | supplier | People manager | operational | Wearmouth | Amias Thorne |
  `,
);

export const risks: readonly SampleRow<"risks">[] = rows(
  "risks",
  `
  id | text | probability | impact | mitigation | owner | review
  R01 | Winter peak coincides with the billing upgrade's second part | 3 | 5 | No releases from 15 November to 15 February | Digital channels manager | 2026-11-02
  R02 | Saturday team not complete before the first cold spell | 3 | 4 | Overtime list, home advisers on call | Resource planning manager | 2026-10-19
  R03 | Minimum wage rises by more than the indexation | 4 | 3 | Open book shows the effect; price talks in January | Commercial manager | 2026-12-07
  R04 | One adviser in three has less than a year's service | 4 | 3 | Mentors, joint recruitment day | People manager | 2026-11-16
  R05 | Phone platform's supplier is sold | 2 | 4 | Exit plan, code in escrow | Technology manager | 2026-08-14
  R06 | Customer data copied to a test system | 2 | 5 | Masked data only, audit twice a year | Account director | 2026-10-26
  R07 | Price review doubles complaints in spring | 3 | 4 | Twelve complaint handlers ordered in time | Regulation manager | 2027-01-11
  R08 | Green dashboard hides unhappy customers | 4 | 4 | Repeat contacts and verbatims on page one | Contract performance manager | 2026-10-14
  `,
);

export const plan: readonly SampleRow<"plan">[] = rows(
  "plan",
  `
  objective | horizon | clientBenefit | supplierBenefit | measure | status | agreed
  Winter without a second site | 1 | No rent, no set-up | Home advisers keep their jobs all year | Emergency calls within 30 seconds | on track | yes
  First-contact resolution at 82 % | 1 | Fewer calls, calmer customers | Gain share on avoided contacts | fcr | behind | yes
  Adviser attrition under 2 % a month | 1 | People who know the customers | Lower recruitment cost | attrition | on track | yes
  Half of contacts without a phone call | 2 | Lower effort for customers | Price for outcomes, not minutes | digital | behind | yes
  Smart-meter helpdesk built together | 2 | Roll-out on time | New revenue, a reference | | not started | yes
  Outcome-based price | 3 | Pays for resolved contacts | Margin earned by quality | Share of fee on outcomes | not started | no
  Contact centre at net zero | 3 | Pledge to the council kept | Energy cost down | carbon | not started | yes
  `,
);

/** What value meant, quarter by quarter: from cost over simplification to moving forwards. */
export const definitions: readonly SampleRow<"definitions">[] = rows(
  "definitions",
  `
  quarter | meaning | agreedBy
  2025-06-30 | The same service for less money | Operations director, Account director
  2025-09-30 | The same service for less money, without surprises on the bill | Operations director, Account director
  2025-12-31 | Cold-weather calls answered without a second site | Operations director, Account director
  2026-03-31 | Simpler for customers: one call, one answer | Operations director, Account director
  2026-06-30 | Simpler for customers, at the same cost | Operations director, Account director
  2026-09-30 | Customers who do not have to call again | Account director
  `,
);
