// The same Euler-Maruyama step as src-shared/engine/assembly/euler.ts: V moves, then V >= V_th is a spike at the end of the step.
#include "random.h"
#include "neuron.h"

typedef struct {
  Stream noise;
  double V;
  long rest; // remaining steps of the refractory period
  int index;
} Neuron;

static double spread;

static void prepare(void) { spread = sigma * sqrt(2 * dt / tau_m); }

static Neuron begin(Hash base, int index) { return (Neuron){stream_of(base, index, NOISE), E_L, 0, index}; }

static inline __attribute__((always_inline)) void step(Neuron *neuron, double from, double to) {
  (void)from;
  // Drawn in the refractory period too: the noise does not depend on the neuron.
  const double increment = spread * gaussian(&neuron->noise);
  if (neuron->rest > 0) {
    neuron->rest--;
    return;
  }
  const double V = neuron->V + dt / tau_m * (u - neuron->V) + increment;
  if (V < V_th) {
    neuron->V = V;
    return;
  }
  spike(neuron->index, to);
  neuron->V = V_reset;
  neuron->rest = (long)(t_ref / dt + 0.5);
}

#include "program.h"
