import type { ApiSets } from "../interpreter/ApiSets";
import { FORMAT_PROTECTION, RANGE_BORDER, RANGE_BORDERS, RANGE_FILL, RANGE_FONT, RANGE_FORMAT } from "./format";
import { handle } from "./Handle";
import { RANGE, RANGE_AREAS } from "./range";
import { RANGE_COLLECTION } from "./rangeCollections";
import { type AnySpec, Registry } from "./Registry";
import type { TypeSpec } from "./spec";
import {
  APPLICATION,
  CUSTOM_PROPERTIES,
  CUSTOM_PROPERTY,
  DOCUMENT_PROPERTIES,
  RUNTIME,
  SETTING,
  SETTINGS,
  WORKBOOK,
  WORKBOOK_PROTECTION,
} from "./workbook";
import { WORKSHEET } from "./worksheet";
import { WORKSHEETS } from "./worksheets";

/** The class names of the client with what this host answers for them. */
function types(): Record<string, unknown> {
  return {
    Application: APPLICATION,
    CustomProperty: CUSTOM_PROPERTY,
    CustomPropertyCollection: CUSTOM_PROPERTIES,
    DocumentProperties: DOCUMENT_PROPERTIES,
    FormatProtection: FORMAT_PROTECTION,
    Range: RANGE,
    RangeAreas: RANGE_AREAS,
    RangeBorder: RANGE_BORDER,
    RangeBorderCollection: RANGE_BORDERS,
    RangeCollection: RANGE_COLLECTION,
    RangeFill: RANGE_FILL,
    RangeFont: RANGE_FONT,
    RangeFormat: RANGE_FORMAT,
    Runtime: RUNTIME,
    Setting: SETTING,
    SettingCollection: SETTINGS,
    Workbook: WORKBOOK,
    WorkbookProtection: WORKBOOK_PROTECTION,
    Worksheet: WORKSHEET,
    WorksheetCollection: WORKSHEETS,
  };
}

/** The host's side of custom functions: where the add-in hands over its results. */
const FUNCTIONS: TypeSpec<object> = {
  methods: {
    setInvocationArrayResults: (_, args, env) => env.takeFunctionResults(args.raw(0) as unknown[]),
    _GetEnabledFeatures: () => [],
    _SetOsfControlContainerReadyForCustomFunctions: () => undefined,
  },
};

/** Telemetry goes nowhere: nothing leaves this machine. */
const TELEMETRY: TypeSpec<object> = { methods: { sendTelemetryEvent: () => undefined } };

export function createRegistry(sets: ApiSets): Registry {
  const all = { ...types(), CustomFunctions: FUNCTIONS, TelemetryService: TELEMETRY } as Record<string, AnySpec>;
  return new Registry(
    all,
    {
      "Microsoft.ExcelServices.CustomFunctions": () => handle("CustomFunctions", {}),
      "Microsoft.Telemetry.TelemetryService": () => handle("TelemetryService", {}),
    },
    sets,
  );
}
