import { BenchError } from "../../src-shared/foundation/bench-error.ts";

/** An unexpected error of the program. */
export interface Fault {
  /** ms since 1970 */
  readonly at: number;
  /** the part of the bench that it stopped; undefined: no visible part */
  readonly part: string | undefined;
  /** "TypeError: x is undefined" */
  readonly what: string;
  /** stack trace, where there is one */
  readonly stack: string | undefined;
}

/** A performed action, without its arguments. */
export interface PerformedAction {
  /** ms since 1970 */
  readonly at: number;
  readonly id: string;
}

const keptFaults = 10;
const keptActions = 30;

/** Records faults and the actions before them for a report that the user may send. Nothing is sent automatically. */
export class Faults {
  #list: readonly Fault[] = $state.raw([]);
  #reporting = $state(false);
  #actions: readonly PerformedAction[] = [];
  readonly #known = new Set<string>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** the newest last */
  get list(): readonly Fault[] {
    return this.#list;
  }
  get actions(): readonly PerformedAction[] {
    return this.#actions;
  }
  /** whether the report dialog is open */
  get reporting(): boolean {
    return this.#reporting;
  }

  /** Records a performed action. @param id "run.start"; file names must not be part of it */
  performed(id: string): void {
    this.#actions = [...this.#actions, { at: this.#now(), id: id.split(" ", 1)[0]! }].slice(-keptActions);
  }

  /** Records a fault that stops no part of the bench and offers the report, once per fault. */
  happened(error: unknown): void {
    const fault = this.#keep(error, undefined);
    const key = `${fault.what}\n${fault.stack ?? ""}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#reporting = true;
  }

  /** Records a fault that stopped a part of the bench, which shows the error in its place. */
  stopped(part: string, error: unknown): void {
    this.#keep(error, part);
  }

  /** A person asks for the report. */
  openReport(): void {
    this.#reporting = true;
  }
  goOn(): void {
    this.#reporting = false;
  }

  #keep(error: unknown, part: string | undefined): Fault {
    const fault = { at: this.#now(), part, ...describe(error) };
    this.#list = [...this.#list, fault].slice(-keptFaults);
    return fault;
  }
}

/** Describes a thrown value. For an error of the service the stack is left out, since it shows only the caller here. */
function describe(error: unknown): Pick<Fault, "what" | "stack"> {
  if (!(error instanceof Error)) return { what: String(error), stack: undefined };
  const cause = error instanceof BenchError && error.cause instanceof Error ? error.cause : error;
  const what = cause instanceof BenchError ? `${cause.code}: ${[cause.where, cause.what].filter((part) => part !== "").join(": ")}` : `${cause.name}: ${cause.message}`;
  return { what, stack: cause.stack };
}
