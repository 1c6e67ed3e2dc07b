import type { Plan } from "../plan/plan.ts";
import type { Setting } from "../plan/settings-of-protocol.ts";

/** What stands beside a drawn drive of noisy input, without a full stop; "" without noise. @param settings that are drawn; by default all */
export function undrawnNoise({ data, driveUnit }: Plan, settings: readonly Setting[] = data.settings): string {
  const isNoisy = settings.some(({ noiseLevel = 0 }) => noiseLevel !== 0);
  return isNoisy ? `Noise is not drawn in the ${driveUnit === "pA" ? "current" : "drive"}` : "";
}
