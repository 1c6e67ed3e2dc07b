import type { BenchTab } from "../state/bench-tabs.ts";
import type { Bench } from "../state/bench.svelte.ts";

/** Group of an action in the command palette and the shortcut sheet. */
export type ActionGroup = "Experiment" | "Protocol" | "Live" | "Run" | "View" | "Help" | "Recent" | "Field";

/** A user action: a single object read by its button, its keys, the command palette and the shortcut sheet. */
export interface Action {
  /** "protocol.duplicate" */
  readonly id: string;
  readonly group: ActionGroup;
  /** name in menus and the palette: "Duplicate protocol" */
  readonly title: string;
  /** "Ctrl+Shift+E"; Ctrl means Command on macOS */
  readonly keys?: string;
  /** alternative keys */
  readonly moreKeys?: string;
  /** used instead of `keys` in a browser that reserves those */
  readonly keysInBrowser?: string;
  /** available only on the desktop, where each experiment has its own window */
  readonly onlyOnDesktop?: true;
  /** where the focus must be for the keys to work; default: anywhere */
  readonly scope?: "protocols" | "plots";
  /** tabs in which the keys trigger this action; default: all */
  readonly tabs?: readonly BenchTab[];
  /** true, or the reason why the action is not available now */
  readonly when?: (bench: Bench) => true | string;
  readonly perform: (bench: Bench) => void;
}

/** Why an action is not available now; undefined where it is. */
export function reasonAgainst(action: Action, bench: Bench): string | undefined {
  const answer = action.when?.(bench) ?? true;
  return answer === true ? undefined : answer;
}

/** Performs an action and notes its id for fault reports. */
export function perform(action: Action, bench: Bench): void {
  bench.notices.faults.performed(action.id);
  action.perform(bench);
}

/** The keys of an action on the host that shows this page; undefined where it has none. */
export function keysOf(action: Action, { desktop }: Pick<Bench, "desktop">): string | undefined {
  return desktop !== undefined ? action.keys : (action.keysInBrowser ?? action.keys);
}
