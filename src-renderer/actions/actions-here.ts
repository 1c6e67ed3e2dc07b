import type { Bench } from "../state/bench.svelte.ts";
import type { Action } from "./action.ts";
import { actions } from "./registry.ts";

/** The actions of the host that shows this page. */
export function actionsHere({ desktop }: Pick<Bench, "desktop">): readonly Action[] {
  return desktop !== undefined ? actions : actions.filter(({ onlyOnDesktop }) => onlyOnDesktop !== true);
}
