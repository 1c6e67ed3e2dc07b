import type { Bench } from "../state/bench.svelte.ts";

/** ms within which a second death of the service counts as a crash loop */
const soon = 60_000;

/** Reconnects a window once after its service died and the desktop restarted it. After a second death soon after, the user must reconnect. */
export class ReconnectOnce {
  readonly #bench: Pick<Bench, "reconnect" | "notices">;
  readonly #now: () => number;
  #last = -Infinity;

  /** @param now ms, from any beginning */
  constructor(bench: Pick<Bench, "reconnect" | "notices">, now: () => number) {
    this.#bench = bench;
    this.#now = now;
  }

  /** Called when the service has stopped answering. */
  async lost(): Promise<void> {
    const now = this.#now();
    if (now - this.#last < soon) return;
    this.#last = now;
    const { notices } = this.#bench;
    if (!(await this.#bench.reconnect())) return;
    notices.show({
      key: "restarted",
      tone: "warn",
      title: "The part of Rheobase that reads, writes and simulates had ended, and was started again.",
      detail: "Your edits are all here. Runs are computed again when they are looked at; one that was being simulated begins again.",
      actions: [{ label: "Close", perform: () => notices.dismiss("restarted") }],
    });
  }
}
