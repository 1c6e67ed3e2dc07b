import { sentence } from "../foundation/sentence.ts";
import { repeatsAreCopies } from "../plan/copied-repeats.ts";
import type { NoteKind } from "./note.ts";

/** Several trials of something that chance has no part in. */
export const trialsAreCopies: NoteKind = {
  code: "trials-are-copies",
  when: "there are several trials, and noise is missing or frozen over them",
  because: "All trials of a condition are the same to the bit. They count as one: no standard error, confidence interval or Fano factor comes from them.",
  find: ({ protocol: { noise, trials }, data: { settings } }) => {
    if (trials === 1 || !settings.every(repeatsAreCopies)) return [];
    const isFrozen = noise !== undefined && noise.levels.some((level) => level !== 0);
    return [
      isFrozen
        ? {
            path: "/noise/frozen",
            what: sentence`The noise is the same in all trials, so the ${{ trials }} trials of a condition are copies and count as one.`,
            remedy: 'Set "trials" to 1, or draw new noise in every trial ("frozen": "no" or "conditions").',
          }
        : {
            path: "/trials",
            what: sentence`There is no noise, so the ${{ trials }} trials of a condition are copies and count as one.`,
            remedy: 'Set "trials" to 1, or add noise.',
          },
    ];
  },
};
