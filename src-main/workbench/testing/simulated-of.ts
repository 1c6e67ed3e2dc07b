import { flatTrains } from "../../../src-shared/engine/spike-trains.ts";
import type { FinishedCondition } from "../../../src-shared/statistics/protocol-result.ts";
import type { SimulatedCondition } from "../../simulation/simulator.ts";

/** The result of a simulator for a finished condition. */
export function simulatedOf({ recording: { condition: _, duration: __, ...recording }, summary }: FinishedCondition): SimulatedCondition {
  return { recording: { ...recording, spikes: flatTrains(recording.spikes) }, summary };
}
