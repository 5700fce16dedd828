/** @jest-environment jsdom */
import { createStore, type Theme } from "../../src/commands/store";
import { fluentThemes, themeFrom } from "../../src/taskpane/theme";
import { browserMemory, followTheme } from "../../src/taskpane/themeFollower";

beforeEach(() => localStorage.clear());

function pane(wanted: () => Theme) {
  const store = createStore();
  const look = followTheme(store, wanted, browserMemory("p-"));
  return { store, look, theme: () => store.getState().theme };
}

test("the surroundings decide until the person does; the choice then outlives their changes and the pane", () => {
  let office: Theme = "dark";
  const first = pane(() => office);
  expect(first.theme()).toBe("dark");
  office = "light";
  first.look();
  expect(first.theme()).toBe("light");
  first.store.update({ theme: "dark" }); // the toggle
  first.look();
  expect(first.theme()).toBe("dark");
  office = "high-contrast";
  first.look();
  expect(first.theme()).toBe("dark");
  expect(pane(() => office).theme()).toBe("dark");
});

test("choosing what the surroundings want ends the choice", () => {
  let office: Theme = "light";
  const { store, look, theme } = pane(() => office);
  store.update({ theme: "dark" });
  store.update({ theme: "light" });
  office = "dark";
  look();
  expect(theme()).toBe("dark");
  expect(localStorage.length).toBe(0);
});

test("what is no theme is not read back, and other changes of the state choose nothing", () => {
  localStorage.setItem("p-mi-theme", "purple");
  const { store, theme } = pane(() => "light");
  store.update({ online: false, notice: "Saved." });
  expect(theme()).toBe("light");
  expect(localStorage.getItem("p-mi-theme")).toBe("purple");
});

test("a contrast theme of the system comes through Office's colours; Office's own Black is dark", () => {
  const black = { bodyBackgroundColor: "#000000", controlBackgroundColor: "#000000" };
  expect(themeFrom({ office: { ...black, bodyForegroundColor: "#FFFF00" } })).toBe("high-contrast");
  expect(themeFrom({ office: { ...black, bodyForegroundColor: "#FFFFFF" } })).toBe("high-contrast");
  // Office 365, theme Black, as Microsoft's documentation gives it
  expect(
    themeFrom({
      office: { bodyBackgroundColor: "#262626", bodyForegroundColor: "#FFFFFF", controlBackgroundColor: "#0A0A0A" },
    }),
  ).toBe("dark");
});

test("no ground in the contrast theme takes its text away: white on every one, at least 7 : 1", () => {
  const theme = fluentThemes["high-contrast"];
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const grounds = Object.entries(theme).filter(
    ([name, value]) =>
      /^color(Neutral|Subtle)Background.*(Hover|Pressed|Selected)$/.test(name) && /^#/.test(String(value)),
  );
  expect(grounds.length).toBeGreaterThan(10);
  for (const [name, value] of grounds) {
    expect([name, 1.05 / (luminance(String(value)) + 0.05) >= 7]).toEqual([name, true]);
  }
  expect(theme.colorNeutralForeground1Hover).toBe("#ffffff");
});
