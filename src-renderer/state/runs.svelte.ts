import { SvelteMap } from "svelte/reactivity";
import type { RunInMemory, Workbench } from "../../src-shared/contract/workbench-contract.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { Run } from "./run.svelte.ts";

/** Runs in the service's memory: those of the open experiment, and runs of other files in the comparison. */
export class RunsState {
  /** by record id; runs of other files have another key, because ids are unique only within a file */
  readonly #runs = new SvelteMap<string, Run>();
  /** Events by handle that arrived before the reply with that handle. */
  readonly #early = new Map<string, ((run: Run) => void)[]>();
  /** handles of runs that were closed; the service may not have heard of it */
  readonly #closed = new Set<string>();
  readonly #workbench: Workbench;
  readonly #onEnded: (run: Run) => void;

  /** @param onEnded called when a run has finished or was cancelled */
  constructor(workbench: Workbench, onEnded: (run: Run) => void) {
    this.#workbench = workbench;
    this.#onEnded = onEnded;
    workbench.on("runProgress", (payload) => this.#tell(payload.run, (run) => run.progress(payload)));
    workbench.on("conditionsFinished", (payload) => this.#tell(payload.run, (run) => run.conditionsFinished(payload)));
    workbench.on("conditionsRecorded", (payload) => this.#tell(payload.run, (run) => run.conditionsRecorded(payload)));
    workbench.on("conditionsFailed", (payload) => this.#tell(payload.run, (run) => run.conditionsFailed(payload)));
    workbench.on("runEnded", (payload) =>
      this.#tell(payload.run, (run) => {
        run.ended(payload);
        this.#onEnded(run);
      }),
    );
  }

  /** the run that is simulated now */
  get current(): Run | undefined {
    return [...this.#runs.values()].find(({ phase, handle }) => phase === "running" && handle !== undefined);
  }

  get all(): readonly Run[] {
    return [...this.#runs.values()];
  }

  /** @param key id of its record; see `open` */
  byId(key: string): Run | undefined {
    return this.#runs.get(key);
  }

  /** Runs a protocol. @throws BenchError from the service */
  async start(document: string, id: string, protocol: Protocol): Promise<Run> {
    return await this.#begin(document, id, new Run(id, protocol, new Date(), undefined), undefined);
  }

  /**
   * Recomputes an earlier run and verifies it.
   *
   * @param key to find it by; for a run of another file not its record id
   * @throws BenchError from the service, or where the snapshot is no valid protocol
   */
  async open(document: string, record: RunRecord, key: string = record.id): Promise<Run> {
    const known = this.#runs.get(key);
    if (known !== undefined) return known;
    return await this.#begin(document, key, new Run(record.id, record.snapshot, new Date(record.startedAt), record), record);
  }

  /**
   * Takes up a run that the service has in memory and this window does not know. Its state comes as events.
   *
   * @param key id that its record has or will have
   */
  takeUp({ run: handle, protocol, startedAt, record }: RunInMemory, key: string): void {
    const run = new Run(key, record?.snapshot ?? protocol, new Date(startedAt), record);
    run.handle = handle;
    this.#runs.set(key, run);
  }

  /** whether this window has the run, or had it and closed it */
  knows(handle: string): boolean {
    return this.#closed.has(handle) || this.all.some((run) => run.handle === handle);
  }

  async cancel(run: Run): Promise<void> {
    if (run.handle !== undefined) await this.#workbench.cancelRun({ run: run.handle });
  }

  async resume(run: Run): Promise<void> {
    if (run.handle === undefined) return;
    run.resumed();
    await this.#workbench.resumeRun({ run: run.handle });
  }

  /** Discards a run here and in the service; undoing its deletion recomputes it. */
  async close(key: string): Promise<void> {
    const run = this.#runs.get(key);
    this.#runs.delete(key);
    if (run?.handle !== undefined) this.#closed.add(run.handle);
    if (run?.handle !== undefined) await this.#workbench.closeRun({ run: run.handle });
  }

  /** Discards all runs, after the experiment was closed or the service has lost them. @returns those that were going and have no record yet */
  forgetAll(): readonly Run[] {
    const going = this.all.filter(({ phase, handle, recomputed }) => phase === "running" && handle !== undefined && !recomputed);
    this.#runs.clear();
    this.#early.clear();
    return going;
  }

  async #begin(document: string, key: string, run: Run, record: RunRecord | undefined): Promise<Run> {
    this.#runs.set(key, run);
    try {
      const answer = await this.#workbench.startRun({ document, id: run.id, protocol: run.snapshot, ...(record === undefined ? {} : { record }) });
      run.handle = answer.run;
      // The run was closed before the service replied, or the service has lost it.
      if (this.#runs.get(key) !== run) void this.#workbench.closeRun({ run: answer.run }).catch(() => undefined);
      for (const event of this.#early.get(answer.run) ?? []) event(run);
      this.#early.delete(answer.run);
      return run;
    } catch (error) {
      if (this.#runs.get(key) === run) this.#runs.delete(key);
      throw error;
    }
  }

  #tell(handle: string, event: (run: Run) => void): void {
    const run = this.all.find((one) => one.handle === handle);
    if (run !== undefined) return event(run);
    // An event of a run that was closed is ignored.
    if (this.all.every((one) => one.handle !== undefined)) return;
    this.#early.set(handle, [...(this.#early.get(handle) ?? []), event]);
  }
}
