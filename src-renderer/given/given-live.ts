import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { liveFromCondition } from "../../src-shared/live/live-from-condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { LiveState } from "../live-neuron/live-state.svelte.ts";
import type { StartLiveThread } from "../live-neuron/live-thread.ts";
import { firstShown } from "./first-shown.ts";

/** The live neuron of a page, or why it has none. */
export type GivenLive = { readonly live: LiveState } | { readonly reason: string };

/** The neuron of the sweep that a page shows first, live. @param protocol as in the file, whose plan it is */
export function givenLive(protocol: Protocol, plan: Plan, startThread: StartLiveThread): GivenLive {
  if (protocol.network !== undefined) return { reason: "This protocol is a network: there is no single neuron to hold." };
  try {
    return { live: new LiveState(liveFromCondition(protocol, plan, plan.nearest(firstShown(plan))), startThread) };
  } catch (error) {
    if (error instanceof BenchError) return { reason: error.what };
    throw error;
  }
}
