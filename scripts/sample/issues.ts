import type { SampleRow } from "./types";
import { rows } from "./rows";

/** Eighteen issues: I03 and I07 have outstayed their level, I05 is past its date, I09 and I12 lack a name on one side. */
export const issues: readonly SampleRow<"issues">[] = rows(
  "issues",
  `
  id | raised | text | rootCause | owner | counterpart | level | due | closed | decision | costToFix
  I01 | 2026-02-09 | Saturday waits above ten minutes in the mornings | Agency contract ended before the new roster began | Resource planning manager | Planning manager | tactical | 2026-03-31 | 2026-03-27 | Overtime until the team is full; no agency for weekends any more |
  I02 | 2026-03-16 | Refund letters state the old bank details | Template held in two places | Service delivery lead | Billing manager | operational | 2026-04-10 | 2026-04-08 | One template, owned by billing |
  I03 | 2026-08-03 | Knowledge base out of date for tariff changes | Tariff team does not publish before launch | Quality and training manager | Billing manager | operational | 2026-10-15 | | | 9000
  I04 | 2026-08-26 | Advisers call customers back because the system shows yesterday's balance | Overnight batch since the billing upgrade | Digital channels manager | Technology manager | tactical | 2026-10-30 | | | 38000
  I05 | 2026-09-07 | Complaint letters to be signed by a named manager | Regulator's new guidance read late | Regulation manager | Quality and training manager | operational | 2026-09-24 | | | 4500
  I06 | 2026-05-11 | Two people answer for chat at the client | Reorganisation in April | Head of customer operations | Account director | tactical | 2026-06-12 | 2026-06-10 | Digital channels manager answers |
  I07 | 2026-07-20 | No agreed price when volumes leave the band | Contract silent above 20 % | Commercial manager | Account director | strategic | 2026-10-14 | | |
  I08 | 2026-09-14 | Interpreter line engaged on two mornings | Third party's planned works not announced | Technology manager | Digital channels manager | operational | 2026-10-09 | | |
  I09 | 2026-09-02 | Transfers double in the last week of the month | Handling-time range read as a limit for each adviser | | Head of customer operations | operational | 2026-10-16 | | | 12000
  I10 | 2026-06-22 | Photos of meters rejected by the mail gateway | Attachment limit | Technology manager | Digital channels manager | operational | 2026-07-17 | 2026-07-20 | Limit raised to 15 MB | 1500
  I11 | 2026-04-20 | Team leaders spend a day a week on reports | Same figure asked for in four formats | Contract performance manager | Service delivery lead | tactical | 2026-06-30 | 2026-06-25 | Papers cut to fourteen pages |
  I12 | 2026-09-10 | Car park lights at Wearmouth out, late shift leaves early | Landlord | Facilities manager | | operational | 2026-10-05 | | |
  I13 | 2026-09-21 | September recruitment bill three times the usual | Two winter cohorts booked in one month | Finance manager | Commercial manager | operational | 2026-10-20 | | |
  I14 | 2026-01-26 | Bill-run dates changed with two days' notice | Print supplier's capacity | Billing manager | Resource planning manager | tactical | 2026-03-13 | 2026-03-11 | Calendar for the year, changes need ten days |
  I15 | 2026-09-16 | Saturday team has no team leader | Maternity cover not advertised | People manager | HR business partner | operational | 2026-10-23 | | |
  I16 | 2025-12-22 | Outage map froze at the storm's peak | Licence count | Digital channels manager | Technology manager | strategic | 2026-02-27 | 2026-02-20 | Licences unlimited in declared storms | 7200
  I17 | 2026-09-23 | Survey goes out nine days after the contact | Weekly file, then weekly send | Contract performance manager | Quality and training manager | operational | 2026-10-30 | | |
  I18 | 2026-07-02 | Winter tariff letter promises a number that is not staffed | Letter approved without operations | Marketing manager | Service delivery lead | tactical | 2026-08-14 | 2026-08-12 | Number diverted; operations signs every letter |
  `,
);

/** Twenty ideas; the last forum was held in March, those of June and September were called off. N18 has no receiver. */
export const ideas: readonly SampleRow<"ideas">[] = rows(
  "ideas",
  `
  id | forumDate | idea | from | receiver | stage | pilotCost | expected | decision
  N01 | 2024-12-05 | Outage texts before people call | Supplier's energy team | Digital channels manager | adopted | 22000 | 126000 | Adopted after the January storm
  N02 | 2024-12-05 | Robots for refund forms | Supplier's automation lab | Billing manager | dropped | 15000 | 60000 | One form instead of three does the same
  N03 | 2024-12-05 | Gamified training | Quality and training manager | HR business partner | dropped | | 20000 | Not what advisers asked for
  N04 | 2025-03-27 | Call-back instead of queueing | Technology manager | Head of customer operations | adopted | 31000 | 118000 | Live April 2026
  N05 | 2025-03-27 | Home advisers for the winter peak | Resource planning manager | Planning manager | adopted | 9000 | 140000 | Saved the second site
  N06 | 2025-03-27 | Video calls for meter faults | Supplier's retail team | Field operations manager | dropped | 12000 | 45000 | Photos are enough
  N07 | 2025-06-26 | Wrap-up codes cut to what is used | Service delivery lead | Contract performance manager | adopted | | 22000 | 32 codes
  N08 | 2025-06-26 | Direct debit offered at move-in | Account director | Billing manager | adopted | 4000 | 59000 | Live November 2025
  N09 | 2025-06-26 | Shared analyst for demand | Planning manager | Resource planning manager | pilot | 27000 | 70000 | Six months from July 2026
  N10 | 2025-06-26 | Shop in a van for rural towns | Marketing manager | Head of customer operations | dropped | | 15000 | Council offices do it already
  N11 | 2025-09-25 | Knowledge base in customers' words | Quality and training manager | Digital channels manager | adopted | 18000 | 85000 | Live February 2026
  N12 | 2025-09-25 | Photo upload before an engineer is sent | Supplier's retail team | Field operations manager | pilot | 18000 | 154000 | Waits for the interface
  N13 | 2025-09-25 | Bill explained by text when it doubles | Billing team leader | Billing manager | pilot | 7000 | 52000 | 4,000 customers until December
  N14 | 2025-12-04 | Speech analytics before the bill run | Technology manager | Billing manager | pilot | 24000 | 64000 | Tynebridge first
  N15 | 2025-12-04 | Retail's adjustment checklist | Supplier's retail team | Billing team leader | adopted | | 38000 | Live August 2026
  N16 | 2025-12-04 | One number for everything | Digital channels manager | Head of customer operations | receiver named | | 29000 |
  N17 | 2025-12-04 | Advisers visit a control room | Emergency planning manager | Service delivery lead | adopted | 1000 | 5000 | Twice a year
  N18 | 2026-03-26 | Hardship fund found by asking one question | Supplier's charity desk | | idea | | 48000 |
  N19 | 2026-03-26 | Quiet line for the hard of hearing | Customer council | Regulation manager | receiver named | 6000 | 12000 |
  N20 | 2026-03-26 | Bonus for first-contact resolution instead of handling time | Contract performance manager | Account director | receiver named | | 90000 |
  `,
);
