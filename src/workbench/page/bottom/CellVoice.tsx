import { type ReactNode, useEffect, useState } from "react";
import { isCellError } from "../../../contract/cells";
import { areaText } from "../../officejs/model/addresses";
import { formatValue } from "../../officejs/model/display";
import type { WorkbookModel } from "../../officejs/model/WorkbookModel";
import { regionOf } from "../regions";
import type { Session } from "../Session";
import { useWorkbook } from "../useWorkbook";

/** As long as somebody holds an arrow key down nothing is said. */
const QUIET = 120;

/** Says where the keyboard is in the cells, which are a picture and say nothing themselves. */
export function CellVoice({ session, epoch }: { session: Session; epoch: number }): ReactNode {
  useWorkbook(session, epoch);
  const text = session.grid ? cellText(session.grid.host.book) : "";
  const [said, setSaid] = useState("");
  useEffect(() => {
    const later = setTimeout(() => {
      if (regionOf(document.activeElement) === "grid") setSaid(text);
    }, QUIET);
    return () => clearTimeout(later);
  }, [text]);
  return (
    <p className="wb-hidden" role="status" aria-label="Active cell">
      {said}
    </p>
  );
}

/** "Observations D181: 11,200", "B2 to B9: 8 rows, 1 column selected". */
function cellText({ active, selection }: WorkbookModel): string {
  const { row, column, rows, columns } = selection;
  const first = areaText({ row, column, rows: 1, columns: 1 });
  const merged = active.mergeAt(row, column);
  if (rows * columns > (merged ? merged.rows * merged.columns : 1)) {
    return `${active.name}: ${areaText(selection)}, ${rows} × ${columns} cells selected`;
  }
  const value = active.valueAt(row, column);
  const shown =
    value === null
      ? "empty"
      : isCellError(value)
        ? value.error
        : formatValue(value, active.formatAt(row, column).numberFormat);
  const formula = active.cells.get(row, column)?.formula ?? null;
  const noted = active.notes.some((note) => note.row === row && note.column === column);
  return `${active.name} ${first}: ${shown}${formula === null ? "" : ", formula"}${noted ? ", has a note" : ""}`;
}
