import { z } from "zod";
import { distributionSchema, neuronSchema } from "../../neuron/lif-parameters.ts";
import { epochSchema } from "../epoch.ts";
import { noiseSchema } from "../noise.ts";
import { quantity } from "../quantity-schema.ts";

const perWeight = "mV for delta, pA for exponential and alpha (peak), nS for conductance synapses";
const tau = (receptor: string) => quantity("ms").meta({ unit: "ms", description: `time constant of the ${receptor} receptor` });
const receptorTaus = { tauExcitatory: tau("excitatory"), tauInhibitory: tau("inhibitory") };

/** The synapses of a group: what a weight onto its neurons means. */
const synapsesSchema = z
  .discriminatedUnion("kind", [
    z.looseObject({ kind: z.literal("delta") }).meta({ description: "V jumps by the weight (mV); lost in the refractory period" }),
    z.looseObject({ kind: z.literal("exponential"), ...receptorTaus }).meta({ description: "a current that jumps by the weight (pA) and decays" }),
    z.looseObject({ kind: z.literal("alpha"), ...receptorTaus }).meta({ description: "a current w e s/tau exp(-s/tau) with the weight (pA) as its peak" }),
    z
      .looseObject({
        kind: z.literal("conductance"),
        ...receptorTaus,
        reversalExcitatory: quantity("mV").meta({ unit: "mV" }),
        reversalInhibitory: quantity("mV").meta({ unit: "mV" }),
      })
      .meta({ description: "a conductance that jumps by the size of the weight (nS) and decays" }),
  ])
  .meta({ id: "synapses", description: "what a weight onto the group's neurons means; inhibitory weights are negative in every kind" });
export type Synapses = z.infer<typeof synapsesSchema>;

const bounds = {
  min: z.number().optional().meta({ description: "smallest value" }),
  max: z.number().optional().meta({ description: "largest value" }),
  outside: z.enum(["redraw", "clip"]).optional().meta({ description: "what becomes of a draw outside of min and max; default redraw" }),
};
const [constantSchema, normalSchema, uniformSchema, lognormalSchema] = distributionSchema.options;
const eitherSign = { median: z.number().meta({ description: "below 0 for inhibitory weights" }) };

/** How weights or delays are drawn, each synapse its own. */
export const boundedSchema = z
  .discriminatedUnion("distribution", [constantSchema, normalSchema.extend(bounds), uniformSchema.extend(bounds), lognormalSchema.extend({ ...eitherSign, ...bounds })])
  .meta({ id: "boundedDistribution", description: "how a value is drawn for each synapse, and within which bounds" });
export type Bounded = z.infer<typeof boundedSchema>;

const drawn = (unit: string, error: string) => z.union([z.number(), boundedSchema], { error }).meta({ unit });
const weight = drawn(perWeight, "a number (mV, pA or nS, as the target's synapses have it) or a distribution");
const delay = drawn("ms", "a number (ms) or a distribution");

const switches = {
  autapses: z.boolean().optional().meta({ description: "whether a neuron may connect to itself, default true" }),
  multapses: z.boolean().optional().meta({ description: "whether two neurons may have several synapses, default true" }),
};

/** One edge of an explicit list: numbers of the two neurons within their groups, weight, delay in ms. */
const edgeSchema = z.tuple([z.int(), z.int(), z.number(), quantity("ms")], { error: "a list of source, target, weight and delay (ms)" });

