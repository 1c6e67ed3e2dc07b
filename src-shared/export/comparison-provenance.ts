import { runLetter } from "../comparison/compared-run.ts";
import { protocolSchema } from "../protocol/protocol.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { provenance, type Origin } from "./provenance.ts";

/** A compared run and its origin. */
export interface ComparedOrigin extends Origin {
  /** as in the comparison: "Run 12" */
  readonly name: string;
  /** of its record in the experiment file */
  readonly id: string;
  readonly result: ProtocolResult;
}

/** provenance.json of a comparison: the provenance of each run, without place and time. @param runs in order of their letters */
export function comparisonProvenance(runs: readonly ComparedOrigin[]) {
  return {
    format: "rheobase-comparison-provenance",
    version: 1,
    differences: "against run A",
    confidence: 0.95,
    runs: runs.map(({ name, id, result, versions, experimentFile, protocol }, k) => {
      // In the form of a record, for unsaved runs too: the seed written out, keys in the order of the schema.
      const recorded = protocolSchema.parse({ ...protocol, seed: result.plan.protocol.seed });
      return { letter: runLetter(k), name, run: id, provenance: provenance({ versions, experimentFile, protocol: recorded }, result) };
    }),
  };
}
