import { distance } from "fastest-levenshtein";

/** The one of `words` that `word` looks like a misspelling of: one letter in three may differ, and case and underscores do not count. */
export function misspellingOf(word: string, words: readonly string[]): string | undefined {
  const plain = bare(word);
  const ranked = words
    .map((candidate) => ({ candidate, edits: distance(plain, bare(candidate)) }))
    .filter(({ candidate, edits }) => edits <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.edits - b.edits);
  return ranked[0]?.candidate;
}

/** true if a key may be a misspelling of a missing one, or begins like it (v_thresh for V_th) */
export function resembles(key: string, missing: string): boolean {
  return misspellingOf(key, [missing]) !== undefined || bare(key).startsWith(bare(missing)) || bare(missing).startsWith(bare(key));
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[_\s-]/g, "");
}
