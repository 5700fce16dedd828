import type { Steps } from "../../../core/steps";
import type { Bridge } from "../bridge";
import type { Faults } from "../Faults";
import type { References } from "../interpreter/References";
import { areaText, intersection } from "../model/addresses";
import { valueType, wireValue } from "../model/cellRead";
import type { Change } from "../model/changes";
import { RangeRef } from "../model/RangeRef";
import type { SheetModel } from "../model/SheetModel";
import type { WorkbookModel } from "../model/WorkbookModel";
import type { PushedEntry } from "../wire";
import type { EventSubscriptions } from "./EventSubscriptions";

/** Who changes the workbook: this add-in, the person at the keyboard, another add-in, or a co-author elsewhere. */
export type EditSource = "addin" | "user" | "coauthor";

const CATEGORY = 65536;
const WORKBOOK = "Workbook";

interface Event {
  readonly type: number;
  readonly targets: readonly string[];
  readonly args: Readonly<Record<string, unknown>>;
}

const SIMPLE: Readonly<Record<string, number>> = {
  activated: 11,
  deactivated: 12,
  added: 13,
  deleted: 15,
  calculated: 16,
};

/** Turns changes of the model into the events which the client has asked for. */
export class EventPump {
  private source: EditSource = "user";
  private pending: PushedEntry[] = [];
  private calculates = false;

  constructor(
    private readonly book: WorkbookModel,
    private readonly subscriptions: EventSubscriptions,
    private readonly references: References,
    private readonly faults: Faults,
    private readonly bridge: Bridge,
  ) {
    book.listen((change) => this.note(change));
  }

  collect<T>(source: EditSource, work: () => T): T {
    const before = this.source;
    this.source = source;
    try {
      return work();
    } finally {
      this.source = before;
    }
  }

  /** The same for work in pieces: what others do at a pause is not taken for its doing. */
  *collectSteps<T>(source: EditSource, steps: Steps<T>): Steps<T> {
    for (;;) {
      const step = this.collect(source, () => steps.next());
      if (step.done) return step.value;
      yield;
    }
  }

  /** Sends what has gathered; called when the batch that caused it has been answered. */
  flush(): void {
    if (this.calculates) {
      this.calculates = false;
      // formulas are computed when somebody looks: whoever listens is told that they have to
      for (const sheet of this.book.sheets) if (sheet.cells.formulas.size > 0) this.note({ kind: "calculated", sheet });
    }
    const entries = this.pending;
    this.pending = [];
    if (entries.length > 0) this.bridge.push(entries);
  }

  private note(change: Change<SheetModel>): void {
    if (!this.subscriptions.enabled) return;
    if (change.kind === "data" && this.book.calculation.mode === "Automatic") this.calculates = true;
    for (const event of this.eventsOf(change)) {
      for (const target of event.targets) {
        if (!this.subscriptions.has(event.type, target)) continue;
        if (this.faults.dropEvent?.(event.type, target)) continue;
        this.pending.push({
          messageCategory: CATEGORY,
          messageType: event.type,
          targetId: target,
          message: JSON.stringify(event.args),
          id: "",
        });
      }
    }
  }

  private eventsOf(change: Change<SheetModel>): Event[] {
    const { sheet } = change;
    const both = [sheet.id, WORKBOOK];
    const worksheetId = sheet.id;
    const source = this.source === "coauthor" ? "Remote" : "Local";
    switch (change.kind) {
      case "data":
        return this.dataEvents(change, worksheetId, source);
      case "format":
        return [{ type: 18, targets: both, args: { address: areaText(change.area), worksheetId, source } }];
      case "selection": {
        const address = areaText(change.area);
        const tables = sheet.tables.map((table): Event => {
          const inside = intersection(table.area, change.area);
          return {
            type: 100,
            targets: [table.id],
            args: { address: inside ? areaText(inside) : "", worksheetId, tableId: table.id },
          };
        });
        return [{ type: 14, targets: both, args: { address, worksheetId } }, ...tables];
      }
      case "protection":
        return [{ type: 24, targets: both, args: { isProtected: change.isProtected, source, worksheetId } }];
      case "tableAdded":
        return [{ type: 102, targets: both, args: { source, tableId: change.table.id, worksheetId } }];
      case "tableDeleted": {
        const args = { source, tableId: change.table.id, tableName: change.table.name, worksheetId };
        return [{ type: 103, targets: both, args }];
      }
      default:
        return [{ type: SIMPLE[change.kind] ?? 0, targets: both, args: { source, worksheetId } }];
    }
  }

  private dataEvents(change: Change<SheetModel> & { kind: "data" }, worksheetId: string, source: string): Event[] {
    const { sheet, area } = change;
    const range = new RangeRef(sheet, area);
    const details =
      change.before === undefined
        ? {}
        : {
            valueBefore: wireValue(change.before),
            valueAfter: wireValue(change.after ?? null),
            valueTypeBefore: valueType(change.before),
            valueTypeAfter: valueType(change.after ?? null),
          };
    const common = {
      changeType: change.type,
      source,
      worksheetId,
      triggerSource: this.source === "addin" ? "ThisLocalAddin" : "Unknown",
      shiftDirection: "None",
      referenceId: this.references.keepForEvent("Range", range), // the handler may ask for the range of the event
      ...details,
    };
    const events: Event[] = [{ type: 10, targets: [sheet.id, WORKBOOK], args: { ...common, address: areaText(area) } }];
    for (const table of sheet.tables) {
      const inside = intersection(table.area, area);
      if (!inside) continue;
      const args = { ...common, address: areaText(inside), tableId: table.id };
      events.push({ type: 101, targets: [table.id, sheet.id, WORKBOOK], args });
    }
    return events;
  }
}
