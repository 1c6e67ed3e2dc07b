import type { ResolvedNetwork } from "../protocol/protocol.ts";
import type { Setting } from "./settings-of-protocol.ts";

/** true if a group of the network draws input of its own: Poisson trains, or noise beside that of the protocol */
function drawsInput({ groups }: ResolvedNetwork): boolean {
  return groups.some(({ poisson, alone }) => poisson.length > 0 || (alone.noise !== undefined && alone.noise.levels.some((level) => level > 0)));
}

/** true if the repeats of a setting are copies of each other, because there is no noise, or the noise is frozen over trials */
export function repeatsAreCopies({ protocol: { noise, network }, noiseLevel }: Pick<Setting, "protocol" | "noiseLevel">): boolean {
  if (network !== undefined && drawsInput(network)) return false;
  return noise === undefined || noiseLevel === 0 || noise.frozen === "trials" || noise.frozen === "both";
}
