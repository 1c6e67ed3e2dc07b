import { BenchError } from "../foundation/bench-error.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import { parsed, type Parsed } from "../foundation/parsed.ts";
import { negativeValue, notPositive, resistanceUnknown } from "../errors/parameters-errors.ts";
import { countBelowOne, holdIntervalOffGrid, levelRepeated, noLevels, shotWithoutInputs, synapseWithoutTau } from "../errors/protocols-errors.ts";
import { magnitudeProblem } from "../neuron/magnitudes.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import { parseLevels } from "./level-list.ts";
import type { Noise, ResolvedNoise } from "./noise.ts";

/** The values of a protocol that its noise depends on. */
export interface NoiseContext {
  /** the nominal neuron */
  readonly neuron: LifParameters;
  /** unit in which the engine sees the drive */
  readonly driveUnit: "pA" | "V/s";
  /** ms */
  readonly dt: number;
}

type Held = Extract<Noise, { kind: "held" }>;
type Shot = Extract<Noise, { kind: "shot" }>;

/** Noise as the engine has it, and the numbers that its levels were entered as, in the same order. */
export interface ReadNoise {
  readonly noise: ResolvedNoise;
  readonly levelsAsGiven: readonly number[];
}

/** Parses a noise that satisfies its schema: returns the resolved noise, or all rules that it breaks. */
export function readNoise(noise: Noise, context: NoiseContext, where: string): Parsed<ReadNoise> {
  const levels = readLevels(noise.levels, `${where}/levels`);
  const problems = [...levels.problems, ...ownProblems(noise, context.dt, where)];
  const subject = inCurrent(noise);
  if (subject !== undefined && context.neuron.R_m === undefined && (noise.kind === "white" || context.driveUnit === "V/s"))
    problems.push(resistanceUnknown(where, subject));
  const levelsAsGiven = levels.value ?? [];
  return parsed(problems, () => ({ noise: inEngineUnits(noise, levelsAsGiven, context), levelsAsGiven }));
}

/**
 * The noise with its defaults filled in and its levels in the engine's units: white in mV, held and Ornstein-Uhlenbeck in
 * the drive's unit (as are the weights of exponential synapses), shot as multiples of its weights.
 * - white, intensity S: sigma = 1e-3 R_m S / sqrt(2 tau_m / 1000) [mV; MOhm, pA sqrt(s), ms], the stationary SD without threshold
 * - held, intensity S: SD = S / sqrt(interval / 1000) [pA; ms]; uniform noise of that SD has a half-width sqrt(3) times as large
 * - pA to V/s: divided by C_m (pA / pF = V/s)
 */
function inEngineUnits(noise: Noise, entered: readonly number[], context: NoiseContext): ResolvedNoise {
  const { neuron, driveUnit } = context;
  const frozen = noise.frozen ?? "no";
  switch (noise.kind) {
    case "white": {
      const enteredUnit = noise.unit ?? "mV";
      const factor = enteredUnit === "mV" ? 1 : (1e-3 * neuron.R_m!) / Math.sqrt((2 * neuron.tau_m) / 1000);
      return { kind: "white", levels: scaled(entered, factor), frozen, enteredUnit };
    }
    case "held": {
      const interval = noise.interval ?? context.dt;
      const factor = noise.unit === "pA sqrt(s)" ? heldPerIntensity(noise, interval) * toDriveUnit("pA", context) : toDriveUnit(noise.unit ?? driveUnit, context);
      const intervalSteps = Math.round(interval / context.dt);
      return { kind: "held", levels: scaled(entered, factor), frozen, distribution: noise.distribution, unit: driveUnit, intervalSteps };
    }
    case "ornstein-uhlenbeck":
      return { kind: noise.kind, levels: scaled(entered, toDriveUnit(noise.unit ?? driveUnit, context)), frozen, unit: driveUnit, tau: noise.tau };
    case "shot": {
      const factor = noise.synapse === "exponential" ? toDriveUnit("pA", context) : 1;
      const { excitatory, inhibitory } = noise;
      return {
        kind: "shot",
        levels: scaled(entered, 1),
        frozen,
        synapse: noise.synapse,
        tau: noise.synapse === "exponential" ? noise.tau! : 0,
        excitatoryRate: excitatory === undefined ? 0 : excitatory.rate * excitatory.inputs,
        excitatoryWeight: (excitatory?.weight ?? 0) * factor,
        inhibitoryRate: inhibitory === undefined ? 0 : inhibitory.rate * inhibitory.inputs,
        inhibitoryWeight: (inhibitory?.weight ?? 0) * factor,
      };
    }
  }
}

/** Adding 0 turns a level of -0 into 0: levels key streams by their bits. */
function scaled(levels: readonly number[], factor: number): number[] {
  return levels.map((level) => level * factor + 0);
}

