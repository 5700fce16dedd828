import { HostError } from "../errors";
import { areaOf } from "../model/addresses";
import { RangeAreasRef, RangeRef } from "../model/RangeRef";
import type { DocumentProperties, WorkbookModel } from "../model/WorkbookModel";
import { aBoolean, aNumber, aText, field, only, prop } from "./checks";
import type { Arguments } from "./Arguments";
import { type Handle, handle } from "./Handle";
import type { Env, TypeSpec } from "./spec";

function followed(args: Arguments, env: Env): Handle | null {
  const kept = env.references.find(args.text(0));
  return kept?.type === "Range" ? kept : null;
}

export const WORKBOOK: TypeSpec<WorkbookModel> = {
  props: {
    name: only((book) => book.name),
    readOnly: only(() => false),
    isDirty: field("isDirty", aBoolean),
    autoSave: only(() => false),
    previouslySaved: only(() => true),
    calculationEngineVersion: only(() => 191029),
  },
  nav: {
    worksheets: (book) => handle("WorksheetCollection", book),
    tables: (book) => handle("TableCollection", { book, sheet: null }),
    names: (book) => handle("NamedItemCollection", { book, sheet: null }),
    comments: (book) => handle("CommentCollection", { book, sheet: null }),
    application: (book) => handle("Application", book),
    properties: (book) => handle("DocumentProperties", book),
    protection: (book) => handle("WorkbookProtection", book),
    settings: (book) => handle("SettingCollection", book),
    functions: (book) => handle("Functions", book),
    _Runtime: (_, env) => handle("Runtime", env.subscriptions),
  },
  methods: {
    getSelectedRange: (book) => handle("Range", new RangeRef(book.active, book.selection)),
    getSelectedRanges: (book) => handle("RangeAreas", new RangeAreasRef(book.active, [book.selection])),
    getActiveCell: (book) =>
      handle("Range", new RangeRef(book.active, areaOf(book.selection.row, book.selection.column))),
    getIsActiveCollabSession: () => false,
    save: (book) => {
      book.isDirty = false;
    },
    _GetRangeForEventByReferenceId: (_, args, env) => {
      const range = followed(args, env);
      if (!range) throw new HostError("ItemNotFound");
      return range;
    },
    _GetRangeOrNullObjectForEventByReferenceId: (_, args, env) => followed(args, env),
  },
};

export const APPLICATION: TypeSpec<WorkbookModel> = {
  props: {
    calculationMode: prop(
      (book) => book.calculation.mode,
      (value) => {
        if (value !== "Automatic" && value !== "AutomaticExceptTables" && value !== "Manual") {
          throw new HostError("InvalidArgument");
        }
        return value;
      },
      (book, mode: string) => {
        book.calculation.mode = mode;
        if (mode !== "Manual") book.calculation.calculate();
      },
    ),
    calculationState: only(() => "Done"),
    calculationEngineVersion: only(() => 191029),
    decimalSeparator: only(() => "."),
    thousandsSeparator: only(() => ","),
    useSystemSeparators: only(() => true),
  },
  methods: {
    calculate: (book, args) => {
      if (!["Recalculate", "Full", "FullRebuild"].includes(args.text(0))) throw new HostError("InvalidArgument");
      book.calculation.touch();
      book.calculation.calculate();
    },
    suspendApiCalculationUntilNextSync: (book) => {
      book.calculation.suspended = true;
    },
    suspendScreenUpdatingUntilNextSync: () => undefined,
  },
};

function text(
  key: keyof DocumentProperties &
    ("title" | "subject" | "author" | "company" | "keywords" | "comments" | "category" | "manager"),
) {
  return prop<WorkbookModel, string>(
    (book) => book.properties[key],
    aText,
    (book, value) => {
      book.properties[key] = value;
    },
  );
}

