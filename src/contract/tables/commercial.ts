import { boolean, choice, date, money, number, percent, table, text, type RowOf } from "../columns";

export const valueKinds = [
  "hard saving",
  "avoided cost",
  "faster fulfilment",
  "innovation",
  "process optimisation",
  "revenue",
  "simplification",
  "risk",
] as const;
export type ValueKind = (typeof valueKinds)[number];

export const valueTable = table({
  name: "Value",
  code: "VAL",
  about: "a value item",
  synonyms: ["Value items", "Value ledger", "Benefits", "Benefits register", "Savings", "Value register"],
  columns: {
    id: text("Value item", {
      required: true,
      synonyms: ["Id", "Ref", "Item", "Benefit id", "Reference"],
      note: "Short id",
      example: "V01",
    }),
    description: text("Description", {
      required: true,
      synonyms: ["Benefit", "What", "Title", "Details"],
      note: "What the value is",
      example: "Call-back replaces queueing",
    }),
    kind: choice("Kind", valueKinds, {
      required: true,
      synonyms: ["Type", "Category", "Value type"],
      also: {
        saving: "hard saving",
        savings: "hard saving",
        "cash saving": "hard saving",
        "hard savings": "hard saving",
        avoidance: "avoided cost",
        "cost avoidance": "avoided cost",
        "avoided costs": "avoided cost",
        speed: "faster fulfilment",
        "process optimization": "process optimisation",
        process: "process optimisation",
      },
      note: "Hard savings, avoided cost and faster fulfilment are never summed silently",
      example: "hard saving",
    }),
    baseline: money("Baseline", {
      synonyms: ["Baseline cost", "Before"],
      note: "Yearly cost or value before, in the contract's currency",
      example: 400000,
    }),
    expected: money("Expected", {
      required: true,
      synonyms: ["Expected value", "Planned value", "Forecast", "Planned benefit", "Target value"],
      note: "Yearly value expected",
      example: 120000,
    }),
    realised: money("Realised", {
      synonyms: ["Realised value", "Actual value", "Delivered value", "Realized", "To date"],
      note: "Value realised so far",
      example: 80000,
    }),
    planned: date("Planned date", {
      required: true,
      synonyms: ["Planned", "Due", "Planned start", "Target date"],
      note: "When it was to arrive",
      example: "2026-10-01",
    }),
    actual: date("Actual date", {
      synonyms: ["Actual", "Delivered", "Actual start", "Realised date"],
      note: "When it arrived; blank when it has not",
      example: "2026-07-01",
    }),
    evidence: choice("Evidence grade", ["A", "B", "C", "D"], {
      synonyms: ["Evidence", "Grade", "Confidence"],
      also: { a: "A", b: "B", c: "C", d: "D", high: "A", medium: "B", low: "C", none: "D" },
      note: "A measured and reconciled, B measured, C estimated, D claimed",
      example: "A",
    }),
    signedOff: boolean("Finance sign-off", {
      synonyms: ["Signed off", "Sign-off", "Finance signed", "Signed"],
      note: "Has finance signed it off?",
      example: true,
    }),
    beyond: boolean("Beyond contract", {
      synonyms: ["Beyond contract?", "Added value", "Extra"],
      note: "Was it beyond what the contract asks?",
      example: false,
    }),
    recognised: boolean("Recognised by client", {
      synonyms: ["Recognised by client?", "Recognised", "Client recognised"],
      note: "Does the client recognise it?",
      example: true,
    }),
    owner: text("Owner", {
      synonyms: ["Owned by", "Lead"],
      note: "Who answers for it",
      example: "Service delivery lead",
    }),
  },
});

