import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzip } from "@cj-tech-master/excelts/archive";
import { run } from "./running";

/** `mi-pack highlight`, in process, on the committed sample. */

const sample = join(__dirname, "../../assets/sample.xlsx");
let folder = "";
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "mi-cli-highlight-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function parts(path: string): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for await (const entry of unzip(readFileSync(path)).entries())
    all.set(entry.path, Buffer.from(await entry.bytes()).toString("utf8"));
  return all;
}

test("marks a copy, and takes the marks off it part by part", async () => {
  const before = readFileSync(sample);
  const [on, off] = [join(folder, "on.xlsx"), join(folder, "off.xlsx")];
  const marked = await run("highlight", sample, "-o", on);
  expect(marked).toMatchObject({ code: 0, err: "" });
  const count = Number(/highlight: (\d+) cells marked/.exec(marked.out)?.[1]);
  const all = await parts(on);
  const areas = [...all.values()].flatMap((xml) =>
    [
      ...xml.matchAll(/sqref="([^"]*)"><cfRule type="expression" dxfId="\d+" priority="\d+"><formula>LEN\(&quot;MI/g),
    ].flatMap(([, sqref = ""]) => sqref.split(" ")),
  );
  const cells = areas.reduce((sum, area) => {
    const [, first = "", last = first] = /^[A-Z]+(\d+)(?::[A-Z]+(\d+))?$/.exec(area) ?? [];
    return sum + Number(last || first) - Number(first) + 1;
  }, 0);
  expect(cells).toBe(count);
  expect(await run("highlight", on, "--off", "-o", off)).toMatchObject({
    code: 0,
    out: expect.stringContaining("off"),
  });
  expect([...(await parts(off))]).toEqual([...(await parts(sample))]);
  expect(readFileSync(sample).equals(before)).toBe(true);
});

test("never writes over what it reads, and keeps the kind of file", async () => {
  expect(await run("highlight", sample, "-o", sample)).toMatchObject({ code: 2, err: expect.stringContaining("over") });
  expect(await run("highlight", sample, "-o", join(folder, "x.txt"))).toMatchObject({ code: 2 });
  expect(await run("highlight", sample)).toMatchObject({ code: 2, err: expect.stringContaining("-o") });
  expect(await run("highlight", join(folder, "gone.xlsx"), "--off", "-o", join(folder, "y.xlsx"))).toMatchObject({
    code: 1,
    err: expect.stringContaining("no such file"),
  });
});
