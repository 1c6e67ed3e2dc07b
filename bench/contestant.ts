/** One timing of one contestant. */
export interface Timing {
  /** wall-clock time */
  readonly seconds: number;
  /** processor time, summed over processors; other load on the machine affects it less than the wall-clock time */
  readonly cpuSeconds: number;
  /** neuron-steps, or runs of a protocol */
  readonly work: number;
  readonly spikes: number;
  /** ms; undefined where the contestant does not compute it */
  readonly sumOfSpikeTimes: number | undefined;
}

/** A program that can repeat a workload. */
export interface Contestant {
  readonly name: string;
  /** of its language, libraries and compiler, for the report */
  readonly versions: string;
  measure(): Promise<Timing>;
  close(): Promise<void>;
}

/** A contestant that is not installed on this machine, and why. */
export interface Missing {
  readonly name: string;
  readonly missing: string;
}

export function isMissing(one: Contestant | Missing): one is Missing {
  return "missing" in one;
}

/**
 * Warm up all contestants, then time them in turns, A B C A B C ...: other load on the machine slows all of them equally.
 *
 * @returns timings by name, one per round, in the order of the rounds
 */
export async function takeTurns(contestants: readonly Contestant[], rounds: number, say: (text: string) => void): Promise<Map<string, Timing[]>> {
  const timings = new Map(contestants.map(({ name }): [string, Timing[]] => [name, []]));
  for (const one of contestants) await one.measure();
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}`);
    for (const one of contestants) timings.get(one.name)!.push(await one.measure());
  }
  return timings;
}
