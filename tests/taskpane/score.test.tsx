/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, screen, waitFor, within } from "@testing-library/react";
import { dayFromIso } from "../../src/core/days";
import { checkReference, readinessOf } from "../../src/taskpane/score/referenceModel";
import {
  checkSatisfaction,
  criteriaOf,
  respondentsOf,
  roundsUpTo,
  type SatisfactionDraft,
} from "../../src/taskpane/score/satisfactionModel";
import { renderPane } from "./support";

async function open(form?: string, options: Parameters<typeof renderPane>[0] = {}) {
  const pane = await renderPane({ ...options, initial: { view: "score", ...options.initial } });
  await screen.findByRole("form");
  if (form) await pane.user.click(screen.getByRole("tab", { name: new RegExp(`^${form}`) }));
  return pane;
}

const scale = (name: RegExp) => screen.getByRole("radiogroup", { name });
const choose = (group: RegExp, point: number) => within(scale(group)).getByRole("radio", { name: String(point) });

describe("Satisfaction", () => {
  test("the client's own criteria with their weights; the last score of the respondent stands beside", async () => {
    const { user } = await open();
    expect(scale(/^Keeps its word \(weight 3\)/)).toBeVisible();
    await user.type(screen.getByLabelText(/^Respondent/), "Operations director");
    expect(scale(/^Keeps its word/)).toHaveAccessibleName("Keeps its word (weight 3), last 3 on 20 Aug 2026");
    expect(screen.getByLabelText("Role")).toHaveValue("decision maker");
    expect(within(scale(/^Keeps its word/)).getAllByRole("radio")).toHaveLength(11);
  });

  test("saving without a respondent or a score says both, and writes nothing", async () => {
    const { user, host } = await open();
    await user.click(screen.getByRole("button", { name: "Save scores" }));
    const alert = screen.getAllByRole("alert").find((a) => within(a).queryByText("Give at least one score."))!;
    expect(alert).toHaveTextContent("Say who scores.");
    expect(host.appended).toEqual([]);
  });

  test("scores are saved as rows under the columns of the table; what is not scored is left out", async () => {
    const { user, host, state } = await open();
    await user.type(screen.getByLabelText(/^Respondent/), "Operations director");
    await user.click(choose(/^Keeps its word/, 7));
    await user.click(choose(/^Would recommend/, 9));
    await user.type(screen.getByLabelText(/^Comment/), "=quick");
    expect(screen.getByText(/3 not scored: left out, never counted as 0/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Save scores" }));
    await waitFor(() => expect(host.appended).toHaveLength(1));
    const { table, headers, rows } = host.appended[0]!;
    expect(table).toBe("Satisfaction");
    expect(headers).toEqual(["Date", "Respondent", "Role", "Party", "Criterion", "Weight", "Score", "Comment"]);
    expect(rows).toEqual([
      ["2026-10-05", "Operations director", "decision maker", "client", "Keeps its word", 3, 7, "=quick"],
      ["2026-10-05", "Operations director", "decision maker", "client", "Would recommend", 1, 9, null],
    ]);
    await waitFor(() => expect(screen.getByLabelText(/^Respondent/)).toHaveValue(""));
    expect(state().notice).toMatch(/2 rows saved in Satisfaction/);
  });

  test("arrow keys choose within the row, and a score can be taken back", async () => {
    const { user } = await open();
    act(() => choose(/^Keeps its word/, 5).focus());
    await user.keyboard(" ");
    await user.keyboard("{ArrowRight}");
    expect(choose(/^Keeps its word/, 6)).toBeChecked();
    await user.click(within(scale(/^Keeps its word/)).getByRole("button", { name: /^Clear/ }));
    for (const radio of within(scale(/^Keeps its word/)).getAllByRole("radio")) expect(radio).not.toBeChecked();
  });

  test("a digit chooses, 1 and 0 make ten; whoever is clicked in the panel scores", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: /^Billing team leader/ }));
    expect(screen.getByLabelText(/^Respondent/)).toHaveValue("Billing team leader");
    act(() => choose(/^Keeps its word/, 5).focus());
    await user.keyboard("7");
    expect(choose(/^Keeps its word/, 7)).toBeChecked();
    await user.keyboard("10");
    expect(choose(/^Keeps its word/, 10)).toBeChecked();
    expect(choose(/^Keeps its word/, 10)).toHaveFocus();
  });

  test("a day after the pack's is said before saving, and its round stands in the list all the same", async () => {
    const { user, host, state } = await open();
    const hint = /Later than this pack’s day, 30 Sep 2026/;
    expect(screen.getByText(hint)).toBeVisible(); // today is 5 October
    await user.clear(screen.getByLabelText(/^Date/));
    await user.type(screen.getByLabelText(/^Date/), "2026-09-30");
    expect(screen.queryByText(hint)).toBeNull();
    expect(host.appended).toEqual([]);
    const contract = state().contract!;
    const row = contract.rows.satisfaction[0]!;
    const later = { ...row, date: dayFromIso("2026-10-04")!, score: 9 };
    const rows = { ...contract.rows, satisfaction: [...contract.rows.satisfaction, later] };
    const scored = (today: string) => roundsUpTo({ ...contract, rows }, state().settings, dayFromIso(today)!)?.latest;
    expect([scored("2026-10-03")?.date, scored("2026-10-04")]).toEqual([
      dayFromIso("2026-08-20"),
      expect.objectContaining({ date: later.date, score: 9, respondents: 1 }),
    ]);
  });

  test("the last round stands above: score, the one before, people, spread, age", async () => {
    await open();
    // planted in the sample: 8.5 in February, 4.9 on 20 August 2026, 3.6 and 6.8 the furthest apart; today is 5 October
    const last = screen.getByRole("region", { name: "Last round" });
    expect(last).toHaveTextContent(/4\.9 \/ 10 +down from 8\.5/);
    expect(last).toHaveTextContent("20 Aug 2026 · 3 people, 3.2 apart");
    // would recommend: 3, 4 and 6: three detractors of three
    expect(last).toHaveTextContent("46 days old · NPS −100 of 3 answers");
  });

  test("a criterion of one's own can be added with its weight", async () => {
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: /Add or weigh/ }));
    const dialog = screen.getByRole("dialog", { name: "Criterion" });
    await user.type(within(dialog).getByLabelText(/^Criterion/), "Listens");
    await user.clear(within(dialog).getByLabelText(/^Weight/));
    await user.type(within(dialog).getByLabelText(/^Weight/), "-1");
    expect(within(dialog).getByRole("button", { name: "Use it" })).toBeDisabled();
    await user.clear(within(dialog).getByLabelText(/^Weight/));
    await user.type(within(dialog).getByLabelText(/^Weight/), "2.5{Enter}");
    expect(scale(/^Listens \(weight 2\.5\)/)).toBeVisible();
  });

  test("the rounds stand below with n and spread", async () => {
    await open();
    const table = screen.getByRole("table", { name: "Rounds" });
    expect(within(table).getAllByRole("row")[1]).toHaveTextContent("20 Aug 20264.933.2");
  });

  test("who is due comes first, by the frequency of the settings", async () => {
    const { state } = await open();
    const { contract } = state();
    const day = (iso: string) => dayFromIso(iso)!;
    expect(respondentsOf(contract, day("2026-10-05"), 6).some((p) => p.due)).toBe(false);
    expect(respondentsOf(contract, day("2027-02-20"), 6).every((p) => p.due)).toBe(true); // last asked 20 Aug 2026
    expect(criteriaOf(contract).map((c) => c.weight)).toEqual([3, 2, 2, 1, 1]);
  });

  test("the figure before saving is the weighted mean of what is there", () => {
    const draft: SatisfactionDraft = {
      date: "2026-10-05",
      respondent: "A",
      role: "",
      criteria: [
        { name: "x", weight: 3 },
        { name: "y", weight: 1 },
        { name: "z", weight: 4 },
      ],
      scores: { x: 8, y: 4 },
      comment: "",
    };
    // (3·8 + 1·4) / 4 = 7; half of the weight was scored
    expect(checkSatisfaction(draft, "2026-10-05", 0.5).note).toMatch(
      /^This comes to 7\.0 \/ 10, coverage 50\s%\. 1 not scored/,
    );
    expect(checkSatisfaction(draft, "2026-10-05", 0.6).note).toMatch(/^Insufficient/);
    expect(checkSatisfaction({ ...draft, date: "2026-10-06" }, "2026-10-05", 0.5).errors.date).toBe(
      "This day lies in the future.",
    );
  });
});

