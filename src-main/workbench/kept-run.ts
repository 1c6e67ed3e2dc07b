import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import type { LookedAtTraces } from "./looked-at-traces.ts";

/** A run, ended or not, whose results are in the service's memory (its traces possibly on disk). */
export interface KeptRun {
  /** its name among the runs in memory */
  readonly run: string;
  /** of its record in the experiment file */
  readonly id: string;
  /** name of the open experiment that it belongs to */
  readonly document: string;
  /** of the experiment, for people: the file's name without its ending */
  readonly experimentName: string;
  /** the file's name with its ending, as `Origin.experimentFile`; for an unsaved experiment the name it would get */
  readonly experimentFile: string;
  /** as it was run */
  readonly protocol: Protocol;
  /** The result so far: unfinished conditions count as cancelled, and the digests of the whole run exist once all have finished. */
  readonly result: ProtocolResult;
  /** V of what was not recorded */
  readonly lookedAt: Pick<LookedAtTraces, "of">;
  readonly startedAt: Date;
  /** whether it is being simulated now (false: it has ended) */
  readonly going: boolean;
}
