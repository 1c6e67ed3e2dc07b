import type { Condition } from "../protocol/condition.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { absorb, bitsOfNumber, frozenWord, seedKey, type StreamHash } from "../random/stream-key.ts";

/**
 * The hash from which the streams of a condition are made: seed, sweep, noise level as entered, trial. Names and positions in
 * a queue have no part in it, so that renaming a protocol or adding a sweep, level, trial or neuron changes no other number,
 * and two protocols with one seed share their noise. What noise is frozen over is left out in favour of one word for all.
 */
export function conditionStream(protocol: ResolvedProtocol, condition: Condition): StreamHash {
  const frozen = protocol.noise?.frozen ?? "no";
  const overConditions = frozen === "conditions" || frozen === "both";
  const overTrials = frozen === "trials" || frozen === "both";
  const words = [
    overConditions ? frozenWord : BigInt(condition.sweep),
    overConditions ? frozenWord : bitsOfNumber(levelAsGiven(protocol, condition)),
    overTrials ? frozenWord : BigInt(condition.trial),
  ];
  return words.reduce(absorb, seedKey(protocol.seed));
}

/** The level as the file gives it: 3 pA sqrt(s) is one noise, whatever SD in mV it has in this neuron. 0 without noise. */
function levelAsGiven({ noise, noiseLevelsAsGiven }: ResolvedProtocol, { noiseLevel }: Condition): number {
  const position = noise?.levels.findIndex((level) => level === noiseLevel) ?? -1;
  return noiseLevelsAsGiven[position] ?? 0;
}
