// White noise without discretisation error, by the same method as src-shared/engine/assembly/white-noise.ts (its oracle,
// oracle-white-noise.ts, explains it): exact Ornstein-Uhlenbeck transition, Brownian-bridge probability of a crossing inside the
// step, crossing time drawn from its conditional distribution, refractory period from that time on.
#include "random.h"
#include "neuron.h"

typedef struct {
  Stream noise, crossing;
  double V, free_from;
  int index;
} Neuron;

// Constants of a time span h; those of a whole step are computed once.
typedef struct {
  double h, decay, spread, bridge;
  double bend;     // how far drift pulls the path off its chord, mV
  double straight; // the largest bend that does not matter, mV
} Span;
static Span whole;
// Copies for the loop over steps: no code takes their address, so compilers can keep them in registers.
static double decay, spread, bridge, limit;

#define IMPOSSIBLE 37.0 // e^-37 is below the 2^-53 that a uniform number resolves
#define NEVER (-1.0)

static Span span_of(double h) {
  return (Span){
    .h = h,
    .decay = exp(-h / tau_m),
    .spread = sigma * sqrt(-expm1(-2 * h / tau_m)),
    .bridge = 1 / (sigma * sigma * sinh(h / tau_m)),
    .bend = 0.125 * fabs(u - V_th) * h * h / (tau_m * tau_m),
    .straight = 2.5e-4 * sigma * sqrt(-expm1(-h / tau_m) / (1 + exp(-h / tau_m))),
  };
}

static void prepare(void) {
  whole = span_of(dt);
  decay = whole.decay;
  spread = whole.spread;
  bridge = whole.bridge;
  limit = V_th - whole.bend;
}

static Neuron begin(Hash base, int index) {
  return (Neuron){stream_of(base, index, NOISE), stream_of(base, index, CROSSING), E_L, NEVER, index};
}

static inline int crosses(Neuron *neuron, double x) {
  const double chance = uniform(&neuron->crossing);
  // The truncated series is less than e^x: it decides most draws without computing an exponential.
  if (chance * (1 + x * (1 + x * (0.5 + x * 0.16666666666666666))) > 1) return 0;
  return chance < exp(-x);
}

static double time_of_crossing(Neuron *neuron, double d0, double d1, double h) {
  const double growth = expm1(2 * h / tau_m), S = sigma * sigma * growth, end = d1 * exp(h / tau_m);
  const double normal = gaussian(&neuron->crossing), chance = uniform(&neuron->crossing);
  double ratio;
  if (end > 0) {
    const double w = normal * normal * S / (2 * d0 * end), q = 1 / (1 + w + sqrt(w * (2 + w)));
    ratio = chance * (1 + q) <= 1 ? d0 / end * q : d0 / end / q;
  } else {
    ratio = d0 * d0 / (normal * normal * S);
  }
  return 0.5 * tau_m * log1p(growth * (ratio > 1e300 ? 1 : ratio / (1 + ratio)));
}

static double crossing(Neuron *neuron, double from, double to, const Span *span, double V0, double V1) {
  const double below = V_th - span->bend;
  if (V0 < below && V1 < below && (below - V0) * (below - V1) * span->bridge > IMPOSSIBLE) return NEVER;
  const double h = span->h, half = 0.5 * h, middle = from + half;
  if (span->bend > span->straight && middle > from && middle < to) {
    const Span part = span_of(half);
    const double there = u + (V0 - u) * part.decay, end = u + (there - u) * part.decay;
    const double variance = expm1(-2 * half / tau_m) * expm1(-2 * half / tau_m) / -expm1(-2 * h / tau_m);
    const double share = sinh(half / tau_m) / sinh(h / tau_m);
    const double V = there + (V1 - end) * share + sigma * sqrt(variance) * gaussian(&neuron->crossing);
    const double first = crossing(neuron, from, middle, &part, V0, V);
    return first != NEVER ? first : crossing(neuron, middle, to, &part, V, V1);
  }
  if (V1 < V_th && !crosses(neuron, (V_th - V0) * (V_th - V1) * span->bridge)) return NEVER;
  const double time = from + time_of_crossing(neuron, V_th - V0, fabs(V_th - V1), h);
  return time < to ? time : to;
}

static void fire(Neuron *neuron, double time) {
  spike(neuron->index, time);
  neuron->V = V_reset;
  neuron->free_from = time + t_ref;
}

// The part of a step after the refractory period. Not inlined, to keep the loop over whole steps small.
static __attribute__((noinline)) void finish(Neuron *neuron, double from, double to, double increment) {
  while (neuron->free_from < to) {
    if (neuron->free_from > from) from = neuron->free_from;
    const Span rest = span_of(to - from);
    const double V1 = u + (neuron->V - u) * rest.decay + rest.spread * increment;
    const double time = crossing(neuron, from, to, &rest, neuron->V, V1);
    if (time == NEVER) {
      neuron->V = V1;
      return;
    }
    fire(neuron, time);
    if (neuron->free_from < to) increment = gaussian(&neuron->crossing);
  }
}

// `crossing` for a whole step. The common case, which needs no halving, is inlined.
static inline __attribute__((always_inline)) double crossing_in_step(Neuron *neuron, double from, double to, double V0, double V1) {
  if (whole.bend > whole.straight) return crossing(neuron, from, to, &whole, V0, V1);
  if (V1 < V_th && !crosses(neuron, (V_th - V0) * (V_th - V1) * bridge)) return NEVER;
  const double time = from + time_of_crossing(neuron, V_th - V0, fabs(V_th - V1), dt);
  return time < to ? time : to;
}

static inline __attribute__((always_inline)) void step(Neuron *neuron, double from, double to) {
  const double increment = gaussian(&neuron->noise);
  if (neuron->free_from > from) {
    if (neuron->free_from < to) finish(neuron, from, to, increment);
    return;
  }
  const double V = neuron->V;
  const double V1 = u + (V - u) * decay + spread * increment;
  if (V1 < limit && V < limit && (limit - V) * (limit - V1) * bridge > IMPOSSIBLE) {
    neuron->V = V1;
    return;
  }
  const double time = crossing_in_step(neuron, from, to, V, V1);
  if (time == NEVER) {
    neuron->V = V1;
    return;
  }
  fire(neuron, time);
  if (neuron->free_from < to) finish(neuron, from, to, gaussian(&neuron->crossing));
}

#include "program.h"
