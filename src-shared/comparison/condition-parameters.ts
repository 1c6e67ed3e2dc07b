import { driveUnit } from "../protocol/drive-unit.ts";
import { noiseUnit } from "../protocol/noise-unit.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { Parameter } from "./parameter.ts";

/** Longest list of numbers that is written out. */
const fewLevels = 5;

/** Parameters of the conditions: sweeps, noise and its levels, trials, neurons. */
export function conditionParameters(p: ResolvedProtocol): Parameter[] {
  return [
    { name: "sweeps", value: p.sweeps },
    ...noiseParameters(p),
    { name: "trials", value: p.trials },
    { name: "population", value: p.population },
  ];
}

function noiseParameters(p: ResolvedProtocol): Parameter[] {
  const { noise, dt } = p;
  if (noise === undefined) return [{ name: "noise", value: "none" }];
  const common: Parameter[] = [
    { name: "noise", value: noise.kind },
    levelsOf(noise.levels, noiseUnit(noise)),
    { name: "noise, frozen over", value: frozenOver[noise.frozen] },
  ];
  switch (noise.kind) {
    case "white":
      return common;
    case "held":
      return [...common, { name: "noise, distribution", value: noise.distribution }, { name: "noise, interval", unit: "ms", value: noise.intervalSteps * dt }];
    case "ornstein-uhlenbeck":
      return [...common, { name: "noise, tau", symbol: [{ text: "noise, " }, { text: "τ", italic: true }], unit: "ms", value: noise.tau }];
    case "shot": {
      const weight = noise.synapse === "delta" ? "mV" : driveUnit(p);
      return [
        ...common,
        { name: "noise, synapse", value: noise.synapse },
        ...(noise.synapse === "exponential"
          ? [{ name: "noise, synaptic tau", symbol: [{ text: "noise, synaptic " }, { text: "τ", italic: true }], unit: "ms", value: noise.tau }]
          : []),
        { name: "noise, excitatory rate", unit: "Hz", value: noise.excitatoryRate },
        { name: "noise, excitatory weight", unit: weight, value: noise.excitatoryWeight },
        { name: "noise, inhibitory rate", unit: "Hz", value: noise.inhibitoryRate },
        { name: "noise, inhibitory weight", unit: weight, value: noise.inhibitoryWeight },
      ];
    }
  }
}

const frozenOver = { no: "nothing", trials: "trials", conditions: "sweeps and levels", both: "sweeps, levels and trials" } as const;

/** One level is a number; a short list is written out, a long one by its ends. */
function levelsOf(levels: readonly number[], unit: string | undefined): Parameter {
  const name = "noise, level";
  const [first] = levels;
  if (levels.length === 1 && first !== undefined) return { name, unit, value: first };
  const texts = levels.map((level) => String(Number(level.toPrecision(6))));
  const value = texts.length <= fewLevels ? texts.join(", ") : `${texts[0]!} to ${texts.at(-1)!}, ${texts.length} levels`;
  return { name, unit, value, numbers: [levels] };
}
