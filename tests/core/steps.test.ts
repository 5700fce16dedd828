import { type Breath, finish, inPieces, type Steps } from "../../src/core/steps";

/** Adds the numbers up to n, one a piece, and remembers whether it was closed. */
function* sumTo(n: number, end: { closed: boolean }): Steps<number> {
  let sum = 0;
  try {
    for (let i = 1; i <= n; i++) {
      sum += i;
      yield;
    }
    return sum;
  } finally {
    end.closed = true;
  }
}

/** A clock on which every look takes 10 ms, and which counts the pauses. */
function clock(stopAt = Infinity): Breath & { pauses: number } {
  let now = 0;
  return {
    pauses: 0,
    now: () => (now += 10),
    pause() {
      return ++this.pauses >= stopAt ? Promise.reject(new Error("stop")) : Promise.resolve();
    },
  };
}

test("work in pieces gives the answer of work in one go", async () => {
  const breath = clock();
  expect(finish(sumTo(100, { closed: false }))).toBe(5050);
  expect(await inPieces(sumTo(100, { closed: false }), breath, 40)).toBe(5050);
});

test("it pauses when the time is up, not at every piece", async () => {
  const breath = clock();
  await inPieces(sumTo(100, { closed: false }), breath, 40);
  // a look at the clock after each of 100 pieces and after each pause: every fourth piece reaches 40 ms
  expect(breath.pauses).toBe(25);
});

test("a pause that throws closes the work and is heard", async () => {
  const end = { closed: false };
  await expect(inPieces(sumTo(100, end), clock(2), 40)).rejects.toThrow("stop");
  expect(end.closed).toBe(true);
});
