import { type ReactNode, useCallback, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { type CellValue, isCellError } from "../../contract/cells";
import type { WorkbookGrid } from "../grid/WorkbookGrid";
import { type Area, areaOf, areaText } from "../officejs/model/addresses";
import { formatValue } from "../officejs/model/display";
import { listOf, validationAt } from "../officejs/model/validate";
import { type CellPlace, useCellPlace } from "./cellPlace";
import { ChoiceList } from "./ChoiceList";
import { focusGrid, writeInGrid } from "./gridDesk";
import { regionOf } from "./regions";
import type { Session } from "./Session";
import { useWorkbook } from "./useWorkbook";

interface Ruled {
  /** The cell, with what is merged into it. */
  readonly area: Area;
  /** What may be chosen; null: the rule is no list, or one without an arrow. */
  readonly choices: readonly CellValue[] | null;
  readonly tip: { readonly title: string; readonly message: string } | null;
}

/** What the selected cell's rule of validation offers and says. */
function ruled(grid: WorkbookGrid | null): Ruled | null {
  if (!grid) return null;
  const { active, selection } = grid.host.book;
  const { row, column } = selection;
  const rule = validationAt(active, row, column);
  if (!rule) return null;
  const list = rule.rule["list"] as { readonly inCellDropDown?: boolean } | undefined;
  const { showPrompt, title = "", message = "" } = rule.prompt;
  const said = showPrompt !== false && title + message !== "";
  return {
    area: active.mergeAt(row, column) ?? areaOf(row, column),
    choices: list && list.inCellDropDown !== false ? listOf(rule, active, row, column) : null,
    tip: said ? { title, message } : null,
  };
}

/** What a person would have typed for a word of the list: a number where it reads as one. */
function asTyped(choice: CellValue): CellValue {
  if (typeof choice !== "string" || choice.trim() === "") return choice;
  if (/^(true|false)$/i.test(choice)) return choice.toLowerCase() === "true";
  const number = Number(choice);
  return Number.isFinite(number) ? number : choice;
}

/**
 * At the selected cell: the arrow that opens the list of its rule, as in Excel (Alt and the down arrow do so too), and
 * the message that the rule shows to whoever comes to the cell.
 */
export function CellRule({ session, epoch }: { session: Session; epoch: number }): ReactNode {
  useWorkbook(session, epoch);
  const { grid } = session;
  const rule = ruled(grid);
  const place = useCellPlace(grid, rule?.area ?? null);
  const [openAt, setOpenAt] = useState<string | null>(null);
  const here = rule && grid ? `${grid.host.book.active.id} ${areaText(rule.area)}` : null;
  const offers = rule !== null && rule.choices !== null && rule.choices.length > 0;
  const open = offers && openAt === here;
  const close = useCallback(
    (back: boolean) => {
      setOpenAt(null);
      if (back && grid) focusGrid(grid.engine);
    },
    [grid],
  );
  useEffect(() => {
    if (!offers || !grid) return undefined;
    const listener = (event: KeyboardEvent): void => {
      if (event.key !== "ArrowDown" || !event.altKey || event.ctrlKey || grid.host.cellEditMode) return;
      if (regionOf(document.activeElement) !== "grid") return;
      event.preventDefault();
      event.stopPropagation();
      setOpenAt(here);
    };
    // before the grid, for which it is an arrow like any other
    window.addEventListener("keydown", listener, true);
    return () => window.removeEventListener("keydown", listener, true);
  }, [offers, grid, here]);
  const main = document.querySelector('[data-region="grid"]');
  if (!grid || !rule || !place || !main) return null;
  const { active, selection } = grid.host.book;
  const value = active.valueAt(selection.row, selection.column);
  const format = active.formatAt(selection.row, selection.column).numberFormat;
  const shown = (one: CellValue): string =>
    one === null ? "" : isCellError(one) ? one.error : formatValue(one, typeof one === "number" ? format : "General");
  const choices = rule.choices ?? [];
  const pick = (index: number): void => {
    const choice = choices[index];
    if (choice !== undefined && !isCellError(choice))
      writeInGrid(grid, active, selection.row, selection.column, asTyped(choice));
    close(true);
  };
  return createPortal(
    <>
      {offers && (
        <button
          type="button"
          className="wb-drop"
          tabIndex={-1}
          aria-label="Choose from the list"
          aria-haspopup="listbox"
          aria-expanded={open}
          title="Choose from the list (Alt+↓)"
          style={arrowPlace(place)}
          onClick={() => (open ? close(true) : setOpenAt(here))}
        >
          <span aria-hidden="true">▾</span>
        </button>
      )}
      {open ? (
        <ChoiceList
          label={`Choices for ${areaText(rule.area)}`}
          choices={choices.map(shown)}
          chosen={choices.findIndex((one) => shown(one) === shown(value))}
          style={listPlace(place, choices.length)}
          onPick={pick}
          onClose={close}
        />
      ) : (
        rule.tip && (
          <div className="wb-tip" role="status" style={tipPlace(place)}>
            {rule.tip.title !== "" && <b>{rule.tip.title}</b>}
            {rule.tip.message}
          </div>
        )
      )}
    </>,
    main,
  );
}

const ARROW = 18;
const LINE = 24;
const MOST_LINES = 8;

/** Beside the cell, at its foot; within it where the grid ends. */
function arrowPlace({ left, top, width, height, edgeX }: CellPlace): { left: number; top: number } {
  const beside = left + width + 1;
  return { left: beside + ARROW > edgeX ? left + width - ARROW - 1 : beside, top: top + height - ARROW - 1 };
}

/** Below the cell; above it where there is no room. */
function listPlace({ left, top, width, height }: CellPlace, count: number): object {
  const high = Math.min(count, MOST_LINES) * LINE + 10;
  const below = top + height + high < window.innerHeight;
  return { left, minWidth: width + ARROW, ...(below ? { top: top + height } : { bottom: window.innerHeight - top }) };
}

function tipPlace({ left, top, width, height, edgeY }: CellPlace): object {
  const low = top + height + 90 > edgeY;
  return {
    left: left + Math.min(width / 2, 40),
    ...(low ? { bottom: window.innerHeight - top + 6 } : { top: top + height + 6 }),
  };
}
