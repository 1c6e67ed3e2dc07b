import { compile, inC, type Compiler } from "./c-peers.ts";
import { takeTurns, type Contestant } from "./contestant.ts";
import type { Scheme, whiteNoise } from "./workloads.ts";

/** C as one process for each kind of loop, and as two processes with the faster plain loop that divide the trials, or the neurons. */
export async function cOf(scheme: Scheme, compiler: Compiler, folder: string, workload?: typeof whiteNoise): Promise<Contestant[]> {
  const program = await compile(compiler, scheme, folder);
  const one = inC("C, neuron by neuron", compiler, program, { scheme, loops: "one", processes: 1, workload });
  const array = inC("C, step by step", compiler, program, { scheme, loops: "array", processes: 1, workload });
  const four = inC("C, four interleaved by hand", compiler, program, { scheme, loops: "four", processes: 1, workload });
  // Two rounds: in the first, the processor may still be in a power-saving state.
  const timings = await takeTurns([one, array], 2, () => undefined);
  const best = (name: string): number => Math.min(...timings.get(name)!.map(({ cpuSeconds }) => cpuSeconds));
  const loops = best(one.name) < best(array.name) ? "one" : "array";
  return [
    ...[one, array, four],
    inC("C, 2 processes", compiler, program, { scheme, loops, processes: 2, workload }),
    inC("C, half of the neurons in each of 2 processes", compiler, program, { scheme, loops, processes: 2, shares: "neurons", workload }),
  ];
}
