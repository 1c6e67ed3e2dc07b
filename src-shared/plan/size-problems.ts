import type { BenchError } from "../foundation/bench-error.ts";
import { networkTooLarge } from "../errors/networks-errors.ts";
import { populationTooLarge, stepLongerThanSweep, tooManyConditions, tooManySegments, tooManySteps, tracesTooLarge } from "../errors/protocols-errors.ts";
import { epochsInSweep, sweepDuration } from "../protocol/epoch-in-sweep.ts";
import { segmentsOf } from "../protocol/epoch-meaning.ts";
import { firstInSweeps } from "../protocol/epoch-problems.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { DeclaredAxis } from "./axes-of-protocol.ts";
import { networkSize } from "./network-size.ts";

/** Beyond these a run is a typing error rather than a plan. */
const limits = { steps: 1e11, conditions: 1e6, segments: 1e7, traceBytes: 1e11, populationBytes: 4e9, networkBytes: 4e9 } as const;
/** What a neuron takes in memory without its spikes and traces: parameters, state and constants of its noise. */
const bytesPerNeuron = 1500;

/** Problems of a protocol that needs too much memory, disk space or time; each names the size and a remedy. */
export function sizeProblems(p: ResolvedProtocol, axes: readonly DeclaredAxis[], where: string): BenchError[] {
  const { dt, population, sweeps } = p;
  const tooCoarse = firstInSweeps(sweeps, (sweep) => {
    const duration = sweepDuration(p, sweep);
    return dt > duration ? stepLongerThanSweep(`${where}/dt`, dt, duration, sweep) : undefined;
  });
  if (tooCoarse !== undefined) return [tooCoarse];

  const problems: BenchError[] = [];
  const [first, last] = [sweepDuration(p, 0), sweepDuration(p, sweeps - 1)];
  const longest = Math.max(first, last);
  const steps = (longest / dt) * population;
  if (steps > limits.steps) problems.push(tooManySteps(where, longest, dt, population, steps, limits.steps));

  if (p.network !== undefined) {
    const { neurons, synapses, bytes } = networkSize(p.network, dt);
    const gigabytes = Number((bytes / 1e9).toPrecision(3));
    if (bytes > limits.networkBytes) problems.push(networkTooLarge(`${where}/network`, neurons, synapses, gigabytes, limits.networkBytes / 1e9));
  }
  const [memory, most] = [p.network === undefined ? population * bytesPerNeuron : 0, limits.populationBytes];
  if (memory > most) problems.push(populationTooLarge(`${where}/population`, population, memory, most, Math.floor(most / bytesPerNeuron)));

  const conditions = axes.reduce((product, { size }) => product * size, 1);
  const product = axes.map(({ many, size }) => `${many} ${size}`).join(" x ");
  if (conditions > limits.conditions) problems.push(tooManyConditions(where, product, conditions, limits.conditions));

  const tooFine = firstInSweeps(sweeps, (sweep) => {
    const pieces = segmentCount(p, sweep);
    return pieces > limits.segments ? tooManySegments(`${where}/epochs`, sweep, pieces, limits.segments) : undefined;
  });
  if (tooFine !== undefined) problems.push(tooFine);

  // Durations change linearly from sweep to sweep: their mean is that of first and last.
  const samples = (first + last) / 2 / (dt * p.recordEvery) + 1;
  const bytes = p.recordV ? 8 * samples * p.recordNeurons * conditions : 0;
  if (bytes > limits.traceBytes) problems.push(tracesTooLarge(where, bytes, limits.traceBytes));
  return problems;
}

/** About how many pieces the compiled stimulus of a sweep has. */
function segmentCount(p: ResolvedProtocol, sweep: number): number {
  return epochsInSweep(p, sweep).reduce((pieces, epoch) => pieces + segmentsOf(epoch), 1);
}
