import type { z } from "zod";
import { sentence } from "../foundation/sentence.ts";
import { misspellingOf } from "../foundation/spelling.ts";
import { Note } from "../notes/note.ts";
import { experimentSchema, type Experiment } from "./experiment-file.ts";
import { elementSchemaOf, objectSchemaOf, propertySchemaOf } from "./schema-walk.ts";

/** Most keys that are named; the others are only counted. */
const mostNamed = 20;

/**
 * The keys of an experiment that nothing reads, each with its place in the file and the known key that may be meant: the nearest where
 * it looks like a misspelling of one, else all that are read there. They stay in the file. Keys of recorded runs are left out, since
 * nobody sets anything by them.
 */
export function unknownKeys(experiment: Experiment): Note[] {
  const { runs: _, ...settings } = experiment;
  const notes = [...notesIn(settings, experimentSchema, "")];
  const rest = notes.length - mostNamed;
  if (rest <= 0) return notes;
  const others = new Note("unknown-key", { path: "", what: sentence`Nothing reads ${{ rest }} more of its keys.`, remedy: "They are kept in the file." });
  return [...notes.slice(0, mostNamed), others];
}

function* notesIn(value: unknown, schema: z.ZodType | undefined, path: string): Generator<Note> {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    const element = elementSchemaOf(schema);
    if (element !== undefined) for (const [k, item] of value.entries()) yield* notesIn(item, element, `${path}/${k}`);
    return;
  }
  const shape = objectSchemaOf(schema, value);
  if (shape === undefined) return;
  const known = Object.keys(shape.shape);
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined) continue;
    const place = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (known.includes(key)) yield* notesIn(field, propertySchemaOf(shape, key), place);
    else yield unknownKey(place, key, known, Object.keys(value));
  }
}

/** @param known keys of the place @param there those that it has: one that stands there already is not what another is meant for */
function unknownKey(path: string, key: string, known: readonly string[], there: readonly string[]): Note {
  const meant = misspellingOf(key, known.filter((one) => !there.includes(one)));
  const remedy = meant === undefined ? sentence`Read there: ${{ known: known.join(", ") }}.` : sentence`Did you mean "${{ meant }}"?`;
  return new Note("unknown-key", { path, what: sentence`Nothing reads "${{ key }}".`, remedy });
}
