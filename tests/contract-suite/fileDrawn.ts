import { posix } from "node:path";
import { children, child, descendants, takeApart, textOf, type PackageParts } from "../host/xlsx/packageParts";
import { type DrawnCell, type DrawnChart, type DrawnSheet, reference } from "./drawn";

type Element = Parameters<typeof children>[0];

function attribute(element: Element | undefined, name: string): string {
  return String((element?.attributes as Record<string, string> | undefined)?.[name] ?? "");
}

function related(parts: PackageParts, part: string): Map<string, string> {
  const rels = parts.roots.get(posix.join(posix.dirname(part), "_rels", `${posix.basename(part)}.rels`));
  return new Map(
    (rels ? children(rels) : []).map((rel) => {
      const target = attribute(rel, "Target");
      const inside = attribute(rel, "TargetMode") !== "External";
      const path = target.startsWith("/") ? target.slice(1) : posix.join(posix.dirname(part), target);
      return [attribute(rel, "Id"), inside ? path : target];
    }),
  );
}

const BUILT_IN: Record<string, string> = { 0: "General", 1: "0", 2: "0.00", 9: "0%", 10: "0.00%", 49: "@" };

interface Look extends Omit<DrawnCell, "value" | "formula"> {
  readonly plain: boolean;
}

function looksOf(styles: Element): Look[] {
  const list = (name: string): Element[] => {
    const found = child(styles, name);
    return found ? children(found) : [];
  };
  const formats = new Map(list("numFmts").map((f) => [attribute(f, "numFmtId"), attribute(f, "formatCode")]));
  const fonts = list("fonts");
  const fills = list("fills");
  return list("cellXfs").map((xf, i): Look => {
    const font = fonts[Number(attribute(xf, "fontId"))] as Element;
    const fill = fills[Number(attribute(xf, "fillId"))] as Element;
    const id = attribute(xf, "numFmtId");
    const solid = child(child(fill, "patternFill"), "fgColor");
    return {
      plain: i === 0,
      format: formats.get(id) ?? BUILT_IN[id] ?? `#${id}`,
      bold: child(font, "b") !== undefined,
      size: Number(attribute(child(font, "sz"), "val")),
      colour: colourOf(attribute(child(font, "color"), "rgb")) || "#000000",
      fill: colourOf(attribute(solid, "rgb")),
      wrap: attribute(child(xf, "alignment"), "wrapText") === "1",
    };
  });
}

function colourOf(argb: string): string {
  return argb === "" ? "" : `#${argb.slice(-6).toUpperCase()}`;
}

/** Reads a pack's file by another's zip and XML readers. */
export async function fileDrawn(bytes: Uint8Array): Promise<DrawnSheet[]> {
  const parts = await takeApart(bytes);
  const book = parts.roots.get("xl/workbook.xml") as Element;
  const strings = [...descendants(parts.roots.get("xl/sharedStrings.xml") as Element, "si")].map((si) =>
    [...descendants(si, "t")]
      .map(textOf)
      .join("")
      .replaceAll("_x000a_", "\n")
      .replaceAll("_x000A_", "\n")
      .replaceAll("_x0009_", "\t"),
  );
  const styles = parts.roots.get("xl/styles.xml") as Element;
  const looks = looksOf(styles);
  const dxfs = [...descendants(styles, "dxf")];
  const sheets = [...descendants(book, "sheet")];
  const names = [...descendants(book, "definedName")];
  const targets = related(parts, "xl/workbook.xml");
  return sheets.map((entry, index) => {
    const part = targets.get(attribute(entry, "r:id")) ?? "";
    const root = parts.roots.get(part) as Element;
    const links = related(parts, part);
    const local = (name: string): string =>
      textOf(names.find((n) => attribute(n, "name") === name && attribute(n, "localSheetId") === String(index)));
    const setup = child(root, "pageSetup");
    const texts = child(root, "headerFooter");
    const pane = [...descendants(root, "pane")][0];
    const view = [...descendants(root, "sheetView")][0];
    return {
      name: attribute(entry, "name"),
      cells: cellsOf(root, strings, looks),
      merges: [...descendants(root, "mergeCell")].map((m) => attribute(m, "ref")).sort(),
      tables: [...descendants(root, "tablePart")]
        .map((t) => parts.roots.get(links.get(attribute(t, "r:id")) ?? "") as Element)
        .map((t) => [attribute(t, "name"), attribute(t, "ref")] as const)
        .sort(),
      conditionals: [...descendants(root, "conditionalFormatting")].flatMap((block) =>
        children(block).map((rule) => {
          const dxf = dxfs[Number(attribute(rule, "dxfId"))];
          return {
            cells: attribute(block, "sqref"),
            formula: textOf(child(rule, "formula")),
            fill: colourOf(attribute(child(child(child(dxf, "fill"), "patternFill"), "bgColor"), "rgb")),
            colour: colourOf(attribute(child(child(dxf, "font"), "color"), "rgb")),
          };
        }),
      ),
      charts: chartsOf(parts, links),
      links: Object.fromEntries(
        [...descendants(root, "hyperlink")].map((link) => [
          attribute(link, "ref"),
          attribute(link, "location") || links.get(attribute(link, "r:id")) || "",
        ]),
      ),
      frozenRows: Number(attribute(pane, "ySplit") || 0),
      gridlines: attribute(view, "showGridLines") !== "0",
      tabColour: colourOf(attribute([...descendants(root, "tabColor")][0], "rgb")),
      print: {
        orientation: attribute(setup, "orientation") || "portrait",
        area: reference(local("_xlnm.Print_Area").replace(/^.*!/, "")),
        titles: reference(local("_xlnm.Print_Titles").replace(/^.*!/, "")),
        breaks: [...descendants(root, "brk")].map((b) => Number(attribute(b, "id"))),
        scale: attribute(setup, "fitToWidth") === "" ? Number(attribute(setup, "scale") || 100) : null,
        header: textOf(child(texts, "oddHeader")),
        footer: textOf(child(texts, "oddFooter")),
      },
      rowHeights: Object.fromEntries(
        [...descendants(root, "row")]
          .filter((row) => attribute(row, "ht") !== "")
          .map((row) => [Number(attribute(row, "r")), Math.round(Number(attribute(row, "ht")))])
          .filter(([, points]) => points !== 15),
      ) as Record<number, number>,
    };
  });
}

