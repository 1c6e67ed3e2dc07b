import { toast } from "svelte-sonner";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import { Faults } from "./faults.svelte.ts";

/** A message that stays until it is settled. */
export interface Bar {
  /** one bar of a key at a time */
  readonly key: string;
  readonly tone: "bad" | "warn" | "plain";
  readonly title: string;
  readonly detail?: string;
  readonly actions: readonly { readonly label: string; readonly perform: () => void }[];
}

/** What the bench says to its user outside of any field. */
export class Notices {
  /** what went wrong in the program itself */
  readonly faults = new Faults();
  #bars: readonly Bar[] = $state.raw([]);

  get bars(): readonly Bar[] {
    return this.#bars;
  }

  /**
   * Something went well, or can be undone: passes by itself.
   *
   * @param options.key a later message of the same key takes the place of this one
   */
  say(text: string, options: { readonly undo?: () => void; readonly action?: { readonly label: string; readonly perform: () => void }; readonly key?: string } = {}): void {
    const action = options.undo === undefined ? options.action : { label: "Undo", perform: options.undo };
    toast(text, { ...(options.key === undefined ? {} : { id: options.key }), ...(action === undefined ? {} : { action: { label: action.label, onClick: action.perform } }) });
  }

  /** Put a bar up, or another in its place. */
  show(bar: Bar): void {
    this.#bars = [...this.#bars.filter(({ key }) => key !== bar.key), bar];
  }

  dismiss(key: string): void {
    this.#bars = this.#bars.filter((bar) => bar.key !== key);
  }

  /** An error that was asked for by an action: stays until it is read. */
  raise(error: unknown): void {
    const known = error instanceof BenchError ? error : unexpected(error);
    const { code, where, what, remedy } = known;
    // A lost connection has a bar of its own, a fault of the program its report.
    if (code === "connection-lost") return;
    if (code === "unexpected") return this.faults.happened(known);
    this.show({
      key: `error ${code}`,
      tone: "bad",
      title: where === "" ? what : `${where}: ${what}`,
      detail: remedy,
      actions: [{ label: "Close", perform: () => this.dismiss(`error ${code}`) }],
    });
  }
}
