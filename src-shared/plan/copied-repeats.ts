import type { Setting } from "./settings-of-protocol.ts";

/** true if the repeats of a setting are copies of each other, because there is no noise, or the noise is frozen over trials */
export function repeatsAreCopies({ protocol: { noise }, noiseLevel }: Pick<Setting, "protocol" | "noiseLevel">): boolean {
  return noise === undefined || noiseLevel === 0 || noise.frozen === "trials" || noise.frozen === "both";
}
