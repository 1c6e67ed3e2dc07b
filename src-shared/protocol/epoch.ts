import { z } from "zod";

const level = z.number().meta({ unit: "the protocol's levelUnit" });
const hz = z.number().meta({ unit: "Hz" });
const radians = z.number().meta({ unit: "rad" });

/** Every numeric field `x` of an epoch may have a `deltaX`, added once per sweep (sweep k from 0 uses x + k deltaX). */
const common = {
  label: z.string().optional(),
  duration: z.number().meta({ unit: "ms", description: "length in the first sweep" }),
  deltaDuration: z.number().optional().meta({ unit: "ms per sweep" }),
  level: level.meta({ unit: "levelUnit", description: "step: its level; ramp: the level it ends at; sine, chirp: the level it swings around; pulses: the top of a pulse; waveform: added to every value" }),
  deltaLevel: z.number().optional().meta({ unit: "levelUnit per sweep" }),
};

/** One row of the epoch table, as pCLAMP has it. */
export const epochSchema = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("step"), ...common }),
  z.looseObject({ kind: z.literal("ramp"), ...common }).meta({ description: "linear from the level before it to its own" }),
  z.looseObject({
    kind: z.literal("sine"),
    ...common,
    amplitude: level,
    deltaAmplitude: level.optional(),
    frequency: hz,
    deltaFrequency: hz.optional(),
    phase: radians.optional(),
    deltaPhase: radians.optional(),
  }).meta({ description: "level + amplitude sin(2 pi f s + phase), s from the epoch's start" }),
  z.looseObject({
    kind: z.literal("chirp"),
    ...common,
    amplitude: level,
    deltaAmplitude: level.optional(),
    startFrequency: hz,
    deltaStartFrequency: hz.optional(),
    endFrequency: hz,
    deltaEndFrequency: hz.optional(),
    phase: radians.optional(),
    deltaPhase: radians.optional(),
  }).meta({ description: "a sine whose frequency goes linearly from startFrequency to endFrequency (ZAP)" }),
  z.looseObject({
    kind: z.literal("pulses"),
    ...common,
    period: z.number().meta({ unit: "ms" }),
    deltaPeriod: z.number().optional().meta({ unit: "ms per sweep" }),
    width: z.number().meta({ unit: "ms" }),
    deltaWidth: z.number().optional().meta({ unit: "ms per sweep" }),
  }).meta({ description: "pulses rise from the level before the epoch at 0, period, 2 period, ... and last width" }),
  z.looseObject({
    kind: z.literal("waveform"),
    ...common,
    times: z.array(z.number()).meta({ unit: "ms from the epoch's start" }),
    values: z.array(z.number()).meta({ unit: "levelUnit" }),
    interpolation: z.enum(["hold", "linear"]),
    scale: z.number().optional(),
    deltaScale: z.number().optional(),
    source: z.string().optional().meta({ description: "where the samples come from" }),
  }).meta({ description: "level + scale * samples; end values are held; hold: sample k from its time to the next" }),
]).meta({ id: "epoch", description: "a row of the epoch table; deltaX is added to X once per sweep" });
export type Epoch = z.infer<typeof epochSchema>;
