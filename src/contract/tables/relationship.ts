import { boolean, choice, date, number, table, text, type RowOf } from "../columns";
import { party, partySynonyms } from "./performance";

const rater = { note: "client or supplier", also: partySynonyms } as const;

export const promiseTable = table({
  name: "Promises",
  code: "PRO",
  about: "a commitment, by either party",
  synonyms: ["Commitments", "Promise log", "Promises log", "Commitment log"],
  columns: {
    id: text("Promise", {
      required: true,
      synonyms: ["Id", "Ref", "Promise id", "No"],
      note: "Short id",
      example: "P01",
    }),
    text: text("Text", {
      required: true,
      synonyms: ["What", "Commitment", "Description", "Promise text"],
      note: "The promise in the words used",
      example: "Forecast of volumes six weeks ahead",
    }),
    interpretation: text("Agreed interpretation", {
      synonyms: ["Interpretation", "Agreed meaning"],
      note: "What both parties understand by it",
      example: "By site and day, within 5 %",
    }),
    by: choice("Promised by", party, {
      required: true,
      synonyms: ["Party", "By", "Promiser", "Made by"],
      ...rater,
      example: "client",
    }),
    owner: text("Owner", { synonyms: ["Owned by", "Responsible"], note: "Who keeps it", example: "Planning manager" }),
    counterpart: text("Counterpart", {
      synonyms: ["Promised to", "Other side", "Opposite"],
      note: "Who relies on it at the other party",
      example: "Service delivery lead",
    }),
    made: date("Made", {
      synonyms: ["Made on", "Date made", "Agreed"],
      note: "When it was made",
      example: "2026-06-01",
    }),
    due: date("Due", {
      required: true,
      synonyms: ["Due date", "Deadline", "Due by"],
      note: "When it is due",
      example: "2026-09-15",
    }),
    delivered: date("Delivered", {
      synonyms: ["Delivered on", "Done", "Completed", "Closed", "Date delivered"],
      note: "When it was kept; blank when it has not been",
      example: "2026-09-12",
    }),
    dependsOn: text("Depends on", {
      synonyms: ["Dependency", "Dependencies", "Depends"],
      note: "Ids of promises it depends on, separated by commas",
      example: null,
    }),
    public: boolean("Public", { note: "Quality of a good promise: made in public", example: true }),
    active: boolean("Active", { note: "… made actively, in a conversation", example: true }),
    voluntary: boolean("Voluntary", { note: "… made of one's own will", example: true }),
    explicit: boolean("Explicit", { note: "… explicit in what, when and to whom", example: true }),
    mission: boolean("Mission-based", {
      synonyms: ["Mission based", "Mission"],
      note: "… with its purpose explained",
      example: false,
    }),
    measure: text("Measure", {
      synonyms: ["Metric", "Measured by"],
      note: "How one sees that it was kept",
      example: "Forecast error",
    }),
  },
});

export const roles = ["decision maker", "end user", "relationship"] as const;

export const satisfactionTable = table({
  name: "Satisfaction",
  code: "SAT",
  about: "one score",
  synonyms: ["Satisfaction scores", "CSAT", "Survey", "Satisfaction survey", "Satisfaction panel"],
  columns: {
    date: date("Date", {
      required: true,
      synonyms: ["Scored on", "Survey date", "When"],
      note: "When it was scored",
      example: "2026-08-20",
    }),
    respondent: text("Respondent", {
      required: true,
      synonyms: ["Who", "Person", "Name", "Scored by"],
      note: "Who scored",
      example: "Operations director",
    }),
    role: choice("Role", roles, {
      synonyms: ["Respondent role", "Type"],
      also: { "decision-maker": "decision maker", user: "end user", "relationship manager": "relationship" },
      note: "decision maker, end user or relationship",
      example: "decision maker",
    }),
    party: choice("Party", party, { ...rater, synonyms: ["Side", "Organisation"], example: "client" }),
    criterion: text("Criterion", {
      required: true,
      synonyms: ["Criteria", "Question", "Factor"],
      note: "The client's own criterion; 'Would recommend' counts for NPS",
      example: "Keeps its word",
    }),
    weight: number("Weight", { min: 0, synonyms: ["Weighting"], note: "Relative weight; 1 when blank", example: 2 }),
    score: number("Score", {
      required: true,
      min: 0,
      max: 10,
      synonyms: ["Score 0-10", "Score (0-10)", "Rating", "Mark", "Value"],
      note: "0 to 10",
      example: 8,
    }),
    comment: text("Comment", {
      synonyms: ["Remarks", "Comments", "Note"],
      note: "Are we meeting your expectations?",
      example: "Quick to tell us bad news",
    }),
  },
});

export const caseStudyStages = ["none", "agreed", "named on paper", "brand on paper", "video"] as const;
export type CaseStudyStage = (typeof caseStudyStages)[number];

