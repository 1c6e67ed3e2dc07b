import type { ResolvedNetwork } from "../protocol/protocol.ts";
import { counting, evenly } from "./chosen-conditions.ts";

/** The neurons of a network that a raster has rows for. */
export interface NetworkRows {
  readonly name: string;
  /** numbers of all groups together, ascending */
  readonly neurons: readonly number[];
  /** of the group */
  readonly size: number;
  readonly first: number;
}

/**
 * Neurons evenly out of every group, in proportion to its size, at least one of each: so many in all, or one for each group where there are
 * more groups.
 */
export function networkRows({ groups, size }: ResolvedNetwork, most: number): NetworkRows[] {
  return groups.map((group) => {
    const share = size <= most ? group.size : Math.max(1, Math.floor((most * group.size) / size));
    const neurons = share === 1 ? [group.first] : evenly(counting(group.size), share).map((index) => group.first + index);
    return { name: group.name, neurons, size: group.size, first: group.first };
  });
}
