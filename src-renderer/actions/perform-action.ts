import type { Bench } from "../state/bench.svelte.ts";
import { perform, reasonAgainst, type Action } from "./action.ts";
import { cancelRun, runProtocol } from "./run-actions.ts";

/** true if performing the action has an effect. Run counts as available while a field has a problem, since it then moves the focus to that field. */
export function canPerform(action: Action, bench: Bench): boolean {
  return reasonAgainst(action, bench) === undefined || (action === runProtocol && (bench.document?.problems.length ?? 0) > 0);
}

/** Performs an action chosen by key or menu; where it is not available, a notice gives the reason. */
export function performOrSayWhyNot(action: Action, bench: Bench): void {
  const reason = reasonAgainst(action, bench);
  if (canPerform(action, bench)) perform(action, bench);
  else if (reason !== undefined && action !== cancelRun) bench.notices.say(reason);
}