export const demandTable = table({
  name: "Demand",
  code: "DEM",
  about: "a forward need",
  synonyms: ["Demand plan", "Forward demand", "Needs", "Pipeline", "Forward needs"],
  columns: {
    need: text("Need", {
      required: true,
      synonyms: ["Demand", "What", "Description", "Requirement"],
      note: "What will be needed",
      example: "Seasonal agents, winter",
    }),
    objective: text("Plan objective", {
      synonyms: ["Objective", "Strategic objective", "Plan"],
      note: "The client's plan objective that it serves",
      example: "Winter readiness",
    }),
    quantity: number("Quantity", {
      required: true,
      min: 0,
      synonyms: ["Qty", "Volume", "Number"],
      note: "How many",
      example: 60,
    }),
    needDate: date("Need date", {
      required: true,
      synonyms: ["Needed by", "Date", "Required by", "Due"],
      note: "When it is needed",
      example: "2026-12-01",
    }),
    baselineDays: number("Baseline days", {
      min: 0,
      synonyms: ["Days before", "Baseline lead time", "Usual days"],
      note: "Days that filling the need used to take",
      example: 42,
    }),
    expectedDays: number("Expected days", {
      min: 0,
      synonyms: ["Days now", "Lead time", "Expected lead time", "Actual days"],
      note: "Days expected now",
      example: 25,
    }),
    valuePerDay: money("Value per day", {
      synonyms: ["Daily value", "Value a day"],
      note: "Value of having one unit one day earlier",
      example: 110,
    }),
    wouldBePrice: money("Would-be price", {
      synonyms: ["Price without", "Market price", "Would be price", "Would-be"],
      note: "Price a unit without the partnership",
      example: 2400,
    }),
    expectedPrice: money("Expected price", {
      synonyms: ["Price with", "Contract price", "Price"],
      note: "Price a unit expected",
      example: 2050,
    }),
    committed: boolean("Committed", {
      synonyms: ["Committed?", "Signed", "Firm"],
      note: "Is it ordered?",
      example: true,
    }),
  },
});

export const spendTable = table({
  name: "Spend",
  code: "SPE",
  about: "a spend line",
  synonyms: ["Spend lines", "Spend analysis", "Spend data", "Categories"],
  columns: {
    category: text("Category", {
      required: true,
      synonyms: ["Spend category", "Line", "Item", "Label", "Commodity"],
      note: "What is bought",
      example: "Telephony licences",
    }),
    supplier: text("Supplier", { synonyms: ["Vendor", "Provider"], note: "From whom", example: "Contactus Ltd" }),
    spend: money("Spend", {
      required: true,
      min: 0,
      synonyms: ["Annual spend", "Amount", "Spend a year"],
      note: "Yearly spend",
      example: 310000,
    }),
    difference: money("Difference", {
      required: true,
      synonyms: ["Value at stake", "Opportunity", "Difference made", "Impact"],
      note: "Value at stake: what managing this line well or badly changes",
      example: 95000,
    }),
  },
});

export const optionTable = table({
  name: "Options",
  code: "OPT",
  about: "a supplier option",
  synonyms: ["Supplier options", "Bids", "Option comparison", "TCP options", "Total cost options"],
  columns: {
    option: text("Option", {
      required: true,
      synonyms: ["Supplier", "Bid", "Name", "Label", "Bidder"],
      note: "Client alone, client + A, client + B …",
      example: "Client + A",
    }),
    fees: money("Fees", {
      required: true,
      synonyms: ["Price", "Supplier fees", "Charges", "Bid price"],
      note: "What the supplier charges a year",
      example: 4200000,
    }),
    retained: money("Retained client cost", {
      synonyms: ["Retained cost", "Client cost", "Retained"],
      note: "What stays with the client",
      example: 900000,
    }),
    governance: money("Governance", {
      synonyms: ["Governance cost", "Contract management"],
      note: "Cost of running the relationship",
      example: 150000,
    }),
    transition: money("Transition", {
      synonyms: ["Transition cost", "Change cost", "Mobilisation"],
      note: "One-off cost, a year's share",
      example: 120000,
    }),
    nonPerformance: money("Non-performance", {
      synonyms: ["Non-performance cost", "Cost of poor quality", "Failure cost", "Non performance"],
      note: "Rework, complaints, lost sales",
      example: 260000,
    }),
    credits: money("Credits", { synonyms: ["Service credits"], note: "Service credits expected back", example: 40000 }),
    gainShare: money("Gain share received", {
      synonyms: ["Gain share", "Gainshare"],
      note: "Client's part of shared gain",
      example: 60000,
    }),
    output: number("Joint output", {
      required: true,
      min: 0,
      synonyms: ["Output", "Volume", "Units of output", "Performance"],
      note: "Output of client and supplier together, e.g. contacts resolved",
      example: 1150000,
    }),
    valuePerUnit: money("Value per unit of output", {
      synonyms: ["Value per unit", "Unit value"],
      note: "What one unit of output is worth",
      example: 6.2,
    }),
  },
});

