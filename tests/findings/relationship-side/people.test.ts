import { peopleDetector } from "../../../src/findings/detectors/people";
import type { TableRow } from "../../../src/contract/tables";
import { unmirroredPeople } from "../../../src/findings/analysis/relationship";
import { contractOf, expectSound, findingsOf } from "./fixture";

type Row = Partial<TableRow<"people">>;
const client = (name: string, over: Row = {}): Row => ({ name, organisation: "client", ...over });
const supplier = (name: string, over: Row = {}): Row => ({ name, organisation: "supplier", ...over });

function unmirrored(...people: Row[]): string[] {
  const findings = findingsOf(peopleDetector, { people });
  expectSound(peopleDetector, findings);
  return unmirroredPeople(contractOf({ people }).rows.people);
}

test("naming and being named both make a mirror", () => {
  expect(unmirrored(client("Ann", { facesOffTo: "bo " }), supplier("Bo"))).toEqual([]);
  expect(unmirrored(client("Ann", { facesOffTo: null }), supplier("Bo"))).toEqual(["Ann", "Bo"]);
});

test("the name must be in the table, at the other party; a role will do", () => {
  expect(unmirrored(client("Ann", { facesOffTo: "Nobody" }))).toEqual(["Ann"]);
  expect(unmirrored(client("Ann", { facesOffTo: "Al" }), client("Al"))).toEqual(["Ann", "Al"]);
  expect(
    unmirrored(client("Ann", { facesOffTo: "Account director" }), supplier("Bo", { role: "Account director" })),
  ).toEqual([]);
});

test("one finding lists them all, with the cells to fill", () => {
  const people = [client("Ann", { level: "executive" }), supplier("Bo", { role: "Service lead" }), client("Cy")];
  const [finding, ...rest] = findingsOf(peopleDetector, { people });
  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ id: "people/unmirrored", value: 3, cells: ["People!F2", "People!F3", "People!F4"] });
  expect(finding?.text).toContain("Bo (supplier, Service lead)");
  expect(findingsOf(peopleDetector, { people: [client("Ann", { facesOffTo: "Bo" }), people[1]!] })).toEqual([]);
});
