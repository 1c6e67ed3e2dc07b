import { countText } from "../content/number-text.ts";
import { presets } from "../neuron/presets.ts";
import { nominalValue } from "../neuron/read-neuron.ts";
import { parameterNames } from "../neuron/declared-parameters.ts";
import { synapsesOf } from "../plan/network-size.ts";
import type { Bounded, ConnectionRule, Network, Projection, Synapses } from "../protocol/network/network-schema.ts";
import type { ResolvedProjection } from "../protocol/network/resolved-network.ts";
import type { Protocol, ResolvedNetwork, ResolvedProtocol } from "../protocol/protocol.ts";
import { parameterText } from "./methods-neuron.ts";
import { stimulusSentences } from "./methods-conditions.ts";
import { exact, listed } from "./methods-words.ts";

/**
 * A network in the order of the tables of Nordlie, Gewaltig and Plesser (2009, PLoS Comput Biol 5:e1000456): populations, connectivity,
 * neuron and synapse model, input, measurements. Groups that have the same are described once.
 */
export function networkSentences({ network: given }: Protocol, resolved: ResolvedProtocol): string[] {
  if (given === undefined || resolved.network === undefined) return [];
  return [
    populationsSentence(resolved.network),
    ...given.projections.map((projection, k) => projectionSentence(projection, resolved.network!, k)),
    ...distinct(given.groups, modelText).map(({ names, text }) => `${whose(names, resolved.network!)} ${text}`),
    ...distinct(given.groups, synapseText).map(({ names, text }) => `${whose(names, resolved.network!)} ${text}`),
    refractoryText(given.groups.map(({ synapses }) => synapses.kind)),
    ...inputSentences(given, resolved.network),
    measurementSentence(given),
    `Neurons and connections were drawn once for all conditions, from streams keyed by the seed and the names of group and projection.`,
  ];
}

function populationsSentence(network: ResolvedNetwork): string {
  const groups = network.groups.map(({ name, size }) => `${name} (${countText(size)})`);
  const synapses = network.projections.reduce((sum, projection) => sum + synapsesOf(projection, network.groups), 0);
  const count = `${countText(network.size)} leaky integrate-and-fire neurons in ${network.groups.length === 1 ? "one group" : `${network.groups.length} groups`}`;
  return `The network had ${count}, ${listed(groups)}, with ${countText(synapses)} synapses.`;
}

function projectionSentence({ weight, delay }: Projection, { projections, groups }: ResolvedNetwork, k: number): string {
  const projection = projections[k]!;
  const [from, to] = [groups[projection.source]!.name, groups[projection.target]!.name];
  const unit = weightUnit(groups[projection.target]!.synapses);
  const values = weight === undefined || delay === undefined ? "" : `, with weights of ${drawText(weight, unit)} and delays of ${drawText(delay, "ms")}`;
  return `${from} projected to ${to}, ${projection.receptor}, ${ruleText(projection)}${values}.`;
}

function ruleText({ connect, source, target }: ResolvedProjection): string {
  const switches = (rule: { readonly autapses?: boolean | undefined; readonly multapses?: boolean | undefined }, hasMultapses: boolean): string => {
    const said = [
      ...(source === target ? [rule.autapses === false ? "without autapses" : "autapses allowed"] : []),
      ...(hasMultapses ? [rule.multapses === false ? "without multapses" : "multapses allowed"] : []),
    ];
    return said.length === 0 ? "" : ` (${said.join(", ")})`;
  };
  return `${ruleWords(connect)}${connect.rule === "one_to_one" || connect.rule === "edges" ? "" : switches(connect, "multapses" in connect || /^fixed/.test(connect.rule))}`;
}

function ruleWords(connect: ConnectionRule): string {
  switch (connect.rule) {
    case "one_to_one":
      return "one to one";
    case "all_to_all":
      return "all to all";
    case "pairwise_bernoulli":
      return `each pair with probability ${exact(connect.probability)}`;
    case "fixed_indegree":
      return `each target from ${countText(connect.indegree)} random sources`;
    case "fixed_outdegree":
      return `each source to ${countText(connect.outdegree)} random targets`;
    case "fixed_total_number":
      return `by ${countText(connect.total)} synapses between random pairs`;
    case "edges":
      return `by an explicit list of ${countText(connect.edges.length)} synapses${connect.from === undefined ? "" : ` (${connect.from})`}`;
  }
}

function drawText(given: number | Bounded, unit: string): string {
  if (typeof given === "number" || given.distribution === "constant") return exact(nominalValue(given), unit);
  const atLeast = given.min === undefined ? [] : [`at least ${exact(given.min, unit)}`];
  const bounds = [...atLeast, ...(given.max === undefined ? [] : [`at most ${exact(given.max, unit)}`])];
  const outside = given.outside === "clip" ? "clipped" : "drawn again";
  return `${shapeText(given, unit)}, ${bounds.length === 0 ? "" : `${bounds.join(" and ")}, `}${outside} outside of its range`;
}

