import type { Note } from "../notes/note.ts";
import { notesOn } from "../notes/notes-on-plan.ts";
import { planOf } from "../plan/plan-of-protocol.ts";
import type { Experiment } from "./experiment-file.ts";
import { protocolPlace } from "./read-experiment.ts";
import { unknownKeys } from "./unknown-keys.ts";

/** A note, and the place of what it is on: "cell7.rheobase.json /protocols/0". */
export interface PlacedNote {
  readonly note: Note;
  readonly place: string;
}

/**
 * Notes on an experiment: the keys that nothing reads (they are kept), and the notes on every protocol that is sound.
 */
export function experimentNotes(experiment: Experiment, fileName: string): PlacedNote[] {
  const onProtocols = experiment.protocols.flatMap((protocol, k) => {
    const place = protocolPlace(fileName, k);
    const plan = planOf(protocol, place).value;
    return plan === undefined ? [] : notesOn(plan).map((note) => ({ note, place }));
  });
  return [...unknownKeys(experiment).map((note) => ({ note, place: `${fileName} ` })), ...onProtocols];
}
