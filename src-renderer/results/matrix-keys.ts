import type { Place } from "../../src-shared/content/figure-source.ts";
import type { RunAxes } from "./run-axes.ts";

/** Condition that a key moves to in the matrix: sweeps go right, noise levels go up. Undefined for other keys. */
export function matrixStep(key: string, { sweep, noise }: Place, { sweeps, noiseLevels }: Pick<RunAxes, "sweeps" | "noiseLevels">): Place | undefined {
  const within = (place: Place): Place => ({
    sweep: Math.min(Math.max(place.sweep, 0), sweeps - 1),
    noise: Math.min(Math.max(place.noise, 0), noiseLevels.length - 1),
  });
  switch (key) {
    case "ArrowLeft":
      return within({ sweep: sweep - 1, noise });
    case "ArrowRight":
      return within({ sweep: sweep + 1, noise });
    case "ArrowUp":
      return within({ sweep, noise: noise + 1 });
    case "ArrowDown":
      return within({ sweep, noise: noise - 1 });
    case "Home":
      return { sweep: 0, noise };
    case "End":
      return { sweep: sweeps - 1, noise };
    case "PageUp":
      return { sweep, noise: noiseLevels.length - 1 };
    case "PageDown":
      return { sweep, noise: 0 };
    default:
      return undefined;
  }
}
