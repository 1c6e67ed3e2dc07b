import { liveNoiseLevels, liveParameterSpread, livePopulationTooLarge, liveStepTooSmall, liveSynapseNeedsGrid } from "../errors/live-errors.ts";
import type { BenchError } from "../foundation/bench-error.ts";
import type { Parsed } from "../foundation/parsed.ts";
import { parameterNames } from "../neuron/declared-parameters.ts";
import type { Neuron } from "../neuron/lif-parameters.ts";
import { planOf } from "../plan/plan-of-protocol.ts";
import type { Plan } from "../plan/plan.ts";
import type { Epoch } from "../protocol/epoch.ts";
import type { Noise } from "../protocol/noise.ts";
import type { Integrator, LevelUnit, Protocol } from "../protocol/protocol.ts";

/**
 * Everything that a live neuron is set to, in the words of a file: what is legal in a protocol is legal here. A population has
 * the same parameters in every neuron.
 */
export interface LiveParameters {
  /** plain numbers, no spreads; V_init is where the neuron starts after a reset */
  readonly neuron: Neuron;
  /** unit of `level` */
  readonly levelUnit: LevelUnit;
  /** the current that flows now, a pulse included */
  readonly level: number;
  /** of one level; undefined: none */
  readonly noise: Noise | undefined;
  readonly integrator: Integrator;
  /** ms */
  readonly dt: number;
  /** of the first stretch; the others have seeds of their own, see `seedOfStretch` */
  readonly seed: string;
  /** neurons, 1 to `mostLiveNeurons` */
  readonly population: number;
}

/** Neurons of a live population: as many rows as a raster shows. */
export const mostLiveNeurons = 1000;
/** ms; a finer step would take more steps a frame than a frame has time for */
const leastStep = 1e-3;

/** Seed of stretch `stretch` (from 0): noise begins anew wherever something was touched, and never as it began before. */
function seedOfStretch(seed: string, stretch: number): string {
  return stretch === 0 ? seed : `${seed} / stretch ${stretch + 1}`;
}

/** The stretch that a protocol says. */
export interface StretchWords {
  readonly id: string;
  readonly name: string;
  readonly notes: string;
  readonly stretch: number;
  /** mV; undefined: as the neuron says */
  readonly V_init: number | undefined;
  readonly epochs: readonly Epoch[];
}

/** A stretch under these parameters as a protocol of a file. Of a population one neuron is recorded: the one that is seen. */
export function protocolOfStretch(parameters: LiveParameters, { stretch, V_init, epochs, ...named }: StretchWords): Protocol {
  const { neuron, levelUnit, noise, integrator, dt, seed, population } = parameters;
  return {
    ...named,
    neuron: V_init === undefined ? neuron : { ...neuron, V_init },
    levelUnit,
    epochs: [...epochs],
    ...(noise === undefined ? {} : { noise }),
    ...(population === 1 ? {} : { population, record: { neurons: 1 } }),
    dt,
    integrator,
    seed: seedOfStretch(seed, stretch),
  };
}

/**
 * What live parameters mean, as the plan of a protocol that holds the current for one step: its drive and its noise are what flows. Or
 * everything that is wrong with them, in the errors of a protocol.
 *
 * @param where for errors; the JSON path of a parameter follows it: "/neuron/tau_m", "/epochs/0/level", "/noise/levels/0", "/population"
 */
export function readLive(parameters: LiveParameters, where = "", stretch = 0, V_init?: number): Parsed<Plan> {
  const problems = ownProblems(parameters, where);
  if (problems.length > 0) return { value: undefined, problems };
  const epochs: Epoch[] = [{ kind: "step", duration: parameters.dt, level: parameters.level }];
  return planOf(protocolOfStretch(parameters, { id: "live", name: "Live", notes: "", stretch, V_init, epochs }), where);
}

/** The rules that a protocol does not have. */
function ownProblems({ neuron, noise, integrator, dt, population }: LiveParameters, where: string): BenchError[] {
  const problems: BenchError[] = parameterNames.flatMap((name) => (typeof neuron[name] === "object" ? [liveParameterSpread(`${where}/neuron/${name}`, name)] : []));
  if (population > mostLiveNeurons) problems.push(livePopulationTooLarge(`${where}/population`, population, mostLiveNeurons));
  if (dt > 0 && dt < leastStep) problems.push(liveStepTooSmall(`${where}/dt`, dt, leastStep));
  if (typeof noise?.levels === "object" && noise.levels.length !== 1) problems.push(liveNoiseLevels(`${where}/noise/levels`, noise.levels.length));
  if (integrator === "exact" && noise?.kind === "shot" && noise.synapse === "exponential") problems.push(liveSynapseNeedsGrid(`${where}/noise/synapse`));
  return problems;
}
