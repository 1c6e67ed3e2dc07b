import type { z } from "zod";
import { misspellingOf } from "../foundation/spelling.ts";
import { sentence } from "../foundation/sentence.ts";
import { Note } from "../notes/note.ts";
import { notesOn } from "../notes/notes-on-plan.ts";
import { planOf } from "../plan/plan-of-protocol.ts";
import { experimentSchema, type Experiment } from "./experiment-file.ts";
import { protocolPlace } from "./read-experiment.ts";
import { elementSchemaOf, objectSchemaOf, propertySchemaOf } from "./schema-walk.ts";

/** A note, and the place of what it is on: "cell7.rheobase.json /protocols/0". */
export interface PlacedNote {
  readonly note: Note;
  readonly place: string;
}

/**
 * Notes on an experiment: keys that look like a misspelling of a known one (they are kept, but nothing reads them), and the notes on
 * every protocol that is sound.
 */
export function experimentNotes(experiment: Experiment, fileName: string): PlacedNote[] {
  const onProtocols = experiment.protocols.flatMap((protocol, k) => {
    const place = protocolPlace(fileName, k);
    const plan = planOf(protocol, place).value;
    return plan === undefined ? [] : notesOn(plan).map((note) => ({ note, place }));
  });
  return [...misspelledKeys(experiment).map((note) => ({ note, place: `${fileName} ` })), ...onProtocols];
}

/** The keys of an experiment that look like a misspelling of a known one, each with its place in the file and what may be meant. */
export function misspelledKeys(experiment: Experiment): Note[] {
  return spellingNotes(experiment, experimentSchema, "");
}

function spellingNotes(value: unknown, schema: z.ZodType | undefined, where: string): Note[] {
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
    const note = meant === undefined ? [] : [unknownKey(`${where}/${key}`, key, meant)];
    return [...note, ...spellingNotes(field, propertySchemaOf(shape, key), `${where}/${key}`)];
  });
}

function unknownKey(path: string, key: string, meant: string): Note {
  return new Note("unknown-key", { path, what: sentence`Nothing reads "${{ key }}".`, remedy: sentence`Did you mean "${{ meant }}"?` });
}
