import { randomUUID } from "node:crypto";
import type { PayloadOf } from "../../src-shared/contract/contract.ts";
import type { RunInMemory, WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import type { ConditionResult, ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import type { Simulator } from "../simulation/simulator.ts";
import type { TraceSpool } from "../storage/trace-spool.ts";
import { inBatches, mostAtOnce } from "./in-batches.ts";
import type { KeptRun } from "./kept-run.ts";
import { LookedAtTraces } from "./looked-at-traces.ts";
import type { OpenDocument } from "./open-documents.ts";
import { progressMeter } from "./progress-meter.ts";
import { agreesWithRecord } from "./record-agreement.ts";
import { recordRun } from "./record-run.ts";
import { recordedSummaries } from "./recorded-summaries.ts";
import { notYetRun, runConditions, type FinishedOrFailed, type RunProgress } from "./runs.ts";
import { recordedConditions, verifyResult } from "./verify-run.ts";
import { versions } from "./versions.ts";

export interface RunSessionSettings {
  readonly document: OpenDocument;
  /** of its record in the experiment file */
  readonly id: string;
  /** as it is to be run */
  readonly protocol: Protocol;
  readonly plan: Plan;
  /** the record to verify the run against, if any */
  readonly record: RunRecord | undefined;
  readonly startedAt: Date;
  readonly simulator: Simulator;
  readonly spool: TraceSpool;
  /** ms, a clock that never goes back */
  readonly now: () => number;
  /** called when the run ends and no window is there to keep its record */
  readonly keepRecord: (document: OpenDocument, record: RunRecord) => Promise<void>;
}

type Payload<K extends keyof WorkbenchContract["events"]> = PayloadOf<WorkbenchContract, K>;

/** ms between two messages; a message per condition could be thousands a second */
const batchInterval = 100;

/** A run in memory. It can be started, cancelled and resumed, and reports to its document's window while one is connected. */
export class RunSession implements KeptRun {
  readonly run = randomUUID();
  readonly #settings: RunSessionSettings;
  #document: OpenDocument;
  #result: ProtocolResult;
  /** the current result of each condition */
  readonly #conditions: ConditionResult[];
  #finishedCount = 0;
  #stopper = new AbortController();
  #end: Promise<void> | undefined;
  /** ms spent by the simulations that have ended */
  #elapsed = 0;
  #progress: Payload<"runProgress"> | undefined;
  #ended: Payload<"runEnded"> | undefined;
  #closed = false;
  /** finished conditions that the window has not been told of yet */
  #finished: number[] = [];
  #failed: number[] = [];
  #batch: NodeJS.Timeout | undefined;
  /** V of what was not recorded */
  readonly lookedAt: LookedAtTraces;

  constructor(settings: RunSessionSettings) {
    this.#settings = settings;
    this.#document = settings.document;
    this.#result = notYetRun(settings.plan);
    this.#conditions = [...this.#result.conditions];
    this.lookedAt = new LookedAtTraces(settings.plan, settings.simulator, settings.spool);
  }

  get id(): string {
    return this.#settings.id;
  }
  get document(): string {
    return this.#document.id;
  }
  get experimentName(): string {
    return this.#document.name;
  }
  get experimentFile(): string {
    return this.#document.fileName;
  }
  get protocol(): Protocol {
    return this.#settings.protocol;
  }
  get startedAt(): Date {
    return this.#settings.startedAt;
  }
  get going(): boolean {
    return this.#end !== undefined;
  }
  get result(): ProtocolResult {
    return this.going ? { ...this.#result, conditions: [...this.#conditions] } : this.#result;
  }
  /** current results in canonical order; the array changes while the run goes on */
  get conditions(): readonly ConditionResult[] {
    return this.#conditions;
  }
  get plan(): Plan {
    return this.#settings.plan;
  }

  /** What a window needs to take it up; `tellAgain` sends its state. */
  get inMemory(): RunInMemory {
    const { id, protocol, startedAt, record } = this.#settings;
    return { run: this.run, id, protocol, startedAt: startedAt.getTime(), ...(record === undefined ? {} : { record: this.#document.columns.lightRecord(record) }) };
  }
  get finishedCount(): number {
    return this.#finishedCount;
  }

  /** Whether an experiment records nothing else of the run than what is here. */
  agreesWith(document: OpenDocument): boolean {
    return agreesWithRecord(this.#ended?.record, document);
  }

  /** Gives the run to another document: the same experiment, opened again. */
  moveTo(document: OpenDocument): void {
    const record = this.#ended?.record;
    if (record !== undefined) this.#ended = { ...this.#ended!, record: document.columns.lightRecord(this.#document.columns.fullRecord(record)) };
    this.#document = document;
  }

  /** Simulates the conditions of the record, or all of them where there is no record. */
  start(): void {
    const { record, plan } = this.#settings;
    this.#go(record === undefined ? plan.conditions : recordedConditions(record, plan));
  }

  /** Simulates the failed and cancelled conditions again; does nothing while the run is going. */
  resume(): void {
    if (this.going) return;
    this.#go(this.#missing());
  }

  cancel(): void {
    this.#stopper.abort();
  }

  /** Cancels the run, and keeps the record of what has finished. */
  async end(): Promise<void> {
    this.cancel();
    await this.#end;
  }

  /** Sends the whole state again, to a window that has reconnected. */
  tellAgain(): void {
    this.#tellRecorded();
    if (this.#progress !== undefined) this.#tell("runProgress", this.#progress);
    this.#finished = indicesOf(this.#conditions, "finished");
    this.#failed = indicesOf(this.#conditions, "failed");
    this.#tellBatch();
    if (this.#ended !== undefined && !this.going) this.#tell("runEnded", this.#ended);
  }

  /** Cancels the run, sends no further events, and discards the traces. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stopper.abort();
    this.lookedAt.close();
    clearTimeout(this.#batch);
    await this.#end;
    // If the temporary file cannot be closed, the operating system closes it with the process.
    await this.#settings.spool.close().catch(() => undefined);
  }

  #missing(): Condition[] {
    return this.#conditions.flatMap(({ status, condition }) => (status === "finished" ? [] : [condition]));
  }

  #go(conditions: readonly Condition[]): void {
    this.#stopper = new AbortController();
    this.#ended = undefined;
    for (const condition of conditions) this.#conditions[condition.index] = { status: "cancelled", condition };
    this.#end = this.#simulate(conditions);
  }

  async #simulate(conditions: readonly Condition[]): Promise<void> {
    const { simulator, spool, now, plan } = this.#settings;
    const { signal } = this.#stopper;
    const started = now();
    const progressOf = progressMeter({ plan, all: this.#conditions, asked: conditions });
    // The reply to the call is sent before the first event.
    await new Promise((resolve) => setImmediate(resolve));
    this.#tellRecorded();
    try {
      const onCondition = (result: FinishedOrFailed): void => this.#settled(result);
      const onProgress = (progress: RunProgress): void => {
        this.#progress = { run: this.run, finished: this.#finishedCount, total: this.#conditions.length, ...progressOf(progress, now() - started) };
        this.#tell("runProgress", this.#progress);
      };
      this.#result = await runConditions(this.#result, conditions, { simulator, spool, now, signal, onCondition, onProgress });
    } catch (error) {
      this.#giveUp(conditions, error instanceof BenchError ? error : unexpected(error));
    }
    this.#elapsed += now() - started;
    this.#ended = this.#ending(signal.aborted);
    await this.keepUnattended();
    this.#end = undefined;
    this.#tellBatch();
    this.#tell("runEnded", this.#ended);
  }

  /** Without a window the record of a run that has ended goes into the draft of its document. */
  async keepUnattended(): Promise<void> {
    const record = this.#ended?.record;
    if (this.#closed || this.#document.window !== undefined || record === undefined || this.#settings.record !== undefined) return;
    // The results are in memory all the same, and a disk that refuses is reported when the next draft is kept.
    await this.#settings.keepRecord(this.#document, record).catch(() => undefined);
  }

  /** Marks all unfinished conditions as failed after an unexpected error of the simulator. */
  #giveUp(conditions: readonly Condition[], error: BenchError): void {
    for (const condition of conditions) {
      if (this.#conditions[condition.index]?.status === "cancelled") this.#settled({ status: "failed", condition, error });
    }
    this.#result = { ...this.#result, conditions: [...this.#conditions] };
  }

  #settled(result: FinishedOrFailed): void {
    const { index } = result.condition;
    this.#conditions[index] = result;
    if (result.status === "finished") this.#finishedCount += 1;
    (result.status === "finished" ? this.#finished : this.#failed).push(index);
    if (!this.#closed) this.#batch ??= setTimeout(() => this.#tellBatch(), batchInterval);
  }

  #tellBatch(): void {
    clearTimeout(this.#batch);
    this.#batch = undefined;
    const [finished, failed] = [this.#finished, this.#failed];
    this.#finished = [];
    this.#failed = [];
    const results = finished.flatMap((condition) => {
      const entry = this.#conditions[condition];
      return entry?.status === "finished" ? [{ condition, summary: entry.summary }] : [];
    });
    const failures = failed.flatMap((condition) => {
      const entry = this.#conditions[condition];
      return entry?.status === "failed" ? [{ condition, error: entry.error.toJSON() }] : [];
    });
    for (const some of inBatches(results)) this.#tell("conditionsFinished", { run: this.run, results: some });
    for (const some of inBatches(failures)) this.#tell("conditionsFailed", { run: this.run, failures: some });
  }

  /** Sends what the record has of conditions that are not recomputed yet, so that nobody waits for known numbers. */
  #tellRecorded(): void {
    const { record, plan } = this.#settings;
    if (record === undefined) return;
    const results = recordedSummaries(record, plan).filter(({ condition }) => this.#conditions[condition]?.status !== "finished");
    for (const some of inBatches(results)) this.#tell("conditionsRecorded", { run: this.run, results: some });
  }

  #tell<K extends keyof WorkbenchContract["events"]>(name: K, payload: Payload<K>): void {
    if (!this.#closed) this.#document.window?.emit(name, payload);
  }

  #ending(aborted: boolean): Payload<"runEnded"> {
    const { record, id, protocol, startedAt, plan } = this.#settings;
    const has = (status: ConditionResult["status"]): boolean => this.#conditions.some((entry) => entry.status === status);
    const outcome = aborted && has("cancelled") ? "cancelled" : has("failed") ? "failed" : has("cancelled") ? "cancelled" : "finished";
    const isRecomputed = record !== undefined && recordedConditions(record, plan).every(({ index }) => this.#conditions[index]?.status !== "cancelled");
    return {
      run: this.run,
      outcome,
      elapsed: this.#elapsed,
      ...(has("finished") ? { record: this.#document.columns.lightRecord(recordRun(this.#result, { id, protocol, appVersion: versions.app, startedAt })) } : {}),
      ...(isRecomputed ? { verification: verificationOf(record, this.#result) } : {}),
    };
  }
}

function indicesOf(conditions: readonly ConditionResult[], status: ConditionResult["status"]): number[] {
  return conditions.flatMap((entry) => (entry.status === status ? [entry.condition.index] : []));
}

/** The verification as sent to the window, which names the first mismatches; errors of conditions are sent with the conditions. */
function verificationOf(record: RunRecord, result: ProtocolResult): Payload<"runEnded">["verification"] {
  const { mismatches, engine } = verifyResult(record, result);
  return { engine, mismatches: mismatches.slice(0, mostAtOnce).map(({ error: _, ...mismatch }) => mismatch) };
}
