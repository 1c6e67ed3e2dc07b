import type { PayloadOf } from "../../src-shared/contract/contract.ts";
import type { WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { runName } from "../../src-shared/experiment/run-name.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Protocol, ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import type { ConditionSummary } from "../../src-shared/statistics/summarise-condition.ts";

export { runName };

type Payload<K extends keyof WorkbenchContract["events"]> = PayloadOf<WorkbenchContract, K>;

/** State of one condition. `recorded`: its numbers are those of the record of the run, until it is recomputed. */
export type ConditionState =
  | { readonly status: "waiting" | "cancelled" }
  | { readonly status: "finished" | "recorded"; readonly summary: ConditionSummary }
  | { readonly status: "failed"; readonly error: BenchError };

/** The numbers of a condition, computed or recorded; undefined while there are none. */
export function summaryIn(state: ConditionState | undefined): ConditionSummary | undefined {
  return state?.status === "finished" || state?.status === "recorded" ? state.summary : undefined;
}

export type RunPhase = "running" | "finished" | "cancelled" | "failed";

const waiting: ConditionState = { status: "waiting" };
const cancelled: ConditionState = { status: "cancelled" };

/** The page's copy of a run in the service's memory. */
export class Run {
  /** that its record has or will have: "run-12" */
  readonly id: string;
  readonly protocolId: string;
  /** the protocol as it was run */
  readonly snapshot: Protocol;
  readonly plan: Plan;
  readonly resolved: ResolvedProtocol;
  readonly conditions: readonly Condition[];
  readonly startedAt: Date;
  /** whether it recomputes an earlier run */
  readonly recomputed: boolean;
  /** the service's handle; undefined until the service has replied */
  handle: string | undefined = $state();

  #states: readonly ConditionState[] = $state.raw([]);
  #progress = $state.raw<Pick<Payload<"runProgress">, "fraction" | "remaining" | "speed">>({ fraction: 0 });
  #phase: RunPhase = $state("running");
  #elapsed: number | undefined = $state();
  #record: RunRecord | undefined = $state.raw();
  #verification: Payload<"runEnded">["verification"] = $state.raw();

  readonly #summaries = $derived(this.#states.flatMap((state) => summaryIn(state) ?? []));
  readonly #finished = $derived(this.#states.reduce((count, { status }) => count + (status === "finished" ? 1 : 0), 0));
  readonly #isRecorded = $derived(this.#states.some(({ status }) => status === "recorded"));
  readonly #failures = $derived(this.#states.flatMap((state, index) => (state.status === "failed" ? [{ condition: this.conditions[index]!, error: state.error }] : [])));

  constructor(id: string, snapshot: Protocol, startedAt: Date, record: RunRecord | undefined) {
    this.id = id;
    this.protocolId = snapshot.id;
    this.snapshot = snapshot;
    this.startedAt = startedAt;
    this.recomputed = record !== undefined;
    this.#record = record;
    this.plan = planOrThrow(snapshot, "");
    this.resolved = this.plan.protocol;
    this.conditions = this.plan.conditions;
    this.#states = this.conditions.map(() => waiting);
  }

  /** "Run 12" */
  get name(): string {
    return runName(this.id);
  }
  /** by index of the condition */
  get states(): readonly ConditionState[] {
    return this.#states;
  }
  /** of the conditions that have finished or are recorded, in canonical order */
  get summaries(): readonly ConditionSummary[] {
    return this.#summaries;
  }
  get failures(): readonly { readonly condition: Condition; readonly error: BenchError }[] {
    return this.#failures;
  }
  /** of all steps, 0 to 1 */
  get fraction(): number {
    return this.#progress.fraction;
  }
  /** ms; undefined while there is no estimate */
  get remaining(): number | undefined {
    return this.#progress.remaining;
  }
  /** neuron steps of dt per second */
  get speed(): number | undefined {
    return this.#progress.speed;
  }
  get finished(): number {
    return this.#finished;
  }
  /** whether some numbers are those of the record, because they are not recomputed yet */
  get isRecorded(): boolean {
    return this.#isRecorded;
  }
  get total(): number {
    return this.conditions.length;
  }
  get phase(): RunPhase {
    return this.#phase;
  }
  /** ms of work; undefined while it runs */
  get elapsed(): number | undefined {
    return this.#elapsed;
  }
  get record(): RunRecord | undefined {
    return this.#record;
  }
  get verification(): Payload<"runEnded">["verification"] {
    return this.#verification;
  }

  progress({ fraction, remaining, speed }: Payload<"runProgress">): void {
    this.#progress = { fraction, remaining, speed };
  }

  conditionsFinished({ results }: Payload<"conditionsFinished">): void {
    this.#setStates(results.map(({ condition, summary }) => [condition, { status: "finished", summary }]));
  }

  conditionsRecorded({ results }: Payload<"conditionsRecorded">): void {
    const unknown = results.filter(({ condition }) => this.#states[condition]?.status === "waiting");
    this.#setStates(unknown.map(({ condition, summary }) => [condition, { status: "recorded", summary }]));
  }

  conditionsFailed({ failures }: Payload<"conditionsFailed">): void {
    this.#setStates(failures.map(({ condition, error }) => [condition, { status: "failed", error: BenchError.fromJson(error) }]));
  }

  ended({ outcome, elapsed, record, verification }: Payload<"runEnded">): void {
    this.#phase = outcome;
    this.#elapsed = elapsed;
    // A run that was taken up has another id where the experiment has meanwhile given its own to another run.
    this.#record = record === undefined ? this.#record : { ...record, id: this.id };
    this.#verification = verification;
    this.#states = this.#states.map((state) => (state.status === "waiting" ? cancelled : state));
  }

  /** Marks unfinished conditions as waiting, after a resume. */
  resumed(): void {
    this.#phase = "running";
    this.#elapsed = undefined;
    this.#states = this.#states.map((state) => (summaryIn(state) === undefined ? waiting : state));
  }

  #setStates(changes: readonly (readonly [index: number, state: ConditionState])[]): void {
    const states = [...this.#states];
    for (const [index, state] of changes) if (index < states.length) states[index] = state;
    this.#states = states;
  }
}
