import type { Command } from "../../src/commands/Command";
import { iconSizes } from "../icons/shapes";
import { localUrl } from "../settings";
import { elementsOf, unbalanced, type XmlElement } from "./xml";

export interface AddIn {
  readonly manifest: string;
  /** Parsed assets/shortcuts.json. */
  readonly shortcuts: {
    readonly actions: readonly { readonly id: string; readonly type: string; readonly name: string }[];
    readonly shortcuts: readonly {
      readonly action: string;
      readonly key: Readonly<Record<string, string | undefined>>;
    }[];
  };
  /** Parsed functions.json. */
  readonly functions: { readonly functions: readonly { readonly id: string; readonly helpUrl?: string }[] };
  readonly commands: readonly Command[];
  /** Names of the functions that the code answers to, without namespace. */
  readonly functionIds: readonly string[];
  /** A file that will be served, by its path below the base address; null when there is none. */
  readonly file: (path: string) => Uint8Array | null;
  /** Where all is served from, ending in a slash. */
  readonly baseUrl: string;
  /** Addresses outside that are meant: help and support, when they are served elsewhere. */
  readonly otherUrls?: readonly string[];
}

/**
 * What the schema cannot see: references that lead nowhere, icons that are missing or of another size, commands, keys and
 * functions that exist on one side only. Empty when the add-in hangs together.
 */
export function faultsOf(addIn: AddIn): string[] {
  const open = unbalanced(addIn.manifest);
  if (open !== null) return [`the manifest is not well-formed: ${open}`];
  const all = elementsOf(addIn.manifest);
  return [
    ...resourceFaults(all),
    ...addressFaults(addIn, all),
    ...iconFaults(addIn, all),
    ...runtimeFaults(all),
    ...commandFaults(addIn, all),
    ...shortcutFaults(addIn, all),
    ...functionFaults(addIn, all),
    ...headFaults(all),
    ...childFaults(all),
  ];
}

const named = (all: readonly XmlElement[], name: string) => all.filter((e) => e.name === name);
const under = (all: readonly XmlElement[], ...path: readonly string[]) =>
  all.filter((e) => path.every((p) => e.path.includes(p)));

/** Which kind of resource an element speaks of. */
function kindOf(element: XmlElement): string {
  if (element.name === "bt:Image") return "bt:Images";
  if (element.name === "Description") return "bt:LongStrings";
  return ["Label", "Title", "Namespace"].includes(element.name) ? "bt:ShortStrings" : "bt:Urls";
}

function resourcesOf(all: readonly XmlElement[]): Map<string, { kind: string; value: string }> {
  return new Map(
    under(all, "Resources")
      .filter((e) => e.attributes["id"] !== undefined)
      .map((e) => [e.attributes["id"] ?? "", { kind: e.path.at(-1) ?? "", value: e.attributes["DefaultValue"] ?? "" }]),
  );
}

function resourceFaults(all: readonly XmlElement[]): string[] {
  const faults: string[] = [];
  const resources = resourcesOf(all);
  const entries = under(all, "Resources").filter((e) => e.attributes["id"] !== undefined);
  if (entries.length !== resources.size) faults.push("two resources have the same id");
  const used = new Set<string>();
  for (const element of all) {
    const id = element.attributes["resid"];
    if (id === undefined) continue;
    used.add(id);
    const resource = resources.get(id);
    if (!resource) faults.push(`${element.name} refers to ${id}, which does not exist`);
    else if (resource.kind !== kindOf(element))
      faults.push(`${element.name} refers to ${id}, which is among ${resource.kind}`);
  }
  for (const [id, { kind, value }] of resources) {
    if (!used.has(id)) faults.push(`nothing refers to the resource ${id}`);
    if (id.length > 32) faults.push(`the resource id ${id} is longer than 32 characters`);
    const most = kind === "bt:ShortStrings" ? 125 : kind === "bt:LongStrings" ? 250 : 2048;
    if (value.length === 0 || value.length > most) faults.push(`the resource ${id} has ${value.length} characters`);
  }
  return faults;
}

