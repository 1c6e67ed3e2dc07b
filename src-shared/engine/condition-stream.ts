import type { Condition } from "../plan/condition.ts";
import type { Plan } from "../plan/plan.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { absorb, bitsOfNumber, frozenWord, seedKey, type StreamHash } from "../random/stream-key.ts";

/** The axes that streams have been keyed by since the first version, in this order; without noise its level is 0. */
const firstAxes = ["sweep", "noise", "trial"];

/**
 * The hash from which the streams of a condition are made: seed, sweep, noise level as entered, trial, then the values of any
 * further axes. Names and positions in a queue have no part in it, so that renaming a protocol or adding a sweep, level, trial
 * or neuron changes no other number, and two protocols with one seed share their noise. What noise is frozen over is left out
 * in favour of one word for all.
 */
export function conditionStream(plan: Plan, condition: Condition): StreamHash {
  const { protocol } = plan.settingOf(condition);
  const frozen = protocol.noise?.frozen ?? "no";
  const overConditions = frozen === "conditions" || frozen === "both";
  const overTrials = frozen === "trials" || frozen === "both";
  const further = plan.axes.flatMap(({ name }) => (firstAxes.includes(name) ? [] : [name]));
  const words = [...firstAxes, ...further].map((name) => {
    const axis = plan.axes[plan.axisPosition(name)];
    if (axis?.role === "repeat" ? overTrials : overConditions) return frozenWord;
    const position = plan.positionOn(name, condition);
    // A level counts as the file gives it: 3 pA sqrt(s) is one noise, whatever SD in mV it has in this neuron.
    if (name === "noise") return bitsOfNumber(protocol.noiseLevelsAsGiven[position] ?? 0);
    return axis?.isCounted === true ? BigInt(position) : bitsOfNumber(axis!.values[position]!);
  });
  return words.reduce(absorb, keyOf(protocol));
}

/** A seed's key costs more than a short trial: it is made once for all conditions of a protocol. */
const keys = new WeakMap<ResolvedProtocol, StreamHash>();

function keyOf(protocol: ResolvedProtocol): StreamHash {
  const key = keys.get(protocol) ?? seedKey(protocol.seed);
  keys.set(protocol, key);
  return key;
}
