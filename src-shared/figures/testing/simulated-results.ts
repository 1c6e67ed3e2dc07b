import { driveGain } from "../../neuron/derived.ts";
import type { Condition } from "../../protocol/condition.ts";
import type { Protocol, ResolvedProtocol } from "../../protocol/protocol.ts";
import { resolveProtocol } from "../../protocol/resolve-protocol.ts";
import { aProtocol } from "../../protocol/testing/a-protocol.ts";
import type { ProtocolResult } from "../../statistics/protocol-result.ts";
import { aResultOf } from "../../statistics/testing/a-result.ts";
import { compileStimulus } from "../../stimulus/compile-stimulus.ts";
import { levelAt } from "../../stimulus/sample-stimulus.ts";

/**
 * A result that looks like a neuron's: plain Euler-Maruyama with a small generator of its own. Good enough to look at a
 * figure and to test its structure; the numbers are nobody's truth.
 */
export function aSimulatedResult(differences: Partial<Protocol>): ProtocolResult {
  const given = aProtocol(differences);
  const protocol = resolveProtocol(given, "test.rheobase.json /protocols/0");
  const runs = new Map<string, { V: Float64Array; spikes: number[] }>();
  const runOf = (condition: Condition, neuron: number) => {
    const key = `${condition.index} ${neuron}`;
    const run = runs.get(key) ?? simulate(protocol, condition, neuron);
    runs.set(key, run);
    return run;
  };
  return aResultOf(given, {
    spikes: (condition, neuron) => runOf(condition, neuron).spikes,
    V: (condition, neuron, sample) => runOf(condition, neuron).V[sample * protocol.recordEvery]!,
  });
}

function simulate(protocol: ResolvedProtocol, condition: Condition, neuron: number): { V: Float64Array; spikes: number[] } {
  const { tau_m, E_L, V_th, V_reset, V_init, t_ref } = protocol.neuron;
  const { dt, noise } = protocol;
  const stimulus = compileStimulus(protocol, condition.sweep);
  const gain = driveGain(protocol.neuron, stimulus.unit)!;
  const normal = gaussian(1 + condition.index * 1009 + neuron);
  const steps = Math.round(stimulus.duration / dt);
  const V = new Float64Array(steps + 1);
  const spikes: number[] = [];
  let v = V_init;
  let free = 0;
  for (let k = 0; k <= steps; k++) {
    V[k] = v;
    const t = k * dt;
    if (t < free) continue;
    const level = condition.noiseLevel ?? 0;
    const held = noise?.kind === "held" ? gain * level * normal() : 0;
    const white = noise?.kind === "white" ? level * Math.sqrt((2 * dt) / tau_m) * normal() : 0;
    v += (dt / tau_m) * (E_L - v + gain * levelAt(stimulus, t) + held) + white;
    if (v >= V_th) {
      spikes.push(t + 0.5 * dt);
      v = V_reset;
      free = t + 0.5 * dt + t_ref;
    }
  }
  return { V, spikes };
}

/** Box-Muller on a linear congruential generator. */
function gaussian(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  const uniform = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) + 0.5) / 4294967296;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
