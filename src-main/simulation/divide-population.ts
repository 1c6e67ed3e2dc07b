import type { NeuronRange } from "../../src-shared/engine/recordings.ts";

/** The moment at which a condition is taken from the queue. */
export interface DivisionQuestion {
  readonly population: number;
  /** of its sweep */
  readonly steps: number;
  /** conditions in the queue, this one included */
  readonly waiting: number;
  /** threads at most */
  readonly workers: number;
}

/** More parts than workers even out that some neurons, and some processors, are slower than others. */
const partsPerWorker = 4;
/** Steps of one neuron that are worth a message of their own: some 10 ms of work. */
const leastWork = 2_500_000;
/** The kernel takes two neurons at a time: an odd range wastes half of its last step. */
const neuronsAbreast = 2;

/**
 * The ranges of neurons in which a condition is simulated: the whole population while there are conditions enough for every
 * worker, else so many parts that every worker has some of them to the end.
 *
 * @returns ascending ranges that together are the population
 */
export function divideAmongWorkers({ population, steps, waiting, workers }: DivisionQuestion): NeuronRange[] {
  const groups = Math.ceil(population / neuronsAbreast);
  const isShared = workers > 1 && waiting < 2 * workers;
  const wanted = isShared ? Math.ceil((partsPerWorker * workers) / waiting) : 1;
  const count = Math.max(1, Math.min(wanted, Math.floor((population * steps) / leastWork), groups));
  const edge = (k: number): number => Math.min(population, neuronsAbreast * Math.floor((k * groups) / count));
  return Array.from({ length: count }, (_, k) => ({ from: edge(k), to: edge(k + 1) }));
}
