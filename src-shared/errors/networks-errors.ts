import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

/** A protocol has both a neuron and a network. */
export const neuronAndNetwork = (where: string) =>
  new BenchError("neuron-and-network", {
    where,
    what: "The protocol has a neuron and a network, so it is unclear which of the two is simulated.",
    remedy: "Remove neuron, or remove network.",
  });

/** A protocol has neither a neuron nor a network. */
export const neitherNeuronNorNetwork = (where: string) =>
  new BenchError("neither-neuron-nor-network", {
    where,
    what: "The protocol has neither a neuron nor a network, so there is nothing to simulate.",
    remedy: "Add a neuron, or a network with at least one group.",
  });

/** A protocol with a network has a key that only single neurons and populations have. */
export const notOfNetworks = (where: string, key: string, instead: string) =>
  new BenchError("not-of-networks", {
    where,
    what: sentence`${{ key }} says nothing in a protocol with a network.`,
    remedy: sentence`Remove it; ${{ instead }}.`,
  });

/** A network cannot be simulated with this integrator. */
export const networkIntegrator = (where: string, integrator: string) =>
  new BenchError("network-integrator", {
    where,
    what: sentence`Networks cannot be simulated with the integrator "${{ integrator }}".`,
    remedy: 'Use "grid", or "exact" for small networks with delta or exponential synapses.',
  });

/** A network is too large, or has something in it, that the event-driven solver does not do. */
export const exactNetworkImpossible = (where: string, because: string) =>
  new BenchError("exact-network-impossible", {
    where,
    what: sentence`The integrator "exact" cannot simulate this network: ${{ because }}.`,
    remedy: 'Use the integrator "grid".',
  });

/** Two groups or two projections share a name. */
export const networkNameRepeated = (where: string, of: "groups" | "projections", name: string) =>
  new BenchError("network-name-repeated", {
    where,
    what: sentence`Two ${{ of }} have the name "${{ name }}", so their random numbers and tables could not be told apart.`,
    remedy: "Give each its own name.",
  });

/** A projection names a group that the network does not have. */
export const groupUnknown = (where: string, name: string, groups: string, meant: string | undefined) =>
  new BenchError("group-unknown", {
    where,
    what: sentence`The network has no group "${{ name }}".`,
    remedy: meant === undefined ? sentence`Name one of its groups: ${{ groups }}.` : sentence`Did you mean "${{ meant }}"?`,
  });

/** A group has no neurons, or a number of connections is below what makes sense. */
export const networkCountInvalid = (where: string, name: string, value: number, least: number) =>
  new BenchError("network-count-invalid", {
    where,
    what: sentence`${{ name }} is ${{ value }}; it must be ${{ least }} or more.`,
    remedy: sentence`Give ${{ name }} a whole number of ${{ least }} or more.`,
  });

/** A probability is not between 0 and 1. */
export const probabilityInvalid = (where: string, value: number) =>
  new BenchError("probability-invalid", {
    where,
    what: sentence`The probability ${{ value }} is not between 0 and 1.`,
    remedy: "Give a number from 0 to 1.",
  });

/** More distinct partners are asked for than the group has. */
export const tooFewPartners = (where: string, name: string, wanted: number, group: string, available: number, autapses: boolean) =>
  new BenchError("too-few-partners", {
    where,
    what: sentence`${{ name }} (${{ wanted }}) is above the ${{ available }} neurons that "${{ group }}" can offer${
      autapses ? "" : " without autapses"
    }, and multapses are not allowed.`,
    remedy: sentence`Lower ${{ name }} to ${{ available }} or fewer, enlarge the group, or allow multapses.`,
  });

/** Neuron k is connected to neuron k, but the groups differ in size. */
export const sizesDiffer = (where: string, source: string, sourceSize: number, target: string, targetSize: number) =>
  new BenchError("sizes-differ", {
    where,
    what: sentence`one_to_one connects groups of one size, but "${{ source }}" has ${{ sourceSize }} neurons and "${{ target }}" has ${{ targetSize }}.`,
    remedy: "Make the groups equally large, or choose another rule.",
  });

