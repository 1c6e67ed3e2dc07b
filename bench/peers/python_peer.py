"""A plain Python loop, Euler-Maruyama. Usage: python_peer.py NEURONS STEPS; same protocol of lines as brian2_peer.py."""
import json
import math
import random
import sys
import time

neurons, steps = int(sys.argv[1]), int(sys.argv[2])
dt, tau_m, E_L, V_th, V_reset, sigma = 0.1, 10.0, -75.0, -55.0, -75.0, 5.0
u = E_L + 0.1 * 180
rest_steps = 20


def simulate(steps):
    share, spread = dt / tau_m, sigma * math.sqrt(2 * dt / tau_m)
    gauss = random.Random(1).gauss
    spikes = []
    for neuron in range(neurons):
        V, rest = E_L, 0
        for n in range(steps):
            increment = spread * gauss(0, 1)
            if rest > 0:
                rest -= 1
                continue
            V += share * (u - V) + increment
            if V >= V_th:
                spikes.append((neuron, (n + 1) * dt))
                V, rest = V_reset, rest_steps
    return len(spikes)


simulate(1000)
print(json.dumps({"versions": f"Python {sys.version.split()[0]}"}), flush=True)
for _ in sys.stdin:
    wall, cpu = time.perf_counter(), time.process_time()
    count = simulate(steps)
    print(json.dumps({"seconds": time.perf_counter() - wall, "cpuSeconds": time.process_time() - cpu, "spikes": count}), flush=True)
