import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { iconNames, ribbonGroups, ribbonMenus } from "../../src/commands/Command";
import { commandById, commands, officeCommands } from "../../src/commands/registry";
import { initialState, views } from "../../src/commands/store";
import { iconSizes } from "../../scripts/icons/shapes";

const root = resolve(__dirname, "../..");

describe("registry of commands", () => {
  test("ids and keys are unique", () => {
    expect(commandById.size).toBe(commands.length);
    for (const system of ["default", "mac"] as const) {
      const keys = commands.flatMap((c) => c.keys?.[system] ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }
    const titles = commands.map((c) => c.title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test("has what the product promises", () => {
    const wanted =
      "pane.open pack.build data.check exception.next exception.previous highlight.toggle score.satisfaction function.insert template.create sample.load pack.exportValuesOnly formulas.repair palette.open";
    for (const id of wanted.split(" ")) expect(commandById.has(id)).toBe(true);
    for (const view of views) expect(commandById.has(`view.${view}`)).toBe(true);
  });

  test.each(commands.map((c) => [c.id, c] as const))("%s is complete", (id, command) => {
    expect(id).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/);
    expect(command.description).toMatch(/^[A-Z].{15,}\.$/);
    expect(command.title.length).toBeLessThan(40);
    expect(iconNames).toContain(command.icon);
    // a condition without a sentence would leave a person before a dead button
    if (!command.when(initialState())) expect(command.needs).toMatch(/^[A-Z].{10,}\.$/);
    if (command.keys) expect(command.keys.default).toMatch(/^Ctrl\+Shift\+Alt\+[A-Z]$/);
    if (command.palette !== false) expect(command.keywords.length).toBeGreaterThan(0);
    if (command.ribbon) {
      expect(ribbonGroups.map((g) => g.id)).toContain(command.ribbon.group);
      if (command.ribbon.menu) expect(ribbonMenus.map((m) => m.id)).toContain(command.ribbon.menu);
    }
  });

  test("every icon is drawn in every size, and none lies about", () => {
    const files = new Set(readdirSync(join(root, "assets/icons")));
    for (const name of iconNames) for (const size of iconSizes) expect(files.delete(`${name}-${size}.png`)).toBe(true);
    expect([...files]).toEqual([]);
  });

  test("the entry tells Excel each of them, and takes them from this list", () => {
    const entry = readFileSync(join(root, "src/entry/officeActions.ts"), "utf8");
    expect(entry).toContain("of officeCommands");
    expect(officeCommands.length).toBeGreaterThan(10);
    expect(existsSync(join(root, "manifest.xml"))).toBe(true);
  });
});
