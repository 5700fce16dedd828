import { boolean, choice, date, money, number, table, text, type RowOf } from "../columns";

export const levels = ["operational", "tactical", "strategic", "executive"] as const;
export type Level = (typeof levels)[number];
const levelSynonyms = {
  "1": "operational",
  "2": "tactical",
  "3": "strategic",
  "4": "executive",
  ops: "operational",
  board: "executive",
  exec: "executive",
  management: "tactical",
} as const;

export const issueTable = table({
  name: "Issues",
  code: "ISS",
  about: "an issue or action",
  synonyms: ["Issue log", "Actions", "Action log", "Issues and actions", "Issues log"],
  columns: {
    id: text("Issue", {
      required: true,
      synonyms: ["Id", "Ref", "No", "Issue id", "Action id"],
      note: "Short id",
      example: "I01",
    }),
    raised: date("Raised", {
      required: true,
      synonyms: ["Raised on", "Date raised", "Opened", "Created"],
      note: "When it was raised",
      example: "2026-08-03",
    }),
    text: text("Text", {
      required: true,
      synonyms: ["What", "Description", "Issue text", "Action", "Details"],
      note: "What is wrong or to be done",
      example: "Knowledge base out of date for tariff changes",
    }),
    rootCause: text("Root cause", {
      synonyms: ["Cause", "Why"],
      note: "Root cause, when known",
      example: "Tariff team does not publish before launch",
    }),
    owner: text("Owner", {
      synonyms: ["Owned by", "Responsible", "Assigned to"],
      note: "Who answers for it",
      example: "Service delivery lead",
    }),
    counterpart: text("Counterpart", {
      synonyms: ["Other side", "Opposite"],
      note: "The counterpart at the other party",
      example: "Tariff manager",
    }),
    level: choice("Level", levels, {
      synonyms: ["Escalation level", "Escalation"],
      also: levelSynonyms,
      note: "Escalation level it stands at",
      example: "operational",
    }),
    due: date("Due", {
      synonyms: ["Due date", "Deadline", "Target date"],
      note: "When it is due",
      example: "2026-10-15",
    }),
    closed: date("Closed", {
      synonyms: ["Closed on", "Date closed", "Completed", "Done"],
      note: "When it was closed; blank while open",
      example: null,
    }),
    decision: text("Decision", {
      synonyms: ["Resolution", "Decision taken", "Lesson"],
      note: "What was decided, and why",
      example: null,
    }),
    costToFix: money("Cost to fix", {
      min: 0,
      synonyms: ["Fix cost", "Cost of the fix", "Remedy cost", "Cost to resolve"],
      note: "What putting it right costs, when it has been assessed",
      example: 6000,
    }),
  },
});

export const ideaStages = ["idea", "receiver named", "pilot", "adopted", "dropped"] as const;

export const ideaTable = table({
  name: "Ideas",
  code: "IDE",
  about: "an innovation idea",
  synonyms: ["Innovation", "Ideas log", "Innovation funnel", "Innovations"],
  columns: {
    id: text("Idea", { required: true, synonyms: ["Id", "Ref", "No"], note: "Short id", example: "N01" }),
    forumDate: date("Forum date", {
      synonyms: ["Date", "Raised", "Forum", "Presented"],
      note: "Innovation forum where it was brought",
      example: "2026-07-09",
    }),
    idea: text("Text", {
      required: true,
      synonyms: ["What", "Description", "Idea text", "Title"],
      note: "The idea",
      example: "Photo upload before an engineer is sent",
    }),
    from: text("From", {
      synonyms: ["Brought by", "Source", "Proposer"],
      note: "Who brought it",
      example: "Supplier's retail team",
    }),
    receiver: text("Receiver", {
      synonyms: ["Named receiver", "To", "Client sponsor"],
      note: "Named receiver at the client",
      example: "Field operations manager",
    }),
    stage: choice("Stage", ideaStages, {
      required: true,
      synonyms: ["Status"],
      also: {
        received: "receiver named",
        piloting: "pilot",
        live: "adopted",
        implemented: "adopted",
        rejected: "dropped",
        closed: "dropped",
      },
      note: ideaStages.join(", "),
      example: "pilot",
    }),
    pilotCost: money("Pilot cost", { synonyms: ["Cost"], note: "Cost of the pilot", example: 18000 }),
    expected: money("Expected value", {
      synonyms: ["Value", "Benefit", "Expected"],
      note: "Yearly value expected",
      example: 140000,
    }),
    decision: text("Decision", { synonyms: ["Outcome"], note: "What was decided", example: null }),
  },
});

