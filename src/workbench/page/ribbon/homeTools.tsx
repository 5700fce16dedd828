import { ArrowRedo20Regular } from "@fluentui/react-icons/svg/arrow-redo";
import { ArrowUndo20Regular } from "@fluentui/react-icons/svg/arrow-undo";
import { BorderAll20Regular } from "@fluentui/react-icons/svg/border-all";
import { ColorFill20Regular } from "@fluentui/react-icons/svg/color-fill";
import { DecimalArrowLeft20Regular } from "@fluentui/react-icons/svg/decimal-arrow-left";
import { DecimalArrowRight20Regular } from "@fluentui/react-icons/svg/decimal-arrow-right";
import { Eraser20Regular } from "@fluentui/react-icons/svg/eraser";
import { TableCellsMerge20Regular } from "@fluentui/react-icons/svg/table-cells-merge";
import { TableDeleteRow20Regular } from "@fluentui/react-icons/svg/table-delete-row";
import { TableFreezeRow20Regular } from "@fluentui/react-icons/svg/table-freeze-row";
import { TableInsertRow20Regular } from "@fluentui/react-icons/svg/table-insert-row";
import { TextAlignCenter20Regular } from "@fluentui/react-icons/svg/text-align-center";
import { TextAlignLeft20Regular } from "@fluentui/react-icons/svg/text-align-left";
import { TextAlignRight20Regular } from "@fluentui/react-icons/svg/text-align-right";
import { TextBold20Regular } from "@fluentui/react-icons/svg/text-bold";
import { TextColor20Regular } from "@fluentui/react-icons/svg/text-color";
import { TextItalic20Regular } from "@fluentui/react-icons/svg/text-italic";
import { TextSortAscending20Regular } from "@fluentui/react-icons/svg/text-sort-ascending";
import { TextSortDescending20Regular } from "@fluentui/react-icons/svg/text-sort-descending";
import { TextStrikethrough20Regular } from "@fluentui/react-icons/svg/text-strikethrough";
import { TextUnderline20Regular } from "@fluentui/react-icons/svg/text-underline";
import { TextWrap20Regular } from "@fluentui/react-icons/svg/text-wrap";
import type { ReactNode } from "react";
import type { WorkbookGrid } from "../../grid/WorkbookGrid";
import type { CellFormat } from "../../officejs/model/formats";
import { runInGrid, setNumberFormat } from "../gridDesk";
import type { MenuEntry } from "../menu/Menu";
import { sortCells } from "../sortCells";
import { BORDERS, COLOURS, FONTS, NUMBER_FORMATS, SIZES, swatch } from "./choices";

/** One button of the tab Home: it does something to the selected cells, or opens a menu of such things. */
export interface HomeTool {
  readonly title: string;
  readonly keys?: string;
  readonly face: (format: CellFormat) => ReactNode;
  /** Present: what the button shows in words. */
  readonly value?: (format: CellFormat) => string;
  /** Present: a switch, which is on for the active cell or off. */
  readonly on?: (format: CellFormat) => boolean;
  readonly entries?: (format: CellFormat) => readonly MenuEntry[];
  readonly run: (grid: WorkbookGrid, choice: string) => void;
}

export interface HomeGroup {
  readonly label: string;
  readonly rows: readonly (readonly HomeTool[])[];
}

const icon = (picture: ReactNode) => (): ReactNode => picture;
const run =
  (id: string, params?: object) =>
  (grid: WorkbookGrid): void =>
    runInGrid(grid, id, params);
const selection = (grid: WorkbookGrid) => grid.host.book.selection;

/** Commands of the grid behind the entries of a menu. */
function commands(entries: Readonly<Record<string, (grid: WorkbookGrid) => void>>) {
  return (grid: WorkbookGrid, choice: string): void => entries[choice]?.(grid);
}

function aligned(title: string, horizontal: string, value: number, picture: ReactNode): HomeTool {
  return {
    title,
    face: icon(picture),
    on: (format) => format.horizontal === horizontal,
    run: (grid) => {
      const on = grid.host.book.active.formatAt(selection(grid).row, selection(grid).column).horizontal === horizontal;
      runInGrid(grid, "sheet.command.set-horizontal-text-align", { value: on ? 0 : value });
    },
  };
}

