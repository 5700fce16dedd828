import { ICommandService, type IWorkbookData, type Workbook } from "@univerjs/core";
import type { Engine } from "./createUniver";

/** The mutation that tells what formulas fill beside their own cells. */
export const SPILLED = "formula.mutation.set-array-formula-data";

/** Runs the grid's mutations for one workbook, and tells our own from people's. */
export class GridCommands {
  /** Above zero while this page itself changes the grid: what is then heard is our own echo. */
  private own = 0;
  private readonly service: ICommandService;

  constructor(
    readonly engine: Engine,
    readonly unitId: string,
  ) {
    this.service = engine.univer.__getInjector().get(ICommandService);
  }

  get isOwn(): boolean {
    return this.own > 0;
  }

  /** The grid's own model of the workbook. */
  get workbook(): Workbook {
    const workbook = this.engine.api.getWorkbook(this.unitId)?.getWorkbook();
    if (!workbook) throw new Error("the workbook is not open in the grid");
    return workbook;
  }

  get data(): IWorkbookData {
    return this.workbook.getSnapshot();
  }

  asOwn<T>(work: () => T): T {
    this.own++;
    try {
      return work();
    } finally {
      this.own--;
    }
  }

  mutate(id: string, params: Readonly<Record<string, unknown>>): void {
    this.asOwn(() => this.service.syncExecuteCommand(id, { unitId: this.unitId, ...params }));
  }

  /** Hears every change of this workbook that is not our own; `computed` is what formulas came to. */
  listen(listener: (id: string, params: Readonly<Record<string, unknown>>, computed: boolean) => void): () => void {
    const subscription = this.service.onCommandExecuted(({ id, params }, options) => {
      if (this.isOwn) return;
      if (id === SPILLED) return listener(id, (params ?? {}) as Readonly<Record<string, unknown>>, true);
      if (!id.startsWith("sheet.mutation.")) return;
      const given = (params ?? {}) as Readonly<Record<string, unknown>>;
      if (given["unitId"] !== this.unitId) return;
      listener(id, given, (options as { fromFormula?: boolean } | undefined)?.fromFormula === true);
    });
    return () => subscription.dispose();
  }
}
