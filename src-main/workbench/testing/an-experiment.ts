import type { Experiment } from "../../../src-shared/experiment/experiment-file.ts";
import { aProtocol } from "../../../src-shared/protocol/testing/a-protocol.ts";

/** A sound experiment with one protocol. */
export function anExperiment(changes: Partial<Experiment> = {}): Experiment {
  return { format: "rheobase-experiment", version: 2, protocols: [aProtocol({})], ...changes };
}