export const costTable = table({
  name: "Costs",
  code: "COS",
  about: "an open-book line",
  synonyms: ["Open book", "Open-book costs", "Cost lines", "Supplier ledger", "Ledger"],
  columns: {
    period: date("Period", {
      required: true,
      synonyms: ["Month", "Date", "Period end", "Quarter"],
      note: "Any day of the period",
      example: "2026-09-30",
    }),
    category: text("Category", {
      required: true,
      synonyms: ["Cost category", "Line", "Account", "Cost line", "Item"],
      note: "Cost category; 'Revenue' lines may stand alone",
      example: "Agent salaries",
    }),
    behaviour: choice("Fixed or variable", ["fixed", "variable"], {
      synonyms: ["Fixed/variable", "Behaviour", "Cost type", "Type"],
      note: "Does it move with volume?",
      example: "variable",
    }),
    amount: money("Amount", {
      synonyms: ["Cost", "Actual cost", "Value"],
      note: "Cost of the period",
      example: 182000,
    }),
    volume: number("Volume", {
      min: 0,
      synonyms: ["Units", "Quantity"],
      note: "Volume of the period, once a period",
      example: 96500,
    }),
    revenue: money("Revenue", {
      synonyms: ["Income", "Charges", "Billed"],
      note: "Supplier's revenue of the period, once a period",
      example: 355000,
    }),
  },
});

export const invoiceTable = table({
  name: "Invoices",
  code: "INV",
  about: "an invoice line",
  synonyms: ["Invoice lines", "Invoice", "Billing", "Charges"],
  columns: {
    period: date("Period", {
      required: true,
      synonyms: ["Month", "Date", "Invoice date", "Period end"],
      note: "Period invoiced",
      example: "2026-09-30",
    }),
    invoice: text("Invoice", {
      synonyms: ["Invoice no", "Invoice number", "Number", "Ref"],
      note: "Invoice number",
      example: "INV-1043",
    }),
    item: text("Item", {
      required: true,
      synonyms: ["Line", "Description", "Service", "Charge"],
      note: "What was charged",
      example: "Handled contacts",
    }),
    quantity: number("Quantity", { synonyms: ["Qty", "Volume", "Units"], note: "Units charged", example: 96500 }),
    rate: money("Rate charged", {
      synonyms: ["Rate", "Unit price", "Price charged", "Charged rate"],
      note: "Price a unit on the invoice",
      example: 3.68,
    }),
    contractRate: money("Contract rate", {
      synonyms: ["Agreed rate", "Contract price", "Rate card"],
      note: "Price a unit in the contract",
      example: 3.6,
    }),
    amount: money("Amount", {
      required: true,
      synonyms: ["Charged", "Total", "Line total", "Net amount", "Invoiced"],
      note: "Amount charged",
      example: 355120,
    }),
  },
});

export const termKinds = ["service credit", "volume", "gain share", "margin band", "glide path"] as const;

