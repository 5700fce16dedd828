import { boolean, choice, date, number, percent, table, text, type RowOf } from "../columns";

export const party = ["client", "supplier"] as const;
export type Party = (typeof party)[number];
export const partySynonyms = {
  customer: "client",
  us: "client",
  buyer: "client",
  vendor: "supplier",
  provider: "supplier",
  them: "supplier",
  "service provider": "supplier",
} as const;

/** Key and value, one setting a row; the keys are in `contractFacts.ts`. */
export const contractTable = table({
  name: "Contract",
  code: "CON",
  about: "one setting of the contract",
  synonyms: ["Contract details", "Contract facts", "Contract data", "Agreement"],
  columns: {
    setting: text("Setting", {
      required: true,
      synonyms: ["Item", "Field", "Key", "Detail", "Name"],
      note: "What is set",
      example: "Client",
    }),
    value: text("Value", {
      synonyms: ["Content", "Entry", "Answer"],
      note: "Its value",
      example: "Northern Utilities plc",
    }),
  },
});

export const kpiTable = table(
  {
    name: "KPIs",
    code: "KPI",
    about: "a measure",
    synonyms: ["KPI", "KPI list", "KPI register", "Measures", "SLAs", "Service levels", "Metrics", "Indicators"],
    columns: {
      id: text("KPI", {
        required: true,
        synonyms: ["KPI id", "Id", "Code", "Ref", "Reference", "KPI ref", "SLA id", "Measure id"],
        note: "Short id, used in Observations",
        example: "fcr",
      }),
      name: text("Name", {
        required: true,
        synonyms: ["KPI name", "Measure", "Title", "Service level", "Metric", "Indicator", "Label"],
        weakSynonyms: ["KPI"],
        note: "Name as the meeting says it",
        example: "First-contact resolution",
      }),
      objective: text("Objective", {
        synonyms: ["Business objective", "Goal", "Serves objective", "Outcome"],
        note: "The business objective that it serves",
        example: "Customers helped first time",
      }),
      ownerClient: text("Owner client", {
        synonyms: ["Client owner", "Customer owner", "Owner (client)"],
        note: "Who answers for it at the client",
        example: "Head of operations",
      }),
      ownerSupplier: text("Owner supplier", {
        synonyms: ["Supplier owner", "Vendor owner", "Owner (supplier)", "Provider owner"],
        note: "Who answers for it at the supplier",
        example: "Service delivery lead",
      }),
      unit: text("Unit", {
        synonyms: ["Units", "UoM", "Measured in"],
        note: "%, days, seconds, number, £ …; with % every value is read as a share",
        example: "%",
      }),
      direction: choice("Direction", ["higher", "lower", "range"], {
        required: true,
        synonyms: ["Better", "Improvement direction", "Good is", "Polarity"],
        also: {
          up: "higher",
          increase: "higher",
          "higher is better": "higher",
          max: "higher",
          maximise: "higher",
          down: "lower",
          decrease: "lower",
          "lower is better": "lower",
          min: "lower",
          minimise: "lower",
          between: "range",
          band: "range",
        },
        note: "Is higher better, lower better, or a range?",
        example: "higher",
      }),
      target: number("Target", {
        synonyms: ["Target value", "Goal value", "SLA target", "Threshold", "Lower target"],
        note: "In the KPI's unit; for a range its lower end",
        example: 0.78,
      }),
      targetUpper: number("Target upper", {
        synonyms: ["Upper target", "Target high", "Range upper"],
        note: "Upper end, for a range only",
        example: null,
      }),
      tolerance: number("Tolerance", {
        min: 0,
        synonyms: ["Amber band", "Tolerance band", "Allowance"],
        note: "How far beyond target is still amber, in the KPI's unit",
        example: 0.03,
      }),
      weight: number("Weight", { min: 0, synonyms: ["Weighting"], note: "Relative weight among the KPIs", example: 3 }),
      tier: choice("Tier", ["critical", "key", "other"], {
        synonyms: ["Class", "Level", "Priority", "Importance", "Category"],
        also: {
          "1": "critical",
          "2": "key",
          "3": "other",
          high: "critical",
          medium: "key",
          low: "other",
          "tier 1": "critical",
          "tier 2": "key",
          "tier 3": "other",
        },
        note: "critical, key or other",
        example: "critical",
      }),
      leading: choice("Leading or lagging", ["leading", "lagging"], {
        synonyms: ["Leading", "Leading/lagging", "Indicator type"],
        note: "Does it tell what will happen, or what happened?",
        example: "lagging",
      }),
      frequency: choice("Frequency", ["weekly", "monthly", "quarterly", "yearly"], {
        synonyms: ["Reported", "Reporting frequency", "Period"],
        also: {
          month: "monthly",
          quarter: "quarterly",
          week: "weekly",
          annual: "yearly",
          annually: "yearly",
          year: "yearly",
        },
        note: "How often it is measured; monthly when blank",
        example: "monthly",
      }),
      rebase: date("Rebase date", {
        synonyms: ["Baseline date", "Rebased", "Rebase", "Baseline from", "Baseline or rebase date"],
        note: "First period of the current baseline, when the process was changed on purpose",
        example: null,
      }),
      freeze: number("Freeze after", {
        min: 0,
        synonyms: ["Baseline points"],
        note: "Limits from the first n points (12 or more); blank: from all",
        example: null,
      }),
      creditAllocation: percent("Service-credit allocation", {
        min: 0,
        max: 1,
        synonyms: [
          "Service credit allocation",
          "Credit allocation",
          "Allocation",
          "Service credit %",
          "At risk allocation",
        ],
        note: "Share of the service-credit pool that hangs on it",
        example: 0.2,
      }),
      lastReview: date("Last relevance review", {
        synonyms: ["Relevance review", "Last reviewed", "Last review", "Reviewed"],
        note: "When its relevance was last reviewed",
        example: "2026-03-12",
      }),
      relevance: choice("Keep, change or retire", ["keep", "change", "retire"], {
        synonyms: ["Keep/change/retire", "Relevance", "Review outcome"],
        note: "Outcome of that review",
        example: "keep",
      }),
      perverse: text("Perverse-effect note", {
        synonyms: ["Perverse effect", "Perverse", "Unintended effect", "Wrong behaviour"],
        note: "Wrong behaviour that the measure has driven, if any",
        example: null,
      }),
      statutory: boolean("Statutory KPI", {
        synonyms: ["Statutory", "Procurement Act KPI", "s.71 KPI", "Published KPI"],
        note: "Published under Procurement Act 2023 s.71?",
        example: true,
      }),
      site: text("Site", {
        synonyms: ["Location", "Region", "Centre"],
        note: "Site or region, when the KPI is measured by site",
        example: null,
      }),
      multiplier: number("Credit multiplier", {
        min: 0,
        synonyms: ["Multiplier"],
        note: "Multiplier on the service credit after repeated failure",
        example: null,
      }),
    },
  },
  (row) => {
    const faults: { column: "targetUpper"; expected: string }[] = [];
    if (row.direction === "range" && row.target !== null && row.targetUpper === null)
      faults.push({ column: "targetUpper", expected: "the upper end of the range" });
    if (row.target !== null && row.targetUpper !== null && row.targetUpper < row.target)
      faults.push({ column: "targetUpper", expected: "an upper end that is not below the target" });
    return faults;
  },
);