/** Who connects to whom, by the names of NEST; PyNN's names stand behind them. */
export const ruleSchema = z
  .discriminatedUnion("rule", [
    z.looseObject({ rule: z.literal("one_to_one") }).meta({ description: "neuron k to neuron k (OneToOneConnector)" }),
    z.looseObject({ rule: z.literal("all_to_all"), autapses: switches.autapses }).meta({ description: "every pair once (AllToAllConnector)" }),
    z
      .looseObject({ rule: z.literal("pairwise_bernoulli"), probability: z.number(), autapses: switches.autapses })
      .meta({ description: "every pair once with a probability (FixedProbabilityConnector)" }),
    z
      .looseObject({ rule: z.literal("fixed_indegree"), indegree: z.int(), ...switches })
      .meta({ description: "so many sources for each target (FixedNumberPreConnector)" }),
    z
      .looseObject({ rule: z.literal("fixed_outdegree"), outdegree: z.int(), ...switches })
      .meta({ description: "so many targets for each source (FixedNumberPostConnector)" }),
    z
      .looseObject({ rule: z.literal("fixed_total_number"), total: z.int(), ...switches })
      .meta({ description: "so many synapses in all (FixedTotalNumberConnector)" }),
    z
      .looseObject({ rule: z.literal("edges"), edges: z.array(edgeSchema), from: z.string().optional().meta({ description: "where the edges come from" }) })
      .meta({ description: "an explicit list (FromListConnector); weights and delays stand in its rows: source, target, weight, delay_ms" }),
  ])
  .meta({ id: "connectionRule", description: "who connects to whom" });
export type ConnectionRule = z.infer<typeof ruleSchema>;

const projectionSchema = z
  .looseObject({
    name: z.string().min(1).optional().meta({ description: "its random numbers are keyed by it; default: source, an arrow and target" }),
    source: z.string().meta({ description: "name of a group" }),
    target: z.string().meta({ description: "name of a group" }),
    connect: ruleSchema,
    receptor: z.enum(["excitatory", "inhibitory"]).optional().meta({ description: "default: by the sign of the weight" }),
    weight: weight.optional().meta({ description: "left out only with a list of edges" }),
    delay: delay.optional().meta({ description: "from one step of dt on; left out only with a list of edges" }),
  })
  .meta({ id: "projection" });
export type Projection = z.infer<typeof projectionSchema>;

const poissonSchema = z.looseObject({
  rate: quantity("Hz").meta({ unit: "Hz per input" }),
  inputs: z.int().optional().meta({ description: "independent inputs of each neuron, default 1" }),
  weight: z.number().meta({ unit: perWeight }),
});

const spikeTimesSchema = z
  .looseObject({
    weight: z.number().meta({ unit: perWeight }),
    neurons: z.array(z.int()).meta({ description: "of each event: number of the neuron in the group, from 0" }),
    times: z.array(quantity("ms")).meta({ unit: "ms" }),
    from: z.string().optional().meta({ description: "where the events come from" }),
  })
  .meta({ description: "events at given times, as the columns neuron and time_ms of a spikes.csv have them" });
export type SpikeTimes = z.infer<typeof spikeTimesSchema>;

const groupSchema = z
  .looseObject({
    name: z.string().min(1).meta({ description: "its random numbers are keyed by it" }),
    size: z.int().meta({ description: "neurons" }),
    neuron: neuronSchema,
    synapses: synapsesSchema,
    holding: z.number().optional().meta({ unit: "levelUnit", description: "default: that of the protocol" }),
    epochs: z.array(epochSchema).optional().meta({ description: "injected current; default: the epochs of the protocol" }),
    noise: noiseSchema.optional().meta({ description: "default: the noise of the protocol; with one level" }),
    poisson: z.array(poissonSchema).optional().meta({ description: "Poisson trains, independent for each neuron" }),
    spikeTimes: z.array(spikeTimesSchema).optional(),
    record: z
      .looseObject({
        neurons: z.array(z.int()).meta({ description: "numbers in the group whose V is recorded, from 0" }),
        currents: z.boolean().optional().meta({ description: "also their synaptic currents, default false" }),
      })
      .optional(),
  })
  .meta({ id: "group", description: "neurons with one model" });
export type Group = z.infer<typeof groupSchema>;

/** Groups of neurons and what connects them, in place of a single neuron. */
export const networkSchema = z
  .looseObject({ groups: z.array(groupSchema).min(1), projections: z.array(projectionSchema) })
  .meta({ id: "network", description: "groups of neurons and projections between them, in place of a neuron" });
export type Network = z.infer<typeof networkSchema>;
