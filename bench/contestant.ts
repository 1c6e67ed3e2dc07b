/** One timing of one contestant. */
export interface Timing {
  /** by the clock on the wall */
  readonly seconds: number;
  /** of all processors together: what is left to compare on a machine that has other things to do */
  readonly cpuSeconds: number;
  /** how much was done: steps of one neuron, or runs of a protocol */
  readonly work: number;
  readonly spikes: number;
  /** ms, of all spikes; undefined where it was not computed */
  readonly sumOfSpikeTimes: number | undefined;
}

/** Someone who can do a workload, again and again. */
export interface Contestant {
  readonly name: string;
  /** of what it consists, to be recorded */
  readonly versions: string;
  measure(): Promise<Timing>;
  close(): Promise<void>;
}

/** A contestant that this machine does not have, and why. */
export interface Missing {
  readonly name: string;
  readonly missing: string;
}

export function isMissing(one: Contestant | Missing): one is Missing {
  return "missing" in one;
}

/**
 * Warm everybody up, then take turns, A B C A B C ...: what else the machine does in the meantime meets all alike.
 *
 * @returns timings by name, in the order of the rounds: those at one position were taken in one round
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
