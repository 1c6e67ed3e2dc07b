import { z } from "zod";
import type { BenchErrorJson } from "../foundation/bench-error.ts";

const id = z.int().nonnegative();

/** A `BenchError` on a wire. */
export const benchErrorJson: z.ZodType<BenchErrorJson> = z.strictObject({
  code: z.string(),
  where: z.string(),
  what: z.string(),
  remedy: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Frames from a client. */
export const requestFrame = z.strictObject({ kind: z.literal("request"), id, name: z.string(), args: z.unknown() });
export type RequestFrame = z.output<typeof requestFrame>;

/** Frames from a service. */
export const serviceFrame = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("reply"), id, value: z.unknown() }),
  z.strictObject({ kind: z.literal("failure"), id, error: benchErrorJson }),
  z.strictObject({ kind: z.literal("event"), name: z.string(), payload: z.unknown() }),
]);
export type ServiceFrame = z.output<typeof serviceFrame>;
