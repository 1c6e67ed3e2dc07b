// Random streams and Gaussian numbers: the same generator (xoshiro256++), ziggurat (256 layers, 53 bits) and order of operations as
// src-shared/engine/assembly/random.ts, so both programs simulate the same paths.
#include <math.h>
#include <stdint.h>

typedef struct {
  uint64_t s0, s1, s2, s3;
} Stream;

#define GOLDEN 0x9e3779b97f4a7c15u

static uint64_t mix64(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

typedef struct {
  uint64_t first, second;
} Hash;

static Hash absorb(Hash hash, uint64_t word) {
  const uint64_t first = mix64((hash.first ^ word) + GOLDEN);
  return (Hash){first, mix64((hash.second ^ word) + 0xd1342543de82ef95u + first)};
}

enum { NOISE = 1, CROSSING = 2 };

static Stream stream_of(Hash base, uint64_t neuron, uint64_t purpose) {
  const Hash h = absorb(absorb(base, neuron), purpose);
  return (Stream){mix64(h.first + GOLDEN), mix64(h.second + 2 * GOLDEN), mix64(h.first + 3 * GOLDEN), mix64(h.second + 4 * GOLDEN)};
}

static inline uint64_t rotate(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline uint64_t next(Stream *g) {
  const uint64_t result = rotate(g->s0 + g->s3, 23) + g->s0;
  const uint64_t shifted = g->s1 << 17;
  g->s2 ^= g->s0;
  g->s3 ^= g->s1;
  g->s1 ^= g->s2;
  g->s0 ^= g->s3;
  g->s2 ^= shifted;
  g->s3 = rotate(g->s3, 45);
  return result;
}

static inline double uniform(Stream *g) { return (double)(int64_t)(next(g) >> 11) * 0x1p-53; }

#define TAIL 3.6541528853610087
#define AREA 4.928673233974652e-3
static double edges[257];

static void fill_edges(void) {
  edges[0] = AREA / exp(-0.5 * TAIL * TAIL);
  edges[1] = TAIL;
  for (int i = 2; i < 256; i++) edges[i] = sqrt(-2 * log(AREA / edges[i - 1] + exp(-0.5 * edges[i - 1] * edges[i - 1])));
  edges[256] = 0;
}

static double tail(Stream *g) {
  for (;;) {
    const double x = -log(1 - uniform(g)) / TAIL;
    const double y = -log(1 - uniform(g));
    if (y + y >= x * x) return TAIL + x;
  }
}

// The 1.1 % of draws that fall outside their layer's core. Not inlined, to keep the loop over the others small.
static __attribute__((noinline)) double gaussian_edge(Stream *g, unsigned i, double x) {
  for (;;) {
    if (i == 0) return x < 0 ? -tail(g) : tail(g);
    const double outer = exp(-0.5 * (edges[i] * edges[i] - x * x));
    const double inner = exp(-0.5 * (edges[i + 1] * edges[i + 1] - x * x));
    if (inner + uniform(g) * (outer - inner) < 1) return x;
    const uint64_t word = next(g);
    i = word & 255;
    x = (double)((int64_t)word >> 10) * 0x1p-53 * edges[i];
    if (fabs(x) < edges[i + 1]) return x;
  }
}

static inline double gaussian(Stream *g) {
  const uint64_t word = next(g);
  const unsigned i = word & 255;
  const double x = (double)((int64_t)word >> 10) * 0x1p-53 * edges[i];
  if (__builtin_expect(fabs(x) < edges[i + 1], 1)) return x;
  // Pass a copy: if the call took the address of the stream, compilers would keep its state in memory instead of registers.
  Stream copy = *g;
  const double edge = gaussian_edge(&copy, i, x);
  *g = copy;
  return edge;
}