export const meetingTable = table({
  name: "Meetings",
  code: "MEE",
  about: "a governance forum",
  synonyms: ["Forums", "Governance", "Governance calendar", "Meeting calendar", "Governance meetings"],
  columns: {
    forum: text("Forum", {
      required: true,
      synonyms: ["Meeting", "Name", "Board"],
      note: "Name of the forum",
      example: "Quarterly partnership board",
    }),
    level: choice("Level", levels, {
      synonyms: ["Tier"],
      also: levelSynonyms,
      note: levels.join(", "),
      example: "strategic",
    }),
    cadence: choice("Cadence", ["weekly", "fortnightly", "monthly", "quarterly", "half-yearly", "yearly"], {
      required: true,
      synonyms: ["Frequency", "How often"],
      also: {
        annual: "yearly",
        annually: "yearly",
        biweekly: "fortnightly",
        "half yearly": "half-yearly",
        "six-monthly": "half-yearly",
      },
      note: "How often the contract says",
      example: "quarterly",
    }),
    purpose: text("Purpose", {
      synonyms: ["Why", "Aim"],
      note: "What it is for",
      example: "Exceptions and the future",
    }),
    purposeReviewed: date("Purpose reviewed", {
      synonyms: ["Purpose last reviewed"],
      note: "When its purpose was last reviewed",
      example: "2026-01-20",
    }),
    mustAttendClient: text("Must attend client", {
      synonyms: ["Client attendees", "Must attend (client)", "Attendees client"],
      note: "Roles at the client that must attend, by commas",
      example: "Operations director, Contract manager",
    }),
    mustAttendSupplier: text("Must attend supplier", {
      synonyms: ["Supplier attendees", "Must attend (supplier)", "Attendees supplier"],
      note: "Roles at the supplier that must attend",
      example: "Account director, Service delivery lead",
    }),
    lastHeld: date("Last held", {
      synonyms: ["Last", "Last meeting", "Held"],
      note: "When it was last held",
      example: "2026-07-14",
    }),
    next: date("Next", {
      synonyms: ["Next meeting", "Next date", "Next due"],
      note: "When it is next due",
      example: "2026-10-14",
    }),
    effectiveness: number("Effectiveness score", {
      min: 0,
      max: 10,
      synonyms: ["Effectiveness", "Score"],
      note: "How effective, 0 to 10",
      example: 7,
    }),
    innovation: boolean("Innovation forum", {
      synonyms: ["Innovation"],
      note: "Is this the contractual innovation forum?",
      example: false,
    }),
    minutes: number("Minutes", {
      min: 0,
      synonyms: ["Length", "Duration"],
      note: "Minutes there are for exceptions",
      example: 60,
    }),
    outcome: text("Outcome", { synonyms: ["Outcomes", "Result"], note: "Outcome of the last one", example: null }),
  },
});

export const peopleTable = table({
  name: "People",
  code: "PEO",
  about: "a role",
  synonyms: ["Roles", "Stakeholders", "Contacts", "Stakeholder map"],
  columns: {
    name: text("Name", {
      required: true,
      synonyms: ["Person", "Who"],
      note: "Name or role holder",
      example: "A. Example",
    }),
    organisation: choice("Organisation", ["client", "supplier"], {
      required: true,
      synonyms: ["Party", "Side", "Company", "Organization"],
      also: { customer: "client", vendor: "supplier", provider: "supplier" },
      note: "client or supplier",
      example: "client",
    }),
    role: text("Role", {
      synonyms: ["Job", "Title", "Position"],
      note: "Role in the governance",
      example: "Head of operations",
    }),
    level: choice("Level", levels, {
      synonyms: ["Tier", "Governance level"],
      also: levelSynonyms,
      note: levels.join(", "),
      example: "tactical",
    }),
    region: text("Region", { synonyms: ["Site", "Location", "Region/site"], note: "Region or site", example: "North" }),
    facesOffTo: text("Faces off to", {
      synonyms: ["Counterpart", "Faces", "Mirror", "Opposite number"],
      note: "Name of the counterpart at the other party",
      example: "B. Example",
    }),
    influence: text("Influence", {
      synonyms: ["Opinion former", "Training"],
      note: "Opinion former? Training done?",
      example: null,
    }),
  },
});

