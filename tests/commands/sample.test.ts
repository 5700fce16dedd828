import { sampleFile as made, sampleWorkbook } from "../../scripts/sample/workbook";
import { sampleWorkbook as fromFile } from "../../src/pack/sampleWorkbook";
import { sampleFile } from "./app";

describe("assets/sample.json", () => {
  test("is what the script makes now (npm run sample)", () => {
    expect(sampleFile).toEqual(JSON.parse(JSON.stringify(made())));
  });

  test("gives the same workbook as the file sample.xlsx is written from", () => {
    expect(fromFile(sampleFile)).toEqual(sampleWorkbook());
  });
});
