import type { Bench } from "../state/bench.svelte.ts";
import { perform, reasonAgainst, type Action } from "./action.ts";
import { cancelRun, runProtocol } from "./run-actions.ts";

/** Whether something happens when it is asked for: Run goes to the first field to mend, so it may be asked for where there is one. */
export function canPerform(action: Action, bench: Bench): boolean {
  return reasonAgainst(action, bench) === undefined || (action === runProtocol && (bench.document?.problems.length ?? 0) > 0);
}

/** An action that was asked for by a key or in the menu; where it has to wait, the reason is said. */
export function performOrSayWhyNot(action: Action, bench: Bench): void {
  const reason = reasonAgainst(action, bench);
  if (canPerform(action, bench)) perform(action, bench);
  else if (reason !== undefined && action !== cancelRun) bench.notices.say(reason);
}
