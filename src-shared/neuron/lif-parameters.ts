import { z } from "zod";

/** How a parameter is spread over a population; drawn once per neuron, each parameter from its own stream. */
export const distributionSchema = z.discriminatedUnion("distribution", [
  z.looseObject({ distribution: z.literal("constant"), value: z.number() }),
  z.looseObject({ distribution: z.literal("normal"), mean: z.number(), sd: z.number().nonnegative() }),
  z.looseObject({ distribution: z.literal("uniform"), from: z.number(), to: z.number() }),
  z
    .looseObject({ distribution: z.literal("lognormal"), median: z.number().positive(), sigma: z.number().nonnegative() })
    .meta({ description: "sigma is the SD of the natural logarithm" }),
]).meta({ id: "distribution", description: "how a parameter is spread over a population" });
export type Distribution = z.infer<typeof distributionSchema>;

/** A number, or how it is spread over a population. */
const parameter = (unit: string, description: string) =>
  z.union([z.number(), distributionSchema], { error: `a number (${unit}) or a distribution over the population` }).meta({ unit, description });

/**
 * Neuron parameters as a file holds them. Of tau_m, R_m and C_m any two say the third (g_L stands for 1000 / R_m);
 * tau_m alone is enough where all drive is in V/s or mV. V_init defaults to E_L (to V_reset where E_L is not below V_th), t_ref to 0.
 */
export const neuronSchema = z.looseObject({
  preset: z.string().optional().meta({ description: "name of the published set that these numbers come from" }),
  tau_m: parameter("ms", "membrane time constant").optional(),
  R_m: parameter("MOhm", "membrane resistance").optional(),
  C_m: parameter("pF", "membrane capacitance").optional(),
  g_L: parameter("nS", "leak conductance, 1000 / R_m").optional(),
  E_L: parameter("mV", "resting (leak reversal) potential"),
  V_th: parameter("mV", "threshold; reaching it is a spike"),
  V_reset: parameter("mV", "potential after a spike, held for t_ref"),
  V_init: parameter("mV", "potential at the start of every sweep; default E_L, or V_reset where E_L is not below V_th").optional(),
  t_ref: parameter("ms", "refractory period, 0 by default").optional(),
}).meta({ id: "neuron", description: "any two of tau_m, R_m and C_m, or tau_m alone where all drive is in V/s or mV" });
export type Neuron = z.infer<typeof neuronSchema>;

/** The names of the parameters that a neuron of a population may draw. */
export const parameterNames = ["tau_m", "R_m", "C_m", "g_L", "E_L", "V_th", "V_reset", "V_init", "t_ref"] as const;
export type ParameterName = (typeof parameterNames)[number];

/** One neuron's numbers, complete and consistent: what theory and engine work with. */
export interface LifParameters {
  /** ms */
  readonly tau_m: number;
  /** MOhm; undefined where only tau_m is known and all drive is in V/s */
  readonly R_m: number | undefined;
  /** pF; undefined where R_m is */
  readonly C_m: number | undefined;
  /** mV */
  readonly E_L: number;
  /** mV */
  readonly V_th: number;
  /** mV */
  readonly V_reset: number;
  /** mV */
  readonly V_init: number;
  /** ms */
  readonly t_ref: number;
}
