import type { ResolvedNetwork } from "../protocol/protocol.ts";
import type { ResolvedProjection } from "../protocol/network/resolved-network.ts";
import type { ProjectionStreams } from "./projection-streams.ts";

/** Targets `from` ... `to` - 1, through all groups. */
export interface TargetRange {
  readonly from: number;
  readonly to: number;
}

/** A projection and what its synapses are drawn from. */
export interface ProjectionToBuild {
  readonly network: ResolvedNetwork;
  readonly position: number;
  readonly projection: ResolvedProjection;
  readonly streams: ProjectionStreams;
  /** ms */
  readonly dt: number;
  readonly integrator: "exact" | "grid";
  /** targets within the projection's target group */
  readonly range: TargetRange;
}
