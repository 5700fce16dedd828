import { join } from "node:path";

/** A&E attendances and four-hour breaches as NHS England publishes them; may not be copied here. */
export const aAndE = join(__dirname, "../../../shared/data/ae_attendances.csv");
