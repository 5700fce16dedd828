/** File of a function's page, without its ending: `VALUE.ACCELERATION` → `value-acceleration`. */
export function pageOf(id: string): string {
  return id.toLowerCase().replaceAll(".", "-");
}
