import { analysisOf, day, type Given } from "./fixture";

function scored(party: "client" | "supplier", rater: string | null, score: number, iso = "2026-08-20") {
  return { date: day(iso), factor: "Strong governance", set: "factor" as const, party, rater, score };
}

const people: NonNullable<Given["people"]> = [
  { name: "Ada Ferris", organisation: "client", role: "Operations director" },
  { name: "Bo Lund", organisation: "supplier", role: "Account director" },
];

function viewsOf(...relationship: NonNullable<Given["relationship"]>) {
  return analysisOf({ relationship, people }).relationship?.views;
}

describe("how each party's conduct is seen by itself and by the other", () => {
  test("raters by party, by a word for it, by name and by role", () => {
    expect(
      viewsOf(
        scored("client", "client", 6),
        scored("client", "Ada Ferris", 8),
        scored("client", "vendor", 4),
        scored("supplier", "account director", 9),
        scored("supplier", "us", 5),
      ),
    ).toEqual({ client: { own: 7, other: 4 }, supplier: { own: 9, other: 5 } });
  });

  test("nothing when nobody scores himself, and a rater of no known side counts for neither", () => {
    expect(viewsOf(scored("client", "supplier", 4), scored("supplier", "client", 5))).toBeNull();
    expect(viewsOf(scored("client", "A consultant", 4), scored("client", null, 9))).toBeNull();
  });

  test("the latest month of each view, and only what the pack's day knows", () => {
    expect(
      viewsOf(
        scored("client", "client", 2, "2026-02-10"),
        scored("client", "client", 6, "2026-08-03"),
        scored("client", "client", 8, "2026-08-30"),
        scored("client", "client", 1, "2026-11-01"),
        scored("client", "supplier", 3, "2026-02-10"),
      ),
    ).toEqual({ client: { own: 7, other: 3 }, supplier: { own: null, other: null } });
  });
});

describe("return on relationships from the Contract table", () => {
  const facts = { clientGain: 300, supplierGain: 100, clientInvestment: 200, supplierInvestment: 100 };

  test("both sides, together, and the transfer that would make them equal", () => {
    // client (300 − 50 − 200) ÷ 200, supplier (100 + 50 − 100) ÷ 100, both (400 − 300) ÷ 300, t* = 300 − 400 · 200/300
    const returns = analysisOf({ facts: { ...facts, relationshipTransfer: 50 } }).relationship?.returns;
    expect(returns).toMatchObject({ client: 0.25, supplier: 0.5, transfer: 50, jointValue: 400 });
    expect(returns?.joint).toBeCloseTo(1 / 3, 12);
    expect(returns?.equalReturnTransfer).toBeCloseTo(100 / 3, 12);
  });

  test("a blank transfer is none; a missing figure or an investment of nothing gives no return", () => {
    expect(analysisOf({ facts }).relationship?.returns).toMatchObject({ client: 0.5, supplier: 0, transfer: 0 });
    expect(analysisOf({ facts: { ...facts, supplierGain: null } }).relationship).toBeNull();
    expect(analysisOf({ facts: { ...facts, clientInvestment: 0 } }).relationship).toBeNull();
  });
});
