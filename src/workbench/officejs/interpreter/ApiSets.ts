import { REQUIREMENT_SETS } from "../generated/requirementSets";

/** Requirement sets of the host: name → highest version. A set not named is not supported. */
export type ApiSets = Readonly<Record<string, string>>;

/** What Microsoft's npm client is complete for, and what a shared runtime on a current desktop brings along. */
export const DEFAULT_SETS: ApiSets = {
  ExcelApi: "1.15",
  SharedRuntime: "1.2",
  CustomFunctionsRuntime: "1.4",
  CustomFunctions: "1.9",
  RibbonApi: "1.2",
  KeyboardShortcuts: "1.1",
  DialogApi: "1.2",
  AddinCommands: "1.3",
  RichApiRuntimeFlag: "1.2",
};

function reaches(has: string, needs: string): boolean {
  const [a, b] = [has.split(".").map(Number), needs.split(".").map(Number)];
  const major = (a[0] ?? 0) - (b[0] ?? 0);
  return major > 0 || (major === 0 && (a[1] ?? 0) >= (b[1] ?? 0));
}

export function isSetSupported(sets: ApiSets, name: string, version?: string | number): boolean {
  const has = Object.entries(sets).find(([set]) => set.toLowerCase() === name.toLowerCase())?.[1];
  return has !== undefined && reaches(has, version === undefined ? "1.1" : String(version));
}

/** Whether a member of a class belongs to a set that the host has. Internal members (with underscore) always do. */
export function hasMember(sets: ApiSets, type: string, member: string): boolean {
  const members = REQUIREMENT_SETS[type];
  if (!members || member.startsWith("_")) return true;
  const set = members[member] ?? members[""] ?? "ExcelApi 1.1";
  const [name, version] = set.split(" ");
  return isSetSupported(sets, name ?? "", version);
}
