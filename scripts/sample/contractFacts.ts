import type { SampleRow } from "./types";

/** A fictional client and supplier; any likeness to a real company is chance. */
export const contract: readonly SampleRow<"contract">[] = [
  { setting: "Client", value: "Northern Utilities plc" },
  { setting: "Supplier", value: "Contactus Ltd" },
  { setting: "Contract id", value: "NU-CC-2023-04" },
  { setting: "Title", value: "Customer contact services" },
  { setting: "Start", value: "2023-10-01" },
  { setting: "End", value: "2028-09-30" },
  { setting: "Currency", value: "GBP" },
  { setting: "Fiscal year start", value: 4 },
  { setting: "Discount rate", value: 0.08 },
  { setting: "Review date", value: "2026-12-01" },
  { setting: "At-risk share", value: 0.1 },
  { setting: "Annual fee", value: 4_300_000 },
  {
    setting: "Purpose",
    value: "Customers in the North reach a person who can help, first time, at a cost that both of us can stand behind",
  },
  { setting: "Purpose agreed by client", value: "2025-11-20" },
  { setting: "Purpose agreed by supplier", value: "2025-11-20" },
  { setting: "Governance document version", value: "3.2" },
  { setting: "Governance document last reviewed", value: "2025-06-18" },
  { setting: "Governance document link", value: "https://intranet.northern-utilities.example/contactus/governance" },
  { setting: "Pack number", value: 12 },
  { setting: "Client gain from the relationship", value: 412_000 },
  { setting: "Supplier gain from the relationship", value: 96_000 },
  { setting: "Transfer through the price", value: 124_000 },
  { setting: "Client investment in the relationship", value: 160_000 },
  { setting: "Supplier investment in the relationship", value: 118_000 },
];
