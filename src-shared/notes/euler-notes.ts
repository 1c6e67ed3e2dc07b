import { decimalSum } from "../foundation/decimal.ts";
import { sentence } from "../foundation/sentence.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import type { Plan } from "../plan/plan.ts";
import { epochEdges, epochsInSweep, type SweepEpoch } from "../protocol/epoch-in-sweep.ts";
import type { Finding, NoteKind } from "./note.ts";
import { firstInFewSweeps, told } from "./told-numbers.ts";

/** Pulses, gaps and samples that are looked at in one epoch. */
const mostPieces = 20_000;

const euler = 'Take the integrator "exact" or "grid"';

/** Parts of the drive that fall between the times at which Euler looks at it. */
export const eulerMissesDrive: NoteKind = {
  code: "euler-misses-drive",
  when: "`euler` runs with pulses, gaps between pulses, epochs or samples of a waveform that are shorter than dt",
  because: "Euler takes the drive once a step, at its start: what is shorter than dt is missed, or lasts a whole step.",
  find: (plan) => inEuler(plan, (epoch, start) => shortPart(epoch, start, plan.protocol.dt)),
};

/** Waves that Euler samples so rarely that they look like others. */
export const eulerAliasesWave: NoteKind = {
  code: "euler-aliases-wave",
  when: "`euler` runs with a sine or chirp of fewer than four steps of dt a period",
  because: "Euler takes the drive once a step: below two steps a period it sees a slower wave than the one that is meant.",
  find: (plan) => inEuler(plan, (epoch) => fastWave(epoch, plan.protocol.dt)),
};

/** One finding per epoch, of the first sweep that has one. */
function inEuler(plan: Plan, find: (epoch: SweepEpoch, start: number) => Omit<Finding, "path"> & { readonly key: string } | undefined): Finding[] {
  const { protocol } = plan;
  if (protocol.integrator !== "euler") return [];
  return protocol.epochs.flatMap((_, k) => {
    const found = firstInFewSweeps(plan, (sweep) => {
      const epochs = epochsInSweep(protocol, sweep);
      return find(epochs[k]!, epochEdges(epochs, protocol.dt)[k]!);
    });
    return found === undefined ? [] : [{ path: `/epochs/${k}/${found.key}`, what: found.what, remedy: found.remedy }];
  });
}

function shortPart(epoch: SweepEpoch, start: number, dt: number) {
  const { label, duration } = epoch;
  if (isShorter(duration, dt)) {
    const fate = startsOnGrid(start, duration, new TimeGrid(dt)) ? "lasts a whole step instead" : "is missed";
    return {
      key: "duration",
      what: sentence`${{ label }} lasts ${{ duration }} ms, and Euler takes the drive once per dt of ${{ dt }} ms: it ${fate}.`,
      remedy: remedyFor(duration),
    };
  }
  if (epoch.kind === "pulses") return shortPulses(epoch, start, dt);
  if (epoch.kind === "waveform") {
    const spacing = shortestSpacing(epoch.times);
    if (spacing === undefined || !isShorter(spacing, dt)) return undefined;
    return {
      key: "times",
      what: sentence`Samples of ${{ label }} are ${{ spacing: told(spacing) }} ms apart, and Euler takes the drive once per dt of ${{ dt }} ms: it passes samples over.`,
      remedy: remedyFor(spacing),
    };
  }
  return undefined;
}

function shortPulses({ label, duration, period, width }: Extract<SweepEpoch, { kind: "pulses" }>, start: number, dt: number) {
  const gap = decimalSum(period, -width);
  const [part, length, from] = width > 0 && isShorter(width, dt) ? (["pulses", width, 0] as const) : (["gaps between pulses", gap, width] as const);
  if (!(length > 0) || !isShorter(length, dt)) return undefined;
  const grid = new TimeGrid(dt);
  const total = Math.min(mostPieces, Math.ceil(duration / period - 1e-9));
  const missed = Array.from({ length: total }, (_, k) => start + from + k * period).filter((begin) => !startsOnGrid(begin, length, grid)).length;
  const fate = missed === 0 ? "each lasts a whole step" : sentence`${{ missed }} of ${{ total }} are missed${missed === total ? "" : ", the others last a whole step"}`;
  return {
    key: "width",
    what: sentence`The ${part} of ${{ label }} last ${{ length }} ms, and Euler takes the drive once per dt of ${{ dt }} ms: ${fate}.`,
    remedy: remedyFor(length),
  };
}

function fastWave(epoch: SweepEpoch, dt: number) {
  if ((epoch.kind !== "sine" && epoch.kind !== "chirp") || epoch.amplitude === 0) return undefined;
  const fastest = epoch.kind === "sine" ? { key: "frequency", frequency: epoch.frequency } : fasterEnd(epoch);
  const steps = 1000 / (fastest.frequency * dt);
  if (!(steps < 4)) return undefined;
  const { key, frequency } = fastest;
  return {
    key,
    what: sentence`${{ label: epoch.label }} goes up to ${{ frequency }} Hz, and Euler takes the drive once per dt of ${{ dt }} ms: ${{ steps: told(steps) }} times a period.`,
    remedy: sentence`${euler}, or dt of at most ${{ smaller: told(100 / frequency) }} ms.`,
  };
}

const fasterEnd = ({ startFrequency, endFrequency }: Extract<SweepEpoch, { kind: "chirp" }>) =>
  startFrequency > endFrequency ? { key: "startFrequency", frequency: startFrequency } : { key: "endFrequency", frequency: endFrequency };

const remedyFor = (length: number) => sentence`${euler}, or dt of at most ${{ length: told(length) }} ms.`;

/** Shorter than a step by more than the rounding of decimals. */
const isShorter = (length: number, dt: number): boolean => length < dt * (1 - 1e-9);

/** Whether a grid point lies in the span from `begin` on, its end left out. */
function startsOnGrid(begin: number, length: number, grid: TimeGrid): boolean {
  return grid.timeOf(grid.firstFrom(begin)) < grid.put(begin + length);
}

/** Shortest time between two neighbouring samples, ms; jumps are none. */
function shortestSpacing(times: readonly number[]): number | undefined {
  let shortest: number | undefined;
  for (let k = 1; k < Math.min(times.length, mostPieces); k++) {
    const spacing = times[k]! - times[k - 1]!;
    if (spacing > 0 && (shortest === undefined || spacing < shortest)) shortest = spacing;
  }
  return shortest;
}
