import { createHash } from "node:crypto";
import fc from "fast-check";
import { Sha256 } from "../../src/commands/Sha256";

describe("SHA-256 in pieces", () => {
  test("the examples of FIPS 180-4", () => {
    const of = (text: string) => {
      const sha = new Sha256();
      sha.add(text);
      return sha.digest();
    };
    expect(of("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(of("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")).toBe(
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    );
  });

  test("the same as Node's for any text in any pieces", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 200 }), { maxLength: 12 }), (pieces) => {
        const ours = new Sha256();
        const theirs = createHash("sha256");
        for (const piece of pieces) {
          ours.add(piece);
          theirs.update(piece, "utf8");
        }
        expect(ours.bytes).toBe(Buffer.byteLength(pieces.join("")));
        expect(ours.digest()).toBe(theirs.digest("hex"));
      }),
      { numRuns: 300 },
    );
  });

  test("lengths around the ends of a block", () => {
    for (let n = 50; n < 135; n++) {
      const sha = new Sha256();
      sha.add("x".repeat(n));
      expect(sha.digest()).toBe(createHash("sha256").update("x".repeat(n)).digest("hex"));
    }
  });
});
