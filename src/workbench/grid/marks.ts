import { ConditionalFormattingRuleModel } from "@univerjs/preset-sheets-conditional-formatting";
import { type Area, bottom } from "../officejs/model/addresses";
import type { SheetModel } from "../officejs/model/SheetModel";
import type { GridCommands } from "./GridCommands";
import { gridRule } from "./gridRules";
import type { GridRule } from "./readRules";
import { gridRange } from "./snapshot";

/** Conditional formats and notes of a sheet, as the grid shows them now. */
export class SheetMarks {
  private readonly formats = new Map<string, string>();
  private readonly notes = new Map<string, string>();

  constructor(
    private readonly commands: GridCommands,
    private readonly sheet: SheetModel,
    private readonly subUnitId: string,
  ) {}

  paint(): void {
    this.paintFormats();
    this.paintNotes();
  }

  private paintFormats(): void {
    const wanted = new Map(
      this.sheet.conditionalFormats.flatMap((format) => {
        const rule = gridRule(format, (area) => this.isOneWide(area));
        if (!rule || format.areas.length === 0) return [];
        const ranges = format.areas.map(gridRange);
        return [[format.id, { cfId: format.id, ranges, stopIfTrue: format.stopIfTrue, rule }] as const];
      }),
    );
    for (const [cfId, before] of this.formats) {
      if (JSON.stringify(wanted.get(cfId)) === before) continue;
      this.commands.mutate("sheet.mutation.delete-conditional-rule", { subUnitId: this.subUnitId, cfId });
      this.formats.delete(cfId);
    }
    // a rule added later stands above those before it, so the last in rank goes first
    for (const [cfId, rule] of [...wanted].reverse()) {
      if (this.formats.has(cfId)) continue;
      this.formats.set(cfId, JSON.stringify(rule));
      this.commands.mutate("sheet.mutation.add-conditional-rule", { subUnitId: this.subUnitId, rule });
    }
  }

  /** The sheet's rules as the grid holds them, and which of them it was given by us. */
  inGrid(): { rules: readonly GridRule[]; drawn: ReadonlySet<string> } {
    const model = this.commands.engine.univer.__getInjector().get(ConditionalFormattingRuleModel);
    const rules = model.getSubunitRules(this.commands.unitId, this.subUnitId) ?? [];
    return { rules: rules as unknown as GridRule[], drawn: new Set(this.formats.keys()) };
  }

  /** The grid shows these already; what it shows otherwise than the model wants is drawn anew. */
  rememberFormats(rules: readonly GridRule[]): void {
    this.formats.clear();
    for (const { cfId, ranges, stopIfTrue, rule } of rules)
      this.formats.set(cfId, JSON.stringify({ cfId, ranges, stopIfTrue, rule }));
  }

  private isOneWide(area: Area): boolean {
    if (area.columns === 1) return true;
    const ends = [area.row, bottom(area)].map((row) => this.sheet.mergeAt(row, area.column));
    return ends.every((merge) => merge?.column === area.column && merge.columns === area.columns);
  }

  private paintNotes(): void {
    const wanted = new Map(this.sheet.notes.map((note) => [`${note.row},${note.column}`, note.content]));
    for (const [key, text] of this.notes) {
      if (wanted.get(key) === text) continue;
      const [row = 0, column = 0] = key.split(",").map(Number);
      this.commands.mutate("sheet.mutation.remove-note", { sheetId: this.subUnitId, row: row - 1, col: column - 1 });
      this.notes.delete(key);
    }
    for (const [key, text] of wanted) {
      if (this.notes.has(key)) continue;
      const [row = 0, column = 0] = key.split(",").map(Number);
      this.notes.set(key, text);
      const height = Math.min(320, 34 + Math.ceil(text.length / 34) * 18);
      const note = { id: `note-${key}`, row: row - 1, col: column - 1, width: 240, height, note: text, show: false };
      this.commands.mutate("sheet.mutation.update-note", {
        sheetId: this.subUnitId,
        row: row - 1,
        col: column - 1,
        note,
      });
    }
  }

  /** A person wrote, changed or removed notes in the grid: that is how they stand now. */
  remember(): void {
    this.notes.clear();
    for (const note of this.sheet.notes) this.notes.set(`${note.row},${note.column}`, note.content);
  }
}