export const termTable = table({
  name: "Terms",
  code: "TER",
  about: "a commercial term",
  synonyms: ["Commercial terms", "Contract terms", "Pricing terms"],
  columns: {
    kind: choice("Term", termKinds, {
      required: true,
      synonyms: ["Kind", "Type", "Mechanism"],
      also: {
        "service credits": "service credit",
        credit: "service credit",
        arc: "volume",
        rrc: "volume",
        "arc/rrc": "volume",
        "volume band": "volume",
        gainshare: "gain share",
        "gain-share band": "gain share",
        "open book": "margin band",
        margin: "margin band",
        productivity: "glide path",
        glidepath: "glide path",
      },
      note: "Which mechanism this row belongs to",
      example: "service credit",
    }),
    item: text("Item", {
      synonyms: ["Applies to", "KPI", "Subject"],
      note: "Service credit: KPI id. Volume: invoice item. Gain share: name of the scheme, one row a band. Glide path: what is measured",
      example: "fcr",
    }),
    period: date("Period", {
      synonyms: ["Month", "Date"],
      note: "Period of what was charged, for the reconciliation",
      example: "2026-09-30",
    }),
    pool: percent("Pool", {
      min: 0,
      synonyms: ["Pool %", "Credit pool"],
      note: "Service credit: pool as a share of the amount at risk (200 % is usual)",
      example: 2,
    }),
    allocation: percent("Allocation", {
      min: 0,
      max: 1,
      synonyms: ["Allocation %"],
      note: "Service credit: share of the pool on this KPI",
      example: 0.2,
    }),
    multiplier: number("Multiplier", { min: 0, note: "Service credit: multiplier after repeated failure", example: 1 }),
    earnedBack: money("Earned back", {
      synonyms: ["Earn-back", "Earnback"],
      note: "Service credit: amount earned back",
      example: 0,
    }),
    baseline: number("Baseline", {
      synonyms: ["Baseline volume", "Target cost", "Base"],
      note: "Volume: baseline volume. Gain share: target cost. Glide path: base-year cost",
      example: null,
    }),
    actual: number("Actual", {
      synonyms: ["Actual volume", "Actual cost"],
      note: "Volume, gain share, glide path: what it became",
      example: null,
    }),
    deadband: percent("Deadband", {
      min: 0,
      synonyms: ["Dead band"],
      note: "Share of baseline within which nothing is charged",
      example: null,
    }),
    arcRate: money("ARC rate", {
      synonyms: ["ARC", "Additional resource charge"],
      note: "Charge a unit above",
      example: null,
    }),
    rrcRate: money("RRC rate", {
      synonyms: ["RRC", "Reduced resource credit"],
      note: "Credit a unit below",
      example: null,
    }),
    mode: text("Mode", { note: "Volume: excess or full. Glide path: compound, linear or stepped", example: null }),
    from: percent("From", {
      synonyms: ["Band from"],
      note: "Gain share: lower end of the band, actual ÷ target",
      example: null,
    }),
    to: percent("To", { synonyms: ["Band to"], note: "Gain share: upper end; blank when open", example: null }),
    share: percent("Share", {
      synonyms: ["Supplier share"],
      note: "Gain share: supplier's share in this band. Margin band: client's share of the excess",
      example: null,
    }),
    low: percent("Low", { synonyms: ["Margin low"], note: "Margin band: lower end, share of revenue", example: null }),
    high: percent("High", { synonyms: ["Margin high"], note: "Margin band: upper end", example: null }),
    rate: percent("Rate", {
      synonyms: ["Yearly rate", "Productivity"],
      note: "Glide path: yearly improvement, 5 % when blank",
      example: null,
    }),
    start: date("Start", {
      synonyms: ["Base date", "From date"],
      note: "Glide path: when the base year began",
      example: null,
    }),
    cap: money("Cap", { note: "Gain share: most the supplier can receive", example: null }),
    floor: money("Floor", { note: "Gain share: most the supplier can lose, as a negative amount", example: null }),
    charged: money("Charged", {
      synonyms: ["Charged or credited", "Supplier's figure", "Invoiced"],
      note: "What the supplier charged (+) or credited (−) for it; service credits as the positive amount credited",
      example: 9800,
    }),
  },
});

export type ValueRow = RowOf<typeof valueTable.columns>;
export type DemandRow = RowOf<typeof demandTable.columns>;
export type SpendRow = RowOf<typeof spendTable.columns>;
export type OptionRow = RowOf<typeof optionTable.columns>;
export type CostRow = RowOf<typeof costTable.columns>;
export type InvoiceRow = RowOf<typeof invoiceTable.columns>;
export type TermRow = RowOf<typeof termTable.columns>;
