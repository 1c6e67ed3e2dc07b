import type { ResolvedNoise } from "./noise.ts";

/** Unit of the levels of a noise as the engine has them; undefined for shot noise, whose levels multiply its weights. */
export function noiseUnit(noise: ResolvedNoise): "mV" | "pA" | "V/s" | undefined {
  switch (noise.kind) {
    case "white":
      return "mV";
    case "held":
    case "ornstein-uhlenbeck":
      return noise.unit;
    case "shot":
      return undefined;
  }
}
