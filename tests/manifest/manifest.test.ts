import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { sourceAddIn } from "../../scripts/manifest/addIn";
import { faultsOf, pngSize, type AddIn } from "../../scripts/manifest/integrity";
import { manifestXml } from "../../scripts/manifest/manifest";
import { officeVersion } from "../../scripts/manifest/officeVersion";
import { shortcutsFile } from "../../scripts/manifest/shortcuts";
import { commands } from "../../src/commands/registry";

const root = resolve(__dirname, "../..");
const addIn = sourceAddIn(root);
const { version } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as { version: string };
const lines = addIn.manifest.split("\n");

/** The add-in without the lines of the manifest that `remove` names. */
const without = (remove: (line: string, i: number) => boolean): AddIn => ({
  ...addIn,
  manifest: lines.filter((line, i) => !remove(line, i)).join("\n"),
});

describe("manifest", () => {
  test("hangs together", () => {
    expect(faultsOf(addIn)).toEqual([]);
  });

  test("manifest and shortcuts are what the registry of commands says now", () => {
    expect(addIn.manifest).toBe(manifestXml(officeVersion(version)));
    expect(addIn.shortcuts).toEqual(shortcutsFile());
  });

  const schema = resolve(root, "../shared/manifest-xsd/OfficeAppManifestV1_1.xsd");
  const xmllint = ["/usr/bin/xmllint", "/usr/local/bin/xmllint", "/opt/homebrew/bin/xmllint"].find((p) =>
    existsSync(p),
  );
  if (existsSync(schema) && xmllint) {
    test("is valid by Microsoft's schema", () => {
      execFileSync(xmllint, ["--noout", "--nonet", "--schema", schema, resolve(root, "manifest.xml")], {
        stdio: "pipe",
      });
    });
  } else {
    test("is valid by Microsoft's schema (left out: ../shared or xmllint is not here)", () => undefined);
  }
});

