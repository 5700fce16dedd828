/**
 * The spreadsheet component leaves parts of its page without names or with roles that do not exist. They are mended as they
 * appear, so that those who listen to the page, and the tests with axe, find nothing unnamed.
 */
interface Mend {
  readonly where: string;
  readonly mend: (element: HTMLElement) => void;
}

/** Sets what is not so already: the observer would otherwise hear itself. */
function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

const named =
  (label: string) =>
  (element: HTMLElement): void =>
    set(element, "aria-label", label);

function button(label: string): (element: HTMLElement) => void {
  return (element) => {
    set(element, "role", "button");
    set(element, "aria-label", label);
    set(element, "title", label);
  };
}

const FORMULA_BUTTONS = ["Cancel the edit (Esc)", "Enter the edit (Enter)", "Functions"];

const MENDS: readonly Mend[] = [
  { where: "[data-u-comp=defined-name] input", mend: named("Name box") },
  {
    where: "[data-u-comp=formula-bar]",
    mend: (bar) => {
      set(bar, "role", "group");
      set(bar, "aria-label", "Formula bar");
      const signs = Array.from(bar.querySelectorAll<HTMLElement>("span:has(> svg)"));
      FORMULA_BUTTONS.forEach((label, i) => {
        const sign = signs[i];
        if (sign) button(label)(sign);
      });
      const expand = bar.querySelector<HTMLElement>("button");
      if (expand) named("Expand the formula bar")(expand);
    },
  },
  {
    // the pictures take no keys themselves: an editor behind them does
    where: "canvas[tabindex]",
    mend: (canvas) => {
      set(canvas, "tabindex", "-1");
      set(canvas, "aria-hidden", "true");
    },
  },
  {
    where: "[contenteditable=true][data-u-comp=editor]",
    mend: (editor) => {
      const formula = editor.id.includes("FORMULA");
      set(editor, "role", "textbox");
      set(editor, "aria-multiline", "true");
      set(editor, "aria-label", formula ? "Formula" : "Cells of the sheet");
      set(editor, "aria-description", "Arrow keys move, F6 leaves the cells, F1 lists the keys.");
    },
  },
  {
    where: "section[aria-label^=Notifications]",
    mend: (section) => {
      const all = Array.from(
        document.querySelectorAll("section[data-mended-notices], section[aria-label^=Notifications]"),
      );
      set(section, "data-mended-notices", "");
      set(section, "aria-label", `Messages of the grid${all.length > 1 ? ` (${all.indexOf(section) + 1})` : ""}`);
    },
  },
  {
    // chosen by arrows and Tab while the focus stays in the formula
    where: "ul[data-u-comp=sheets-formula-editor]",
    mend: (list) => {
      set(list, "role", "listbox");
      set(list, "aria-label", "Functions");
      set(list, "tabindex", "0");
      for (const item of Array.from(list.children)) {
        set(item, "role", "option");
        set(item, "aria-selected", String(item.classList.contains("univer-bg-gray-200")));
      }
    },
  },
  {
    where: "[data-u-comp=rect-popup] .univer-overflow-y-auto:not(ul)",
    mend: (about) => {
      set(about, "role", "group");
      set(about, "aria-label", "About the function");
      set(about, "tabindex", "0");
    },
  },
  { where: "[data-u-comp=sidebar][aria-expanded]", mend: (bar) => bar.removeAttribute("aria-expanded") },
  { where: "div[type=button], a[type=button]", mend: (one) => one.removeAttribute("type") },
  { where: "[role=track], [role=handle]", mend: (one) => one.removeAttribute("role") },
  {
    where: "button:not([aria-label]):not([title])",
    mend: (one) => {
      const own = one.dataset["uCommand"] ?? one.dataset["uComp"];
      if (one.closest("[data-u-comp]") && one.innerText.trim() === "" && own !== undefined) named(words(own))(one);
    },
  },
];

/** "sheet.command.toggle-gridlines" as words: "toggle gridlines". */
function words(id: string): string {
  return (id.split(".").at(-1) ?? id).replace(/-/g, " ");
}

function mendAll(root: ParentNode): void {
  for (const { where, mend } of MENDS)
    for (const element of Array.from(root.querySelectorAll<HTMLElement>(where))) mend(element);
}

/** Mends what is there and what comes, once a frame; ends when the function returned is called. */
export function nameGridParts(root: HTMLElement): () => void {
  let frame = 0;
  const observer = new MutationObserver(() => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      mendAll(root);
    });
  });
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
  mendAll(root);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}
