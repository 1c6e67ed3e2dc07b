import { TimeGrid } from "../foundation/time-grid.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";

/** How finely spike times are told: plain data, which goes to other threads. */
export interface SpikeResolution {
  /** ms */
  readonly dt: number;
  /** true where spikes stand on the dt grid (`grid`, `euler`): times and intervals are whole numbers of steps then */
  readonly onGrid: boolean;
}

/** How finely a protocol's integrator tells spike times. */
export function resolutionOf({ dt, integrator }: Pick<ResolvedProtocol, "dt" | "integrator">): SpikeResolution {
  return { dt, onGrid: integrator !== "exact" };
}

/** The grid that spikes stand on; undefined where they stand on none. */
export function spikeGrid({ dt, onGrid }: SpikeResolution): TimeGrid | undefined {
  return onGrid ? new TimeGrid(dt) : undefined;
}
