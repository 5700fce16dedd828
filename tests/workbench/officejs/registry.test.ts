import { createRegistry } from "../../../src/workbench/officejs/registry";
import { DEFAULT_SETS } from "../../../src/workbench/officejs/interpreter/ApiSets";
import { start } from "./start";

/** Types which the client keeps outside the Excel namespace. */
const ELSEWHERE = ["CustomFunctions", "TelemetryService"];

interface ClientClass {
  readonly prototype: {
    readonly _scalarPropertyNames?: readonly string[];
    readonly _scalarPropertyUpdateable?: readonly boolean[];
    readonly _navigationPropertyNames?: readonly string[];
    readonly _isCollection?: boolean;
  } & Record<string, unknown>;
}

const { Excel } = start();
const classes = Excel as unknown as Readonly<Record<string, ClientClass>>;
const registry = createRegistry(DEFAULT_SETS);
const types = registry.typeNames.filter((name) => !ELSEWHERE.includes(name));

/** Reads a getter's metadata without an instance, as the client's own code does. */
function listed<T>(type: string, member: string): readonly T[] {
  const descriptor = Object.getOwnPropertyDescriptor(classes[type]?.prototype ?? {}, member);
  return (descriptor?.get?.call({}) as readonly T[] | undefined) ?? [];
}

describe("the registry promises nothing that Microsoft's client does not have", () => {
  test.each(types)("%s", (type) => {
    const found = classes[type];
    expect(found).toBeDefined();
    const spec = registry.spec(type);
    const scalars = listed<string>(type, "_scalarPropertyNames");
    const updateable = listed<boolean>(type, "_scalarPropertyUpdateable");
    for (const [name, prop] of Object.entries(spec.props ?? {})) {
      // Types with custom loaders hide their scalars; a property of the class is then enough.
      expect([name, scalars.includes(name) || name in found!.prototype]).toEqual([name, true]);
      if (prop.set && scalars.includes(name)) expect([name, updateable[scalars.indexOf(name)]]).toEqual([name, true]);
    }
    for (const name of Object.keys(spec.nav ?? {})) expect([name, name in found!.prototype]).toEqual([name, true]);
    for (const name of Object.keys(spec.methods ?? {})) {
      expect([name, typeof found!.prototype[name]]).toEqual([name, "function"]);
    }
    for (const name of Object.keys(spec.events ?? {})) {
      const method = [`_Register${name}Event`, `_RegisterEvent${name}`].find((m) => m in found!.prototype);
      expect([name, method !== undefined]).toEqual([name, true]);
    }
  });
});

test("a good number of types is answered for", () => {
  expect(types.length).toBeGreaterThanOrEqual(65);
});