function cellsOf(root: Element, strings: readonly string[], looks: readonly Look[]): Record<string, DrawnCell> {
  const cells: Record<string, DrawnCell> = {};
  for (const c of descendants(root, "c")) {
    const raw = textOf(child(c, "v"));
    const type = attribute(c, "t");
    const { plain, ...look } = looks[Number(attribute(c, "s") || 0)] as Look;
    const value =
      child(c, "v") === undefined
        ? null
        : type === "s"
          ? strings[Number(raw)] || null
          : type === "b"
            ? raw === "1"
            : type === "str"
              ? raw
              : Number(raw);
    const formula = child(c, "f");
    if (value === null && !formula && plain) continue;
    cells[attribute(c, "r")] = {
      value,
      formula: formula ? textOf(formula).replace(/_xlfn\.(_xlws\.)?/g, "") : null,
      ...look,
    };
  }
  return cells;
}

function chartsOf(parts: PackageParts, links: ReadonlyMap<string, string>): DrawnChart[] {
  const drawing = [...links.values()].find((target) => target.includes("drawings/drawing"));
  if (drawing === undefined) return [];
  const charts = related(parts, drawing);
  return [...descendants(parts.roots.get(drawing) as Element, "xdr:graphicFrame")]
    .map((frame): DrawnChart => {
      const name = attribute([...descendants(frame, "xdr:cNvPr")][0], "name");
      const root = parts.roots.get(
        charts.get(attribute([...descendants(frame, "c:chart")][0], "r:id")) ?? "",
      ) as Element;
      const title = [...descendants(root, "c:title")][0];
      const value = [...descendants(root, "c:valAx")].find((axis) => attribute(child(axis, "c:axId"), "val") === "222");
      const scaling = child(value, "c:scaling");
      const bound = (end: string): number | null => {
        const text = attribute(child(scaling, end), "val");
        return text === "" ? null : Number(text);
      };
      return {
        name,
        title: title
          ? [...descendants(title, "a:p")].map((p) => [...descendants(p, "a:t")].map(textOf).join("")).join(" ")
          : "",
        min: bound("c:min"),
        max: bound("c:max"),
        valueFormat: attribute(child(value, "c:numFmt"), "formatCode"),
        series: [...descendants(root, "c:ser")].map((ser) => {
          const of = (...tags: string[]): string => {
            const found = tags.map((tag) => child(ser, tag)).find((one) => one !== undefined);
            return found ? reference(textOf([...descendants(found, "c:f")][0])) : "";
          };
          return {
            name: textOf([...descendants(child(ser, "c:tx") as Element, "c:v")][0]),
            values: of("c:val", "c:yVal"),
            categories: of("c:cat", "c:xVal"),
          };
        }),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
