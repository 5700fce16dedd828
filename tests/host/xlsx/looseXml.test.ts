import { readXlsx } from "../../../src/host/xlsx/readWorkbook";
import { Collected, handMade } from "./handMade";

async function rows(xml: string): Promise<Record<number, unknown[]>> {
  const sink = new Collected();
  await readXlsx(await handMade({ sheets: [{ name: "S", rows: xml }] }), sink);
  return sink.rowsOf("S");
}

test("a row without a number stands where its cells say", async () => {
  expect(
    await rows('<row><c r="B7"><v>1</v></c></row><row><c><v>2</v></c></row><row r="20"><c r="A9"><v>3</v></c></row>'),
  ).toEqual({
    7: [null, 1],
    8: [2],
    20: [3],
  });
});

test("blanks and line ends around the equals sign are XML too", async () => {
  expect(
    await rows("<row r = '3'><c s =\"4\"\n r = 'C3' t\t= 'b'><v>1</v></c><c t= \"str\" r=\"E3\"><v>x</v></c></row>"),
  ).toEqual({
    3: [null, null, true, null, "x"],
  });
});

test("only 0, 1, true and false are booleans, only decimal figures are numbers", async () => {
  expect(
    await rows(
      '<row r="1"><c t="b"><v>2</v></c><c t="b"><v>TRUE</v></c><c><v>0x1F</v></c><c><v><![CDATA[0b11]]></v></c><c><v>Infinity</v></c></row>',
    ),
  ).toEqual({
    1: ["2", true, "0x1F", "0b11", "Infinity"],
  });
});

test("a sheet of shared texts without any is refused rather than read as errors", async () => {
  await expect(rows('<row r="1"><c t="s"><v>0</v></c></row>')).rejects.toThrow(
    "refers to texts that are not in the file",
  );
});
