import type { ApiSets } from "../interpreter/ApiSets";
import { AXIS_TITLE, CHART_BORDER, CHART_FILL, CHART_FONT, CHART_LEGEND, CHART_LINE, CHART_TITLE } from "./chartParts";
import { DATA_LABEL, DATA_LABELS, FORMAT_STRING, GRIDLINES, STYLED_TYPES } from "./chartParts";
import { AXES, AXIS, CHART, CHARTS, PLOT_AREA } from "./charts";
import { CHART_POINT, CHART_POINTS, CHART_SERIES, SERIES_COLLECTION } from "./chartSeries";
import { COMMENT, COMMENTS, REPLIES, REPLY } from "./comments";
import * as conditional from "./conditionalFormats";
import { AUTO_FILTER } from "./filters";
import * as format from "./format";
import { handle } from "./Handle";
import { NAMED_ITEM, NAMES } from "./names";
import { HEADER_FOOTER, HEADERS_FOOTERS, PAGE_LAYOUT } from "./pageLayout";
import { RANGE, RANGE_AREAS } from "./range";
import { RANGE_COLLECTION } from "./rangeCollections";
import { type AnySpec, Registry } from "./Registry";
import { FREEZE_PANES, PAGE_BREAK, PAGE_BREAKS, SHEET_PROTECTION } from "./sheetParts";
import type { TypeSpec } from "./spec";
import * as tables from "./tables";
import { DATA_VALIDATION } from "./validation";
import * as workbook from "./workbook";
import { WORKSHEET } from "./worksheet";
import { FUNCTION_RESULT, WORKSHEET_FUNCTIONS } from "./worksheetFunctions";
import { WORKSHEETS } from "./worksheets";

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

/** The class names of the client with what this host answers for them. */
const TYPES = {
  ...STYLED_TYPES,
  Application: workbook.APPLICATION,
  AutoFilter: AUTO_FILTER,
  CellValueConditionalFormat: conditional.CELL_VALUE_FORMAT,
  Chart: CHART,
  ChartAxes: AXES,
  ChartAxis: AXIS,
  ChartAxisTitle: AXIS_TITLE,
  ChartBorder: CHART_BORDER,
  ChartCollection: CHARTS,
  ChartDataLabel: DATA_LABEL,
  ChartDataLabels: DATA_LABELS,
  ChartFill: CHART_FILL,
  ChartFont: CHART_FONT,
  ChartFormatString: FORMAT_STRING,
  ChartGridlines: GRIDLINES,
  ChartLegend: CHART_LEGEND,
  ChartLineFormat: CHART_LINE,
  ChartPlotArea: PLOT_AREA,
  ChartPoint: CHART_POINT,
  ChartPointsCollection: CHART_POINTS,
  ChartSeries: CHART_SERIES,
  ChartSeriesCollection: SERIES_COLLECTION,
  ChartTitle: CHART_TITLE,
  Comment: COMMENT,
  CommentCollection: COMMENTS,
  CommentReply: REPLY,
  CommentReplyCollection: REPLIES,
  ConditionalFormat: conditional.CONDITIONAL_FORMAT,
  ConditionalFormatCollection: conditional.CONDITIONAL_FORMATS,
  ConditionalFormatRule: conditional.CONDITIONAL_RULE,
  ConditionalRangeBorder: conditional.CONDITIONAL_BORDER,
  ConditionalRangeBorderCollection: conditional.CONDITIONAL_BORDERS,
  ConditionalRangeFill: conditional.CONDITIONAL_FILL,
  ConditionalRangeFont: conditional.CONDITIONAL_FONT,
  ConditionalRangeFormat: conditional.CONDITIONAL_RANGE_FORMAT,
  CustomConditionalFormat: conditional.CUSTOM_FORMAT,
  CustomProperty: workbook.CUSTOM_PROPERTY,
  CustomPropertyCollection: workbook.CUSTOM_PROPERTIES,
  DataValidation: DATA_VALIDATION,
  DocumentProperties: workbook.DOCUMENT_PROPERTIES,
  Filter: tables.TABLE_FILTER,
  FormatProtection: format.FORMAT_PROTECTION,
  HeaderFooter: HEADER_FOOTER,
  HeaderFooterGroup: HEADERS_FOOTERS,
  FunctionResult: FUNCTION_RESULT,
  Functions: WORKSHEET_FUNCTIONS,
  NamedItem: NAMED_ITEM,
  NamedItemCollection: NAMES,
  PageBreak: PAGE_BREAK,
  PageBreakCollection: PAGE_BREAKS,
  PageLayout: PAGE_LAYOUT,
  Range: RANGE,
  RangeAreas: RANGE_AREAS,
  RangeBorder: format.RANGE_BORDER,
  RangeBorderCollection: format.RANGE_BORDERS,
  RangeCollection: RANGE_COLLECTION,
  RangeFill: format.RANGE_FILL,
  RangeFont: format.RANGE_FONT,
  RangeFormat: format.RANGE_FORMAT,
  Runtime: workbook.RUNTIME,
  Setting: workbook.SETTING,
  SettingCollection: workbook.SETTINGS,
  Table: tables.TABLE,
  TableCollection: tables.TABLES,
  TableColumn: tables.TABLE_COLUMN,
  TableColumnCollection: tables.TABLE_COLUMNS,
  TableRow: tables.TABLE_ROW,
  TableRowCollection: tables.TABLE_ROWS,
  TableScopedCollection: tables.SCOPED_TABLES,
  Workbook: workbook.WORKBOOK,
  WorkbookProtection: workbook.WORKBOOK_PROTECTION,
  Worksheet: WORKSHEET,
  WorksheetCollection: WORKSHEETS,
  WorksheetFreezePanes: FREEZE_PANES,
  WorksheetProtection: SHEET_PROTECTION,
  CustomFunctions: FUNCTIONS,
  TelemetryService: TELEMETRY,
};

export function createRegistry(sets: ApiSets): Registry {
  return new Registry(
    // Each family's targets are its own affair: the registry hands back to it what it put into a handle.
    TYPES as unknown as Readonly<Record<string, AnySpec>>,
    {
      "Microsoft.ExcelServices.CustomFunctions": () => handle("CustomFunctions", {}),
      "Microsoft.Telemetry.TelemetryService": () => handle("TelemetryService", {}),
    },
    sets,
  );
}
