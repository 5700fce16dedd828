import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { renderXlsx } from "../../src/host/xlsx/writeWorkbook";
import { makeFrom } from "../pack/packs";
import { assets } from "../sample/reading";
import { folder, run } from "./running";

/** What other programs say of our files, where they are at hand. */

const checker = join(__dirname, "../../../shared/tools/check-xlsx");
const here = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;

const canCheck = existsSync(checker) && here("python3", "--version") && here("xmllint", "--version");
const hasOffice = here("soffice", "--version");

if (!canCheck) {
  test("check-xlsx on all files (left out: the tool, python3 or xmllint is not here)", () =>
    expect(canCheck).toBe(false));
} else {
  test("check-xlsx finds no fault in the packs, the template and the samples", async () => {
    const at = folder();
    const [sample, messy, template] = ["sample", "messy", "template"].map((n) => join(at, `${n}.xlsx`)) as [
      string,
      string,
      string,
    ];
    await run("sample", sample);
    await run("sample", messy, "--messy");
    await run("template", template);
    const packs = [sample, messy, template].map((input) => input.replace(".xlsx", "-pack.xlsx"));
    for (const [i, input] of [sample, messy, template].entries())
      expect((await run("build", input, "-o", packs[i] as string)).code).toBe(0);
    const theirs = join(at, "theirs.xlsx");
    await run("build", join(assets, "sample.xlsx"), "-o", theirs, "--for-other-party");
    const checked = spawnSync(checker, [sample, messy, template, ...packs, theirs], { encoding: "utf8" });
    expect([checked.status, checked.stdout.match(/no fault/g)?.length, checked.stderr]).toEqual([0, 7, ""]);
  });
}

/** Numbers of pages that LibreOffice prints: page objects stand uncompressed in its PDF files. */
function printedPages(...files: readonly Uint8Array[]): number[] {
  const at = folder();
  const paths = files.map((bytes, i) => {
    const path = join(at, `p${i}.xlsx`);
    writeFileSync(path, bytes);
    return path;
  });
  const profile = `-env:UserInstallation=${pathToFileURL(join(at, "profile")).href}`;
  const args = [profile, "--headless", "--convert-to", "pdf", "--outdir", at, ...paths];
  expect(spawnSync("soffice", args, { timeout: 120_000 }).status).toBe(0);
  return paths.map((path) => {
    const pdf = readFileSync(path.replace(/xlsx$/, "pdf")).toString("latin1");
    return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  });
}

if (!hasOffice) {
  test("LibreOffice prints the pack (left out: soffice is not here)", () => expect(hasOffice).toBe(false));
} else {
  test("LibreOffice opens the pack of the sample; page 1 is one sheet of paper, and the others end where we say", async () => {
    const { laidOut } = await makeFrom("sample");
    // without the numbers behind the charts, which are no page and end where the paper ends
    const pages = laidOut.sheets.filter((s) => s.pageId !== "chart-data").map((s) => ({ ...s, sparklines: [] }));
    const [first] = pages;
    const alone = { ...first!, cells: first!.cells.map(({ link: _link, ...cell }) => cell) };
    const planned = pages.reduce((sum, s) => sum + (s.print?.breaks.length ?? 0) + 1, 0);
    const [one, all, whole] = printedPages(
      await renderXlsx({ ...laidOut, sheets: [alone] }),
      await renderXlsx({ ...laidOut, sheets: pages }),
      await renderXlsx(laidOut),
    );
    expect([one, all]).toEqual([1, planned]);
    expect(whole).toBeGreaterThan(planned); // as people get it
  });
}
