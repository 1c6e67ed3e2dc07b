import type { Entry } from "./bench-results.ts";
import { takeTurns, type Contestant } from "./contestant.ts";

/** Time contestants in turns, and close them. */
export async function compete(rounds: number, say: (text: string) => void, contestants: readonly Contestant[]): Promise<Entry[]> {
  try {
    const timings = await takeTurns(contestants, rounds, say);
    return contestants.map(({ name, versions }) => ({ name, versions, timings: timings.get(name)! }));
  } finally {
    for (const one of contestants) await one.close();
  }
}
