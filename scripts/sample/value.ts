import type { SampleRow } from "./types";
import { rows } from "./rows";

export const value: readonly SampleRow<"value">[] = rows(
  "value",
  `
  id | description | kind | baseline | expected | realised | planned | actual | evidence | signedOff | beyond | recognised | owner
  V01 | Call-back replaces queueing at peak | hard saving | 410000 | 118000 | 49000 | 2026-06-01 | 2026-04-22 | A | yes | no | yes | Technology manager
  V02 | Interpreter line bought by the minute instead of by the seat | hard saving | 96000 | 31000 | 31000 | 2025-10-01 | 2025-09-01 | A | yes | no | yes | Service delivery lead
  V03 | Two telephony contracts merged into one | hard saving | 264000 | 58000 | 43500 | 2026-01-01 | 2026-01-01 | A | yes | yes | yes | Technology manager
  V04 | Paper letters moved to e-mail for moves and refunds | hard saving | 187000 | 74000 | 52000 | 2025-12-01 | 2026-01-12 | B | yes | no | yes | Digital channels manager
  V05 | No fee rise for the higher minimum wage: absorbed by shorter calls | avoided cost | 1920000 | 96000 | 96000 | 2026-04-01 | 2026-04-01 | B | yes | yes | no | Account director
  V06 | Second winter site not rented: home workers cover the peak | avoided cost | 140000 | 140000 | 140000 | 2025-11-01 | 2025-10-20 | A | yes | yes | yes | Resource planning manager
  V07 | Agency premium avoided by recruiting in spring | avoided cost | 210000 | 92000 | 90000 | 2026-05-01 | 2026-04-13 | C | no | no | yes | People manager
  V08 | Seasonal advisers on the floor in 25 days, not 42 | faster fulfilment | 168000 | 112000 | 101000 | 2025-11-03 | 2025-10-13 | A | yes | no | yes | People manager
  V09 | New tariff questions answered from day one | faster fulfilment | 60000 | 45000 | | 2026-10-01 | | C | no | no | no | Quality and training manager
  V10 | Move-in accounts opened on the call | faster fulfilment | 130000 | 66000 | 28000 | 2026-05-15 | 2026-04-27 | B | yes | no | yes | Billing manager
  V11 | Photo of the meter replaces a field visit | innovation | 320000 | 154000 | | 2026-06-30 | | C | no | yes | no | Technology manager
  V12 | Speech analytics finds bill questions before the bill run | innovation | 90000 | 64000 | 12000 | 2026-08-01 | 2026-07-06 | B | yes | yes | yes | Technology manager
  V13 | Retail's adjustment checklist carried over | innovation | 71000 | 38000 | 6000 | 2026-09-01 | 2026-08-24 | B | yes | yes | yes | Quality and training manager
  V14 | Outage texts sent before people call | innovation | 285000 | 126000 | 84000 | 2026-02-01 | 2026-01-19 | B | yes | yes | yes | Digital channels manager
  V15 | One form for refunds instead of three | process optimisation | 88000 | 36000 | 27000 | 2026-01-15 | 2026-01-15 | B | yes | no | yes | Service delivery lead
  V16 | Complaints triaged on the day they arrive | process optimisation | 124000 | 47000 | 31000 | 2026-03-02 | 2026-03-16 | B | yes | no | yes | Quality and training manager
  V17 | Wrap-up codes cut from 140 to 32 | process optimisation | 54000 | 22000 | 22000 | 2025-11-17 | 2025-11-10 | A | yes | no | yes | Service delivery lead
  V18 | Boiler-cover sales on calls that customers ask for | revenue | 0 | 83000 | 37000 | 2026-04-01 | 2026-05-04 | B | yes | yes | yes | Account director
  V19 | Direct-debit sign-up at move-in | revenue | 0 | 59000 | 44000 | 2025-12-01 | 2025-11-24 | A | yes | no | yes | Billing manager
  V20 | Invoice lines from 61 to 5 | simplification | 26000 | 14000 | 14000 | 2026-01-01 | 2026-01-01 | A | yes | no | yes | Commercial manager
  V21 | One contact number instead of four | simplification | 47000 | 29000 | | 2026-12-01 | | C | no | no | no | Digital channels manager
  V22 | Governance papers from 84 pages to 14 | simplification | 38000 | 19000 | 19000 | 2026-07-01 | 2026-06-25 | C | yes | yes | yes | Contract performance manager
  V23 | Second data centre for the phone platform | risk | 450000 | 90000 | 67500 | 2026-01-01 | 2025-12-15 | B | yes | no | yes | Technology manager
  V24 | Advisers trained on both gas and water emergencies | risk | 180000 | 61000 | | 2026-11-02 | | C | no | no | no | Quality and training manager
  `,
);

