import fc from "fast-check";
import { returnOnOutsourcing, returnOnRelationships } from "../../../src/core/finance/returns";
import { avoidedCost, hardSaving } from "../../../src/core/finance/savings";
import { codeOf, expectClose, money, positiveMoney, rate, valueOf } from "../close";

describe("savings", () => {
  test("linear in volume, mirrored when prices swap, nothing without a baseline", () => {
    fc.assert(
      fc.property(money, money, fc.nat(1000), fc.integer({ min: 1, max: 9 }), (a, b, q, k) => {
        const once = valueOf(hardSaving(a, b, q));
        expectClose(valueOf(hardSaving(a, b, q * k)), once * k);
        expectClose(valueOf(hardSaving(b, a, q)), -once);
        expectClose(valueOf(avoidedCost(a, b, q)), once);
      }),
    );
    expect(codeOf(hardSaving(null, 1, 1))).toBe("missing");
    expect(codeOf(avoidedCost(1, null, 1))).toBe("missing");
  });
});

describe("return on outsourcing", () => {
  const three = fc.tuple(money, money, money);
  const costs = fc.tuple(positiveMoney, positiveMoney, positiveMoney);

  test("the dimensions add up to the whole, and the unit of money does not matter", () => {
    fc.assert(
      fc.property(three, three, three, costs, rate, (i, p, o, c, r) => {
        const a = valueOf(returnOnOutsourcing(i, p, o, c, r));
        const scale =
          1e-9 * (1 + Math.abs(a.innovation) + Math.abs(a.processOptimisation) + Math.abs(a.costOfOwnership));
        expect(Math.abs(a.innovation + a.processOptimisation + a.costOfOwnership - 1 - a.value)).toBeLessThan(scale);
        const pounds = (x: readonly number[]) => x.map((v) => v * 100);
        const b = valueOf(returnOnOutsourcing(pounds(i), pounds(p), pounds(o), pounds(c), r));
        expect(Math.abs(a.value - b.value)).toBeLessThan(scale);
      }),
    );
  });

  test("on investment: divided by the first period's cost", () => {
    // PV benefits 150, PV costs 100 + 25/1.25 = 120, first cost 100
    const r = valueOf(returnOnOutsourcing([150], [], [], [100, 25], 0.25, "investment"));
    expectClose(r.value, 0.3);
    expectClose(valueOf(returnOnOutsourcing([150], [], [], [100, 25], 0.25)).value, 0.25);
  });

  test("problems", () => {
    expect(codeOf(returnOnOutsourcing([1], [1], [1], [0]))).toBe("zero-denominator");
    expect(codeOf(returnOnOutsourcing([1], [1], [1], [-5]))).toBe("domain");
    expect(codeOf(returnOnOutsourcing([1, 2], [], [], [1, 2, 3]))).toBe("type");
    expect(codeOf(returnOnOutsourcing([], [], [], [1]))).toBe("missing");
    expect(codeOf(returnOnOutsourcing([1], [], [], []))).toBe("missing");
    expect(codeOf(returnOnOutsourcing([1], [], [], [1], -1))).toBe("domain");
    expect(codeOf(returnOnOutsourcing([1], [], [], [1], 0, "profit" as "total"))).toBe("type");
  });
});

describe("return on relationships", () => {
  const changes = fc.record({
    clientRevenue: money,
    clientCost: money,
    supplierRevenue: money,
    supplierCost: money,
    transfer: money,
    clientInvestment: fc.integer({ min: 1000, max: 9_999_999 }),
    supplierInvestment: fc.integer({ min: 1000, max: 9_999_999 }),
  });

  test("at the equal-return transfer all three returns are equal; the transfer never changes the joint one", () => {
    fc.assert(
      fc.property(changes, (c) => {
        const asIs = valueOf(returnOnRelationships(c));
        const fair = valueOf(returnOnRelationships({ ...c, transfer: asIs.equalReturnTransfer }));
        const scale = Math.max(1, Math.abs(fair.joint)) * 1e-6;
        expect(Math.abs(fair.client - fair.joint)).toBeLessThan(scale);
        expect(Math.abs(fair.supplier - fair.joint)).toBeLessThan(scale);
        expect(fair.joint).toBe(asIs.joint);
      }),
    );
  });

  test("swapping the sides swaps the returns", () => {
    fc.assert(
      fc.property(changes, (c) => {
        const a = valueOf(returnOnRelationships(c));
        const b = valueOf(
          returnOnRelationships({
            clientRevenue: c.supplierRevenue,
            clientCost: c.supplierCost,
            supplierRevenue: c.clientRevenue,
            supplierCost: c.clientCost,
            transfer: -c.transfer,
            clientInvestment: c.supplierInvestment,
            supplierInvestment: c.clientInvestment,
          }),
        );
        expectClose(b.client, a.supplier);
        expectClose(b.supplier, a.client);
        expectClose(b.joint, a.joint);
        expectClose(b.equalReturnTransfer, -a.equalReturnTransfer, 1e-6);
      }),
    );
  });

  test("problems", () => {
    const c = {
      clientRevenue: 1,
      clientCost: 1,
      supplierRevenue: 1,
      supplierCost: 1,
      transfer: 0,
      clientInvestment: 1,
      supplierInvestment: 1,
    };
    expect(codeOf(returnOnRelationships({ ...c, clientInvestment: 0 }))).toBe("zero-denominator");
    expect(codeOf(returnOnRelationships({ ...c, supplierInvestment: 0 }))).toBe("zero-denominator");
    expect(codeOf(returnOnRelationships({ ...c, supplierInvestment: -1 }))).toBe("domain");
    expect(codeOf(returnOnRelationships({ ...c, transfer: NaN }))).toBe("missing");
  });
});
