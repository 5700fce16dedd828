import type { CellValue } from "../../../contract/cells";
import type { Area } from "./addresses";

/** Everything that happens to a workbook and that somebody may listen to. */
export type Change<Sheet> =
  | {
      readonly kind: "data";
      readonly sheet: Sheet;
      readonly area: Area;
      readonly type:
        | "RangeEdited"
        | "RowInserted"
        | "RowDeleted"
        | "ColumnInserted"
        | "ColumnDeleted"
        | "CellInserted"
        | "CellDeleted";
      /** Of a single cell. */
      readonly before?: CellValue;
      readonly after?: CellValue;
    }
  | { readonly kind: "format"; readonly sheet: Sheet; readonly area: Area }
  | { readonly kind: "selection"; readonly sheet: Sheet; readonly area: Area }
  | { readonly kind: "activated" | "deactivated" | "added" | "deleted"; readonly sheet: Sheet }
  | { readonly kind: "protection"; readonly sheet: Sheet; readonly isProtected: boolean }
  | {
      readonly kind: "tableAdded" | "tableDeleted";
      readonly sheet: Sheet;
      readonly table: { readonly id: string; readonly name: string };
    }
  | { readonly kind: "calculated"; readonly sheet: Sheet };

/** Something Excel lets pass although it goes wrong: shown to the developer, not to the client. */
export interface Warning {
  readonly kind: "filtered-write" | "merged-write" | "table-header-renamed";
  readonly address: string;
  readonly message: string;
}