function addressFaults({ manifest, baseUrl, otherUrls = [], file }: AddIn, all: readonly XmlElement[]): string[] {
  const faults: string[] = [];
  if (baseUrl !== localUrl && /localhost|127\.0\.0\.1/.test(manifest)) faults.push("the manifest speaks of localhost");
  const addresses = all.flatMap((e) =>
    [e.attributes["DefaultValue"], e.attributes["Url"]].filter((v): v is string => /^\w+:\/\//.test(v ?? "")),
  );
  if (addresses.length === 0) faults.push("the manifest has no addresses");
  for (const address of new Set(addresses)) {
    if (otherUrls.includes(address)) continue;
    if (!address.startsWith(baseUrl)) faults.push(`${address} is not below ${baseUrl}`);
    else if (file(address.slice(baseUrl.length)) === null) faults.push(`nothing is served at ${address}`);
    if (!address.startsWith("https://")) faults.push(`${address} is not https`);
  }
  return faults;
}

function iconFaults({ file, baseUrl }: AddIn, all: readonly XmlElement[]): string[] {
  const faults: string[] = [];
  const resources = resourcesOf(all);
  const check = (address: string, size: number): void => {
    const bytes = file(address.slice(baseUrl.length));
    const found = bytes && pngSize(bytes);
    if (!found) faults.push(`${address} is no PNG`);
    else if (found.width !== size || found.height !== size)
      faults.push(`${address} is ${found.width} × ${found.height}, not ${size} × ${size}`);
  };
  for (const icon of named(all, "Icon")) {
    const images = icon.children.filter((e) => e.name === "bt:Image");
    const sizes = images.map((e) => Number(e.attributes["size"]));
    if (sizes.join() !== iconSizes.join()) faults.push(`an icon has the sizes ${sizes.join(", ")}`);
    for (const image of images) {
      const address = resources.get(image.attributes["resid"] ?? "")?.value;
      if (address !== undefined) check(address, Number(image.attributes["size"]));
    }
  }
  check(named(all, "IconUrl")[0]?.attributes["DefaultValue"] ?? "", 32);
  check(named(all, "HighResolutionIconUrl")[0]?.attributes["DefaultValue"] ?? "", 64);
  return faults;
}

/** Width and height of a PNG, from its first chunk; null when it is none. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | null {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((b, i) => bytes[i] !== b)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function runtimeFaults(all: readonly XmlElement[]): string[] {
  const faults: string[] = [];
  const host = all.find((e) => e.name === "Host" && e.attributes["xsi:type"] === "Workbook");
  const first = host?.children[0];
  const runtime = named(all, "Runtime")[0];
  if (!host || first?.name !== "Runtimes") faults.push("Runtimes is not the first child of Host");
  if (runtime?.attributes["lifetime"] !== "long") faults.push("the runtime is not long");
  const page = runtime?.attributes["resid"];
  const same = [
    ...all.filter((e) => e.name === "SourceLocation" && (e.path.at(-1) === "Page" || e.path.at(-1) === "Action")),
    ...named(all, "FunctionFile"),
  ];
  if (!same.some((e) => e.path.includes("Page"))) faults.push("the functions have no page");
  if (!same.some((e) => e.name === "FunctionFile")) faults.push("there is no FunctionFile");
  if (same.some((e) => e.attributes["resid"] !== page)) faults.push("a page is not the shared runtime's");
  if (named(all, "TaskpaneId").length > 0) faults.push("TaskpaneId and a long runtime exclude each other");
  return faults;
}

/** Ids of the commands that controls start, by where they stand. */
function started(all: readonly XmlElement[], where: string): string[] {
  return all
    .filter((e) => e.name === "Action" && e.path.includes(where))
    .map((e) =>
      e.attributes["xsi:type"] === "ShowTaskpane"
        ? "pane.open"
        : (e.children.find((c) => c.name === "FunctionName")?.text ?? ""),
    );
}

function commandFaults({ commands }: AddIn, all: readonly XmlElement[]): string[] {
  const faults: string[] = [];
  const compare = (place: string, found: readonly string[], wanted: readonly string[]): void => {
    for (const id of wanted) if (!found.includes(id)) faults.push(`${id} is missing in the ${place}`);
    for (const id of found)
      if (!wanted.includes(id)) faults.push(`the ${place} starts ${id}, which the code does not know there`);
    if (new Set(found).size !== found.length) faults.push(`the ${place} starts a command twice`);
  };
  const ribbon = commands.filter((c) => c.ribbon).map((c) => c.id);
  const menu = commands.filter((c) => c.contextMenu).map((c) => c.id);
  compare("ribbon", started(all, "CustomTab"), ribbon);
  compare("menu of a cell", started(all, "OfficeMenu"), menu);
  const controls = all
    .filter((e) => ["Control", "Item", "Group", "CustomTab"].includes(e.name))
    .map((e) => e.attributes["id"] ?? "");
  if (new Set(controls).size !== controls.length) faults.push("two controls have the same id");
  if (controls.some((id) => id.length === 0 || id.length > 125))
    faults.push("the id of a control is empty or too long");
  const resources = resourcesOf(all);
  for (const control of all.filter((e) => e.name === "Control" || e.name === "Item")) {
    const label = control.children.find((e) => e.name === "Label")?.attributes["resid"] ?? "";
    const command = commands.find((c) => control.attributes["id"]?.replace(/^Context\./, "") === c.id);
    const wanted = command?.ribbon?.label ?? command?.title;
    if (wanted !== undefined && resources.get(label)?.value !== wanted)
      faults.push(`${command?.id} is labelled otherwise in the code`);
  }
  if (all.find((e) => e.name === "OfficeMenu")?.attributes["id"] !== "ContextMenuCell")
    faults.push("the menu is not a cell's");
  return faults;
}

function shortcutFaults({ shortcuts, commands, baseUrl, file }: AddIn, all: readonly XmlElement[]): string[] {
  const faults: string[] = [];
  const overrides = named(all, "ExtendedOverrides")[0]?.attributes["Url"] ?? "";
  if (file(overrides.slice(baseUrl.length)) === null) faults.push("ExtendedOverrides leads nowhere");
  const withKeys = commands.filter((c) => c.keys);
  const actions = shortcuts.actions.map((a) => a.id);
  for (const command of withKeys) {
    if (!actions.includes(command.id)) faults.push(`${command.id} has keys but no action`);
    const entry = shortcuts.shortcuts.find((s) => s.action === command.id);
    if (!entry) faults.push(`${command.id} has keys in the code only`);
    else if (entry.key["default"] !== command.keys?.default || entry.key["mac"] !== command.keys?.mac)
      faults.push(`${command.id} has other keys in the code`);
  }
  for (const { id, type } of shortcuts.actions) {
    if (!withKeys.some((c) => c.id === id)) faults.push(`the action ${id} is not in the code`);
    if (type !== "ExecuteFunction") faults.push(`the action ${id} is no function`);
  }
  for (const { action } of shortcuts.shortcuts)
    if (!actions.includes(action)) faults.push(`keys for ${action}, which is no action`);
  for (const system of ["default", "mac"] as const) {
    const keys = shortcuts.shortcuts.map((s) => s.key[system] ?? "");
    if (new Set(keys).size !== keys.length) faults.push(`two commands have the same keys (${system})`);
    for (const key of keys)
      if (!/^(Ctrl|Command)\+(Shift\+)?((Alt|Option)\+)?[A-Z0-9]$/.test(key)) faults.push(`${key} is no shortcut`);
  }
  return faults;
}

function functionFaults(
  { functions, functionIds, baseUrl, otherUrls = [], file }: AddIn,
  all: readonly XmlElement[],
): string[] {
  const faults: string[] = [];
  const ids = functions.functions.map((f) => f.id);
  if (new Set(ids).size !== ids.length) faults.push("two functions have the same id");
  for (const id of functionIds) if (!ids.includes(id)) faults.push(`the function ${id} is in the code only`);
  for (const id of ids) if (!functionIds.includes(id)) faults.push(`the function ${id} is in the metadata only`);
  const namespace = named(all, "Namespace")[0]?.attributes["resid"] ?? "";
  if (resourcesOf(all).get(namespace)?.value !== "MI") faults.push("the namespace of the functions is not MI");
  for (const { id, helpUrl = "" } of functions.functions) {
    if (helpUrl.startsWith(baseUrl)) {
      if (file(helpUrl.slice(baseUrl.length)) === null) faults.push(`the help of ${id} is missing: ${helpUrl}`);
    } else if (!otherUrls.some((url) => helpUrl.startsWith(url))) faults.push(`the help of ${id} is at "${helpUrl}"`);
  }
  return faults;
}

function headFaults(all: readonly XmlElement[]): string[] {
  const faults: string[] = [];
  const text = (name: string) => named(all, name)[0]?.text ?? "";
  if (!/^[1-9]\d*(\.\d+){3}$/.test(text("Version"))) faults.push(`the version is ${text("Version")}`);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text("Id"))) faults.push("the id is no UUID");
  if (text("Permissions") !== "ReadWriteDocument") faults.push(`the permission is ${text("Permissions")}`);
  if (text("DefaultLocale") !== "en-GB") faults.push(`the locale is ${text("DefaultLocale")}`);
  const sets = Object.fromEntries(named(all, "Set").map((e) => [e.attributes["Name"], e.attributes["MinVersion"]]));
  if (sets["SharedRuntime"] !== "1.1" || sets["ExcelApi"] !== "1.14") faults.push("the requirement sets are others");
  if (!named(all, "SupportUrl")[0]) faults.push("there is no address for support");
  return faults;
}

