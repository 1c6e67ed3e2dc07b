import type { ArgsOf, ReplyOf } from "../../src-shared/contract/contract.ts";
import type { RunInMemory, WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { runNotKept } from "../../src-shared/errors/contract-errors.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import type { Simulator } from "../simulation/simulator.ts";
import { openTraceSpool, SpoolMemory } from "../storage/trace-spool.ts";
import type { BenchWindow, OpenDocument } from "./open-documents.ts";
import { RunSession, type RunSessionSettings } from "./run-session.ts";

export interface RunSessionsSettings {
  readonly simulator: Simulator;
  /** absolute */
  readonly spoolFolder: string;
  /** bytes of traces that all runs together keep in memory; the rest goes to disk */
  readonly traceMemory: number;
  readonly now: () => number;
  readonly clock: () => Date;
  readonly keepRecord: RunSessionSettings["keepRecord"];
}

/** The runs in memory, of all windows. */
export class RunSessions {
  readonly #settings: RunSessionsSettings;
  readonly #memory: SpoolMemory;
  readonly #sessions = new Map<string, { readonly session: RunSession; readonly document: OpenDocument }>();

  constructor(settings: RunSessionsSettings) {
    this.#settings = settings;
    this.#memory = new SpoolMemory(settings.traceMemory);
  }

  /** @returns its name @throws BenchError what is wrong with the protocol */
  start(document: OpenDocument, { id, protocol: given, record: light }: Omit<ArgsOf<WorkbenchContract, "startRun">, "document">): string {
    const { simulator, spoolFolder, now, clock, keepRecord } = this.#settings;
    const record = light === undefined ? undefined : document.columns.fullRecord(light);
    const protocol = record?.snapshot ?? given;
    const plan = planOrThrow(protocol, `${protocol.name} `);
    const session = new RunSession({
      document,
      id,
      protocol,
      plan,
      record,
      // A recomputed run keeps its start time.
      startedAt: record === undefined ? clock() : new Date(record.startedAt),
      simulator,
      spool: openTraceSpool({ folder: spoolFolder, memory: this.#memory }),
      now,
      keepRecord,
    });
    this.#sessions.set(session.run, { session, document });
    session.start();
    return session.run;
  }

  /** @throws BenchError `run-not-kept` where there is none in this window */
  of(window: BenchWindow, run: string): RunSession {
    const found = this.#sessions.get(run);
    if (found?.document.window !== window) throw runNotKept(run);
    return found.session;
  }

  async close(window: BenchWindow, run: string): Promise<void> {
    // Closing a run that is closed already succeeds.
    const found = this.#sessions.get(run);
    if (found?.document.window !== window) return;
    this.#sessions.delete(run);
    await found.session.close();
  }

  tellAgain(document: OpenDocument): void {
    for (const { session } of this.#ofDocument(document)) session.tellAgain();
  }

  /** The runs of a document, for a window that takes it up. */
  listOf(document: OpenDocument): RunInMemory[] {
    return this.#ofDocument(document).flatMap(({ session }) => (session.agreesWith(document) ? [session.inMemory] : []));
  }

  /** Runs that are being simulated, of all documents. */
  listGoing(): ReplyOf<WorkbenchContract, "listGoingRuns"> {
    return [...this.#sessions.values()].flatMap(({ session }) =>
      session.going ? [{ id: session.id, experiment: session.experimentName, finished: session.finishedCount, total: session.conditions.length }] : [],
    );
  }

  /** @param among handles; default: all */
  hasAny(document: OpenDocument, among?: readonly string[]): boolean {
    return this.#ofDocument(document).some(({ session }) => among?.includes(session.run) ?? true);
  }

  isAnyGoing(document: OpenDocument): boolean {
    return this.#ofDocument(document).some(({ session }) => session.going);
  }

  /** Gives the runs of a document to another: the same experiment, opened again. */
  moveAll(from: OpenDocument, to: OpenDocument): void {
    for (const { session } of this.#ofDocument(from)) {
      session.moveTo(to);
      this.#sessions.set(session.run, { session, document: to });
    }
  }

  /** Stops and forgets all runs of a document except these. */
  async closeOthers(document: OpenDocument, kept: readonly string[]): Promise<void> {
    await this.#closeSome(document, ({ run }) => !kept.includes(run));
  }

  /** Keeps the records of the runs that have ended in the draft of their document, which has no window. */
  async keepRecords(document: OpenDocument): Promise<void> {
    for (const { session } of this.#ofDocument(document)) await session.keepUnattended();
  }

  /** Cancels the runs of a document that are going, and keeps the records of what has finished. */
  async endAll(document: OpenDocument): Promise<void> {
    await Promise.all(this.#ofDocument(document).map(({ session }) => session.end()));
  }

  /** Stop and forget the runs of a document. */
  async closeAll(document: OpenDocument): Promise<void> {
    await this.#closeSome(document, () => true);
  }

  async #closeSome(document: OpenDocument, which: (session: RunSession) => boolean): Promise<void> {
    const closing = this.#ofDocument(document).filter(({ session }) => which(session));
    for (const { session } of closing) this.#sessions.delete(session.run);
    await Promise.all(closing.map(({ session }) => session.close()));
  }

  #ofDocument(document: OpenDocument): { readonly session: RunSession; readonly document: OpenDocument }[] {
    return [...this.#sessions.values()].filter((one) => one.document === document);
  }
}
