"""Networks in NEST: `python nest_networks.py WORK THREADS SECONDS [g eta]`, a JSON line with times, rate, CV and peak memory.

Build time covers creating neurons, devices and synapses; simulation time the seconds after 0.1 s of settling.
"""
import json
import os
import resource
import sys
import time

import nest
import numpy as np

SETTLE = 100.0


def kernel(threads, seed):
    nest.ResetKernel()
    nest.verbosity = nest.VerbosityLevel.ERROR
    nest.resolution = 0.1
    nest.local_num_threads = threads
    nest.rng_seed = seed
    nest.overwrite_files = True


def brunel(g, eta):
    NE, NI, CE, CI, J, D = 10000, 2500, 1000, 250, 0.1, 1.5
    rate = eta * 20.0 / (J * CE * 20.0) * 1000.0 * CE
    neuron = {"C_m": 1.0, "tau_m": 20.0, "t_ref": 2.0, "E_L": 0.0, "V_reset": 10.0, "V_m": 0.0, "V_th": 20.0}
    excitatory = nest.Create("iaf_psc_delta", NE, params=neuron)
    inhibitory = nest.Create("iaf_psc_delta", NI, params=neuron)
    every = excitatory + inhibitory
    noise = nest.Create("poisson_generator", params={"rate": rate})
    recorder = nest.Create("spike_recorder")
    nest.Connect(noise, every, syn_spec={"weight": J, "delay": D})
    rule = lambda k: {"rule": "fixed_indegree", "indegree": k, "allow_autapses": True, "allow_multapses": True}
    nest.Connect(excitatory, every, rule(CE), {"weight": J, "delay": D})
    nest.Connect(inhibitory, every, rule(CI), {"weight": -g * J, "delay": D})
    nest.Connect(every, recorder)
    return NE + NI, recorder


def coba_cuba(conductance):
    # Vogels and Abbott, benchmarks 1 and 2 of Brette et al. (2007)
    common = {"V_th": -50.0, "V_reset": -60.0, "t_ref": 5.0, "tau_syn_ex": 5.0, "tau_syn_in": 10.0}
    if conductance:
        params = common | {"C_m": 200.0, "g_L": 10.0, "E_L": -60.0, "E_ex": 0.0, "E_in": -80.0}
        model, w_ex, w_in = "iaf_cond_exp", 6.0, -67.0
    else:
        params = common | {"C_m": 200.0, "tau_m": 20.0, "E_L": -49.0}
        model, w_ex, w_in = "iaf_psc_exp", 16.2, -90.0
    every = nest.Create(model, 4000, params=params)
    every.V_m = np.random.default_rng(1).uniform(-60.0, -50.0, 4000)
    recorder = nest.Create("spike_recorder")
    rule = {"rule": "pairwise_bernoulli", "p": 0.02}
    nest.Connect(every[:3200], every, rule, {"weight": w_ex, "delay": 0.1})
    nest.Connect(every[3200:], every, rule, {"weight": w_in, "delay": 0.1})
    if conductance:
        # nothing else drives it: 300 Hz for 50 ms set it going
        nest.Connect(nest.Create("poisson_generator", params={"rate": 300.0, "stop": 50.0}), every, syn_spec={"weight": w_ex})
    nest.Connect(every, recorder)
    return 4000, recorder


def microcircuit(scale):
    with open(os.path.join(os.path.dirname(__file__), "microcircuit.json"), encoding="utf8") as file:
        p = json.load(file)
    sizes = [round(n * scale) for n in p["sizes"]]
    neuron = dict(p["neuron"])
    tau = neuron.pop("tau_syn")
    groups = [nest.Create("iaf_psc_exp", n, params=neuron | {"tau_syn_ex": tau, "tau_syn_in": tau}) for n in sizes]
    for group, mean, sd in zip(groups, p["V_mean"], p["V_sd"]):
        group.V_m = nest.random.normal(mean, sd)
    recorder = nest.Create("spike_recorder")
    for t, target in enumerate(groups):
        for s, source in enumerate(groups):
            pairs, chance = p["sizes"][s] * p["sizes"][t], p["probabilities"][t][s]
            # in-degrees of the full network are kept
            count = round(np.log(1 - chance) / np.log(1 - 1 / pairs) * scale)
            if count == 0:
                continue
            mean = p["weight"] * (p["g"] if s % 2 else 2 if (s, t) == (2, 0) else 1)
            low, high = (0.0, np.inf) if mean > 0 else (-np.inf, 0.0)
            weight = nest.math.redraw(nest.random.normal(mean, abs(mean) * p["relative_sd"]), min=low, max=high)
            mean_delay = p["delays"][s % 2]
            delay = nest.math.redraw(nest.random.normal(mean_delay, 0.5 * mean_delay), min=0.05, max=np.inf)
            nest.Connect(source, target, {"rule": "fixed_total_number", "N": count}, {"weight": weight, "delay": delay})
        noise = nest.Create("poisson_generator", params={"rate": p["external_rate"] * p["external"][t]})
        nest.Connect(noise, target, syn_spec={"weight": p["weight"], "delay": 1.5})
        nest.Connect(target, recorder)
    return sum(sizes), recorder


def statistics(events, size, seconds):
    senders, times = events["senders"], events["times"]
    chosen = times > SETTLE
    senders, times = senders[chosen], times[chosen]
    cvs = []
    order = np.lexsort((times, senders))
    for train in np.split(times[order], np.flatnonzero(np.diff(senders[order])) + 1):
        if len(train) > 5:
            gaps = np.diff(train)
            cvs.append(gaps.std(ddof=1) / gaps.mean())
    counts = np.histogram(times, np.arange(SETTLE, SETTLE + 1000.0 * seconds + 1e-9, 1.0))[0]
    return {"rate_Hz": len(times) / size / seconds, "cv": float(np.mean(cvs)) if cvs else None, "fano_1ms": float(counts.var() / max(counts.mean(), 1e-9))}


if __name__ == "__main__":
    work, threads, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    extra = [float(x) for x in sys.argv[4:]]
    kernel(threads, int(extra[2]) if len(extra) > 2 else 1)
    begun = time.perf_counter()
    made = {"brunel": lambda: brunel(*(extra[:2] or (5.0, 2.0))), "cuba": lambda: coba_cuba(False), "coba": lambda: coba_cuba(True),
            "microcircuit": lambda: microcircuit(extra[0])}
    size, recorder = made[work]()
    nest.Prepare()
    built, cpu = time.perf_counter(), time.process_time()
    nest.Run(SETTLE)
    settled, settled_cpu = time.perf_counter(), time.process_time()
    nest.Run(1000.0 * seconds)
    done, done_cpu = time.perf_counter(), time.process_time()
    nest.Cleanup()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"peer": "NEST " + nest.__version__, "threads": threads, "build_s": built - begun, "simulate_s": done - settled, "simulate_cpu_s": done_cpu - settled_cpu,
                      "peak_MB": peak / 1024, **statistics(recorder.get("events"), size, seconds)}))
