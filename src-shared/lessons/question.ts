import { z } from "zod";

/** A quantity of one condition of a protocol of the lesson, as `quantities.ts` computes it. */
const reference = {
  protocol: z.string().min(1),
  /** "rate", "V at 120": see docs/learn/README.md */
  quantity: z.string().min(1),
  /** from 1 */
  sweep: z.number().int().positive().optional(),
};
export const referenceSchema = z.strictObject(reference);
export type QuantityReference = z.infer<typeof referenceSchema>;

const told = {
  /** Markdown */
  ask: z.string().min(1),
  hint: z.string().min(1),
  /** said once the answer is right, or given up; {{...}} are computed */
  solution: z.string().min(1),
};

const tolerance = z.union([z.number().positive(), z.string().regex(/^\d+(\.\d+)?\s*%$/, { error: 'a number in the unit of the answer, or a part of it such as "2 %"' })]);

/** An answer that is wrong in a way that tells something: it equals this, and not the answer. */
const mistake = z.union([
  z.strictObject({ times: z.number(), say: z.string().min(1) }),
  z.strictObject({ ...reference, say: z.string().min(1) }),
], { error: '"times" with a number, or "protocol" and "quantity"; and what to "say"' });

/** A number with its unit. */
const numberQuestion = z.strictObject({ kind: z.literal("number"), ...told, ...reference, tolerance, mistakes: z.array(mistake).optional() });

/** A line drawn by hand. */
const curveQuestion = z.strictObject({
  kind: z.literal("curve"),
  ...told,
  protocol: z.string().min(1),
  /** V over time, or the rate over the levels of the sweeps */
  quantity: z.enum(["V", "rate"]),
  sweep: z.number().int().positive().optional(),
  /** ms, or the unit of levels */
  from: z.number(),
  to: z.number(),
  /** of the axis, mV or Hz */
  lowest: z.number(),
  highest: z.number(),
  /** points that can be moved, equally far from each other */
  points: z.number().int().min(3).max(41),
  /** of the root mean square distance, in parts of the axis */
  tolerance: z.string().regex(/^\d+(\.\d+)?\s*%$/, { error: 'a part of the axis such as "8 %"' }),
});

/** A slider to bring to a state. */
const sliderQuestion = z.strictObject({
  kind: z.literal("slider"),
  ...told,
  protocol: z.string().min(1),
  sweep: z.number().int().positive().optional(),
  /** JSON path within the protocol: "epochs.1.level", "neuron.tau_m" */
  parameter: z.string().regex(/^\w+(\.\w+)*$/, { error: 'a path such as "neuron.tau_m" or "epochs.1.level"' }),
  label: z.string().min(1),
  unit: z.string(),
  from: z.number(),
  to: z.number(),
  step: z.number().positive(),
  start: z.number(),
  goal: z.strictObject({ quantity: z.string().min(1), from: z.number(), to: z.number() }),
});

/** A prediction before the button works. */
const predictionQuestion = z.strictObject({
  kind: z.literal("prediction"),
  ...told,
  quantity: z.string().min(1),
  /** protocol, and where it has several the sweep, that the other is compared with */
  before: z.strictObject({ protocol: z.string().min(1), sweep: z.number().int().positive().optional() }),
  after: z.strictObject({ protocol: z.string().min(1), sweep: z.number().int().positive().optional() }),
  /** what each outcome is called */
  choices: z.strictObject({ more: z.string().min(1), same: z.string().min(1), less: z.string().min(1) }),
  /** per cent of the first value within which both count as the same */
  same: z.number().nonnegative().optional(),
});

export const questionSchema = z.discriminatedUnion("kind", [numberQuestion, curveQuestion, sliderQuestion, predictionQuestion]);
export type Question = z.infer<typeof questionSchema>;
export type QuestionOf<Kind extends Question["kind"]> = Extract<Question, { kind: Kind }>;
