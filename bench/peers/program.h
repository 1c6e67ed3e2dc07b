// Usage: euler|exact one|array|four FROM TO STEPS FIRST:SECOND...
// Simulates neurons FROM to TO - 1 of a population; each pair of hexadecimal words is the hash of one trial's streams.
// Prints the number of spikes, the sum of their times (ms), the begin and end of the work (ns of the monotonic clock, which
// processes share), and its processor time (ns).

// The first of two plain loops: neuron by neuron.
static void one(Hash base, int from, int to, long steps) {
  for (int k = from; k < to; k++) {
    Neuron neuron = begin(base, k);
    for (long n = 0; n < steps; n++) step(&neuron, n * dt, (n + 1) * dt);
  }
}

// The second: step by step over an array of neurons.
static void array(Hash base, int first, int end, long steps) {
  const int neurons = end - first;
  Neuron *all = malloc((size_t)neurons * sizeof *all);
  if (all == NULL) abort();
  for (int k = 0; k < neurons; k++) all[k] = begin(base, first + k);
  for (long n = 0; n < steps; n++) {
    const double from = n * dt, to = (n + 1) * dt;
    for (int k = 0; k < neurons; k++) step(&all[k], from, to);
  }
  free(all);
}

// Four neurons at a time, like our kernel: the processor executes their independent operations in parallel.
static void four(Hash base, int first, int end, long steps) {
  for (int k = first; k < end; k += 4) {
    Neuron a = begin(base, k), b = begin(base, k + 1), c = begin(base, k + 2), d = begin(base, k + 3);
    for (long n = 0; n < steps; n++) {
      const double from = n * dt, to = (n + 1) * dt;
      step(&a, from, to);
      step(&b, from, to);
      step(&c, from, to);
      step(&d, from, to);
    }
  }
}

static long long nanoseconds(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int count, char **words) {
  if (count < 6) return fprintf(stderr, "usage: %s one|array|four FROM TO STEPS FIRST:SECOND...\n", words[0]), 2;
  void (*const simulate)(Hash, int, int, long) = !strcmp(words[1], "one") ? one : !strcmp(words[1], "array") ? array : four;
  const int first = atoi(words[2]), end = atoi(words[3]);
  const long steps = atol(words[4]);
  if (simulate == four && (end - first) % 4 != 0) return fprintf(stderr, "four needs a multiple of four neurons\n"), 2;
  fill_edges();
  prepare();
  const long long began = nanoseconds(CLOCK_MONOTONIC), before = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
  for (int k = 5; k < count; k++) {
    char *rest;
    const uint64_t word = strtoull(words[k], &rest, 16);
    simulate((Hash){word, strtoull(rest + 1, NULL, 16)}, first, end, steps);
  }
  const long long ended = nanoseconds(CLOCK_MONOTONIC), after = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
  double sum = 0;
  for (size_t k = 0; k < spike_count; k++) sum += spikes[k].time;
  printf("%zu %.17g %lld %lld %lld\n", spike_count, sum, began, ended, after - before);
}
