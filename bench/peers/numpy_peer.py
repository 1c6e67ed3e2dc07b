"""NumPy, Euler-Maruyama, all neurons at once. Usage: numpy_peer.py NEURONS STEPS; same protocol of lines as brian2_peer.py."""
import json
import sys
import time

import numpy as np

neurons, steps = int(sys.argv[1]), int(sys.argv[2])
dt, tau_m, E_L, V_th, V_reset, sigma = 0.1, 10.0, -75.0, -55.0, -75.0, 5.0
u = E_L + 0.1 * 180
rest_steps = 20
share, spread = dt / tau_m, sigma * np.sqrt(2 * dt / tau_m)
random = np.random.default_rng(1)


def simulate(steps):
    V = np.full(neurons, E_L)
    free_from = np.zeros(neurons, dtype=np.int64)
    noise = np.empty(neurons)
    times, indices = [], []
    for n in range(steps):
        random.standard_normal(out=noise)
        new = V + share * (u - V) + spread * noise
        V = np.where(free_from <= n, new, V)
        fired = np.flatnonzero(V >= V_th)
        if fired.size:
            times.append(np.full(fired.size, (n + 1) * dt))
            indices.append(fired)
            V[fired] = V_reset
            free_from[fired] = n + 1 + rest_steps
    return sum(map(len, times))


simulate(1000)
print(json.dumps({"versions": f"NumPy {np.__version__}, Python {sys.version.split()[0]}"}), flush=True)
for _ in sys.stdin:
    wall, cpu = time.perf_counter(), time.process_time()
    count = simulate(steps)
    print(json.dumps({"seconds": time.perf_counter() - wall, "cpuSeconds": time.process_time() - cpu, "spikes": count}), flush=True)
