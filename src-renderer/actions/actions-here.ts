import type { Bench } from "../state/bench.svelte.ts";
import type { Action } from "./action.ts";
import { actions } from "./registry.ts";

/** The actions of the host that shows this page. */
export function actionsHere({ hello }: Pick<Bench, "hello">): readonly Action[] {
  return hello?.host === "desktop" ? actions : actions.filter(({ onlyOnDesktop }) => onlyOnDesktop !== true);
}
