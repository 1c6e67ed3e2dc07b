import { countText } from "../content/number-text.ts";
import type { Protocol, ResolvedProtocol } from "../protocol/protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { conditionsSentence, parameterSentences, stimulusSentences, windowSentence } from "./methods-conditions.ts";
import { integratorSentences } from "./methods-integrator.ts";
import { networkSentences } from "./methods-network.ts";
import { neuronSentences } from "./methods-neuron.ts";
import { isRandom, noiseSentences } from "./methods-noise.ts";

/** A run to be described in a Methods section. */
export interface DescribedRun {
  /** of the program that computed the numbers */
  readonly versions: { readonly app: string; readonly engine: number };
  /** as it was run */
  readonly protocol: Protocol;
  /** SHA-256 of the spikes of all conditions; undefined where not every condition finished */
  readonly spikeDigest: string | undefined;
  /** conditions that finished, and all there were */
  readonly finished: number;
  readonly total: number;
}

/**
 * A paragraph for the Methods section of a paper: software, model, integrator and what it means, stimulus, noise, trials, seed,
 * and the digest by which a reader can check that they have the same spikes. Numbers are written as they were entered, with their units;
 * only what applies to this protocol is said.
 *
 * @throws BenchError where the protocol breaks a rule; a protocol that was run does not
 */
export function methodsParagraph({ versions, protocol, spikeDigest, finished, total }: DescribedRun): string {
  const plan = planOrThrow(protocol, "");
  const resolved = plan.protocol;
  return [
    `Simulations were run with Rheobase ${versions.app} (engine ${versions.engine}).`,
    ...(resolved.network === undefined ? neuronSentences(resolved) : networkSentences(protocol, resolved)),
    ...integratorSentences(resolved),
    ...stimulusSentences(resolved),
    ...noiseSentences(protocol, resolved),
    ...parameterSentences(plan),
    conditionsSentence(plan),
    ...windowSentence(resolved),
    ...(isRandom(resolved) ? [`Random numbers came from xoshiro256++ streams keyed by the seed “${resolved.seed}”.`] : []),
    recordSentence(resolved, finished, total, spikeDigest),
  ].join(" ");
}

function recordSentence(resolved: ResolvedProtocol, finished: number, total: number, digest: string | undefined): string {
  if (finished < total) return `Of these, ${countText(finished)} of ${countText(total)} conditions were completed.`;
  const repeats = isRandom(resolved) ? "The run repeats to the bit from protocol and seed" : "The run repeats to the bit from its protocol";
  return digest === undefined ? `${repeats}.` : `${repeats}; the SHA-256 of its spike times is ${digest}.`;
}
