import type { Plan } from "../plan/plan.ts";

/** What stands beside a drawn drive of noisy input, without a full stop; "" without noise. */
export function undrawnNoise({ data: { settings }, driveUnit }: Plan): string {
  const isNoisy = settings.some(({ noiseLevel = 0 }) => noiseLevel !== 0);
  return isNoisy ? `Noise is not drawn in the ${driveUnit === "pA" ? "current" : "drive"}` : "";
}
