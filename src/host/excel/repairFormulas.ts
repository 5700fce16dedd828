import type { OfficeApi } from "./api";
import { toRefusal } from "./errors";

/** A formula that calls one of our functions. */
const ours = /\bMI\.[A-Z]+(\.[A-Z]+)?\(/;

/**
 * Enters every formula of ours anew that shows an error: Excel keeps #NAME? where a workbook was opened before the add-in
 * had told it the functions. Three round trips, whatever the number of sheets and cells.
 *
 * @returns the number of formulas entered
 */
export async function repairFormulas({ Excel }: OfficeApi): Promise<number> {
  try {
    return await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      sheets.load("items/name");
      await context.sync();
      const broken = sheets.items.map((sheet) => {
        const cells = sheet
          .getRange()
          .getSpecialCellsOrNullObject("Formulas" as Excel.SpecialCellType, "Errors" as Excel.SpecialCellValueType);
        cells.load("areas/items/formulas");
        return cells;
      });
      await context.sync();
      let entered = 0;
      for (const cells of broken) {
        if (cells.isNullObject) continue;
        for (const area of cells.areas.items) {
          // null leaves a cell as it is
          const again = area.formulas.map((row) =>
            row.map((formula: unknown) => (typeof formula === "string" && ours.test(formula) ? formula : null)),
          );
          const count = again.flat().filter((formula) => formula !== null).length;
          if (count === 0) continue;
          entered += count;
          area.formulas = again;
        }
      }
      await context.sync();
      return entered;
    });
  } catch (error) {
    throw toRefusal(error);
  }
}
