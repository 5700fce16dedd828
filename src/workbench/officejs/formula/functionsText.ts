import { formatValue } from "../model/display";
import type { FunctionSpec } from "./types";
import { need } from "./need";
import { fail, toText } from "./values";

const DAY = 86400000;
const EPOCH = Date.UTC(1899, 11, 30);

function part(read: (date: Date) => number): FunctionSpec {
  return { compute: (args) => read(new Date(EPOCH + Math.floor(need(args, 0).number()) * DAY)) };
}

export const TEXTS: Record<string, FunctionSpec> = {
  LEN: { compute: (args) => toText(need(args, 0).value()).length },
  LEFT: { compute: (args) => toText(need(args, 0).value()).slice(0, args[1] ? args[1].number() : 1) },
  RIGHT: {
    compute: (args) => {
      const text = toText(need(args, 0).value());
      return text.slice(Math.max(0, text.length - (args[1] ? args[1].number() : 1)));
    },
  },
  MID: {
    compute: (args) => {
      const start = need(args, 1).number() - 1;
      if (start < 0) throw fail("#VALUE!");
      return toText(need(args, 0).value()).slice(start, start + need(args, 2).number());
    },
  },
  TRIM: { compute: (args) => toText(need(args, 0).value()).trim().replace(/ +/g, " ") },
  UPPER: { compute: (args) => toText(need(args, 0).value()).toUpperCase() },
  LOWER: { compute: (args) => toText(need(args, 0).value()).toLowerCase() },
  REPT: { compute: (args) => toText(need(args, 0).value()).repeat(Math.max(0, need(args, 1).number())) },
  T: {
    compute: (args) => {
      const value = need(args, 0).value();
      return typeof value === "string" ? value : "";
    },
  },
  VALUE: { compute: (args) => need(args, 0).number() },
  TEXT: { compute: (args) => formatValue(need(args, 0).value(), toText(need(args, 1).value())) },
  CONCATENATE: { compute: (args) => args.map((a) => toText(a.value())).join("") },
  CONCAT: {
    arrays: true,
    compute: (args) =>
      args
        .flatMap((a) => a.matrix().flat())
        .map(toText)
        .join(""),
  },
  HYPERLINK: { compute: (args) => (args[1] && !args[1].missing ? args[1].operand() : need(args, 0).operand()) },
  DATE: {
    compute: (args) => {
      const [y, m, d] = [need(args, 0).number(), need(args, 1).number(), need(args, 2).number()];
      return Math.round((Date.UTC(y < 1900 ? y + 1900 : y, m - 1, d) - EPOCH) / DAY);
    },
  },
  YEAR: part((date) => date.getUTCFullYear()),
  MONTH: part((date) => date.getUTCMonth() + 1),
  DAY: part((date) => date.getUTCDate()),
};
