import { commands } from "../../src/commands/registry";

/** assets/shortcuts.json: the keys of the commands, in the form that ExtendedOverrides wants. */
export function shortcutsFile() {
  const withKeys = commands.filter((c) => c.keys);
  return {
    actions: withKeys.map((c) => ({ id: c.id, type: "ExecuteFunction", name: c.title })),
    shortcuts: withKeys.map((c) => ({ action: c.id, key: { default: c.keys?.default, mac: c.keys?.mac } })),
  };
}
