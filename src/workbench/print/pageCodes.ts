/** A piece of a header or footer in one type. */
export interface CodeRun {
  readonly text: string;
  readonly size?: number;
  readonly font?: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly colour?: string;
}

export interface CodeFacts {
  readonly page: number;
  readonly pages: number;
  readonly sheet: string;
  readonly file: string;
  readonly now: Date;
}

const PLAIN: CodeRun = { text: "", bold: false, italic: false, underline: false, strike: false };

const TOKEN = /&"([^"]*)"|&K([0-9A-F]{6})|&K\d\d[+-]\d{3}|&(\d{1,3})|&P([+-]\d+)?|&([A-Z&])|([^&]+|&)/gi;

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function dateOf(now: Date): string {
  return now.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
}

function wordOf(letter: string, { pages, sheet, file, now }: CodeFacts): string {
  switch (letter) {
    case "N":
      return String(pages);
    case "A":
      return sheet;
    case "F":
      return file;
    case "D":
      return dateOf(now);
    case "T":
      return `${two(now.getHours())}:${two(now.getMinutes())}`;
    case "&":
      return "&";
    default:
      // a path nobody knows here, a picture, a raised letter: nothing stands for them
      return "";
  }
}

/** Excel's codes for headers and footers (`&P` page, `&N` pages, `&D` date, `&"font,style"`, `&8` size …) as pieces of text. */
export function codeRuns(code: string, facts: CodeFacts): CodeRun[] {
  const runs: CodeRun[] = [];
  let look: CodeRun = PLAIN;
  const say = (text: string): void => {
    const last = runs.at(-1);
    if (last && JSON.stringify({ ...last, text: "" }) === JSON.stringify(look))
      runs[runs.length - 1] = { ...last, text: last.text + text };
    else if (text !== "") runs.push({ ...look, text });
  };
  for (const [whole, font, colour, size, add, letter, text] of code.matchAll(TOKEN)) {
    if (font !== undefined) {
      const [name = "-", style = ""] = font.split(",");
      const plain = { ...look, bold: /bold/i.test(style), italic: /italic|oblique/i.test(style) };
      look = name === "-" ? plain : { ...plain, font: name };
    } else if (colour !== undefined) look = { ...look, colour: `#${colour.toUpperCase()}` };
    else if (size !== undefined) look = { ...look, size: Number(size) };
    else if (/^&P/i.test(whole)) say(String(facts.page + Number(add ?? 0)));
    else if (text !== undefined) say(text);
    else if (letter !== undefined) {
      const key = letter.toUpperCase();
      if (key === "B") look = { ...look, bold: !look.bold };
      else if (key === "I") look = { ...look, italic: !look.italic };
      else if (key === "U" || key === "E") look = { ...look, underline: !look.underline };
      else if (key === "S") look = { ...look, strike: !look.strike };
      else say(wordOf(key, facts));
    }
  }
  return runs;
}
