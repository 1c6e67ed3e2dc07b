import { z } from "zod";
import { quantity } from "./quantity-schema.ts";

/** Numbers, or a range text such as "0:0.5:5" (first : step : last). */
const levels = z.union([z.array(z.number()), z.string()]);

const common = {
  levels,
  frozen: z
    .enum(["no", "trials", "conditions", "both"])
    .optional()
    .meta({ description: "the same noise in all trials of a condition, in all sweeps and noise levels, or in both" }),
};

const poissonInputs = z.looseObject({
  rate: quantity("Hz").meta({ unit: "Hz per input" }),
  inputs: z.number().int().meta({ description: "number of independent inputs" }),
  weight: z.number().meta({ unit: "mV for delta, pA for exponential synapses", description: "size of one event, positive; inhibitory events are subtracted" }),
});

/** One kind of noise and its levels; a protocol has at most one. */
export const noiseSchema = z
  .discriminatedUnion("kind", [
    z.looseObject({
      kind: z.literal("white"),
      ...common,
      unit: z
        .enum(["mV", "pA sqrt(s)"])
        .optional()
        .meta({ description: "mV: stationary SD of V without threshold (default); pA sqrt(s): intensity of the current" }),
    }),
    z.looseObject({
      kind: z.literal("held"),
      ...common,
      distribution: z.enum(["gaussian", "uniform"]),
      unit: z.enum(["pA", "V/s", "pA sqrt(s)"]).optional().meta({
        description:
          "pA, V/s: of the SD (gaussian) or half-width (uniform); default is the unit of the drive (V/s where " +
          "levelUnit is V/s or only tau_m is known, else pA); pA sqrt(s): an intensity S, the SD is S / sqrt(interval)",
      }),
      interval: quantity("ms").optional().meta({ unit: "ms", description: "a new value every interval, a whole number of dt; dt by default" }),
    }),
    z.looseObject({
      kind: z.literal("ornstein-uhlenbeck"),
      ...common,
      unit: z.enum(["pA", "V/s"]).optional(),
      tau: quantity("ms").meta({ unit: "ms", description: "correlation time" }),
    }),
    z
      .looseObject({
        kind: z.literal("shot"),
        ...common,
        synapse: z.enum(["delta", "exponential"]),
        tau: quantity("ms").optional().meta({ unit: "ms", description: "time constant of exponential synapses" }),
        excitatory: poissonInputs.optional(),
        inhibitory: poissonInputs.optional(),
      })
      .meta({ description: "levels multiply the weights (1: as given)" }),
  ])
  .meta({ id: "noise", description: "one kind of noise and its levels" });
export type Noise = z.infer<typeof noiseSchema>;

/** Noise with every default filled in and every level in the unit the engine works with. */
export type ResolvedNoise =
  | { readonly kind: "white"; readonly levels: readonly number[]; readonly frozen: Frozen; /** as entered; levels are mV */ readonly enteredUnit: "mV" | "pA sqrt(s)" }
  | {
      readonly kind: "held";
      readonly levels: readonly number[];
      readonly frozen: Frozen;
      readonly distribution: "gaussian" | "uniform";
      /** unit of `levels` */
      readonly unit: "pA" | "V/s";
      /** hold interval in whole steps of dt */
      readonly intervalSteps: number;
    }
  | { readonly kind: "ornstein-uhlenbeck"; readonly levels: readonly number[]; readonly frozen: Frozen; readonly unit: "pA" | "V/s"; /** ms */ readonly tau: number }
  | {
      readonly kind: "shot";
      readonly levels: readonly number[];
      readonly frozen: Frozen;
      readonly synapse: "delta" | "exponential";
      /** ms; 0 for delta synapses */
      readonly tau: number;
      /** events per second of all excitatory inputs together */
      readonly excitatoryRate: number;
      readonly excitatoryWeight: number;
      readonly inhibitoryRate: number;
      readonly inhibitoryWeight: number;
    };
export type Frozen = "no" | "trials" | "conditions" | "both";
