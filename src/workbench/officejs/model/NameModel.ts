/** A defined name: `formula` is what it refers to, with its equals sign. */
export class NameModel<Sheet> {
  comment = "";
  visible = true;
  deleted = false;

  constructor(
    readonly id: string,
    readonly name: string,
    public formula: string,
    /** Null: known in the whole workbook. */
    readonly sheet: Sheet | null,
  ) {}
}

/** Letters, digits, points, underscores and backslashes, neither a cell's address nor R or C alone. */
export function isNameAllowed(name: string): boolean {
  return (
    name.length <= 255 &&
    /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) &&
    !/^[a-z]{1,3}\d{1,7}$/i.test(name) &&
    !/^[rc]$/i.test(name) &&
    !/^r\d*c\d*$/i.test(name)
  );
}
