import { unitInName } from "../foundation/unit-in-name.ts";
import { noiseUnit } from "../protocol/noise-unit.ts";
import type { ResolvedNoise } from "../protocol/noise.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { Axis, AxisWords } from "./axis.ts";

/** An axis that a protocol may have. Its size is known before its values are listed, for there may be too many to list. */
export interface DeclaredAxis {
  /** "sweeps" */
  readonly many: string;
  readonly size: number;
  /** undefined where the protocol does not vary this */
  readonly axis: () => Axis | undefined;
}

/**
 * The list of axes in canonical order: the stimulus first, then parameters, repeats last. A new axis is a new entry; how it
 * changes what is simulated stands in `settings-of-protocol.ts`.
 */
export function declaredAxes(p: ResolvedProtocol): DeclaredAxis[] {
  const { noise } = p;
  return [
    { many: "sweeps", size: p.sweeps, axis: () => counted("sweep", "stimulus", p.sweeps) },
    { many: "noise levels", size: noise?.levels.length ?? 1, axis: () => (noise === undefined ? undefined : noiseAxis(noise, p.dt)) },
    { many: "trials", size: p.trials, axis: () => counted("trial", "repeat", p.trials) },
  ];
}

function counted(name: string, role: Axis["role"], size: number): Axis {
  const title = name[0]!.toUpperCase() + name.slice(1);
  return {
    ...{ name, role, isCounted: true, unit: undefined, column: name, letter: name[0]! },
    values: Array.from({ length: size }, (_, k) => k),
    words: { one: name, many: `${name}s`, title, symbol: { text: name, italic: false }, note: "" },
  };
}

/** The axis whose value is a number of the kernel rather than of a protocol: theory is continuous along it. */
export const noiseAxisName = "noise";

function noiseAxis(noise: ResolvedNoise, dt: number): Axis {
  const unit = noiseUnit(noise);
  return {
    ...{ name: noiseAxisName, role: "parameter", isCounted: false, unit, letter: "n" },
    column: unit === undefined ? "noise_scale" : `noise_${unitInName(unit)}`,
    values: noise.levels,
    words: { one: "noise level", many: "noise levels", ...noiseWords(noise, dt) },
  };
}

function noiseWords(noise: ResolvedNoise, dt: number): Pick<AxisWords, "title" | "symbol" | "note"> {
  switch (noise.kind) {
    case "white":
      return { title: "Noise σ", symbol: { text: "σ", italic: true }, note: "" };
    case "held": {
      const text = noise.distribution === "gaussian" ? "SD" : "half-width";
      // The effect of held noise depends on its interval, so always show the interval with the level.
      return { title: `Noise ${text}`, symbol: { text, italic: false }, note: `Noise held for ${ms(noise.intervalSteps * dt)}` };
    }
    case "ornstein-uhlenbeck":
      return { title: "Noise σ", symbol: { text: "σ", italic: true }, note: `Noise correlation time ${ms(noise.tau)}` };
    case "shot":
      return { title: "Factor of synaptic weights", symbol: { text: "weight", italic: false }, note: "" };
  }
}

const ms = (time: number): string => `${Number(time.toPrecision(4))} ms`;