const colourEntries = (none: string, chosen: (format: CellFormat) => string | null) => (format: CellFormat) => [
  { id: "none", title: none },
  ...COLOURS.map(({ title, value }) => ({
    id: value,
    title,
    icon: swatch(value),
    checked: chosen(format)?.toLowerCase() === value,
  })),
];

export const HOME: readonly HomeGroup[] = [
  {
    label: "Undo",
    rows: [
      [
        {
          title: "Undo",
          keys: "Ctrl+Z",
          face: icon(<ArrowUndo20Regular />),
          run: (grid) => void grid.engine.api.undo(),
        },
      ],
      [
        {
          title: "Redo",
          keys: "Ctrl+Y",
          face: icon(<ArrowRedo20Regular />),
          run: (grid) => void grid.engine.api.redo(),
        },
      ],
    ],
  },
  {
    label: "Font",
    rows: [
      [
        {
          title: "Font",
          value: ({ fontName }) => fontName,
          face: ({ fontName }) => <span className="wb-tool-wide">{fontName}</span>,
          entries: ({ fontName }) =>
            FONTS.map(({ name, value }) => ({ id: value, title: name, checked: name === fontName })),
          run: (grid, value) => runInGrid(grid, "sheet.command.set-range-font-family", { value }),
        },
        {
          title: "Font size",
          value: ({ fontSize }) => String(fontSize),
          face: ({ fontSize }) => <span className="wb-tool-number">{fontSize}</span>,
          entries: ({ fontSize }) =>
            SIZES.map((size) => ({ id: String(size), title: String(size), checked: size === fontSize })),
          run: (grid, value) => runInGrid(grid, "sheet.command.set-range-fontsize", { value: Number(value) }),
        },
      ],
      [
        {
          title: "Bold",
          keys: "Ctrl+B",
          face: icon(<TextBold20Regular />),
          on: ({ bold }) => bold,
          run: run("sheet.command.set-range-bold"),
        },
        {
          title: "Italic",
          keys: "Ctrl+I",
          face: icon(<TextItalic20Regular />),
          on: ({ italic }) => italic,
          run: run("sheet.command.set-range-italic"),
        },
        {
          title: "Underline",
          keys: "Ctrl+U",
          face: icon(<TextUnderline20Regular />),
          on: ({ underline }) => underline !== "None",
          run: run("sheet.command.set-range-underline"),
        },
        {
          title: "Strikethrough",
          face: icon(<TextStrikethrough20Regular />),
          on: ({ strike }) => strike,
          run: run("sheet.command.set-range-stroke"),
        },
        {
          title: "Borders",
          face: icon(<BorderAll20Regular />),
          entries: () => BORDERS.map(({ type, title }) => ({ id: type, title })),
          run: (grid, type) =>
            runInGrid(grid, "sheet.command.set-border-basic", { value: { type, color: "#000000", style: 1 } }),
        },
        {
          title: "Fill colour",
          face: ({ fill }) => <Tinted picture={<ColorFill20Regular />} colour={fill} />,
          entries: colourEntries("No fill", ({ fill }) => fill),
          run: (grid, value) =>
            value === "none"
              ? runInGrid(grid, "sheet.command.reset-background-color")
              : runInGrid(grid, "sheet.command.set-background-color", { value }),
        },
        {
          title: "Font colour",
          face: ({ fontColour }) => <Tinted picture={<TextColor20Regular />} colour={fontColour} />,
          entries: colourEntries("Automatic", ({ fontColour }) => fontColour),
          run: (grid, value) =>
            value === "none"
              ? runInGrid(grid, "sheet.command.reset-range-text-color")
              : runInGrid(grid, "sheet.command.set-range-text-color", { value }),
        },
      ],
    ],
  },
  {
    label: "Alignment",
    rows: [
      [
        aligned("Align left", "Left", 1, <TextAlignLeft20Regular />),
        aligned("Centre", "Center", 2, <TextAlignCenter20Regular />),
        aligned("Align right", "Right", 3, <TextAlignRight20Regular />),
      ],
      [
        {
          title: "Wrap text",
          face: icon(<TextWrap20Regular />),
          on: ({ wrap }) => wrap,
          run: (grid) => {
            const { wrap } = grid.host.book.active.formatAt(selection(grid).row, selection(grid).column);
            runInGrid(grid, "sheet.command.set-text-wrap", { value: wrap ? 1 : 3 });
          },
        },
        {
          title: "Merge cells, or part them again",
          face: icon(<TableCellsMerge20Regular />),
          run: (grid) => {
            const { row, column } = selection(grid);
            const merged = grid.host.book.active.mergeAt(row, column) !== null;
            runInGrid(grid, merged ? "sheet.command.remove-worksheet-merge" : "sheet.command.add-worksheet-merge-all");
          },
        },
      ],
    ],
  },
  {
    label: "Number",
    rows: [
      [
        {
          title: "Number format",
          value: ({ numberFormat }) => formatName(numberFormat),
          face: ({ numberFormat }) => <span className="wb-tool-wide">{formatName(numberFormat)}</span>,
          entries: ({ numberFormat }) =>
            NUMBER_FORMATS.map(({ title, code }) => ({ id: code, title, checked: code === numberFormat })),
          run: setNumberFormat,
        },
      ],
      [
        {
          title: "Percentage",
          face: icon(<b>%</b>),
          on: ({ numberFormat }) => numberFormat.includes("%"),
          run: run("sheet.command.numfmt.set.percent"),
        },
        {
          title: "More decimals",
          face: icon(<DecimalArrowLeft20Regular />),
          run: run("sheet.command.numfmt.add.decimal.command"),
        },
        {
          title: "Fewer decimals",
          face: icon(<DecimalArrowRight20Regular />),
          run: run("sheet.command.numfmt.subtract.decimal.command"),
        },
      ],
    ],
  },
  {
    label: "Sort",
    rows: [
      [
        {
          title: "Sort A to Z",
          face: icon(<TextSortAscending20Regular />),
          run: (grid) => sortCells(grid, false),
        },
      ],
      [
        {
          title: "Sort Z to A",
          face: icon(<TextSortDescending20Regular />),
          run: (grid) => sortCells(grid, true),
        },
      ],
    ],
  },
  {
    label: "Cells",
    rows: [
      [
        {
          title: "Insert rows or columns",
          face: icon(<TableInsertRow20Regular />),
          entries: () => [
            { id: "rows", title: "Rows above" },
            { id: "columns", title: "Columns before" },
          ],
          run: commands({
            rows: (grid) => runInGrid(grid, "sheet.command.insert-row-before", { value: selection(grid).rows }),
            columns: (grid) => runInGrid(grid, "sheet.command.insert-col-before", { value: selection(grid).columns }),
          }),
        },
        {
          title: "Freeze panes",
          face: icon(<TableFreezeRow20Regular />),
          entries: () => [
            { id: "selection", title: "Above and before the selection" },
            { id: "row", title: "First row" },
            { id: "column", title: "First column" },
            { id: "none", title: "Unfreeze" },
          ],
          run: commands({
            selection: run("sheet.command.set-selection-frozen"),
            row: run("sheet.command.set-first-row-frozen"),
            column: run("sheet.command.set-first-column-frozen"),
            none: run("sheet.command.cancel-frozen"),
          }),
        },
      ],
      [
        {
          title: "Delete rows or columns",
          face: icon(<TableDeleteRow20Regular />),
          entries: () => [
            { id: "rows", title: "Rows of the selection" },
            { id: "columns", title: "Columns of the selection" },
          ],
          run: commands({
            rows: run("sheet.command.remove-row-confirm"),
            columns: run("sheet.command.remove-col-confirm"),
          }),
        },
        {
          title: "Clear",
          face: icon(<Eraser20Regular />),
          entries: () => [
            { id: "all", title: "Everything" },
            { id: "contents", title: "Contents", keys: "Del" },
            { id: "formats", title: "Formats" },
          ],
          run: commands({
            all: run("sheet.command.clear-selection-all"),
            contents: run("sheet.command.clear-selection-content"),
            formats: run("sheet.command.clear-selection-format"),
          }),
        },
      ],
    ],
  },
];

function formatName(code: string): string {
  return NUMBER_FORMATS.find((format) => format.code === code)?.title ?? "Custom";
}

function Tinted({ picture, colour }: { picture: ReactNode; colour: string | null }): ReactNode {
  return (
    <span className="wb-tinted">
      {picture}
      <i style={{ background: colour ?? "transparent" }} />
    </span>
  );
}
