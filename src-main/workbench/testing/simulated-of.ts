import { flatTrains } from "../../../src-shared/engine/spike-trains.ts";
import type { FinishedCondition } from "../../../src-shared/statistics/protocol-result.ts";
import type { SimulatedCondition } from "../../simulation/simulator.ts";

/** A finished condition as a simulator hands it over. */
export function simulatedOf({ recording: { condition: _, duration: __, ...recording }, summary }: FinishedCondition): SimulatedCondition {
  return { recording: { ...recording, spikes: flatTrains(recording.spikes) }, summary };
}
