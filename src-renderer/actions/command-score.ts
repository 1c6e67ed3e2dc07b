import { computeCommandScore } from "bits-ui";

/** Below it a title has the letters that were typed only here and there; two swapped ones are still found. */
const leastScore = 0.09;

/** How well a command matches what was typed, 0 to 1; 0 is not shown. What can be done now comes before what matches as well and cannot. */
export function commandScore(title: string, search: string, keywords: string[] = [], canBeDone = true): number {
  const score = computeCommandScore(title, search, keywords) * (canBeDone ? 1 : 0.2);
  return score < leastScore ? 0 : score;
}
