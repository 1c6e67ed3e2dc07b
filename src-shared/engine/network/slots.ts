import type { CompiledNetwork } from "../../network/compiled-network.ts";
import type { NeuronInterval } from "./network-kernel.ts";

/** Where a range keeps the neurons of a group. */
export interface GroupPlace {
  /** position of the group in the network */
  readonly group: number;
  /** number of its first neuron of the range, within the group */
  readonly firstIndex: number;
  readonly count: number;
  /** even, so that two neurons go through a step abreast whatever the sizes are */
  readonly firstSlot: number;
}

/**
 * Slots that one unit of synapses reaches. Targets within it are 16-bit numbers. Where all spikes of a source arrive at once, its row is cut
 * into tiles whose sums fit the nearest cache (32 kB); rows whose runs are short already, because delays differ, would only break up.
 */
export const tileSlots = { oneDelay: 4096, manyDelays: 65_536 };

/** Places of the groups that have neurons in a range, and the slots of all. */
export function slotsOf({ groups }: CompiledNetwork, { from, to }: NeuronInterval): { readonly places: readonly GroupPlace[]; readonly slots: number } {
  const places: GroupPlace[] = [];
  let slots = 0;
  groups.forEach(({ first, size }, group) => {
    const firstIndex = Math.max(0, from - first);
    const count = Math.min(size, to - first) - firstIndex;
    if (count <= 0) return;
    places.push({ group, firstIndex, count, firstSlot: slots });
    slots += count + (count % 2);
  });
  return { places, slots };
}
