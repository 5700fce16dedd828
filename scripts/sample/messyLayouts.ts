import type { TableKey } from "../../src/contract/tables";

/** How somebody's sheet is made: its name, what stands above the header, what they call our columns. */
export interface Layout {
  readonly sheet: string;
  /** Lines above the header; null is a blank row. */
  readonly above: readonly (string | null)[];
  /** Our column key → their header. Columns that are not named here they have not got. */
  readonly headers: Readonly<Record<string, string>>;
  /** For the Contract table: our setting → theirs. */
  readonly facts?: Readonly<Record<string, string>>;
  readonly indent?: boolean;
  readonly hidden?: boolean;
}

function pairs(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(";")
      .map((pair) => pair.trim())
      .filter((pair) => pair !== "")
      .map((pair) => pair.split("=").map((part) => part.trim()) as [string, string]),
  );
}

const title = "NORTHERN UTILITIES × CONTACTUS – customer contact";

export const layouts: Readonly<Record<Exclude<TableKey, "observations">, Layout>> = {
  contract: {
    sheet: "Contract details",
    above: [title, null],
    headers: pairs("setting = Item; value = Entry"),
    facts: pairs(
      "Client = Customer name; Supplier = Vendor; Contract id = Contract no; Start = Commencement date; End = Expiry date; Annual fee = Annual contract value; At-risk share = At risk %; Fiscal year start = Financial year starts; Purpose = Joint vision; Governance document version = Governance version; Governance document last reviewed = Governance last reviewed",
    ),
  },
  kpis: {
    sheet: "SLAs",
    above: [title, "SLA schedule v7 FINAL (2)", null],
    indent: true,
    headers: pairs(
      "id = Ref; name = Service level; objective = Business objective; ownerClient = Client owner; ownerSupplier = Vendor owner; unit = UoM; direction = Polarity; target = SLA target; targetUpper = Upper target; tolerance = Amber band; weight = Weighting; tier = Priority; leading = Leading/lagging; frequency = Reporting frequency; rebase = Baseline date; creditAllocation = Service credit %; lastReview = Last reviewed; relevance = Review outcome; perverse = Unintended effect; statutory = Published KPI; site = Location; multiplier = Multiplier",
    ),
  },
  promises: {
    sheet: "Commitment log",
    above: ["Who promised what to whom", null],
    headers: pairs(
      "id = Ref; text = Commitment; interpretation = Agreed meaning; by = Made by; owner = Owned by; counterpart = Promised to; made = Date made; due = Deadline; delivered = Date delivered; dependsOn = Dependencies; public = PUBLIC; active = ACTIVE; voluntary = VOLUNTARY; explicit = EXPLICIT; mission = Mission based; measure = Measured by",
    ),
  },
  value: {
    sheet: "Benefits register",
    above: ["Benefits register – in £", "Finance signs off quarterly", null],
    headers: pairs(
      "id = Benefit id; description = Benefit; kind = Value type; baseline = Baseline cost; expected = Planned benefit; realised = Delivered value; planned = Target date; actual = Realised date; evidence = Confidence; signedOff = Signed off; beyond = Added value; recognised = Client recognised; owner = Lead",
    ),
  },
  demand: {
    sheet: "Pipeline",
    above: [],
    headers: pairs(
      "need = Requirement; objective = Strategic objective; quantity = Qty; needDate = Needed by; baselineDays = Usual days; expectedDays = Lead time; valuePerDay = Daily value; wouldBePrice = Market price; expectedPrice = Contract price; committed = Firm",
    ),
  },
  spend: {
    sheet: "Spend analysis",
    above: [null, "Spend by category, last twelve months"],
    indent: true,
    headers: pairs("category = Spend category; supplier = Vendor; spend = Annual spend; difference = Value at stake"),
  },
  options: {
    sheet: "Bids",
    above: ["Option appraisal"],
    headers: pairs(
      "option = Bidder; fees = Bid price; retained = Retained cost; governance = Governance cost; transition = Mobilisation; nonPerformance = Cost of poor quality; credits = Service credits; gainShare = Gainshare; output = Units of output; valuePerUnit = Unit value",
    ),
  },
  costs: {
    sheet: "Open book",
    above: ["Supplier ledger, confidential", null, null],
    headers: pairs(
      "period = Month; category = Cost category; behaviour = Fixed/variable; amount = Actual cost; volume = Units; revenue = Billed",
    ),
  },
  invoices: {
    sheet: "Invoice lines",
    above: ["Export from accounts payable"],
    headers: pairs(
      "period = Invoice date; invoice = Invoice no; item = Service; quantity = Qty; rate = Unit price; contractRate = Agreed rate; amount = Line total",
    ),
  },
  terms: {
    sheet: "Commercial terms",
    above: ["Schedule 7"],
    headers: pairs(
      "kind = Mechanism; item = Applies to; period = Month; pool = Credit pool; allocation = Allocation %; multiplier = Multiplier; earnedBack = Earn-back; baseline = Base; actual = Actual volume; deadband = Dead band; arcRate = ARC; rrcRate = RRC; mode = Mode; from = Band from; to = Band to; share = Supplier share; low = Margin low; high = Margin high; rate = Yearly rate; start = Base date; cap = Cap; floor = Floor; charged = Invoiced",
    ),
  },
  satisfaction: {
    sheet: "CSAT",
    above: ["Half-yearly panel: scores from 0 to 10"],
    indent: true,
    headers: pairs(
      "date = Survey date; respondent = Scored by; role = Respondent role; party = Side; criterion = Question; weight = Weighting; score = Score (0-10); comment = Remarks",
    ),
  },
  references: {
    sheet: "Reference log",
    above: [],
    headers: pairs(
      "date = Asked on; account = Account or person; answer = Would be a reference; stage = Case study stage; evidence = Proof; expiry = Valid until; consent = Consent given; measurable = Measured result; sponsor = Sponsor; approved = Approval",
    ),
  },
  relationship: {
    sheet: "Partnership scorecard",
    above: ["Partnership scorecard", "both parties score each other", null],
    headers: pairs(
      "date = Scored on; factor = Practice; set = Factor set; party = Rated party; rater = Rated by; score = Mark; target = Goal; comment = Remarks",
    ),
  },
  issues: {
    sheet: "Action log",
    above: ["Actions and issues", null],
    headers: pairs(
      "id = No; raised = Date raised; text = Description; rootCause = Cause; owner = Responsible; counterpart = Opposite; level = Escalation level; due = Deadline; closed = Date closed; decision = Resolution; costToFix = Remedy cost",
    ),
  },
  ideas: {
    sheet: "Innovation funnel",
    above: [],
    headers: pairs(
      "id = Ref; forumDate = Presented; idea = Description; from = Brought by; receiver = Named receiver; stage = Status; pilotCost = Cost; expected = Benefit; decision = Outcome",
    ),
  },
  meetings: {
    sheet: "Governance calendar",
    above: ["Governance calendar 2026", null],
    headers: pairs(
      "forum = Meeting; level = Tier; cadence = How often; purpose = Aim; purposeReviewed = Purpose last reviewed; mustAttendClient = Client attendees; mustAttendSupplier = Supplier attendees; lastHeld = Last meeting; next = Next date; effectiveness = Effectiveness; innovation = Innovation; minutes = Duration; outcome = Outcomes",
    ),
  },
  people: {
    sheet: "Stakeholder map",
    above: ["Who faces whom"],
    headers: pairs(
      "name = Person; organisation = Side; role = Position; level = Governance level; region = Location; facesOffTo = Opposite number; influence = Opinion former",
    ),
  },
  risks: {
    sheet: "Risk register",
    above: [],
    hidden: true,
    headers: pairs(
      "id = Ref; text = Description; probability = Likelihood; impact = Severity; mitigation = Controls; owner = Responsible; review = Next review",
    ),
  },
  plan: {
    sheet: "Joint plan",
    above: ["Joint plan to 2029"],
    headers: pairs(
      "objective = Joint objective; horizon = Horizon (years); clientBenefit = Client gains; supplierBenefit = Supplier gains; measure = Measured by; status = Progress; agreed = Both agreed",
    ),
  },
  recognition: {
    sheet: "Awards",
    above: [],
    headers: pairs("date = When; what = Success; who = Team; party = Side"),
  },
  definitions: {
    sheet: "Meaning of value",
    above: [null],
    headers: pairs("quarter = Period; meaning = Value means; agreedBy = By"),
  },
};
