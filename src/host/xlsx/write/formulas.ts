/**
 * Functions younger than the file format carry a prefix in files and none in Excel's formula bar or in Office.js.
 * The laid-out pack holds what a person would see; the file needs what Excel would save.
 */
const XLFN = new Set(
  (
    "IFNA IFS SWITCH MAXIFS MINIFS CONCAT TEXTJOIN XLOOKUP XMATCH LET LAMBDA SORTBY UNIQUE SEQUENCE RANDARRAY XOR DAYS " +
    "ISOWEEKNUM NUMBERVALUE UNICHAR UNICODE FORMULATEXT SHEET SHEETS ISFORMULA PDURATION RRI GAMMA GAUSS PHI SKEW.P " +
    "NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T CHISQ.DIST CHISQ.DIST.RT " +
    "CHISQ.INV CHISQ.INV.RT F.DIST F.DIST.RT F.INV F.INV.RT BINOM.DIST BINOM.INV BINOM.DIST.RANGE POISSON.DIST " +
    "BETA.DIST BETA.INV GAMMA.DIST GAMMA.INV EXPON.DIST WEIBULL.DIST LOGNORM.DIST LOGNORM.INV HYPGEOM.DIST " +
    "NEGBINOM.DIST CONFIDENCE.NORM CONFIDENCE.T COVARIANCE.P COVARIANCE.S STDEV.P STDEV.S VAR.P VAR.S MODE.MULT " +
    "MODE.SNGL PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC QUARTILE.EXC QUARTILE.INC RANK.AVG RANK.EQ " +
    "CEILING.MATH FLOOR.MATH FORECAST.LINEAR FORECAST.ETS FORECAST.ETS.CONFINT TEXTBEFORE TEXTAFTER TEXTSPLIT VSTACK " +
    "HSTACK TOROW TOCOL WRAPROWS WRAPCOLS TAKE DROP CHOOSECOLS CHOOSEROWS EXPAND BYROW BYCOL MAP REDUCE SCAN MAKEARRAY"
  ).split(" "),
);
const XLWS = new Set(["FILTER", "SORT"]);

/** `IFS(A1>0,"MAX(")` → `_xlfn.IFS(A1>0,"MAX(")`: names in texts, in quoted sheet names and with a prefix stay. */
export function fileFormula(formula: string): string {
  return formula.replace(
    /"(?:[^"]|"")*"|'(?:[^']|'')*'|([A-Za-z_][A-Za-z0-9_.]*)(?=\()/g,
    (all: string, name: string | undefined) => {
      if (name === undefined) return all;
      const upper = name.toUpperCase();
      if (XLFN.has(upper)) return `_xlfn.${upper}`;
      return XLWS.has(upper) ? `_xlfn._xlws.${upper}` : all;
    },
  );
}