describe("References and case study", () => {
  test("an answer needs account and choice, and is saved with its expiry", async () => {
    const { user, host } = await open("References");
    await user.click(screen.getByRole("button", { name: "Save answer" }));
    expect(screen.getAllByText("Choose yes, no or conditional.").length).toBeGreaterThan(0);
    expect(host.appended).toEqual([]);
    await user.type(screen.getByLabelText(/^Account or person/), "Field operations");
    await user.click(screen.getByRole("radio", { name: "conditional" }));
    await user.type(screen.getByLabelText("Holds until"), "2027-10-05");
    await user.click(screen.getByRole("button", { name: "Save answer" }));
    await waitFor(() => expect(host.appended).toHaveLength(1));
    const { table, headers, rows } = host.appended[0]!;
    expect(table).toBe("References");
    const saved = Object.fromEntries(headers.map((h, i) => [h, rows[0]![i]]));
    expect(saved).toMatchObject({
      Date: "2026-10-05",
      Account: "Field operations",
      "Would act as reference": "conditional",
      Expiry: "2027-10-05",
      "Case-study stage": null,
    });
  });

  test("an expiry before the answer is refused", () => {
    const draft = { date: "2026-10-05", account: "A", answer: "yes" as const, expiry: "2026-10-04", evidence: "" };
    expect(checkReference(draft, "2026-10-05").errors).toEqual({ expiry: "It cannot end before it was given." });
    expect(checkReference({ ...draft, expiry: "" }, "2026-10-05").errors).toEqual({});
  });

  test("a step of the ladder is saved with what is there; readiness as documented", async () => {
    const { user, host } = await open("Case study");
    await user.type(screen.getByLabelText(/^Account/), "Group operations");
    await user.click(screen.getByRole("radio", { name: "3. Brand on paper" }));
    await user.click(screen.getByRole("checkbox", { name: "Consent in writing" }));
    await user.click(screen.getByRole("button", { name: "Save step" }));
    await waitFor(() => expect(host.appended).toHaveLength(1));
    const { headers, rows } = host.appended[0]!;
    const saved = Object.fromEntries(headers.map((h, i) => [h, rows[0]![i]]));
    expect(saved).toMatchObject({ "Case-study stage": "brand on paper", Consent: true, Approved: false });
    // consent 20 + fresh 10 + three quarters of the ladder's 20
    const met = { consent: true, measurable: false, sponsor: false, approved: false };
    expect(readinessOf({ date: "", account: "", stage: "brand on paper", met, evidence: "" })).toBe(45);
  });
});

