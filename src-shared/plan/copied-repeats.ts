import type { Setting } from "./settings-of-protocol.ts";

/** Whether the repeats of a setting are copies of each other: nothing is drawn anew in them, for there is no noise, or it is frozen over trials. */
export function repeatsAreCopies({ protocol: { noise }, noiseLevel }: Pick<Setting, "protocol" | "noiseLevel">): boolean {
  return noise === undefined || noiseLevel === 0 || noise.frozen === "trials" || noise.frozen === "both";
}
