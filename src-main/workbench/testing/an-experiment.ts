import type { Experiment } from "../../../src-shared/experiment/experiment-file.ts";
import { aProtocol } from "../../../src-shared/protocol/testing/a-protocol.ts";
import { experimentVersion } from "../../../src-shared/experiment/experiment-version.ts";

/** A valid experiment with one protocol. */
export function anExperiment(changes: Partial<Experiment> = {}): Experiment {
  return { format: "rheobase-experiment", version: experimentVersion, protocols: [aProtocol({})], ...changes };
}
