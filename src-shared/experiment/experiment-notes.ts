import type { z } from "zod";
import { misspellingOf } from "../foundation/spelling.ts";
import { protocolNotes } from "../protocol/protocol-notes.ts";
import { planOf } from "../plan/plan-of-protocol.ts";
import { experimentSchema, type Experiment } from "./experiment-file.ts";
import { protocolPlace } from "./read-experiment.ts";
import { elementSchemaOf, objectSchemaOf, propertySchemaOf } from "./schema-walk.ts";

/**
 * Notes on an experiment, each with its place: keys that look like a misspelling of a known
 * one (they are kept, but nothing reads them), and the notes on every protocol that is sound.
 */
export function experimentNotes(experiment: Experiment, fileName: string): string[] {
  const onProtocols = experiment.protocols.flatMap((protocol, k) => {
    const place = protocolPlace(fileName, k);
    const plan = planOf(protocol, place).value;
    return plan === undefined ? [] : protocolNotes(plan.protocol).map((note) => `${place}: ${note}`);
  });
  return [...misspelledKeys(experiment, fileName), ...onProtocols];
}

/** The keys of an experiment that look like a misspelling of a known one, each with its place and what may be meant. */
export function misspelledKeys(experiment: Experiment, fileName: string): string[] {
  return spellingNotes(experiment, experimentSchema, `${fileName} `);
}

function spellingNotes(value: unknown, schema: z.ZodType | undefined, where: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) {
    const element = elementSchemaOf(schema);
    return element === undefined ? [] : value.flatMap((item, k) => spellingNotes(item, element, `${where}/${k}`));
  }
  const shape = objectSchemaOf(schema, value);
  if (shape === undefined) return [];
  const known = Object.keys(shape.shape);
  const missing = known.filter((key) => !Object.hasOwn(value, key));
  return Object.entries(value).flatMap(([key, field]) => {
    const meant = known.includes(key) ? undefined : misspellingOf(key, missing);
    const note = meant === undefined ? [] : [`${where}/${key}: nothing reads "${key}"; did you mean "${meant}"?`];
    return [...note, ...spellingNotes(field, propertySchemaOf(shape, key), `${where}/${key}`)];
  });
}
