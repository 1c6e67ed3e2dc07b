// Neuron parameters and list of spikes for both schemes. Include it after random.h. The scheme then defines Neuron, prepare, begin
// and step, and includes program.h, which has the loops and main.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// ms, mV; the same numbers as in bench/workloads.ts. Constants, to let the C compiler optimise as far as it can.
static const double dt = 0.1, tau_m = 10, E_L = -75, V_th = -55, V_reset = -75, t_ref = 2, sigma = 5;
static const double u = -75 + 0.1 * 180; // E_L + R_m I, with R_m in GOhm

typedef struct {
  double time;
  int neuron;
} Spike;
static Spike *spikes;
static size_t spike_count, spike_room;

// The capacity doubles when the list is full, so appending costs almost nothing.
static inline void spike(int neuron, double time) {
  if (spike_count == spike_room) {
    spike_room = spike_room ? 2 * spike_room : 1 << 16;
    spikes = realloc(spikes, spike_room * sizeof *spikes);
    if (spikes == NULL) abort();
  }
  spikes[spike_count++] = (Spike){time, neuron};
}
