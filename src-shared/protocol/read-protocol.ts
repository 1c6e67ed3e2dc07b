import type { BenchError } from "../foundation/bench-error.ts";
import { parsed, type Parsed } from "../foundation/parsed.ts";
import { negativeValue, notPositive, resistanceUnknown } from "../errors/parameters-errors.ts";
import { neitherNeuronNorNetwork, networkIntegrator, neuronAndNetwork, noiseNotOfNetworks, notOfNetworks } from "../errors/networks-errors.ts";
import { countBelowOne, recordBeyondPopulation, rheobaseNotPositive } from "../errors/protocols-errors.ts";
import { magnitudeProblem } from "../neuron/magnitudes.ts";
import { readNeuron } from "../neuron/read-neuron.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import { driveUnit } from "./drive-unit.ts";
import { drives } from "./epoch-meaning.ts";
import { epochProblems } from "./epoch-problems.ts";
import type { Network } from "./network/network-schema.ts";
import { isNetworkNoise } from "./network/read-group.ts";
import { readNetwork } from "./network/read-network.ts";
import type { Integrator, LevelUnit, Protocol, ResolvedProtocol } from "./protocol.ts";
import { readNoise } from "./read-noise.ts";

const defaults = { dt: 0.1, integrator: "exact", seed: "rheobase" } as const;

/**
 * Parses a protocol that satisfies its schema: fills in all defaults and checks all rules that do not depend on the sweeps' lengths, or
 * returns all problems. A rule is checked only if the values that it needs are valid. A `Plan` is made from the result,
 * which judges the rest: whoever wants a protocol asks `planOf`.
 *
 * @param where for errors: file and JSON path of the protocol, "steps.rheobase.json /protocols/0"
 */
export function readProtocol(protocol: Protocol, where: string): Parsed<ResolvedProtocol> {
  if (protocol.network !== undefined) return readNetworkProtocol(protocol, protocol.network, where);
  if (protocol.neuron === undefined) return { value: undefined, problems: [neitherNeuronNorNetwork(where)] };
  const neuron = readNeuron(protocol.neuron, `${where}/neuron`);
  const numbers = readNumbers(protocol, where);
  const inEpochs = numbers.value === undefined ? [] : epochProblems(protocol, numbers.value.dt, where);
  if (neuron.value === undefined || numbers.value === undefined || inEpochs.length > 0) {
    return { value: undefined, problems: [...neuron.problems, ...numbers.problems, ...inEpochs] };
  }
  const levelUnit = levelUnitOf(protocol, neuron.value);
  const { dt } = numbers.value;
  const inDrive = driveProblems(levelUnit, protocol, neuron.value, where);
  const context = { neuron: neuron.value, driveUnit: driveUnit({ levelUnit, neuron: neuron.value }), dt };
  const noise = protocol.noise === undefined ? withoutNoise : readNoise(protocol.noise, context, `${where}/noise`);
  if (noise.value === undefined || inDrive.length > 0) return { value: undefined, problems: [...inDrive, ...noise.problems] };
  return {
    problems: [],
    value: {
      id: protocol.id,
      name: protocol.name,
      notes: protocol.notes ?? "",
      neuron: neuron.value,
      neuronAsGiven: protocol.neuron,
      network: undefined,
      levelUnit,
      holding: protocol.holding ?? 0,
      epochs: protocol.epochs,
      noise: noise.value.noise,
      noiseLevelsAsGiven: noise.value.levelsAsGiven,
      duration: protocol.duration,
      integrator: protocol.integrator ?? defaults.integrator,
      seed: protocol.seed ?? defaults.seed,
      recordV: protocol.record?.V ?? true,
      ...numbers.value,
    },
  };
}

/** A network in place of a neuron: every group is read as a protocol of its own, which has what the protocol says for all. */
function readNetworkProtocol(protocol: Protocol, network: Network, where: string): Parsed<ResolvedProtocol> {
  const { integrator = "grid", seed = defaults.seed } = protocol;
  const numbers = readNumbers(protocol, where);
  const inEpochs = numbers.value === undefined ? [] : epochProblems(protocol, numbers.value.dt, where);
  const problems = [...networkKeyProblems(protocol, integrator, where), ...numbers.problems, ...inEpochs];
  if (numbers.value === undefined || integrator === "euler" || problems.length > 0) return { value: undefined, problems };
  const { dt } = numbers.value;
  const read = readNetwork(network, { protocol, seed, dt, integrator, readAlone: readProtocol }, `${where}/network`);
  if (read.value === undefined) return read;
  const { groups, size } = read.value;
  const heir = groups[network.groups.findIndex(({ noise }) => noise === undefined)];
  const recordNeurons = groups.reduce((sum, { recorded }) => sum + recorded.length, 0);
  return {
    problems: [],
    value: {
      ...groups[0]!.alone,
      ...{ name: protocol.name, network: read.value, population: size, integrator, seed },
      noise: protocol.noise === undefined ? undefined : heir?.alone.noise,
      noiseLevelsAsGiven: protocol.noise === undefined ? [] : (heir?.alone.noiseLevelsAsGiven ?? []),
      holding: protocol.holding ?? 0,
      epochs: protocol.epochs,
      recordV: recordNeurons > 0 && (protocol.record?.V ?? true),
      recordEvery: numbers.value.recordEvery,
      recordNeurons,
    },
  };
}

