const neuron = { tau_m: 20, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 };
const currents = { kind: "exponential", tauExcitatory: 2, tauInhibitory: 5 };

/** A sound protocol with two groups and a projection between them, to be made unsound. */
const sound = {
  ...{ id: "net", name: "Net", epochs: [], duration: 100 },
  network: {
    groups: [
      { name: "E", size: 10, neuron, synapses: { kind: "delta" } },
      { name: "I", size: 5, neuron, synapses: { kind: "delta" } },
    ],
    projections: [{ source: "E", target: "I", connect: { rule: "fixed_indegree", indegree: 3 }, weight: 0.1, delay: 1.5 }] as object[],
  },
};

const [E, I] = sound.network.groups as [object, object];
const [projection] = sound.network.projections;
const net = (changes: object): object => ({ ...sound, network: { ...sound.network, ...changes } });
const group = (changes: object): object => net({ groups: [{ ...E, ...changes }, I] });
const project = (changes: object): object => net({ projections: [{ ...projection, ...changes }] });
const connect = (rule: object, ends: object = {}): object => project({ connect: rule, ...ends });
const edges = (...rows: number[][]): object => net({ projections: [{ source: "E", target: "I", connect: { rule: "edges", edges: rows } }] });
const recurrent = { source: "E", target: "E" };

export const soundNetwork: object = sound;

