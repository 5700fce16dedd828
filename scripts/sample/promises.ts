import type { SampleRow } from "./types";
import { rows } from "./rows";

/** Thirty promises, sixteen of the supplier and fourteen of the client; the same rules for both. */
export const promises: readonly SampleRow<"promises">[] = rows(
  "promises",
  `
  id | text | interpretation | by | owner | counterpart | made | due | delivered | dependsOn | public | active | voluntary | explicit | mission | measure
  P01 | Volume forecast six weeks ahead, every month | By site and day, within 5 % | client | Planning manager | Resource planning manager | 2025-10-02 | 2025-11-15 | 2025-11-13 | | yes | yes | yes | yes | yes | Forecast error
  P02 | A named deputy for every service manager | Name and phone number on the contact sheet | supplier | Service delivery lead | Head of customer operations | 2025-10-14 | 2025-11-30 | 2025-11-28 | | yes | yes | yes | yes | no | Deputies on the sheet
  P03 | Read access to the outage map for all advisers | Log-ins working at both sites | client | Digital channels manager | Technology manager | 2025-11-05 | 2025-12-12 | 2026-01-09 | | yes | yes | no | yes | yes | Advisers with access
  P04 | Tariff changes published to the knowledge team ten working days before launch | Final wording, not a draft; ten days counted to the launch day | client | Billing manager | Quality and training manager | 2026-04-16 | 2026-08-31 | | | yes | yes | yes | yes | yes | Days between wording and launch
  P05 | Winter roster ready by the end of October | Signed by both planners, gaps under 3 % | supplier | Resource planning manager | Planning manager | 2026-07-14 | 2026-10-30 | | P01 | yes | yes | yes | yes | yes | Unfilled shifts
  P06 | Two listeners from the client in every calibration session | Same two people for a quarter | client | Contract performance manager | Quality and training manager | 2025-12-11 | 2026-01-31 | 2026-01-22 | | yes | yes | yes | yes | no | Sessions with both present
  P07 | Call-back offered whenever the wait exceeds four minutes | Offer spoken, number confirmed, called within two hours | supplier | Technology manager | Head of customer operations | 2026-01-20 | 2026-04-30 | 2026-04-22 | P03 | yes | yes | yes | yes | yes | Call-backs kept
  P08 | Decision on chat opening hours | One answer for weekdays and weekends | client | Digital channels manager | Service delivery lead | 2026-02-19 | 2026-03-31 | 2026-03-30 | | no | yes | yes | yes | no | Decision minuted
  P09 | Attrition report by team, monthly | Leavers, joiners and length of service, by the tenth | supplier | People manager | HR business partner | 2026-01-20 | 2026-02-10 | 2026-02-10 | | yes | yes | yes | yes | no | Reports on time
  P10 | Knowledge base live with tariffs, moves and meter reads | 220 articles, searched by customers' words | supplier | Quality and training manager | Digital channels manager | 2025-09-25 | 2026-02-02 | 2026-02-02 | | yes | yes | yes | yes | yes | Articles live
  P11 | Root-cause note on every formal complaint about an adviser | Within ten working days, one page, with the remedy | supplier | Quality and training manager | Regulation manager | 2026-05-14 | 2026-09-11 | | | yes | yes | yes | yes | yes | Notes within ten days
  P12 | Pay half of the language training | Up to £24,000 in the year | client | HR business partner | People manager | 2026-03-12 | 2026-06-30 | 2026-06-24 | | yes | yes | yes | yes | yes | Invoice paid
  P13 | Saturday team back to full strength | 38 advisers on the floor from 9 to 5 | supplier | Resource planning manager | Head of customer operations | 2026-08-18 | 2026-10-17 | | | yes | yes | yes | yes | no | Advisers on the floor
  P14 | Open-book ledger within eight working days of month end | Same lines as the contract's annex | supplier | Finance manager | Commercial manager | 2025-10-14 | 2025-11-14 | 2025-11-12 | | yes | yes | no | yes | no | Working days
  P15 | Storm plan rehearsed once a year with both control rooms | Half a day, lessons written up | client | Emergency planning manager | Service delivery lead | 2026-02-19 | 2026-09-30 | 2026-09-16 | | yes | yes | yes | yes | yes | Rehearsal held
  P16 | Vulnerable customers flagged on the first screen | Flag visible before the greeting ends | client | Digital channels manager | Technology manager | 2026-03-12 | 2026-07-31 | 2026-07-29 | | yes | yes | yes | yes | yes | Screens changed
  P17 | Advisers trained on the winter tariff before it starts | All advisers, two hours, test passed at 80 % | supplier | Quality and training manager | Billing manager | 2026-07-14 | 2026-10-20 | | P04 | yes | yes | yes | yes | yes | Advisers who passed
  P18 | Answer to a contract query within five working days | A decision or a date for one | client | Commercial manager | Account director | 2025-11-20 | 2026-01-31 | 2026-01-31 | | no | yes | no | yes | no | Days to answer
  P19 | Speech analytics on 100 % of calls at Tynebridge | Both languages, transcripts kept 30 days | supplier | Technology manager | Digital channels manager | 2026-02-19 | 2026-06-15 | 2026-07-06 | | yes | yes | yes | yes | no | Share of calls transcribed
  P20 | New site manager introduced before she starts | Half a day with the client's team | supplier | Account director | Head of customer operations | 2026-04-16 | 2026-05-04 | 2026-04-29 | | no | yes | yes | yes | no | Day held
  P21 | Bill-run calendar for the year | Dates and volumes by cycle | client | Billing manager | Resource planning manager | 2026-01-20 | 2026-03-16 | 2026-03-11 | | yes | yes | yes | yes | no | Calendar published
  P22 | Look into moving the interpreter line to the client's contract | A yes or no with the cost | client | | Service delivery lead | 2026-07-14 | 2026-11-27 | | | no | no | yes | no | no | Answer given
  P23 | Back-office items older than ten days cleared | None older than ten working days at quarter end | supplier | Service delivery lead | Billing manager | 2026-07-14 | 2026-09-30 | 2026-09-28 | | yes | yes | yes | yes | no | Oldest item
  P24 | Meter-read photos accepted by web chat | Photo reaches the billing system without retyping | supplier | Technology manager | Digital channels manager | 2026-05-14 | 2026-12-11 | | P28 | yes | yes | yes | yes | yes | Photos accepted
  P25 | Joint recruitment day in Tynebridge | Both logos, both teams, 60 candidates | supplier | People manager | HR business partner | 2026-05-14 | 2026-09-05 | 2026-09-05 | | yes | yes | yes | yes | yes | Candidates met
  P26 | Be more open about upcoming campaigns | | client | Marketing manager | Resource planning manager | 2026-07-14 | 2026-11-30 | | | no | yes | yes | no | no |
  P27 | Supplier sees the customer survey's verbatims | Names removed, weekly file | client | Contract performance manager | Quality and training manager | 2026-03-12 | 2026-05-29 | 2026-05-27 | | yes | yes | yes | yes | yes | Files sent
  P28 | Interface for photos in the billing system | Test environment by October, live in November | client | Digital channels manager | Technology manager | 2026-05-14 | 2026-11-20 | | | yes | yes | yes | yes | yes | Interface live
  P29 | Gain-share statement with workings | Within 15 working days of year end | supplier | Finance manager | Commercial manager | 2026-03-12 | 2026-04-24 | 2026-04-23 | | yes | yes | no | yes | no | Statement received
  P30 | Mentors for the first eight weeks of every new adviser | One mentor for four starters | supplier | People manager | Head of customer operations | 2026-01-20 | 2026-03-02 | 2026-03-02 | | yes | yes | yes | yes | yes | Starters per mentor
  `,
);