/** Long form. In the wide form the periods are the headers and there is a KPI column; see `observations.ts`. */
export const observationTable = table(
  {
    name: "Observations",
    code: "OBS",
    about: "a KPI in a period",
    synonyms: [
      "Data",
      "KPI data",
      "Measurements",
      "Performance data",
      "Results",
      "Actuals",
      "KPI results",
      "SLA results",
      "Monthly data",
    ],
    columns: {
      kpi: text("KPI", {
        required: true,
        synonyms: ["KPI id", "Measure", "Metric", "KPI name", "KPI ref", "Service level", "Code", "Indicator", "Id"],
        note: "Id (or exact name) of the KPI",
        example: "fcr",
      }),
      period: date("Period", {
        required: true,
        synonyms: [
          "Month",
          "Date",
          "Period end",
          "Period ending",
          "Reporting period",
          "Week",
          "Quarter",
          "Month ending",
        ],
        note: "Any day of the period; month ends are usual",
        example: "2026-09-30",
      }),
      value: number("Value", {
        synonyms: ["Actual", "Result", "Score", "Measured", "Performance", "Achieved"],
        note: "In the KPI's unit; leave blank when numerator and denominator are given",
        example: null,
      }),
      numerator: number("Numerator", {
        synonyms: ["Num", "Count met", "Met", "Passed", "Successes"],
        note: "Count of units that met the measure",
        example: 9284,
      }),
      denominator: number("Denominator", {
        min: 0,
        synonyms: ["Den", "Total", "Volume", "Out of", "Population"],
        note: "Count of all units",
        example: 13039,
      }),
      comment: text("Comment", {
        synonyms: ["Note", "Notes", "Commentary", "Remarks", "Explanation"],
        note: "Supplier's or client's comment on this period",
        example: null,
      }),
    },
  },
  (row) => {
    if (row.value === null && (row.numerator === null) !== (row.denominator === null))
      return [
        { column: row.numerator === null ? "numerator" : "denominator", expected: "both numerator and denominator" },
      ];
    return [];
  },
);

export type ContractSettingRow = RowOf<typeof contractTable.columns>;
export type KpiRow = RowOf<typeof kpiTable.columns>;
export type ObservationRow = RowOf<typeof observationTable.columns>;