export const demand: readonly SampleRow<"demand">[] = rows(
  "demand",
  `
  need | objective | quantity | needDate | baselineDays | expectedDays | valuePerDay | wouldBePrice | expectedPrice | committed
  Seasonal advisers, winter | Winter readiness | 60 | 2026-12-01 | 42 | 25 | 110 | 2400 | 2050 | yes
  Welsh-speaking advisers | Fair service for everyone | 8 | 2026-11-16 | 65 | 48 | 140 | 3100 | 2800 | no
  Team leaders for the Saturday team | Winter readiness | 4 | 2026-11-02 | 50 | 30 | 190 | 4200 | 3900 | no
  Smart-meter roll-out helpdesk seats | Smart meters in every home | 35 | 2027-02-01 | 55 | 34 | 125 | 2700 | 2310 | no
  Complaint handlers for the price review | Price review 2027 | 12 | 2027-03-15 | 48 | 36 | 160 | 3300 | 3050 | no
  Home-working kits | Winter readiness | 60 | 2026-11-23 | 21 | 9 | 12 | 640 | 545 | yes
  Chat seats, evening | Half of contacts without a phone call | 20 | 2027-01-11 | 40 | 22 | 95 | 2250 | 1980 | no
  Debt-advice specialists | Fair service for everyone | 10 | 2027-04-01 | 70 | 70 | 150 | 3600 | 3450 | no
  Back-office seats, refunds | Right first bill | 15 | 2026-12-14 | 38 | 27 | 85 | 2100 | 1890 | no
  Translation of letters, 1,000 words | Fair service for everyone | 140 | 2027-01-31 | 12 | 5 | 9 | 118 | 96 | no
  `,
);

/** Twenty-five lines; five of them carry four fifths of the difference on about a fifth of the spend. */
export const spend: readonly SampleRow<"spend">[] = rows(
  "spend",
  `
  category | supplier | spend | difference
  Adviser attrition and re-hiring | Contactus Ltd | 236000 | 318000
  Repeat contacts | Contactus Ltd | 298000 | 342000
  Failed field visits | Contactus Ltd | 212000 | 236000
  Call-backs and dropped calls | Contactus Ltd | 164000 | 171000
  Refund errors | Contactus Ltd | 127000 | 128000
  Adviser salaries, day | Contactus Ltd | 1148000 | 52000
  Adviser salaries, evening | Contactus Ltd | 506000 | 31000
  Team leaders | Contactus Ltd | 372000 | 24000
  Premises, Tynebridge | Contactus Ltd | 288000 | 18000
  Premises, Wearmouth | Contactus Ltd | 176000 | 14000
  Telephony minutes | Linecast | 221000 | 25000
  Telephony licences | Linecast | 142000 | 19000
  Web chat licences | Chatterbox Software | 61000 | 9000
  Knowledge base | Contactus Ltd | 54000 | 13000
  Speech analytics | Wordsmith Analytics | 72000 | 16000
  Interpreter line | Manytongues | 65000 | 8000
  Letters and postage | Paper & Post | 113000 | 12000
  Outage texts | Linecast | 37000 | 11000
  Training rooms | Contactus Ltd | 29000 | 3000
  Recruitment agencies | Fairhire | 58000 | 10000
  Security guarding | Gatehouse Services | 66000 | 2000
  Cleaning | Gatehouse Services | 31000 | 1000
  Uniforms and badges | Fairhire | 6000 | 500
  Travel between sites | Contactus Ltd | 14000 | 1500
  Satisfaction survey by post | Paper & Post | 23000 | -4000
  `,
);

/** Option B asks for the lower fee and costs more in all: what it leaves to the client and what goes wrong is dearer. */
export const options: readonly SampleRow<"options">[] = rows(
  "options",
  `
  option | fees | retained | governance | transition | nonPerformance | credits | gainShare | output | valuePerUnit
  Client alone | 0 | 6850000 | 0 | 0 | 610000 | 0 | 0 | 1020000 | 6.2
  Client + A | 4300000 | 980000 | 160000 | 120000 | 260000 | 40000 | 60000 | 1180000 | 6.2
  Client + B | 3790000 | 1320000 | 240000 | 310000 | 690000 | 95000 | 0 | 1090000 | 6.2
  `,
);
