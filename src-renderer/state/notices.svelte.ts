import { toast } from "svelte-sonner";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import { printable } from "../../src-shared/foundation/printable.ts";
import { Faults } from "./faults.svelte.ts";

/** A message bar that stays until it is resolved. */
export interface Bar {
  /** a new bar replaces one with the same key */
  readonly key: string;
  readonly tone: "bad" | "warn" | "plain";
  readonly title: string;
  readonly detail?: string;
  readonly actions: readonly { readonly label: string; readonly perform: () => void }[];
}

/** Messages to the user that do not belong to a field. */
export class Notices {
  /** receives unexpected errors */
  readonly faults = new Faults();
  #bars: readonly Bar[] = $state.raw([]);

  get bars(): readonly Bar[] {
    return this.#bars;
  }

  /**
   * Shows a short notice that disappears by itself.
   *
   * @param options.key a later notice with the same key replaces this one
   */
  say(text: string, options: { readonly undo?: () => void; readonly action?: { readonly label: string; readonly perform: () => void }; readonly key?: string } = {}): void {
    const action = options.undo === undefined ? options.action : { label: "Undo", perform: options.undo };
    const shown = action === undefined ? {} : { action: { label: action.label, onClick: action.perform } };
    toast(printable(text), { ...(options.key === undefined ? {} : { id: options.key }), ...shown });
  }

  /** Shows a message bar, replacing one with the same key. */
  show(bar: Bar): void {
    this.#bars = [...this.#bars.filter(({ key }) => key !== bar.key), bar];
  }

  dismiss(key: string): void {
    this.#bars = this.#bars.filter((bar) => bar.key !== key);
  }

  /** Shows the error of an action until it is dismissed. */
  raise(error: unknown): void {
    const known = error instanceof BenchError ? error : unexpected(error);
    const { code, where, what, remedy } = known;
    // A lost connection has its own bar, and an unexpected error goes to the fault report.
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
