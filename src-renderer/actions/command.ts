import type { Bench } from "../state/bench.svelte.ts";
import { keysOf, perform, reasonAgainst, type Action, type ActionGroup } from "./action.ts";

/** An action bound to the bench of this window: what a component shows of it, and a way to do it. */
export interface Command {
  readonly id: string;
  readonly group: ActionGroup;
  /** name in menus and the palette: "Duplicate protocol" */
  readonly title: string;
  /** on the host that shows this page; undefined where it has none */
  readonly keys: string | undefined;
  /** why it cannot be done now; undefined where it can */
  readonly reason: string | undefined;
  readonly perform: () => void;
}

/** The command of an action. Reading its reason evaluates it again, so components that read it follow the state of the bench. */
export function commandOf(action: Action, bench: Bench): Command {
  return {
    id: action.id,
    group: action.group,
    title: action.title,
    keys: keysOf(action, bench),
    get reason() {
      return reasonAgainst(action, bench);
    },
    perform: () => perform(action, bench),
  };
}