/** Children that an element must have; the schema says so too, but the schema is not everywhere. */
const children: Readonly<Record<string, readonly string[]>> = {
  Group: ["Label", "Icon", "Control"],
  Control: ["Label", "Supertip", "Icon"],
  Item: ["Label", "Supertip", "Icon", "Action"],
  CustomTab: ["Group", "Label"],
  OfficeMenu: ["Control"],
  Supertip: ["Title", "Description"],
  Script: ["SourceLocation"],
  Page: ["SourceLocation"],
  Metadata: ["SourceLocation"],
  Runtimes: ["Runtime"],
  GetStarted: ["Title", "Description", "LearnMoreUrl"],
};

function childFaults(all: readonly XmlElement[]): string[] {
  const missing = (element: XmlElement, wanted: readonly string[]) =>
    wanted
      .filter((name) => !element.children.some((e) => e.name === name))
      .map((name) => `${element.name} ${element.attributes["id"] ?? ""} has no ${name}`);
  const actionOf = (type: string | undefined) => (type === "ShowTaskpane" ? ["SourceLocation"] : ["FunctionName"]);
  return all.flatMap((element) => {
    const type = element.attributes["xsi:type"];
    if (element.name === "Action") return missing(element, actionOf(type));
    if (element.name === "ExtensionPoint" && type === "CustomFunctions")
      return missing(element, ["Script", "Page", "Metadata", "Namespace"]);
    const own = missing(element, children[element.name] ?? []);
    return element.name === "Control" ? [...own, ...missing(element, [type === "Menu" ? "Items" : "Action"])] : own;
  });
}
