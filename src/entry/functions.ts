import { catalogue } from "../functions/catalogue";
import { forExcel } from "../functions/forExcel";

/**
 * Tells Excel which function stands behind which name. First and at once, before anything is drawn: a workbook that is
 * opened asks for its values whether or not the pane is ever shown.
 */
function makeError(code: string, message: string | undefined): CustomFunctions.Error {
  return new CustomFunctions.Error(code as CustomFunctions.ErrorCode, message);
}

for (const entry of catalogue) {
  CustomFunctions.associate(entry.name.replace(/^MI\./, ""), forExcel(entry, makeError));
}
