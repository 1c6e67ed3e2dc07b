import { z } from "zod";
import { deltaKey, epochKindNames, epochKinds, epochNumbers, type DeltaKey, type EpochKind, type EpochKindFacts, type EpochNumber, type NumbersOf } from "./epoch-kinds.ts";
import { quantity } from "./quantity-schema.ts";

/** Every number `x` of an epoch may have a `deltaX`, added once per sweep (sweep k from 0 uses x + k deltaX). */
const common = {
  label: z.string().optional(),
  duration: quantity("ms").meta({ unit: "ms", description: "length in the first sweep" }),
  deltaDuration: quantity("ms").optional().meta({ unit: "ms per sweep" }),
  level: z
    .number()
    .meta({
      unit: "levelUnit",
      description:
        "step: its level; ramp: the level it ends at; sine, chirp: the level it swings around; pulses: the top of a pulse; waveform: added to every value",
    }),
  deltaLevel: z.number().optional().meta({ unit: "levelUnit per sweep" }),
};

const samples = {
  times: z.array(quantity("ms")).meta({ unit: "ms from the epoch's start" }),
  values: z.array(z.number()).meta({ unit: "levelUnit" }),
  interpolation: z.enum(["hold", "linear"]),
};
const source = z.string().optional().meta({ description: "where the samples come from" });

type NumberShape<Numbers> = { [Key in keyof Numbers & string]: Numbers[Key] extends { readonly default: number } ? z.ZodOptional<z.ZodNumber> : z.ZodNumber } & {
  [Key in keyof Numbers & string as DeltaKey<Key>]: z.ZodOptional<z.ZodNumber>;
};

/** The keys of a kind's numbers and of their deltas. */
function numbersOf<Kind extends EpochKind>(kind: Kind): NumberShape<NumbersOf<Kind>> {
  const shape = epochNumbers(kind).flatMap(({ key, ...number }) => [
    [key, number.default === undefined ? numberOf(number.unit) : numberOf(number.unit).optional()],
    [deltaKey(key), deltaOf(number.unit)],
  ]);
  return Object.fromEntries(shape) as NumberShape<NumbersOf<Kind>>;
}

function numberOf(unit: EpochNumber["unit"]): z.ZodNumber {
  if (unit === "") return z.number();
  return unit === "level" ? z.number().meta({ unit: "the protocol's levelUnit" }) : quantity(unit).meta({ unit });
}

function deltaOf(unit: EpochNumber["unit"]): z.ZodOptional<z.ZodNumber> {
  return unit === "ms" ? quantity(unit).optional().meta({ unit: "ms per sweep" }) : numberOf(unit).optional();
}

/** A kind of epoch that has nothing but numbers. */
type PlainKind = Exclude<EpochKind, "waveform">;

function plainSchema<Kind extends PlainKind>(kind: Kind) {
  const { description }: EpochKindFacts = epochKinds[kind];
  const schema = z.looseObject({ kind: z.literal(kind), ...common, ...numbersOf(kind) });
  return description === undefined ? schema : schema.meta({ description });
}
type PlainSchema = { [Kind in PlainKind]: ReturnType<typeof plainSchema<Kind>> }[PlainKind];

const plainSchemas = epochKindNames.filter((kind) => kind !== "waveform").map((kind) => plainSchema(kind) as PlainSchema);
const waveformSchema = z
  .looseObject({ kind: z.literal("waveform"), ...common, ...samples, ...numbersOf("waveform"), source })
  .meta({ description: epochKinds.waveform.description });

type EpochSchema = PlainSchema | typeof waveformSchema;
const schemas: EpochSchema[] = [...plainSchemas, waveformSchema];

/** One row of the epoch table, as in pCLAMP: a kind of `epochKinds`. */
export const epochSchema = z
  .discriminatedUnion("kind", schemas as [EpochSchema, ...EpochSchema[]])
  .meta({ id: "epoch", description: "a row of the epoch table; deltaX is added to X once per sweep" });
export type Epoch = z.infer<typeof epochSchema>;
