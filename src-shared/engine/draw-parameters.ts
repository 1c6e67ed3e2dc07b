import { drawsNeverSound } from "../errors/runs-errors.ts";
import { completeParameters } from "../neuron/complete-parameters.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import { parameterNames, parameterOf, type ParameterName } from "../neuron/declared-parameters.ts";
import { parameterProblems } from "../neuron/read-neuron.ts";
import { drawFrom } from "../network/draw-value.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { Generator } from "../random/generator.ts";
import { seedKey, streamPurpose } from "../random/stream-key.ts";

/** Draws of one neuron before its spread is refused as hopeless. */
const mostDraws = 1000;

/**
 * The neurons of a protocol's population. Parameters that are spread are drawn once per neuron, each from a stream keyed by the
 * seed, the neuron's number and the parameter, so that neuron k is the same in every condition and in a larger population.
 * A set that breaks a rule (V_reset >= V_th, tau_m <= 0, ...) is drawn again: spreads are truncated to valid values.
 *
 * @throws BenchError draws-never-sound when a spread hardly ever gives a sound neuron
 */
export function drawParameters(protocol: ResolvedProtocol): readonly LifParameters[] {
  const given = protocol.neuronAsGiven;
  const spread = parameterNames.filter((name) => typeof given[name] === "object");
  if (spread.length === 0) return Array.from({ length: protocol.population }, () => protocol.neuron);
  const key = seedKey(protocol.seed);
  return Array.from({ length: protocol.population }, (_, neuron) => {
    const streams = spread.map((name) => Generator.ofStream(key, neuron, (streamPurpose.parameters << 8n) + BigInt(parameterOf(name).stream)));
    for (let draw = 0; draw < mostDraws; draw++) {
      const values: { [name in ParameterName]?: number } = {};
      for (const name of parameterNames) {
        const parameter = given[name];
        if (parameter === undefined) continue;
        values[name] = typeof parameter === "number" ? parameter : drawFrom(parameter, streams[spread.indexOf(name)]!);
      }
      const { E_L, V_th, V_reset } = values;
      const drawn = completeParameters({ ...values, E_L: E_L!, V_th: V_th!, V_reset: V_reset! });
      if (parameterProblems(drawn, "").length === 0 && (drawn.C_m === undefined || drawn.C_m > 0)) return drawn;
    }
    throw drawsNeverSound(protocol.name, neuron, mostDraws);
  });
}