/** Keys that mean nothing beside a network. */
function networkKeyProblems({ neuron, population, record, noise }: Protocol, integrator: Integrator, where: string): BenchError[] {
  const problems: BenchError[] = [];
  if (neuron !== undefined) problems.push(neuronAndNetwork(`${where}/neuron`));
  if (population !== undefined) problems.push(notOfNetworks(`${where}/population`, "population", "every group has a size of its own"));
  if (record?.neurons !== undefined) problems.push(notOfNetworks(`${where}/record/neurons`, "record.neurons", "every group names its recorded neurons in a record of its own"));
  if (noise !== undefined && !isNetworkNoise(noise)) problems.push(noiseNotOfNetworks(`${where}/noise`, noise.kind));
  if (integrator === "euler") problems.push(networkIntegrator(`${where}/integrator`, integrator));
  return problems;
}

const withoutNoise = { value: { noise: undefined, levelsAsGiven: [] }, problems: [] } as const;

/** pA by default; V/s where the neuron has no resistance and nothing drives it, because 0 pA is 0 V/s. */
function levelUnitOf(protocol: Protocol, neuron: LifParameters): LevelUnit {
  const given = protocol.levelUnit ?? "pA";
  return given === "pA" && neuron.R_m === undefined && !isDriven(protocol) ? "V/s" : given;
}

/** true if a level of the protocol differs from 0 */
function isDriven(protocol: Protocol): boolean {
  return (protocol.holding ?? 0) !== 0 || protocol.epochs.some(drives);
}

type Numbers = Pick<ResolvedProtocol, "sweeps" | "trials" | "population" | "recordEvery" | "recordNeurons" | "dt" | "window">;

function readNumbers({ sweeps = 1, trials = 1, population = 1, dt = defaults.dt, record = {}, window = {} }: Protocol, where: string): Parsed<Numbers> {
  const { every = 1, neurons } = record;
  const { from, to, transient = 0 } = window;
  const problems: BenchError[] = [];
  for (const [name, value] of Object.entries({ sweeps, trials, population })) {
    if (value < 1) problems.push(countBelowOne(`${where}/${name}`, name, value));
  }
  for (const [name, value] of Object.entries({ every, neurons: neurons ?? 1 })) {
    if (value < 1) problems.push(countBelowOne(`${where}/record/${name}`, `record.${name}`, value));
  }
  if (neurons !== undefined && neurons > population && population >= 1) problems.push(recordBeyondPopulation(`${where}/record/neurons`, neurons, population));
  if (!(dt > 0)) problems.push(notPositive(`${where}/dt`, "dt", dt, "ms", "time would stand still"));
  problems.push(...magnitudeProblem(`${where}/dt`, "dt", dt, { unit: "ms", isPositive: true }));
  if (transient < 0) problems.push(negativeValue(`${where}/window/transient`, "transient", transient, "ms", "it is left out at the start of the window"));
  return parsed(problems, () => ({ sweeps, trials, population, recordEvery: every, recordNeurons: neurons ?? population, dt, window: { from, to, transient } }));
}

function driveProblems(levelUnit: LevelUnit, { holding = 0 }: Protocol, neuron: LifParameters, where: string): BenchError[] {
  const tooLarge = magnitudeProblem(`${where}/holding`, "holding", holding, { unit: "level", shown: "" });
  if (tooLarge.length > 0) return tooLarge;
  if (levelUnit === "pA" && neuron.R_m === undefined) return [resistanceUnknown(`${where}/neuron`, "The levels are in pA")];
  if (levelUnit === "rheobase" && !(neuron.E_L < neuron.V_th)) return [rheobaseNotPositive(`${where}/levelUnit`, neuron.E_L, neuron.V_th)];
  return [];
}
