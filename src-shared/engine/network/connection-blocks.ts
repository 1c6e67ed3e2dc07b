import type { CompiledNetwork } from "../../network/compiled-network.ts";

/** Sums of a step's input that a neuron has: one per receptor, but jumps of V make one sum. */
export type InputSum = 0 | 1;

/** Projections whose synapses are summed together: of one source group into the same sum, with one weight, or each with its own. */
export interface ConnectionBlock {
  /** position of the source group */
  readonly source: number;
  readonly sum: InputSum;
  /** undefined: each synapse has its own */
  readonly weight: number | undefined;
  /** positions of its projections, ascending */
  readonly projections: readonly number[];
}

/** The sum that what arrives at a receptor of a group goes into. */
export function inputSumOf({ synapses }: CompiledNetwork["groups"][number], receptor: 0 | 1): InputSum {
  return synapses.kind === "delta" ? 0 : receptor;
}

/** The blocks of a network in the order of their first projections: the order in which a step's input is summed. */
export function blocksOf({ groups, projections }: CompiledNetwork): ConnectionBlock[] {
  const blocks: (ConnectionBlock & { readonly projections: number[] })[] = [];
  projections.forEach(({ source, target, receptor, weight }, position) => {
    const sum = inputSumOf(groups[target]!, receptor);
    const block = blocks.find((one) => one.source === source && one.sum === sum && Object.is(one.weight, weight));
    if (block) block.projections.push(position);
    else blocks.push({ source, sum, weight, projections: [position] });
  });
  return blocks;
}
