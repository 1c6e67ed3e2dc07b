import type { Plan } from "../plan/plan.ts";
import { eulerAliasesWave, eulerMissesDrive } from "./euler-notes.ts";
import { firesWithoutDrive, restsAtThreshold } from "./neuron-notes.ts";
import { Note, type NoteKind } from "./note.ts";
import { trialsAreCopies } from "./repeat-notes.ts";
import { stepTooShortToSettle } from "./step-response-notes.ts";
import { dtCoarse, eulerUnstable, refractoryPeriodRounded } from "./step-size-notes.ts";
import { latencyWhileFiring, windowTooShortForTheory } from "./window-notes.ts";

/**
 * Every kind of note, in the order in which notes are told. `rheobase validate`, `run` and `show`, provenance.json, the bench's fields
 * and status, and docs/notes.md read this list.
 */
export const noteKinds: readonly NoteKind[] = [
  firesWithoutDrive,
  restsAtThreshold,
  eulerUnstable,
  dtCoarse,
  refractoryPeriodRounded,
  eulerMissesDrive,
  eulerAliasesWave,
  trialsAreCopies,
  windowTooShortForTheory,
  stepTooShortToSettle,
  latencyWhileFiring,
];

/** Kinds of note that hold for networks too: the others are on one neuron and its drive. */
const noteKindsOfNetworks: readonly NoteKind[] = [trialsAreCopies];

const known = new WeakMap<Plan, readonly Note[]>();

/** Notes on a valid protocol, found before it runs. They are cached, because a plan never changes. */
export function notesOn(plan: Plan): readonly Note[] {
  const kinds = plan.protocol.network === undefined ? noteKinds : noteKindsOfNetworks;
  const found = known.get(plan) ?? kinds.flatMap(({ code, find }) => find(plan).map((finding) => new Note(code, finding)));
  known.set(plan, found);
  return found;
}
