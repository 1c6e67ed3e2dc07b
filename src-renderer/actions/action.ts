import type { Bench, BenchTab } from "../state/bench.svelte.ts";

/** Where in the command palette and the shortcut sheet an action stands. */
export type ActionGroup = "Experiment" | "Protocol" | "Run" | "View" | "Help" | "Recent";

/** Something that a user can do: one object for its button, its keys, the command palette and the shortcut sheet. */
export interface Action {
  /** "protocol.duplicate" */
  readonly id: string;
  readonly group: ActionGroup;
  /** what it does, for people: "Duplicate protocol" */
  readonly title: string;
  /** "Ctrl+Shift+E"; on macOS Command is taken for Ctrl */
  readonly keys?: string;
  /** other keys that do the same */
  readonly moreKeys?: string;
  /** instead of `keys` where a browser keeps those for itself */
  readonly keysInBrowser?: string;
  /** there only where each experiment has a window of its own */
  readonly onlyOnDesktop?: true;
  /** the keys work only while the focus is there; default: everywhere */
  readonly scope?: "protocols" | "plots";
  /** the keys mean this in these tabs only; default: in all of them */
  readonly tabs?: readonly BenchTab[];
  /** true, or the reason why it cannot be done now */
  readonly when?: (bench: Bench) => true | string;
  readonly perform: (bench: Bench) => void;
}

/** Why an action cannot be done now; undefined where it can. */
export function reasonAgainst(action: Action, bench: Bench): string | undefined {
  const answer = action.when?.(bench) ?? true;
  return answer === true ? undefined : answer;
}

/** Do it. A report of a fault tells which actions came before, by their ids. */
export function perform(action: Action, bench: Bench): void {
  bench.notices.faults.performed(action.id);
  action.perform(bench);
}

/** The keys of an action on the host that shows this page; undefined where it has none. */
export function keysOf(action: Action, { desktop }: Pick<Bench, "desktop">): string | undefined {
  return desktop !== undefined ? action.keys : (action.keysInBrowser ?? action.keys);
}