function toDriveUnit(unit: "pA" | "V/s", { driveUnit, neuron }: NoiseContext): number {
  if (unit === driveUnit) return 1;
  return unit === "pA" ? 1 / neuron.C_m! : neuron.C_m!;
}

function heldPerIntensity(noise: Held, interval: number): number {
  const standardDeviation = 1 / Math.sqrt(interval / 1000);
  return noise.distribution === "uniform" ? Math.sqrt(3) * standardDeviation : standardDeviation;
}

/** Name of the part of this noise that is given as a current; undefined without one. */
function inCurrent(noise: Noise): string | undefined {
  switch (noise.kind) {
    case "white":
    case "held":
    case "ornstein-uhlenbeck":
      return noise.unit === "pA" || noise.unit === "pA sqrt(s)" ? `The noise levels are in ${noise.unit}` : undefined;
    case "shot":
      return noise.synapse === "exponential" ? "The weights of exponential synapses are in pA" : undefined;
  }
}

/** Rules of this kind of noise, which other kinds do not have. @param dt ms */
function ownProblems(noise: Noise, dt: number, where: string): BenchError[] {
  switch (noise.kind) {
    case "white":
      return [];
    case "held":
      return intervalProblems(noise, dt, where);
    case "ornstein-uhlenbeck":
      if (noise.tau > 0) return magnitudeProblem(`${where}/tau`, "tau", noise.tau, { unit: "ms", isPositive: true });
      return [notPositive(`${where}/tau`, "tau", noise.tau, "ms", "noise without a correlation time is white noise")];
    case "shot":
      return shotProblems(noise, where);
  }
}

function readLevels(levels: Noise["levels"], where: string): Parsed<readonly number[]> {
  let values: readonly number[];
  try {
    values = parseLevels(levels, where);
  } catch (error) {
    if (error instanceof BenchError) return { value: undefined, problems: [error] };
    throw error;
  }
  return parsed(levelProblems(values, (k) => (typeof levels === "string" ? where : `${where}/${k}`), where), () => values);
}

function levelProblems(values: readonly number[], placeOf: (k: number) => string, where: string): BenchError[] {
  if (values.length === 0) return [noLevels(where)];
  const seen = new Set<number>();
  const problems: BenchError[] = [];
  for (const [k, level] of values.entries()) {
    problems.push(...magnitudeProblem(placeOf(k), "level", level, { unit: "level", shown: "" }));
    if (level < 0) problems.push(negativeValue(placeOf(k), "level", level, "", "noise cannot be weaker than none"));
    else if (seen.has(level)) problems.push(levelRepeated(placeOf(k), level));
    seen.add(level);
  }
  return problems;
}

function intervalProblems(noise: Held, dt: number, where: string): BenchError[] {
  const { interval } = noise;
  if (interval === undefined) return [];
  if (!(interval > 0)) return [notPositive(`${where}/interval`, "interval", interval, "ms", "held noise needs some time to be held")];
  return (new TimeGrid(dt).stepAt(interval) ?? 0) >= 1 ? [] : [holdIntervalOffGrid(`${where}/interval`, interval, dt)];
}

function shotProblems(noise: Shot, where: string): BenchError[] {
  const problems: BenchError[] = [];
  if (noise.synapse === "exponential") {
    if (noise.tau === undefined) problems.push(synapseWithoutTau(where));
    else if (!(noise.tau > 0)) problems.push(notPositive(`${where}/tau`, "tau", noise.tau, "ms", "a current that ends as it begins carries no charge"));
    else problems.push(...magnitudeProblem(`${where}/tau`, "tau", noise.tau, { unit: "ms", isPositive: true }));
  }
  if (noise.excitatory === undefined && noise.inhibitory === undefined) problems.push(shotWithoutInputs(where));
  for (const side of ["excitatory", "inhibitory"] as const) {
    const inputs = noise[side];
    if (inputs === undefined) continue;
    const place = `${where}/${side}`;
    const inRate = magnitudeProblem(`${place}/rate`, "rate", inputs.rate, { unit: "events/s" });
    problems.push(...(inRate.length > 0 ? inRate : magnitudeProblem(`${place}/inputs`, "rate x inputs", inputs.rate * inputs.inputs, { unit: "events/s" })));
    problems.push(...magnitudeProblem(`${place}/weight`, "weight", inputs.weight, { unit: "level", shown: "" }));
    if (inputs.rate < 0) problems.push(negativeValue(`${place}/rate`, "rate", inputs.rate, "Hz", "nothing arrives less often than never"));
    if (inputs.inputs < 1) problems.push(countBelowOne(`${place}/inputs`, "inputs", inputs.inputs));
    if (inputs.weight < 0)
      problems.push(
        negativeValue(
          `${place}/weight`,
          "weight",
          inputs.weight,
          noise.synapse === "delta" ? "mV" : "pA",
          "inhibitory events are subtracted by their side, not by their sign",
        ),
      );
  }
  return problems;
}
