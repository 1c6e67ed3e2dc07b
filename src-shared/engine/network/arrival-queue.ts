/** What comes to a neuron at a time. */
export interface TimedArrival {
  /** ms */
  readonly time: number;
  /** through all groups */
  readonly target: number;
  readonly receptor: 0 | 1;
  readonly weight: number;
  /** decides between arrivals of one time at one neuron: those that were sent first come first */
  readonly order: number;
}

/** Arrivals in order of time, then neuron, then order: a binary heap. */
export class ArrivalQueue {
  readonly #heap: TimedArrival[] = [];

  get first(): TimedArrival | undefined {
    return this.#heap[0];
  }

  push(arrival: TimedArrival): void {
    const heap = this.#heap;
    let k = heap.length;
    heap.push(arrival);
    while (k > 0) {
      const parent = (k - 1) >> 1;
      if (!before(arrival, heap[parent]!)) break;
      heap[k] = heap[parent]!;
      k = parent;
    }
    heap[k] = arrival;
  }

  take(): TimedArrival | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let k = 0;
    for (;;) {
      let child = 2 * k + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, last)) break;
      heap[k] = heap[child]!;
      k = child;
    }
    heap[k] = last;
    return first;
  }
}

function before(a: TimedArrival, b: TimedArrival): boolean {
  if (a.time !== b.time) return a.time < b.time;
  return a.target !== b.target ? a.target < b.target : a.order < b.order;
}
