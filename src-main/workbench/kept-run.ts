import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";

/** A run whose results are in the service's memory (its traces possibly on disk), going on or ended. */
export interface KeptRun {
  /** its name among the runs in memory */
  readonly run: string;
  /** of the record that it becomes in the experiment file */
  readonly id: string;
  /** name of the open experiment that it belongs to */
  readonly document: string;
  /** of the experiment, for people: the file's name without its ending */
  readonly experimentName: string;
  /** the file's name with its ending, as `Origin.experimentFile`; of an experiment that was never saved the one it would get */
  readonly experimentFile: string;
  /** as it was run */
  readonly protocol: Protocol;
  /** what there is now: conditions that have not finished (yet) are cancelled, and digests of the whole stand where all finished */
  readonly result: ProtocolResult;
  readonly startedAt: Date;
  /** whether it is being simulated now */
  readonly going: boolean;
}
