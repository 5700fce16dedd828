import { type Breath, finish, inPieces } from "../../core/steps";
import { type Bridge, createBridge, type HostAnswer } from "./bridge";
import { HostError } from "./errors";
import { EventPump, type EditSource } from "./events/EventPump";
import { EventSubscriptions } from "./events/EventSubscriptions";
import { Faults } from "./Faults";
import { FunctionCalls } from "./FunctionCalls";
import { type ApiSets, DEFAULT_SETS } from "./interpreter/ApiSets";
import { interpretBatch } from "./interpreter/BatchInterpreter";
import { References } from "./interpreter/References";
import { parseArea } from "./model/addresses";
import { writeCells } from "./model/cellWrite";
import { RangeRef } from "./model/RangeRef";
import type { SheetModel } from "./model/SheetModel";
import { WorkbookModel } from "./model/WorkbookModel";
import { createRegistry } from "./registry";
import type { Registry } from "./registry/Registry";
import type { Env } from "./registry/spec";
import { Statistics } from "./Statistics";
import type { BatchRequest, BridgeRequest } from "./wire";

export interface HostOptions {
  readonly book?: WorkbookModel;
  readonly sets?: ApiSets;
  /** Bytes of one request or response; Excel on the web allows 5 MB. */
  readonly payloadLimit?: number;
  /** Given, large batches are answered in pieces, with other work of the page between them; else each in one go. */
  readonly breath?: Breath;
}

const FIVE_MEGABYTES = 5 * 1024 * 1024;

/** Stands where Excel stands: answers Microsoft's client library from a workbook model. */
export class ExcelHost {
  readonly book: WorkbookModel;
  readonly sets: ApiSets;
  readonly bridge: Bridge;
  readonly registry: Registry;
  readonly statistics = new Statistics();
  readonly faults = new Faults();
  readonly references = new References();
  readonly subscriptions = new EventSubscriptions();
  readonly functions: FunctionCalls;
  /** Errors that are this host's own fault. Tests insist that it stays empty. */
  readonly internalErrors: unknown[] = [];
  /** The user is typing in a cell: Excel then refuses every batch. */
  cellEditMode = false;
  private readonly payloadLimit: number;
  private readonly breath: Breath | null;
  private working = 0;
  private readonly env: Env;
  private readonly events: EventPump;

  constructor(options: HostOptions = {}) {
    this.book = options.book ?? new WorkbookModel();
    this.sets = options.sets ?? DEFAULT_SETS;
    this.payloadLimit = options.payloadLimit ?? FIVE_MEGABYTES;
    this.breath = options.breath ?? null;
    this.registry = createRegistry(this.sets);
    this.bridge = createBridge((request, bytes) => this.answer(request, bytes));
    this.functions = new FunctionCalls(this.bridge, this.book);
    this.env = {
      book: this.book,
      references: this.references,
      subscriptions: this.subscriptions,
      takeFunctionResults: (results) => this.functions.take(results),
    };
    this.events = new EventPump(this.book, this.subscriptions, this.references, this.faults, this.bridge);
  }

  /** Something happens in Excel that is not the add-in's doing: the user's typing or a co-author's edit. */
  edit(source: Exclude<EditSource, "addin">, change: (book: WorkbookModel) => void): void {
    this.events.collect(source, () => change(this.book));
    this.events.flush();
  }

  /** Typing, as a user or co-author would: for use inside {@link edit}. */
  write(sheet: SheetModel, address: string, values: readonly (readonly unknown[])[]): void {
    const area = parseArea(address);
    if (!area) throw new Error(`no address: ${address}`);
    writeCells(new RangeRef(sheet, area), values);
  }

  private refusal(
    code:
      | "InvalidOperationInCellEditMode"
      | "RequestPayloadSizeLimitExceeded"
      | "ResponsePayloadSizeLimitExceeded"
      | "ConnectionFailure",
  ): HostAnswer {
    const error = new HostError(code);
    return { statusCode: error.status, body: { error: { code, message: error.message } } };
  }

  /** A batch is being applied: what the workbook shows now is neither the old nor the new. */
  get isAnswering(): boolean {
    return this.working > 0;
  }

  private async answer(request: BridgeRequest, bytes: number): Promise<HostAnswer> {
    this.working++;
    try {
      // the client's own work on the last answer, and that on the next, need not be one task
      await this.breath?.pause();
      return await this.apply(request, bytes);
    } finally {
      this.working--;
    }
  }

  private async apply(request: BridgeRequest, bytes: number): Promise<HostAnswer> {
    const body: BatchRequest = request.message.body;
    const own = isHousekeeping(body);
    if (!own) this.statistics.request(bytes, body.Actions.length);
    if (bytes > this.payloadLimit) return this.refusal("RequestPayloadSizeLimitExceeded");
    if (this.cellEditMode && !own) return this.refusal("InvalidOperationInCellEditMode");
    const fault = own ? null : this.faults.next(this.statistics.syncs);
    if (fault?.delay) await new Promise((resume) => setTimeout(resume, fault.delay));
    if (fault?.before) this.edit("coauthor", fault.before);
    if (fault?.fail === "before") return this.refusal("ConnectionFailure");
    const written = this.book.cellsWritten;
    const steps = this.events.collectSteps(
      "addin",
      interpretBatch(
        this.registry,
        this.env,
        body,
        (error) => this.internalErrors.push(error),
        typeof fault?.fail === "number" ? { stopAfter: fault.fail } : {},
      ),
    );
    const response = this.breath ? await inPieces(steps, this.breath) : finish(steps);
    this.statistics.cellsWritten += this.book.cellsWritten - written;
    this.events.flush();
    if (fault?.fail === "after") return this.refusal("ConnectionFailure");
    const size = JSON.stringify(response).length;
    if (!own) this.statistics.response(size);
    if (size > this.payloadLimit) return this.refusal("ResponsePayloadSizeLimitExceeded");
    return { statusCode: 200, body: response };
  }
}

/** Batches which the client sends on its own account: letting go of references, handing over function results. */
function isHousekeeping(body: BatchRequest): boolean {
  return body.Actions.every(
    (action) =>
      action.ActionType === 1 ||
      ["_RemoveReference", "SetInvocationArrayResults", "SetInvocationResults", "SendTelemetryEvent"].includes(
        action.Name,
      ),
  );
}