describe("Relationship", () => {
  test("both parties' conduct on a factor, with their last scores, saved as two rows", async () => {
    const { user, host } = await open("Relationship");
    const factor = screen.getByRole("region", { name: /^Openness, transparency/ });
    const supplier = within(factor).getByRole("radiogroup", { name: /^Supplier’s conduct/ });
    expect(supplier).toHaveAccessibleName("Supplier’s conduct, last 8");
    await user.click(within(supplier).getByRole("radio", { name: "8" }));
    await user.click(
      within(within(factor).getByRole("radiogroup", { name: /^Client’s conduct/ })).getByRole("radio", { name: "6" }),
    );
    await user.click(screen.getByRole("button", { name: "Save scores" }));
    await waitFor(() => expect(host.appended).toHaveLength(1));
    const { table, headers, rows } = host.appended[0]!;
    expect(table).toBe("Relationship");
    const at = (h: string) => headers.indexOf(h);
    expect(rows.map((r) => [r[at("Party")], r[at("Rater")], r[at("Score")]])).toEqual([
      ["client", "client", 6],
      ["supplier", "client", 8],
    ]);
  });

  test("without a score nothing is saved; a new factor can be added", async () => {
    const { user, host } = await open("Relationship");
    await user.click(screen.getByRole("button", { name: "Save scores" }));
    expect(screen.getByText("Give at least one score.")).toBeVisible();
    expect(host.appended).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Add a factor…" }));
    await user.type(
      within(screen.getByRole("dialog", { name: "Factor" })).getByLabelText(/^What is scored/),
      "Humour{Enter}",
    );
    expect(screen.getByRole("region", { name: "Humour" })).toBeVisible();
  });
});

test("before the workbook was read the view asks for that", async () => {
  const { user } = await renderPane({ checked: false, initial: { view: "score" } });
  await user.click(await screen.findByRole("button", { name: "Read this workbook" }));
  expect(await screen.findByRole("form", { name: "Satisfaction" })).toBeVisible();
});