/** Per row: a title, a protocol, and its first error: code, place behind the protocol's, and a part of what it says. */
export const badNetworks: readonly [title: string, protocol: object, code: string, place: string, says: string][] = [
  ["a neuron beside the network", { ...sound, neuron }, "neuron-and-network", "/neuron", "a neuron and a network"],
  ["neither neuron nor network", { id: "a", name: "A", epochs: [], duration: 10 }, "neither-neuron-nor-network", "", "neither a neuron nor a network"],
  ["a population beside the network", { ...sound, population: 10 }, "not-of-networks", "/population", "population says nothing"],
  ["recorded neurons by their count", { ...sound, record: { neurons: 2 } }, "not-of-networks", "/record/neurons", "record.neurons says nothing"],
  ["the integrator euler", { ...sound, integrator: "euler" }, "network-integrator", "/integrator", '"euler"'],
  [
    "shot noise",
    { ...sound, noise: { kind: "shot", synapse: "delta", levels: [1], excitatory: { rate: 1, inputs: 1, weight: 1 } } },
    "noise-not-of-networks",
    "/noise",
    "no shot noise",
  ],
  ["no groups", net({ groups: [] }), "value-invalid", "/network/groups", "a list that is not empty"],
  ["groups that are no list", net({ groups: {} }), "value-invalid", "/network/groups", "a list"],
  ["two groups of one name", net({ groups: [E, E] }), "network-name-repeated", "/network/groups/1/name", 'the name "E"'],
  ["a group without a name", group({ name: "" }), "value-invalid", "/network/groups/0/name", "text that is not empty"],
  ["a negative size", group({ size: -3 }), "network-count-invalid", "/network/groups/0/size", "size is -3"],
  ["a size of 0", group({ size: 0 }), "network-count-invalid", "/network/groups/0/size", "size is 0"],
  ["half a neuron", group({ size: 2.5 }), "value-invalid", "/network/groups/0/size", "a whole number"],
  ["a group without a neuron", group({ neuron: undefined }), "value-missing", "/network/groups/0/neuron", "neuron is missing"],
  ["a neuron that fires without end", group({ neuron: { ...neuron, V_reset: -40 } }), "reset-above-threshold", "/network/groups/0/neuron", "V_reset"],
  ["a group without synapses", group({ synapses: undefined }), "value-missing", "/network/groups/0/synapses", "synapses is missing"],
  ["an unknown kind of synapse", group({ synapses: { kind: "nmda" } }), "value-invalid", "/network/groups/0/synapses/kind", '"delta"'],
  [
    "a synapse without its time constant",
    group({ synapses: { kind: "exponential", tauExcitatory: 2 } }),
    "value-missing",
    "/network/groups/0/synapses/tauInhibitory",
    "tauInhibitory",
  ],
  ["a time constant of 0", group({ synapses: { ...currents, tauExcitatory: 0 } }), "not-positive", "/network/groups/0/synapses/tauExcitatory", "not above 0"],
  [
    "currents into a neuron of tau_m alone",
    group({ neuron: { tau_m: 20, E_L: -60, V_th: -50, V_reset: -70 }, synapses: currents }),
    "synapses-need-capacitance",
    "/network/groups/0/neuron",
    "capacitance",
  ],
  ["an unknown source", project({ source: "EE" }), "group-unknown", "/network/projections/0/source", 'no group "EE"'],
  ["an unknown target", project({ target: "X" }), "group-unknown", "/network/projections/0/target", 'no group "X"'],
  ["two projections of one name", net({ projections: [projection, projection] }), "network-name-repeated", "/network/projections/1/name", "E -> I"],
  ["an unknown rule", connect({ rule: "small_world" }), "value-invalid", "/network/projections/0/connect/rule", "one_to_one"],
  ["no weight", project({ weight: undefined }), "projection-lacks", "/network/projections/0", "no weight"],
  ["no delay", project({ delay: undefined }), "projection-lacks", "/network/projections/0", "no delay"],
  ["a delay under dt", project({ delay: 0.05 }), "delay-below-step", "/network/projections/0/delay", "0.05 ms"],
  ["a delay of 0", project({ delay: 0 }), "delay-below-step", "/network/projections/0/delay", "0 ms"],
  ["a delay off the grid", project({ delay: 1.55 }), "delay-off-grid", "/network/projections/0/delay", "whole number of steps"],
  ["a delay beyond the ring", project({ delay: 10_000 }), "delay-beyond-ring", "/network/projections/0/delay", "65535 steps"],
  ["drawn delays beyond the ring", project({ delay: { distribution: "normal", mean: 1, sd: 5000 } }), "delay-beyond-ring", "/network/projections/0/delay", "65535 steps"],
  [
    "drawn delays under dt",
    project({ delay: { distribution: "normal", mean: 1, sd: 1, min: 0 } }),
    "delay-below-step",
    "/network/projections/0/delay",
    "shorter than one step",
  ],
  [
    "bounds in the wrong order",
    project({ weight: { distribution: "normal", mean: 1, sd: 1, min: 2, max: 0.5 } }),
    "bounds-invalid",
    "/network/projections/0/weight",
    "leaves out",
  ],
  ["a negative weight of an excitatory receptor", project({ receptor: "excitatory", weight: -1 }), "weight-sign", "/network/projections/0/weight", "wrong sign"],
  ["a positive weight of an inhibitory receptor", project({ receptor: "inhibitory", weight: 1 }), "weight-sign", "/network/projections/0/weight", "wrong sign"],
  ["weights that may change their sign", project({ weight: { distribution: "normal", mean: 1, sd: 1, min: -1 } }), "weight-sign", "/network/projections/0/weight", "-1"],
  ["a negative in-degree", connect({ rule: "fixed_indegree", indegree: -1 }), "network-count-invalid", "/network/projections/0/connect/indegree", "indegree is -1"],
  [
    "an in-degree above the group without multapses",
    connect({ rule: "fixed_indegree", indegree: 11, multapses: false }),
    "too-few-partners",
    "/network/projections/0/connect/indegree",
    "the 10 neurons",
  ],
  [
    "and without autapses",
    connect({ rule: "fixed_indegree", indegree: 10, multapses: false, autapses: false }, recurrent),
    "too-few-partners",
    "/network/projections/0/connect/indegree",
    "the 9 neurons",
  ],
  [
    "an out-degree above the group without multapses",
    connect({ rule: "fixed_outdegree", outdegree: 6, multapses: false }),
    "too-few-partners",
    "/network/projections/0/connect/outdegree",
    "the 5 neurons",
  ],
  [
    "more synapses than pairs",
    connect({ rule: "fixed_total_number", total: 51, multapses: false }),
    "too-few-partners",
    "/network/projections/0/connect/total",
    "the 50 neurons",
  ],
  ["a probability above 1", connect({ rule: "pairwise_bernoulli", probability: 1.2 }), "probability-invalid", "/network/projections/0/connect/probability", "1.2"],
  ["one to one between groups of two sizes", connect({ rule: "one_to_one" }), "sizes-differ", "/network/projections/0/connect", '"E" has 10'],
  [
    "a lonely neuron without autapses",
    net({ groups: [{ ...E, size: 1 }], projections: [{ ...projection, ...recurrent, connect: { rule: "all_to_all", autapses: false } }] }),
    "no-partners",
    "/network/projections/0/connect",
    "nobody is left",
  ],
  [
    "a weight beside edges",
    net({ projections: [{ ...projection, connect: { rule: "edges", edges: [[0, 0, 1, 1]] } }] }),
    "edges-have-their-own",
    "/network/projections/0/weight",
    "their own weight",
  ],
  ["no edges", edges(), "edges-empty", "/network/projections/0/connect/edges", "no rows"],
  ["an edge of three numbers", edges([0, 0, 1]), "value-invalid", "/network/projections/0/connect/edges/0", "source, target, weight and delay"],
  ["an edge from nowhere", edges([0, 0, 1, 1], [10, 0, 1, 1]), "edge-outside-group", "/network/projections/0/connect/edges/1", "Row 2 has the source 10"],
  ["an edge to nowhere", edges([0, -1, 1, 1]), "edge-outside-group", "/network/projections/0/connect/edges/0", "Row 1 has the target -1"],
  ["an edge under dt", edges([0, 0, 1, 0.01]), "delay-below-step", "/network/projections/0/connect/edges/0/3", "0.01 ms"],
  ["edges of both signs", edges([0, 0, 1, 1], [0, 1, -1, 1]), "edges-of-both-signs", "/network/projections/0/connect/edges/1/2", "Row 2"],
  ["a negative Poisson rate", group({ poisson: [{ rate: -5, weight: 1 }] }), "negative-value", "/network/groups/0/poisson/0/rate", "-5 Hz"],
  ["no Poisson inputs", group({ poisson: [{ rate: 5, inputs: 0, weight: 1 }] }), "network-count-invalid", "/network/groups/0/poisson/0/inputs", "inputs is 0"],
  [
    "an event for a neuron that is not there",
    group({ spikeTimes: [{ weight: 1, neurons: [0, 10], times: [1, 2] }] }),
    "spike-time-invalid",
    "/network/groups/0/spikeTimes/0/neurons/1",
    "Event 2",
  ],
  [
    "an event after the sweep",
    group({ spikeTimes: [{ weight: 1, neurons: [0], times: [101] }] }),
    "spike-time-invalid",
    "/network/groups/0/spikeTimes/0/times/0",
    "at 101 ms",
  ],
  [
    "more events than times",
    group({ spikeTimes: [{ weight: 1, neurons: [0, 1], times: [1] }] }),
    "spike-times-lengths-differ",
    "/network/groups/0/spikeTimes/0",
    "2 neurons but 1 times",
  ],
  ["a recorded neuron that is not there", group({ record: { neurons: [10] } }), "recorded-neuron-invalid", "/network/groups/0/record/neurons/0", "Neuron 10"],
  ["a neuron recorded twice", group({ record: { neurons: [1, 1] } }), "recorded-neuron-invalid", "/network/groups/0/record/neurons/1", "Neuron 1"],
  ["noise of a group with two levels", group({ noise: { kind: "white", levels: [1, 2] } }), "group-noise-levels", "/network/groups/0/noise/levels", "2 levels"],
  [
    "epochs of a group in a sweep of unknown length",
    { ...group({ epochs: [{ kind: "step", duration: 10, level: 1 }] }), duration: undefined, epochs: [{ kind: "step", duration: 10, level: 0 }] },
    "group-epochs-without-duration",
    "/network/groups/0/epochs",
    "how long",
  ],
  [
    "epochs of a group that outlast the sweep",
    group({ epochs: [{ kind: "step", duration: 101, level: 1 }] }),
    "epochs-longer-than-sweep",
    "/network/groups/0/duration",
    "101 ms",
  ],
  [
    "10^12 synapses",
    net({ groups: [{ ...E, size: 1_000_000 }], projections: [{ ...projection, ...recurrent, connect: { rule: "all_to_all" } }] }),
    "network-too-large",
    "/network",
    "1.00e+12 synapses, which take 4000 GB",
  ],
  ["a large network that asks for exact", { ...group({ size: 2000 }), integrator: "exact" }, "exact-network-impossible", "/network/groups", "2005 neurons"],
  [
    "conductances that ask for exact",
    { ...group({ synapses: { ...currents, kind: "conductance", reversalExcitatory: 0, reversalInhibitory: -80 } }), integrator: "exact" },
    "exact-network-impossible",
    "/network/groups/0/synapses",
    "conductance",
  ],
];
