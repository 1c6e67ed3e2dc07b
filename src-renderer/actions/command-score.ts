import { computeCommandScore } from "bits-ui";

/** Lowest score that is shown. Lower ones match only scattered letters; two swapped letters still score higher. */
const leastScore = 0.09;

/** Score of a command against the typed text, from 0; 0 is hidden. Available commands rank before equally good unavailable ones. */
export function commandScore(title: string, search: string, keywords: string[] = [], canBeDone = true): number {
  // The whole name, such as that of a field, stands before longer names that begin with it.
  const isWhole = title.toLowerCase() === search.trim().toLowerCase();
  const score = (isWhole ? 1.5 : computeCommandScore(title, search, keywords)) * (canBeDone ? 1 : 0.2);
  return score < leastScore ? 0 : score;
}