/** A single group and no partner: nothing can be connected. */
export const noPartners = (where: string, group: string) =>
  new BenchError("no-partners", {
    where,
    what: sentence`"${{ group }}" has one neuron, which may not connect to itself, so nobody is left to connect to.`,
    remedy: "Allow autapses, enlarge the group, or choose another group.",
  });

/** A projection has no weight or no delay, and no list of edges that has them. */
export const projectionLacks = (where: string, key: "weight" | "delay") =>
  new BenchError("projection-lacks", {
    where,
    what: sentence`The projection has no ${{ key }}.`,
    remedy: sentence`Give ${{ key }} a number or a distribution; only a list of edges has its own.`,
  });

/** A projection with a list of edges also has a weight or a delay. */
export const edgesHaveTheirOwn = (where: string, key: "weight" | "delay") =>
  new BenchError("edges-have-their-own", {
    where,
    what: sentence`The rows of the list of edges have their own ${{ key }}, so that of the projection says nothing.`,
    remedy: sentence`Remove ${{ key }}, or choose another rule.`,
  });

/** A delay is shorter than one step. */
export const delayBelowStep = (where: string, delay: number, dt: number) =>
  new BenchError("delay-below-step", {
    where,
    what: sentence`The delay (${{ delay }} ms) is shorter than one step (dt ${{ dt }} ms), so a spike would arrive before it is known.`,
    remedy: "Lengthen the delay, or make dt smaller.",
  });

/** A constant delay is not a whole number of steps. */
export const delayOffGrid = (where: string, delay: number, dt: number) =>
  new BenchError("delay-off-grid", {
    where,
    what: sentence`The delay (${{ delay }} ms) is not a whole number of steps of dt (${{ dt }} ms), and spikes arrive on the grid.`,
    remedy: 'Make the delay a multiple of dt, change dt, or use the integrator "exact".',
  });

/** A delay is longer than the ring of inputs under way may be. */
export const delayBeyondRing = (where: string, delay: number, dt: number, most: number) =>
  new BenchError("delay-beyond-ring", {
    where,
    what: sentence`The delay (${{ delay }} ms) is longer than the ${{ most }} steps of dt (${{ dt }} ms) for which inputs under way are kept.`,
    remedy: "Shorten the delay, or enlarge dt; limit a distribution with max.",
  });

/** A distribution of weights or delays has bounds in the wrong order, or bounds that leave out where most of its draws are. */
export const boundsInvalid = (where: string, name: string, min: number, max: number, middle: number) =>
  new BenchError("bounds-invalid", {
    where,
    what: sentence`${{ name }} is drawn between ${{ min }} and ${{ max }}, which leaves out the middle of its distribution (${{ middle }}) or is no interval.`,
    remedy: "Give min below max, with the middle of the distribution between them.",
  });

/** A weight has the other receptor's sign. */
export const weightSign = (where: string, weight: number, receptor: "excitatory" | "inhibitory") =>
  new BenchError("weight-sign", {
    where,
    what: sentence`The weight ${{ weight }} has the wrong sign for an ${{ receptor }} receptor.`,
    remedy: "Excitatory weights are 0 or above and inhibitory ones 0 or below, in every kind of synapse: change the sign, or the receptor.",
  });

/** Excitatory and inhibitory edges stand in one list. */
export const edgesOfBothSigns = (where: string, row: number, weight: number, receptor: "excitatory" | "inhibitory") =>
  new BenchError("edges-of-both-signs", {
    where,
    what: sentence`Row ${{ row }} has the weight ${{ weight }}, but the rows before it are ${{ receptor }}.`,
    remedy: "Put excitatory and inhibitory edges into projections of their own.",
  });

