import type { BenchError } from "../foundation/bench-error.ts";
import {
  epochNumberInvalid,
  epochsLongerThanSweep,
  epochTooShort,
  nothingToRun,
  waveformEmpty,
  waveformLengthsDiffer,
  waveformTimesNotAscending,
} from "../errors/protocols-errors.ts";
import { notPositive } from "../errors/parameters-errors.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import type { Epoch } from "./epoch.ts";
import { magnitudeProblem, mostMagnitude } from "../neuron/magnitudes.ts";
import { epochNumbers, wordsOf } from "./epoch-kinds.ts";
import { relationProblem } from "./epoch-meaning.ts";
import { epochEdges, epochInSweep, epochsInSweep, type SweepEpoch } from "./epoch-in-sweep.ts";
import type { Protocol } from "./protocol.ts";

/** Every rule that the epoch table breaks in any sweep; `where` is the protocol's place. @param dt ms, of the protocol */
export function epochProblems(protocol: Protocol, dt: number, where: string): BenchError[] {
  const { epochs, duration } = protocol;
  const sweeps = protocol.sweeps ?? 1;
  if (epochs.length === 0 && duration === undefined) return [nothingToRun(where)];
  if (duration !== undefined && !(duration > 0)) return [notPositive(`${where}/duration`, "duration", duration, "ms", "a sweep needs some time to run")];
  const tooLarge = duration === undefined ? [] : magnitudeProblem(`${where}/duration`, "duration", duration, { unit: "ms", isPositive: true });
  if (tooLarge.length > 0) return tooLarge;
  const problems = epochs.flatMap((epoch, index) => oneEpochProblems(epoch, index, sweeps, `${where}/epochs/${index}`));
  if (problems.length > 0 || duration === undefined) return problems;
  const tooLong = firstInSweeps(sweeps, (sweep) => {
    const total = epochEdges(epochsInSweep(protocol, sweep), dt).at(-1)!;
    return total > new TimeGrid(dt).put(duration) ? epochsLongerThanSweep(`${where}/duration`, total, duration, sweep) : undefined;
  });
  return tooLong === undefined ? [] : [tooLong];
}

/**
 * The problem of the first sweep that has one, found by bisection: numbers change by the same amount from sweep to sweep and
 * every rule here is a linear inequality: if it holds in two sweeps, it holds in all sweeps between them.
 */
export function firstInSweeps(sweeps: number, problemIn: (sweep: number) => BenchError | undefined): BenchError | undefined {
  const inFirst = problemIn(0);
  let found = problemIn(sweeps - 1);
  if (inFirst !== undefined || found === undefined) return inFirst;
  let right = 0;
  let wrong = sweeps - 1;
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    const problem = problemIn(middle);
    if (problem === undefined) right = middle;
    else [wrong, found] = [middle, problem];
  }
  return found;
}

function oneEpochProblems(epoch: Epoch, index: number, sweeps: number, where: string): BenchError[] {
  if (epoch.kind === "waveform") {
    const problem = sampleProblem(epoch, where);
    if (problem !== undefined) return [problem];
  }
  const problem = firstInSweeps(sweeps, (sweep) => numberProblem(epochInSweep(epoch, index, sweep), where, sweep));
  return problem === undefined ? [] : [problem];
}

/** Times ascend; between straight lines two samples at one time are a jump. */
function sampleProblem({ times, values, interpolation }: Extract<Epoch, { kind: "waveform" }>, where: string): BenchError | undefined {
  if (times.length === 0 && values.length === 0) return waveformEmpty(where);
  if (times.length !== values.length) return waveformLengthsDiffer(where, times.length, values.length);
  const isJump = (i: number) => interpolation === "linear" && times[i] === times[i - 1] && times[i] !== times[i - 2];
  const k = times.findIndex((time, i) => i > 0 && !(time > times[i - 1]!) && !isJump(i));
  return k < 0 ? undefined : waveformTimesNotAscending(`${where}/times/${k}`, times[k - 1]!, times[k]!);
}

/** Samples of a waveform are levels, as they are and as they are scaled. */
function sampleMagnitude(epoch: SweepEpoch, where: string): BenchError[] {
  if (epoch.kind !== "waveform") return [];
  const isWithin = (x: number) => Math.abs(x) <= mostMagnitude;
  // Of 10^6 samples, asked at every key that is typed, those that are in order cost next to nothing.
  if (epoch.values.every((value, k) => isWithin(value) && isWithin(epoch.level + epoch.scale * value) && isWithin(epoch.times[k]!))) return [];
  for (const [k, value] of epoch.values.entries()) {
    const problems = [
      ...magnitudeProblem(`${where}/times/${k}`, `time of ${epoch.label}`, epoch.times[k]!, { unit: "ms" }),
      ...magnitudeProblem(`${where}/values/${k}`, `value of ${epoch.label}`, value, { unit: "level", shown: "" }),
    ];
    if (problems.length > 0) return problems;
    const scaled = magnitudeProblem(`${where}/values/${k}`, `scaled value of ${epoch.label}`, epoch.level + epoch.scale * value, { unit: "level", shown: "" });
    if (scaled.length > 0) return scaled;
  }
  return [];
}

function numberProblem(epoch: SweepEpoch, where: string, sweep: number): BenchError | undefined {
  const { label, duration } = epoch;
  if (!(duration > 0)) return epochTooShort(`${where}/duration`, label, duration, sweep);
  const inLevel = magnitudeProblem(`${where}/level`, `level of ${label}`, epoch.level, { unit: "level", shown: "" });
  const tooLarge = [...magnitudeProblem(`${where}/duration`, `duration of ${label}`, duration, { unit: "ms", isPositive: true }), ...inLevel];
  if (tooLarge[0] !== undefined) return tooLarge[0];
  const values = epoch as unknown as Readonly<Record<string, number>>;
  for (const { key, unit, range } of epochNumbers(epoch.kind)) {
    const value = values[key]!;
    const bounded = unit === "" ? { unit: "level" as const, shown: "" } : unit === "level" ? { unit, shown: "" } : { unit, isPositive: range === "above 0" };
    const [problem] = magnitudeProblem(`${where}/${key}`, `${wordsOf(key)} of ${label}`, value, bounded);
    if (problem !== undefined) return problem;
    const isSound = range === undefined || (range === "above 0" ? value > 0 : value >= 0);
    if (!isSound) return epochNumberInvalid(`${where}/${key}`, label, key, value, unit, sweep, range);
  }
  return relationProblem(epoch, where, sweep) ?? sampleMagnitude(epoch, where)[0];
}