export const referenceTable = table({
  name: "References",
  code: "REF",
  about: "a reference event",
  synonyms: ["Referenceability", "Reference log", "Reference accounts", "Case studies"],
  columns: {
    date: date("Date", {
      required: true,
      synonyms: ["When", "Asked", "Asked on", "Event date"],
      note: "When they were asked, or the stage was reached",
      example: "2026-05-11",
    }),
    account: text("Account", {
      required: true,
      synonyms: ["Person", "Account/person", "Account or person", "Who", "Client"],
      note: "Account or person asked",
      example: "Group operations",
    }),
    answer: choice("Would act as reference", ["yes", "no", "conditional"], {
      synonyms: ["Answer", "Reference", "Would be a reference", "Referenceable", "Would refer"],
      also: { y: "yes", n: "no", maybe: "conditional", true: "yes", false: "no" },
      note: "yes, no or conditional",
      example: "yes",
    }),
    stage: choice("Case-study stage", caseStudyStages, {
      synonyms: ["Case study", "Stage", "Case study stage"],
      also: {
        named: "named on paper",
        "name on paper": "named on paper",
        brand: "brand on paper",
        logo: "brand on paper",
      },
      note: "none, agreed, named on paper, brand on paper, video",
      example: "named on paper",
    }),
    evidence: text("Evidence", {
      synonyms: ["Proof", "Link", "Note"],
      note: "Where the consent is recorded",
      example: "Mail of 11 May",
    }),
    expiry: date("Expiry", {
      synonyms: ["Expires", "Valid until", "Expiry date"],
      note: "Until when it holds",
      example: "2027-05-11",
    }),
    consent: boolean("Consent", { synonyms: ["Consent given"], note: "Case study: consent in writing", example: true }),
    measurable: boolean("Measurable result", {
      synonyms: ["Result", "Measured result"],
      note: "Case study: a measured result exists",
      example: true,
    }),
    sponsor: boolean("Named sponsor", {
      synonyms: ["Sponsor"],
      note: "Case study: a named sponsor at the client",
      example: true,
    }),
    approved: boolean("Approved", {
      synonyms: ["Approval"],
      note: "Case study: text approved by the client",
      example: false,
    }),
  },
});

export const factorSets = ["factor", "readiness", "behaviour", "outcome", "trust", "barrier", "governance"] as const;

export const relationshipTable = table({
  name: "Relationship",
  code: "REL",
  about: "one score of one factor",
  synonyms: ["Relationship scorecard", "Relationship scores", "Scorecard", "Partnership scorecard"],
  columns: {
    date: date("Date", {
      required: true,
      synonyms: ["Scored on", "When"],
      note: "When it was scored",
      example: "2026-08-20",
    }),
    factor: text("Factor", {
      required: true,
      synonyms: ["Practice", "Dimension", "Statement", "Barrier", "Behaviour"],
      note: "What is scored",
      example: "Openness, transparency, honesty and responsiveness",
    }),
    set: choice("Set", factorSets, {
      synonyms: ["Factor set", "Group", "Scale"],
      also: { factors: "factor", barriers: "barrier", behaviours: "behaviour", outcomes: "outcome" },
      note: "factor, readiness, behaviour, outcome, trust, barrier or governance; factor when blank",
      example: "factor",
    }),
    party: choice("Party", party, {
      required: true,
      ...rater,
      synonyms: ["About", "Rated party", "Side"],
      note: "Whose conduct is scored",
      example: "supplier",
    }),
    rater: text("Rater", {
      synonyms: ["Rated by", "Scored by"],
      note: "Who scores: client, supplier, or a name",
      example: "client",
    }),
    score: number("Score", {
      required: true,
      min: 0,
      max: 10,
      synonyms: ["Rating", "Mark", "Value"],
      note: "0 to 10",
      example: 7,
    }),
    target: number("Target", { min: 0, max: 10, synonyms: ["Goal"], note: "Score aimed at", example: 8 }),
    comment: text("Comment", { synonyms: ["Remarks", "Note"], note: "Why", example: null }),
  },
});

export const recognitionTable = table({
  name: "Recognition",
  code: "REC",
  about: "a success or award",
  synonyms: ["Successes", "Awards", "Recognitions"],
  columns: {
    date: date("Date", { required: true, synonyms: ["When"], note: "When", example: "2026-09-04" }),
    what: text("What", {
      required: true,
      synonyms: ["Success", "Award", "Description"],
      note: "What was achieved",
      example: "Storm weekend: 41,000 calls, no overtime dispute",
    }),
    who: text("Who", { synonyms: ["People", "Person", "Team"], note: "Who did it", example: "Night team" }),
    party: choice("Party", party, { ...rater, synonyms: ["Side", "Organisation"], example: "supplier" }),
  },
});

export type PromiseRow = RowOf<typeof promiseTable.columns>;
export type SatisfactionRow = RowOf<typeof satisfactionTable.columns>;
export type ReferenceRow = RowOf<typeof referenceTable.columns>;
export type RelationshipRow = RowOf<typeof relationshipTable.columns>;
export type RecognitionRow = RowOf<typeof recognitionTable.columns>;
