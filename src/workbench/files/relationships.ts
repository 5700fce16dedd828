import type { Package } from "./Package";
import { children, parseXml } from "./xml";

export interface Relationship {
  readonly id: string;
  /** Last word of its type: `worksheet`, `table`, `drawing` … */
  readonly kind: string;
  /** Part name, or the address of something outside. */
  readonly target: string;
  readonly external: boolean;
}

function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** What a part points at; `""` stands for the package. */
export async function relationships(file: Package, part: string): Promise<Relationship[]> {
  const slash = part.lastIndexOf("/") + 1;
  const xml = await file.text(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  if (xml === "") return [];
  return children(parseXml(xml), "Relationship").map(({ attributes }) => {
    const external = attributes["TargetMode"] === "External";
    const target = attributes["Target"] ?? "";
    return {
      id: attributes["Id"] ?? "",
      kind: (attributes["Type"] ?? "").split("/").pop() ?? "",
      target: external ? target : resolve(part.slice(0, slash), target),
      external,
    };
  });
}
