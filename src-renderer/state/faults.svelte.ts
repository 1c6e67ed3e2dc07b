import { BenchError } from "../../src-shared/foundation/bench-error.ts";

/** A fault of the program, as far as it is known. */
export interface Fault {
  /** ms since 1970 */
  readonly at: number;
  /** which part of the bench it stopped; undefined: none that is seen */
  readonly part: string | undefined;
  /** "TypeError: x is undefined" */
  readonly what: string;
  /** where in the program; undefined where nobody said */
  readonly stack: string | undefined;
}

/** An action that was performed, without what it was performed on. */
export interface PerformedAction {
  /** ms since 1970 */
  readonly at: number;
  readonly id: string;
}

const keptFaults = 10;
const keptActions = 30;

/** What went wrong in the program and what was done before, for a report that a person may send; nothing is sent from here. */
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
  /** whether the report stands over the bench */
  get reporting(): boolean {
    return this.#reporting;
  }

  /** An action is being performed. @param id "run.start"; of "recent FILE" the file is nobody's business */
  performed(id: string): void {
    this.#actions = [...this.#actions, { at: this.#now(), id: id.split(" ", 1)[0]! }].slice(-keptActions);
  }

  /** Something broke that stops no part of the bench: the report is offered, for the same fault once. */
  happened(error: unknown): void {
    const fault = this.#keep(error, undefined);
    const key = `${fault.what}\n${fault.stack ?? ""}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#reporting = true;
  }

  /** A part of the bench cannot be shown any more; it says so in its own place. */
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

/** What is known of a thrown thing; an error of the service says what there happened, its own stack only who asked. */
function describe(error: unknown): Pick<Fault, "what" | "stack"> {
  if (!(error instanceof Error)) return { what: String(error), stack: undefined };
  const cause = error instanceof BenchError && error.cause instanceof Error ? error.cause : error;
  const what = cause instanceof BenchError ? `${cause.code}: ${[cause.where, cause.what].filter((part) => part !== "").join(": ")}` : `${cause.name}: ${cause.message}`;
  return { what, stack: cause.stack };
}