function shapeText(given: Exclude<Bounded, { distribution: "constant" }>, unit: string): string {
  switch (given.distribution) {
    case "normal":
      return `${exact(given.mean, unit)} on average (normal distribution, SD ${exact(given.sd, unit)})`;
    case "uniform":
      return `${exact(given.from)} to ${exact(given.to, unit)} (uniform distribution)`;
    case "lognormal":
      return `a median of ${exact(given.median, unit)} (lognormal distribution, SD of the logarithm ${exact(given.sigma)})`;
  }
}

type Group = Network["groups"][number];

function modelText({ neuron }: Group): string {
  const parameters = parameterNames.flatMap((name) => (neuron[name] === undefined ? [] : [parameterText(name, neuron[name])]));
  const source = presets.find(({ id }) => id === neuron.preset)?.source;
  return `had ${listed(parameters)}${source === undefined ? "" : `, after ${source}`}.`;
}

function synapseText({ synapses }: Group): string {
  switch (synapses.kind) {
    case "delta":
      return "had delta synapses: V jumped by the weight (mV).";
    case "exponential":
      return `had exponential synaptic currents (pA) with ${tausText(synapses)}.`;
    case "alpha":
      return `had alpha-shaped synaptic currents (peak in pA) with ${tausText(synapses)}.`;
    case "conductance":
      return (
        `had exponential synaptic conductances (nS) with ${tausText(synapses)}, ` +
        `reversing at ${exact(synapses.reversalExcitatory, "mV")} (excitatory) and ${exact(synapses.reversalInhibitory, "mV")} (inhibitory).`
      );
  }
}

function tausText({ tauExcitatory, tauInhibitory }: Exclude<Synapses, { kind: "delta" }>): string {
  return `tau = ${exact(tauExcitatory, "ms")} (excitatory) and ${exact(tauInhibitory, "ms")} (inhibitory)`;
}

function weightUnit({ kind }: Synapses): "mV" | "pA" | "nS" {
  switch (kind) {
    case "delta":
      return "mV";
    case "exponential":
    case "alpha":
      return "pA";
    case "conductance":
      return "nS";
  }
}

function refractoryText(kinds: readonly Synapses["kind"][]): string {
  const jumps = kinds.includes("delta") ? ["jumps of V that arrived in it were lost"] : [];
  const currents = kinds.some((kind) => kind !== "delta") ? ["synaptic currents and conductances went on through it"] : [];
  return `In the refractory period V was held at V_reset; ${[...jumps, ...currents].join(", and ")}.`;
}

function inputSentences({ groups }: Network, network: ResolvedNetwork): string[] {
  return groups.flatMap((group, k) => {
    const unit = weightUnit(group.synapses);
    const trains = (group.poisson ?? []).map(({ rate, inputs = 1, weight }) => {
      return `${countText(inputs)} Poisson ${inputs === 1 ? "train" : "trains"} of ${exact(rate, "Hz")} and weight ${exact(weight, unit)}`;
    });
    const given = (group.spikeTimes ?? []).map(({ times, weight, from }) => {
      return `${countText(times.length)} events at given times${from === undefined ? "" : ` (${from})`} of weight ${exact(weight, unit)}`;
    });
    const hasCurrent = group.epochs !== undefined && group.epochs.length > 0;
    const current = hasCurrent ? [`Into ${group.name} a current was injected: ${stimulusSentences(network.groups[k]!.alone).join(" ")}`] : [];
    const events = [...trains, ...given];
    return [...(events.length === 0 ? [] : [`Each neuron of ${group.name} received ${listed(events)}.`]), ...current];
  });
}

function measurementSentence({ groups }: Network): string {
  const recorded = groups.flatMap(({ name, record }) => (record === undefined || record.neurons.length === 0 ? [] : [`${countText(record.neurons.length)} of ${name}`]));
  return recorded.length === 0 ? "Spikes of all neurons were recorded." : `Spikes of all neurons were recorded, and V of ${listed(recorded)}.`;
}

/** Groups with the same text, in the order of the first of them. */
function distinct(groups: readonly Group[], textOf: (group: Group) => string): { readonly names: readonly string[]; readonly text: string }[] {
  const found = new Map<string, string[]>();
  for (const group of groups) found.set(textOf(group), [...(found.get(textOf(group)) ?? []), group.name]);
  return [...found].map(([text, names]) => ({ names, text }));
}

function whose(names: readonly string[], { groups }: ResolvedNetwork): string {
  return names.length === groups.length ? "All neurons" : `Neurons of ${listed(names)}`;
}
