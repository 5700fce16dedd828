import { SSF } from "xlsx";
import { formatValue } from "../../../src/workbench/officejs/model/display";

/** Formats that workbooks of this trade hold: built-in ones, accounting, currencies, dates, conditions, scales. */
const FORMATS = [
  ...["General", "0", "0.00", "#,##0", "#,##0.00", "0%", "0.0%", "0.00E+00", "##0.0E+0", "# ?/?", "# ??/??", "0000"],
  ...["m/d/yyyy", "d-mmm-yy", "d-mmm", "mmm-yy", "h:mm AM/PM", "h:mm:ss AM/PM", "h:mm", "h:mm:ss", "m/d/yyyy h:mm"],
  ...["mm:ss", "[h]:mm:ss", "[mm]:ss", "hh:mm:ss.00", "yyyy-mm-dd", "dd/mm/yyyy", "dddd d mmmm yyyy", "mmmmm", "ddd"],
  ...["#,##0 ;(#,##0)", "#,##0 ;[Red](#,##0)", "#,##0.00;[Red]-#,##0.00", "+0.0;-0.0;0", "0.0#", "#.##", "@", ";;;"],
  ...['_-* #,##0.00 _-;-* #,##0.00 _-;_-* "-"?? _-;_-@_-', '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)'],
  ...[
    "[$£-809]#,##0",
    "[$£-809]#,##0.00;-[$£-809]#,##0.00",
    "[$€-407]#,##0.00",
    '0.0,"k"',
    '#,##0.0,,"m"',
    '0" days"',
    "0;0;;@",
  ],
  ...['[>=1000]#,##0,"k";0', "000-00-0000", '"▲" 0;"▼" 0;"–"', "[Blue]0.0;[Red]-0.0"],
];
const VALUES = [
  0,
  1,
  -1,
  1234.567,
  -1234.567,
  0.5,
  -0.25,
  0.000123,
  1e12,
  123456789,
  45000,
  45000.75,
  0.999,
  99.995,
  "text",
];

/** Where Excel is known to do otherwise than SheetJS's SSF 0.11.2, which is the oracle for everything else. */
function isKnown(format: string, value: number | string): boolean {
  if (typeof value !== "number") return false;
  // Excel keeps the minus sign of what rounds to zero ("-0"), and writes hashes for dates outside its calendar
  if (value < 0 && /^[-\s]*0*[-\s0.]*(?: days|k)?$/.test(formatValue(value, format))) return true;
  if (formatValue(value, format) === "########") return value < 0 || value > 2958465;
  // SSF drops the sign and the leading digits between fixed hyphens, a zero before the point, a final digit of an exponent
  return (
    format === "000-00-0000" || (format === "#.##" && value === -0.25) || (format === "##0.0E+0" && value === 99.995)
  );
}

test.each(FORMATS)("%s shows values as SheetJS does", (format) => {
  for (const value of VALUES) {
    if (isKnown(format, value)) continue;
    expect([value, formatValue(value, format)]).toEqual([value, String(SSF.format(format, value))]);
  }
});

// by hand, where the oracle is not Excel's equal
test.each([
  [-1234, "000-00-0000", "-000-00-1234"],
  [123456789, "000-00-0000", "123-45-6789"],
  [-0.25, "0", "-0"],
  [-0.25, "#.##", "-.25"],
  [0.0001, "00.00%", "00.01%"],
  [-1, "yyyy-mm-dd", "########"],
  [1.005, "0.00", "1.01"],
  [-1234.5, "£#,##0.00;-£#,##0.00", "-£1,234.50"],
  [60, "d mmm yyyy", "29 Feb 1900"],
])("%p under %s is %s", (value, format, shown) => {
  expect(formatValue(value, format)).toBe(shown);
});
