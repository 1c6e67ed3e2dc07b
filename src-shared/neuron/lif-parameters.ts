import { z } from "zod";
import { declaredParameters, parameterNames, parameterOf, type CompleteName, type ParameterName } from "./declared-parameters.ts";

/** Distribution of a parameter over a population; drawn once per neuron, each parameter from its own stream. */
export const distributionSchema = z.discriminatedUnion("distribution", [
  z.looseObject({ distribution: z.literal("constant"), value: z.number() }),
  z.looseObject({ distribution: z.literal("normal"), mean: z.number(), sd: z.number().nonnegative() }),
  z.looseObject({ distribution: z.literal("uniform"), from: z.number(), to: z.number() }),
  z
    .looseObject({ distribution: z.literal("lognormal"), median: z.number().positive(), sigma: z.number().nonnegative() })
    .meta({ description: "sigma is the SD of the natural logarithm" }),
]).meta({ id: "distribution", description: "how a parameter is spread over a population" });
export type Distribution = z.infer<typeof distributionSchema>;

const given = (name: ParameterName) => {
  const { unit, description } = parameterOf(name);
  return z.union([z.number(), distributionSchema], { error: `a number (${unit}) or a distribution over the population` }).meta({ unit, description });
};

/** A number, or how it is spread over a population. */
type Given = ReturnType<typeof given>;
type ParameterShape = { [Name in ParameterName]: (typeof declaredParameters)[Name]["optional"] extends true ? z.ZodOptional<Given> : Given };

const parameterShape = Object.fromEntries(parameterNames.map((name) => [name, parameterOf(name).optional ? given(name).optional() : given(name)])) as ParameterShape;

/**
 * Neuron parameters as a file holds them. Of tau_m, R_m and C_m any two say the third (g_L stands for 1000 / R_m);
 * tau_m alone is enough where all drive is in V/s or mV. V_init defaults to E_L (to V_reset where E_L is not below V_th), t_ref to 0.
 */
export const neuronSchema = z.looseObject({
  preset: z.string().optional().meta({ description: "name of the published set that these numbers come from" }),
  ...parameterShape,
}).meta({ id: "neuron", description: "any two of tau_m, R_m and C_m, or tau_m alone where all drive is in V/s or mV" });
export type Neuron = z.infer<typeof neuronSchema>;

/**
 * One neuron's numbers, complete and consistent, in the units of `declaredParameters`: what theory and engine work with. R_m and
 * C_m are undefined where only tau_m is known and all drive is in V/s.
 */
export type LifParameters = { readonly [Name in CompleteName]: Name extends "R_m" | "C_m" ? number | undefined : number };
