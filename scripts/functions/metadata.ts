import { readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { localUrl } from "../settings";
import { pageOf } from "./pages";

const folder = resolve(process.cwd(), "src/functions");

export interface FunctionParameter {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly FunctionParameter[];
  readonly result: { readonly type: string; readonly dimensionality?: string };
}

type GeneratedFunction = Omit<FunctionMetadata, "helpUrl" | "result"> & {
  readonly result: { readonly type?: string; readonly dimensionality?: string };
};

export interface FunctionsFile {
  readonly allowCustomDataForDataTypeAny: boolean;
  readonly allowErrorForDataTypeAny: boolean;
  readonly functions: readonly FunctionMetadata[];
}

/**
 * What Excel is told of our functions, made from the comments above them. Microsoft's generator passes over mistakes and
 * exits as if all were well; here every one of them throws.
 */
export async function functionsMetadata(): Promise<FunctionsFile> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  const found = await generateCustomFunctionsMetadata(
    files.map((file) => relative(process.cwd(), join(folder, file))),
    false,
  );
  if (found.errors.length > 0) throw new Error(found.errors.join("\n"));
  const { functions } = JSON.parse(found.metadataJson) as { functions: GeneratedFunction[] };
  const ids = new Set<string>();
  for (const { id } of functions) {
    if (ids.has(id)) throw new Error(`Two functions have the id ${id}.`);
    ids.add(id);
  }
  return {
    // cells that hold a formatted number or another data type arrive with it, and are read by their basic value
    allowCustomDataForDataTypeAny: true,
    // an error in an input cell reaches the function, which hands it on under its own name; only the JSON can say so
    allowErrorForDataTypeAny: true,
    functions: functions
      .map((f) => ({
        id: f.id,
        name: f.name,
        description: f.description,
        helpUrl: `${localUrl}help/${pageOf(f.id)}.html`,
        parameters: f.parameters,
        // the generator leaves out the type of a spill of anything
        result: { ...f.result, type: f.result.type ?? "any" },
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
