import type { Plan } from "../plan/plan.ts";

/** A computed number as a sentence tells it: three digits, or four where the first ones are small. */
export function told(x: number): number {
  return Number(x.toPrecision(Math.abs(x) >= 100 ? 3 : 4));
}

/** Sweeps that a note looks at, at most: numbers change by the same amount from sweep to sweep, so the first and last tell most. */
const mostSweeps = 25;

/** Positions of the first and last sweep, and of some in between, in order. @param most how many, at most */
export function fewSweeps({ stimulusAxis: { values } }: Plan, most = mostSweeps): number[] {
  const last = values.length - 1;
  const looked = Math.min(values.length, most);
  return looked === 1 ? [0] : Array.from({ length: looked }, (_, k) => Math.round((k * last) / (looked - 1)));
}

/** The first finding among a few sweeps; a later sweep has nothing to add to it. */
export function firstInFewSweeps<Found>(plan: Plan, find: (sweep: number) => Found | undefined): Found | undefined {
  for (const sweep of fewSweeps(plan)) {
    const found = find(sweep);
    if (found !== undefined) return found;
  }
  return undefined;
}