export const riskTable = table({
  name: "Risks",
  code: "RIS",
  about: "a risk",
  synonyms: ["Risk register", "Risk log"],
  columns: {
    id: text("Risk", { required: true, synonyms: ["Id", "Ref", "No", "Risk id"], note: "Short id", example: "R01" }),
    text: text("Text", {
      required: true,
      synonyms: ["What", "Description", "Risk text", "Details"],
      note: "What could happen",
      example: "Winter peak coincides with the system move",
    }),
    probability: number("Probability", {
      min: 0,
      max: 5,
      synonyms: ["Likelihood", "Chance"],
      note: "1 to 5",
      example: 3,
    }),
    impact: number("Impact", { min: 0, max: 5, synonyms: ["Severity", "Consequence"], note: "1 to 5", example: 4 }),
    mitigation: text("Mitigation", {
      synonyms: ["Action", "Response", "Controls"],
      note: "What is done about it",
      example: "Freeze from November",
    }),
    owner: text("Owner", {
      synonyms: ["Owned by", "Responsible"],
      note: "Who answers for it",
      example: "Programme manager",
    }),
    review: date("Review date", {
      synonyms: ["Next review", "Review", "Review by"],
      note: "When it is next reviewed",
      example: "2026-11-01",
    }),
  },
});

export const planTable = table({
  name: "Plan",
  code: "PLA",
  about: "a joint objective",
  synonyms: ["Joint plan", "Strategic plan", "Objectives", "Joint objectives"],
  columns: {
    objective: text("Objective", {
      required: true,
      synonyms: ["Goal", "Joint objective", "What"],
      note: "What both want",
      example: "Half of contacts resolved without a person",
    }),
    horizon: choice("Horizon", ["1", "2", "3"], {
      synonyms: ["Years", "Horizon (years)", "Year"],
      also: { "1 year": "1", "2 years": "2", "3 years": "3", "one year": "1", "two years": "2", "three years": "3" },
      note: "1, 2 or 3 years",
      example: "2",
    }),
    clientBenefit: text("Client benefit", {
      synonyms: ["Benefit to client", "Client gains"],
      note: "What the client gains",
      example: "Lower effort for customers",
    }),
    supplierBenefit: text("Supplier benefit", {
      synonyms: ["Benefit to supplier", "Supplier gains", "Supplier success"],
      note: "What the supplier gains",
      example: "Gain share, reference",
    }),
    measure: text("Measure", {
      synonyms: ["Metric", "Measured by"],
      note: "How success is seen",
      example: "Digital resolution share",
    }),
    status: choice("Status", ["not started", "on track", "behind", "done"], {
      synonyms: ["State", "Progress"],
      also: {
        green: "on track",
        amber: "behind",
        red: "behind",
        complete: "done",
        completed: "done",
        open: "not started",
      },
      note: "not started, on track, behind, done",
      example: "on track",
    }),
    agreed: boolean("Agreed by both", {
      synonyms: ["Agreed", "Both agreed"],
      note: "Have both parties agreed it?",
      example: true,
    }),
  },
});

export const definitionTable = table({
  name: "Definition of value",
  code: "DEF",
  about: "a quarter's agreed meaning",
  synonyms: ["Value definition", "Meaning of value", "Definitions of value", "DefinitionOfValue"],
  columns: {
    quarter: date("Quarter", {
      required: true,
      synonyms: ["Date", "Period", "From"],
      note: "Any day of the quarter",
      example: "2026-09-30",
    }),
    meaning: text("What value means now", {
      required: true,
      synonyms: ["Meaning", "Value means", "Definition", "What"],
      note: "In a sentence",
      example: "Simpler for our customers, at the same cost",
    }),
    agreedBy: text("Agreed by", {
      synonyms: ["Agreed", "By"],
      note: "Who agreed it, on both sides",
      example: "Operations director, Account director",
    }),
  },
});

export type IssueRow = RowOf<typeof issueTable.columns>;
export type IdeaRow = RowOf<typeof ideaTable.columns>;
export type MeetingRow = RowOf<typeof meetingTable.columns>;
export type PersonRow = RowOf<typeof peopleTable.columns>;
export type RiskRow = RowOf<typeof riskTable.columns>;
export type PlanRow = RowOf<typeof planTable.columns>;
export type DefinitionRow = RowOf<typeof definitionTable.columns>;
