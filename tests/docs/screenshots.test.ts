import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { deflateSync, inflateSync } from "node:zlib";
import { decode, withPalette } from "../../scripts/screenshots/palettePng";
import { MOST_BYTES, pictures } from "../../scripts/screenshots/pictures";

const folder = join("docs", "screenshots");
const shown = [...readFileSync("README.md", "utf8").matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g)];

test("every picture that the README shows is there, and says what it is", () => {
  expect(shown.length).toBeGreaterThan(3);
  for (const [, words, path] of shown) expect([path, existsSync(path ?? ""), words !== ""]).toEqual([path, true, true]);
});

test("the script takes exactly the pictures that are kept, the README shows each, and none is large", () => {
  const kept = readdirSync(folder).map((file) => file.replace(/\.png$/, ""));
  expect(kept.sort()).toEqual(Object.keys(pictures).sort());
  expect(shown.map(([, , path]) => path).sort()).toEqual(kept.map((name) => `docs/screenshots/${name}.png`).sort());
  for (const name of kept) expect(statSync(join(folder, `${name}.png`)).size).toBeLessThanOrEqual(MOST_BYTES);
});

describe("a picture with a palette", () => {
  const part = (type: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
  };
  const head = (width: number, height: number): Buffer => {
    const data = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0]);
    return Buffer.concat([Buffer.alloc(8), part("IHDR", data)]);
  };

  test("the five filters of the format are taken back (values by hand from its definition)", () => {
    // one pixel wide would leave out the neighbours: two wide, five lines, each with another filter
    const lines = [
      [0, 10, 20, 30, 40, 50, 60],
      [1, 1, 2, 3, 1, 1, 1], // left: 1,2,3 then 2,3,4
      [2, 9, 8, 7, 8, 7, 6], // up: 10,10,10 and 10,10,10
      [3, 5, 5, 5, 0, 0, 0], // half of up and left: 10,10,10 and (10+10)/2
      [4, 1, 1, 1, 2, 2, 2], // Paeth: up for the first, then left of 11 against up 10
    ];
    const png = Buffer.concat([
      head(2, 5),
      part("IDAT", deflateSync(Buffer.from(lines.flat()))),
      part("IEND", Buffer.alloc(0)),
    ]);
    expect([...decode(png).colours].map((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])).toEqual([
      [10, 20, 30],
      [40, 50, 60],
      [1, 2, 3],
      [2, 3, 4],
      [10, 10, 10],
      [10, 10, 10],
      [10, 10, 10],
      [10, 10, 10],
      [11, 11, 11],
      [13, 13, 13],
    ]);
  });

  test("few colours stay as they are, point for point", () => {
    const lines = Buffer.from([0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 255, 255, 0, 0]);
    const png = Buffer.concat([head(2, 2), part("IDAT", deflateSync(lines)), part("IEND", Buffer.alloc(0))]);
    const small = withPalette(png);
    const at = (type: string): Buffer => {
      const start = small.indexOf(type, 0, "latin1");
      return small.subarray(start + 4, start + 4 + small.readUInt32BE(start - 4));
    };
    const palette = at("PLTE");
    const indices = inflateSync(at("IDAT"));
    const colours = [indices[1], indices[2], indices[4], indices[5]].map((i) => [
      ...palette.subarray(i! * 3, i! * 3 + 3),
    ]);
    expect(colours).toEqual([
      [255, 0, 0],
      [0, 0, 255],
      [0, 0, 255],
      [255, 0, 0],
    ]);
  });
});