describe("removing anything is noticed", () => {
  const resources = lines.flatMap((line) => /<bt:(?:Image|Url|String) id="([^"]+)" DefaultValue/.exec(line)?.[1] ?? []);
  test("there is something to remove", () => {
    expect(resources.length).toBeGreaterThan(100);
    expect(commands.filter((c) => c.ribbon).length).toBeGreaterThan(8);
  });

  test("each resource", () => {
    for (const id of resources)
      expect(faultsOf(without((line) => line.includes(`id="${id}" DefaultValue`)))).not.toEqual([]);
  });

  test("each line that refers to a resource", () => {
    const referring = lines.flatMap((line, i) => (/^\s*<[^/>]+ resid="[^>]*\/>$/.test(line) ? [i] : []));
    expect(referring.length).toBeGreaterThan(100);
    for (const at of referring) expect([at, faultsOf(without((_, i) => i === at)).length]).not.toEqual([at, 0]);
  });

  test("each icon, and an icon of another size", () => {
    const icons = new Set(addIn.manifest.match(/assets\/icons\/[a-z0-9-]+\.png/g));
    expect(icons.size).toBe(13 * 8);
    for (const icon of icons) {
      const gone: AddIn = { ...addIn, file: (path) => (path === icon ? null : addIn.file(path)) };
      expect(faultsOf(gone)).not.toEqual([]);
      const bytes = Uint8Array.from(addIn.file(icon) ?? []); // a copy: slice() of a Buffer would share its memory
      const size = pngSize(bytes);
      expect(size?.width).toBe(size?.height);
      new DataView(bytes.buffer, bytes.byteOffset).setUint32(16, 17);
      expect(faultsOf({ ...addIn, file: (path) => (path === icon ? bytes : addIn.file(path)) })).not.toEqual([]);
    }
  });

  test("each command, in the code, on the ribbon, in the menu of a cell", () => {
    for (const command of commands.filter((c) => c.ribbon || c.contextMenu || c.keys))
      expect(faultsOf({ ...addIn, commands: commands.filter((c) => c !== command) })).not.toEqual([]);
    const controls = [
      ...addIn.manifest.matchAll(/<(Control|Item)(?: xsi:type="Button")? id="([^"]+)">[\s\S]*?<\/\1>\n/g),
    ];
    expect(controls.map((m) => m[2])).toHaveLength(
      commands.filter((c) => c.ribbon).length + commands.filter((c) => c.contextMenu).length,
    );
    for (const [text] of controls)
      expect(faultsOf({ ...addIn, manifest: addIn.manifest.replace(text, "") })).not.toEqual([]);
    for (const [, name] of addIn.manifest.matchAll(/<FunctionName>(.+)<\/FunctionName>/g))
      expect(faultsOf({ ...addIn, manifest: addIn.manifest.replaceAll(`>${name}<`, ">pack.destroy<") })).not.toEqual(
        [],
      );
  });

  test("each shortcut and its action", () => {
    const { actions, shortcuts } = addIn.shortcuts;
    expect(shortcuts.length).toBeGreaterThan(6);
    for (const one of actions)
      expect(faultsOf({ ...addIn, shortcuts: { shortcuts, actions: actions.filter((a) => a !== one) } })).not.toEqual(
        [],
      );
    for (const one of shortcuts)
      expect(faultsOf({ ...addIn, shortcuts: { actions, shortcuts: shortcuts.filter((s) => s !== one) } })).not.toEqual(
        [],
      );
  });

  test("each function, in the code and in the metadata", () => {
    const { functions } = addIn.functions;
    for (const one of functions) {
      expect(faultsOf({ ...addIn, functions: { functions: functions.filter((f) => f !== one) } })).not.toEqual([]);
      expect(faultsOf({ ...addIn, functionIds: addIn.functionIds.filter((id) => id !== one.id) })).not.toEqual([]);
    }
  });

  test("what is served: page, functions, metadata, help, shortcuts", () => {
    const paths = [
      "taskpane.html",
      "functions.js",
      "functions.json",
      "help/index.html",
      "help/support.html",
      "assets/shortcuts.json",
    ];
    for (const gone of paths)
      expect(faultsOf({ ...addIn, file: (path) => (path === gone ? null : addIn.file(path)) })).not.toEqual([]);
  });

  test("permission, sets, locale, version, runtime", () => {
    const changed = (from: string, to: string) => faultsOf({ ...addIn, manifest: addIn.manifest.replace(from, to) });
    expect(changed("ReadWriteDocument", "ReadDocument")).toEqual(["the permission is ReadDocument"]);
    expect(changed(`Name="ExcelApi" MinVersion="1.14"`, `Name="ExcelApi" MinVersion="1.20"`)).not.toEqual([]);
    expect(changed("en-GB", "en-US")).not.toEqual([]);
    expect(changed("<Version>1.", "<Version>0.")).not.toEqual([]);
    expect(changed(`lifetime="long"`, `lifetime="short"`)).not.toEqual([]);
    expect(changed(`<FunctionFile resid="Taskpane.Url"/>`, `<FunctionFile resid="GetStarted.Url"/>`)).not.toEqual([]);
    expect(changed("</Runtimes>", "")).toEqual([expect.stringContaining("not well-formed")]);
  });

  test("an address of development in a production manifest", () => {
    const baseUrl = "https://mi.client.example/";
    const production = { ...addIn, baseUrl, manifest: addIn.manifest.replaceAll("https://localhost:3000/", baseUrl) };
    const urls = {
      functions: addIn.functions.functions.map((f) => ({
        ...f,
        helpUrl: f.helpUrl?.replace("https://localhost:3000/", baseUrl) ?? "",
      })),
    };
    const whole = {
      ...production,
      functions: urls,
      manifest: production.manifest.replaceAll("https://localhost:3000", "https://mi.client.example"),
    };
    expect(faultsOf(whole)).toEqual([]);
    // templates replace only the first
    const half = addIn.manifest.replace("https://localhost:3000/", baseUrl);
    expect(faultsOf({ ...whole, manifest: half })).toContain("the manifest speaks of localhost");
  });
});
