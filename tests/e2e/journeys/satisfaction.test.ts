import { until } from "../workbench";
import {
  beginJourney,
  buildThePack,
  type Journey,
  nothingWentWrong,
  openPage,
  plainSpaces,
  readBook,
  readTheWorkbook,
  table,
  view,
} from "./journey";

/** The relationship manager has asked the panel again after the summer, and both parties about each other. */
let journey: Journey;
beforeAll(async () => {
  journey = await beginJourney();
}, 240_000);
afterAll(() => journey?.end());

const before = readBook("sample.xlsx");
const DAY = "2026-09-28";
/** 28 September 2026 as a spreadsheet counts days. */
const SERIAL = 46_293;
const criteria = [
  "Keeps its word",
  "Tells us bad news early",
  "Knows our customers",
  "Brings ideas",
  "Would recommend",
];
const weights = [3, 2, 2, 1, 1];
const panel: Readonly<Record<string, readonly number[]>> = {
  "Operations director": [7, 10, 8, 6, 9],
  "Billing team leader": [8, 7, 9, 6, 6],
  "Contract performance manager": [9, 8, 8, 7, 10],
};

/** By hand: each person's weighted mean, their mean, the furthest apart, promoters less detractors. */
const people = Object.values(panel).map(
  (scores) => scores.reduce((all, score, i) => all + score * (weights[i] ?? NaN), 0) / 9,
);
const mean = people.reduce((all, one) => all + one, 0) / people.length;
const spread = Math.max(...people) - Math.min(...people);
const recommend = Object.values(panel).map((scores) => scores[4] ?? NaN);
const nps =
  ((recommend.filter((score) => score >= 9).length - recommend.filter((score) => score <= 6).length) / 3) * 100;

const last = async (): Promise<string> =>
  plainSpaces(await journey.open.pane.getByRole("region", { name: "Last round" }).innerText());

test("three people score by digits alone, on the client's own criteria", async () => {
  const { open } = journey;
  const { pane } = open;
  const { keyboard } = open.page;
  await readTheWorkbook(open);
  await view(open, "Score");
  await until(last, (words) => words.includes("4.9 / 10"));
  // today lies after the pack's day: said before anybody looks for the round in vain
  await pane.getByText(/Later than this pack’s day, 30 Sep 2026/).waitFor();
  await pane.getByLabel("Date").fill(DAY);
  expect(await pane.getByText(/Later than this pack’s day/).count()).toBe(0);
  let saved = 0;
  for (const [person, scores] of Object.entries(panel)) {
    await pane.getByRole("button", { name: new RegExp(`^${person}`) }).focus();
    await keyboard.press("Enter");
    for (const [i, criterion] of criteria.entries()) {
      await pane
        .getByRole("radiogroup", { name: new RegExp(`^${criterion}`) })
        .getByRole("radio")
        .first()
        .focus();
      await keyboard.type(String(scores[i]));
    }
    const own = people[saved]?.toFixed(1);
    await until(
      async () => plainSpaces(await pane.locator("#mi-score-form").innerText()),
      (words) => words.includes(`This comes to ${own} / 10, coverage 100 %.`),
    );
    await open.picture(`journey-satisfaction-${++saved}`);
    await keyboard.press("Enter");
    await until(
      async () => pane.getByLabel(/^Respondent/).inputValue(),
      (name) => name === "",
    );
    expect(await pane.getByLabel("Date").inputValue()).toBe(DAY);
  }
});

test("the rows stand in the visible table, below those that were there", async () => {
  const { open } = journey;
  await open.showSheet("Satisfaction");
  const [was, is] = [table(before, "Satisfaction"), table(readBook(await open.download()), "Satisfaction")];
  expect(is.slice(0, was.length)).toEqual(was);
  const expected = Object.entries(panel).flatMap(([person, scores]) =>
    criteria.map((criterion, i) => [SERIAL, person, "client", criterion, weights[i], scores[i]]),
  );
  const headers = ["Date", "Respondent", "Party", "Criterion", "Weight", "Score"];
  expect(is.slice(was.length).map((row) => headers.map((header) => row[header]))).toEqual(expected);
});

test("the view has moved with them: score, people, spread, age, NPS, and the round in the list", async () => {
  const { open } = journey;
  const words = await until(last, (seen) => seen.includes(`${mean.toFixed(1)} / 10`));
  expect(words).toMatch(/up from 4\.9/);
  expect(words).toContain(`28 Sep 2026 · 3 people, ${spread.toFixed(1)} apart`);
  expect(words).toContain(`7 days old · NPS ${Math.round(nps)} of 3 answers`); // today is 5 October
  const rounds = await open.pane.getByRole("group", { name: "Rounds" }).getByRole("row").allInnerTexts();
  expect(plainSpaces(rounds[1] ?? "").split(/\s*\t\s*/)).toEqual([
    "28 Sep 2026",
    mean.toFixed(1),
    "3",
    spread.toFixed(1),
  ]);
  await open.pane.getByRole("region", { name: "Last round" }).scrollIntoViewIfNeeded();
  await open.picture("journey-satisfaction-round");
});

test("both parties score each other's conduct; how far they are apart is said", async () => {
  const { open } = journey;
  const { pane } = open;
  await view(open, "Relationship");
  const factor = "Openness, transparency, honesty and responsiveness";
  const part = pane.getByRole("region", { name: factor });
  await part.waitFor();
  // planted: the supplier 8, the client 5
  expect(await part.innerText()).toContain("Gap between the parties 3.0.");
  const given = { client: ["6", "7"], supplier: ["6", "8"] } as const;
  for (const [rater, scores] of Object.entries(given)) {
    await pane.getByLabel(/^Scored by/).fill(rater);
    await pane.getByLabel("Date").fill(DAY);
    for (const [i, party] of ["Client", "Supplier"].entries()) {
      await part
        .getByRole("radiogroup", { name: new RegExp(`^${party}`) })
        .getByRole("radio")
        .first()
        .focus();
      await open.page.keyboard.type(scores[i] ?? "");
    }
    await pane.getByRole("button", { name: "Save scores" }).click();
    await until(
      async () => part.getByRole("radio", { checked: true }).count(),
      (chosen) => chosen === 0,
    );
  }
  // client's conduct 6 and 6, supplier's 7 and 8: 6.0 and 7.5
  await until(
    () => part.innerText(),
    (words) => words.includes("Gap between the parties 1.5."),
  );
  await part.scrollIntoViewIfNeeded();
  await open.picture("journey-satisfaction-parties");
});

test("the pack's page Relationship tells the new round", async () => {
  const { open } = journey;
  await buildThePack(open);
  const text = plainSpaces((await openPage(open, "Relationship", "9 Relationship")).join("\n"));
  expect(text).toContain(`${mean.toFixed(1)} of 10 from 3 respondents, ${spread.toFixed(1)} apart`);
  expect(text).toMatch(new RegExp(`Net promoter score ${Math.round(nps)} with n 3`));
  expect(text).toMatch(/Operations director decision maker/);
  await open.picture("journey-satisfaction-page");
});

test("nothing went wrong on the way", () => nothingWentWrong(journey.open));
