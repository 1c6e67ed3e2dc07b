import type { Condition, ConditionAxis } from "./condition.ts";
import type { ResolvedProtocol } from "./protocol.ts";

/** The named axes of a protocol in canonical order: sweep, noise level (only where there is noise), trial. */
export function axesOf(p: ResolvedProtocol): ConditionAxis[] {
  const counting = (n: number) => Array.from({ length: n }, (_, k) => k);
  return [
    { name: "sweep", values: counting(p.sweeps) },
    ...(p.noise === undefined ? [] : [{ name: "noise", values: p.noise.levels } as const]),
    { name: "trial", values: counting(p.trials) },
  ];
}

/** Every condition of a protocol in canonical order, the last axis fastest. `resolveProtocol` has refused more than 10^6. */
export function conditionsOf(p: ResolvedProtocol): Condition[] {
  const noiseLevels: readonly (number | undefined)[] = p.noise?.levels ?? [undefined];
  const conditions: Condition[] = [];
  for (let sweep = 0; sweep < p.sweeps; sweep++)
    for (const noiseLevel of noiseLevels)
      for (let trial = 0; trial < p.trials; trial++) conditions.push({ index: conditions.length, sweep, noiseLevel, trial });
  return conditions;
}
