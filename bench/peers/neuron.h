// What both schemes share: the numbers of the neuron and the list of spikes. Include it after random.h; the scheme then defines
// Neuron, prepare, begin and step, and includes program.h, which has the loops and main.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// bench/workloads.ts has the same numbers. Constants: nothing that a compiler can make of them is withheld from C. ms, mV.
static const double dt = 0.1, tau_m = 10, E_L = -75, V_th = -55, V_reset = -75, t_ref = 2, sigma = 5;
static const double u = -75 + 0.1 * 180; // E_L + R_m I, with R_m in GOhm

typedef struct {
  double time;
  int neuron;
} Spike;
static Spike *spikes;
static size_t spike_count, spike_room;

// Room doubles: the list costs next to nothing.
static inline void spike(int neuron, double time) {
  if (spike_count == spike_room) {
    spike_room = spike_room ? 2 * spike_room : 1 << 16;
    spikes = realloc(spikes, spike_room * sizeof *spikes);
    if (spikes == NULL) abort();
  }
  spikes[spike_count++] = (Spike){time, neuron};
}