/** A row of a list of edges names a neuron that its group does not have. */
export const edgeOutsideGroup = (where: string, row: number, side: "source" | "target", neuron: number, group: string, size: number) =>
  new BenchError("edge-outside-group", {
    where,
    what: sentence`Row ${{ row }} has the ${{ side }} ${{ neuron }}, but "${{ group }}" has the neurons 0 to ${{ last: size - 1 }}.`,
    remedy: "Correct the row: neurons are counted from 0 within their group.",
  });

/** A list of edges has no rows. */
export const edgesEmpty = (where: string) =>
  new BenchError("edges-empty", { where, what: "The list of edges has no rows.", remedy: "Give at least one edge, or remove the projection." });

/** Synapses of current or conductance onto neurons without a known capacitance. */
export const synapsesNeedCapacitance = (where: string, kind: string) =>
  new BenchError("synapses-need-capacitance", {
    where,
    what: sentence`${{ kind }} synapses need the capacitance of the neuron, and only tau_m is given.`,
    remedy: "Give R_m or C_m as well, or use delta synapses.",
  });

/** A kind of noise that networks do not have. */
export const noiseNotOfNetworks = (where: string, kind: string) =>
  new BenchError("noise-not-of-networks", {
    where,
    what: sentence`Groups of a network have no ${{ kind }} noise.`,
    remedy: "Use white or held noise, and poisson for Poisson trains.",
  });

/** The noise of one group has several levels. */
export const groupNoiseLevels = (where: string, levels: number) =>
  new BenchError("group-noise-levels", {
    where,
    what: sentence`The noise of a group has ${{ levels }} levels; conditions differ in the level of the protocol's noise alone.`,
    remedy: "Give one level, or move the noise to the protocol.",
  });

/** A group has epochs of its own, and nothing says how long a sweep lasts. */
export const groupEpochsWithoutDuration = (where: string) =>
  new BenchError("group-epochs-without-duration", {
    where,
    what: "The group has epochs of its own, so the protocol's epochs do not say how long a sweep lasts for all groups.",
    remedy: "Give the protocol a duration, or move the epochs to the protocol.",
  });

/** An event at a given time names a neuron that its group does not have, or a time outside of the sweep. */
export const spikeTimeInvalid = (where: string, row: number, what: string) =>
  new BenchError("spike-time-invalid", {
    where,
    what: sentence`Event ${{ row }} ${{ what }}.`,
    remedy: "Correct the row: neurons are counted from 0 within the group, and times are ms from the start of the sweep.",
  });

/** Spike times have more times than neurons or the other way round. */
export const spikeTimesLengthsDiffer = (where: string, neurons: number, times: number) =>
  new BenchError("spike-times-lengths-differ", {
    where,
    what: sentence`The spike times have ${{ neurons }} neurons but ${{ times }} times.`,
    remedy: "Give one time for each neuron.",
  });

/** A neuron that is to be recorded is not in its group, or is named twice. */
export const recordedNeuronInvalid = (where: string, neuron: number, group: string, size: number) =>
  new BenchError("recorded-neuron-invalid", {
    where,
    what: sentence`Neuron ${{ neuron }} of "${{ group }}" cannot be recorded: the group has the neurons 0 to ${{ last: size - 1 }}, each named once.`,
    remedy: "Name neurons by their numbers in the group, from 0.",
  });

/** The network would not fit into memory. */
export const networkTooLarge = (where: string, neurons: number, synapses: number, gigabytes: number, limit: number) =>
  new BenchError("network-too-large", {
    where,
    what: sentence`The network has ${{ neurons }} neurons and about ${{ synapses: synapses.toExponential(2) }} synapses, which take ${{
      gigabytes
    }} GB of memory; ${{ limit }} GB are the limit.`,
    remedy: "Lower the sizes of the groups, in-degrees or probabilities, or give weights and delays that are constant.",
  });