export const DOCUMENT_PROPERTIES: TypeSpec<WorkbookModel> = {
  props: {
    title: text("title"),
    subject: text("subject"),
    author: text("author"),
    company: text("company"),
    keywords: text("keywords"),
    comments: text("comments"),
    category: text("category"),
    manager: text("manager"),
    lastAuthor: only((book) => book.properties.lastAuthor),
    creationDate: only((book) => book.properties.creationDate),
    revisionNumber: prop(
      (book) => book.properties.revisionNumber,
      aNumber,
      (book, value: number) => {
        book.properties.revisionNumber = value;
      },
    ),
  },
  nav: { custom: (book) => handle("CustomPropertyCollection", book) },
};

interface Entry {
  readonly book: WorkbookModel;
  readonly key: string;
}

function customEntry(book: WorkbookModel, key: string): Handle | null {
  const found = [...book.customProperties.keys()].find((name) => name.toLowerCase() === key.toLowerCase());
  return found === undefined ? null : handle("CustomProperty", { book, key: found } satisfies Entry);
}

export const CUSTOM_PROPERTIES: TypeSpec<WorkbookModel> = {
  items: (book) => [...book.customProperties.keys()].map((key) => handle("CustomProperty", { book, key })),
  indexer: (book, args) => customEntry(book, args.text(0)),
  methods: {
    add: (book, args) => {
      const value = args.raw(1);
      if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
        throw new HostError("InvalidArgument");
      }
      book.customProperties.set(args.text(0), value);
      return handle("CustomProperty", { book, key: args.text(0) });
    },
    deleteAll: (book) => book.customProperties.clear(),
    getCount: (book) => book.customProperties.size,
    getItemOrNullObject: (book, args) => customEntry(book, args.text(0)),
  },
};

export const CUSTOM_PROPERTY: TypeSpec<Entry> = {
  identity: ["key"],
  props: {
    key: only((on) => on.key),
    type: only((on) => {
      const value = on.book.customProperties.get(on.key);
      return typeof value === "number" ? "Number" : typeof value === "boolean" ? "Boolean" : "String";
    }),
    value: prop(
      (on) => on.book.customProperties.get(on.key),
      (value) => value as string,
      (on, value: string) => {
        on.book.customProperties.set(on.key, value);
      },
    ),
  },
  methods: {
    delete: (on) => {
      on.book.customProperties.delete(on.key);
    },
  },
};

export const SETTINGS: TypeSpec<WorkbookModel> = {
  items: (book) => [...book.settings.keys()].map((key) => handle("Setting", { book, key })),
  indexer: (book, args) => (book.settings.has(args.text(0)) ? handle("Setting", { book, key: args.text(0) }) : null),
  methods: {
    add: (book, args) => {
      book.settings.set(args.text(0), args.raw(1));
      return handle("Setting", { book, key: args.text(0) });
    },
    getCount: (book) => book.settings.size,
    getItemOrNullObject: (book, args) =>
      book.settings.has(args.text(0)) ? handle("Setting", { book, key: args.text(0) }) : null,
  },
};

export const SETTING: TypeSpec<Entry> = {
  identity: ["_Id"],
  props: {
    _Id: only((on) => on.key),
    key: only((on) => on.key),
    value: {
      get: (on) => on.book.settings.get(on.key),
      set: (on, value) => {
        on.book.settings.set(on.key, value);
      },
    },
  },
  methods: {
    delete: (on) => {
      on.book.settings.delete(on.key);
    },
  },
};

export const WORKBOOK_PROTECTION: TypeSpec<WorkbookModel> = {
  props: { protected: only((book) => book.structureProtected !== null) },
  methods: {
    protect: (book, args) => {
      if (book.structureProtected) throw new HostError("InvalidOperation");
      book.structureProtected = { password: args.textOr(0, null) };
    },
    unprotect: (book, args) => {
      const password = book.structureProtected?.password ?? null;
      if (password !== null && password !== args.textOr(0, null)) throw new HostError("AccessDenied");
      book.structureProtected = null;
    },
  },
};

export const RUNTIME: TypeSpec<{ enabled: boolean }> = { props: { enableEvents: field("enabled", aBoolean) } };
