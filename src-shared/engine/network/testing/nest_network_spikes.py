"""Spike steps that NEST gives for small networks without randomness: `python nest_network_spikes.py > nest_network_spikes.json`.

Every case holds what it was made from, so the test beside it builds the same network. Steps of 0.1 ms; a spike is the grid point it stands at.
"""
import json
import random

import nest

MODELS = {"delta": "iaf_psc_delta", "exponential": "iaf_psc_exp", "alpha": "iaf_psc_alpha", "conductance": "iaf_cond_exp"}
STRENGTH = {"delta": 4.0, "exponential": 600.0, "alpha": 300.0, "conductance": 12.0}
TAU = {"excitatory": 2.0, "inhibitory": 5.0}
REVERSAL = {"excitatory": 0.0, "inhibitory": -80.0}


def parameters(kind, group):
    tau_m, C_m = group["tau_m"], 250.0
    shared = {"C_m": C_m, "E_L": -70.0, "V_th": -55.0, "V_reset": group["V_reset"], "t_ref": group["t_ref"], "V_m": -70.0, "I_e": group["I_e"]}
    if kind == "conductance":
        return shared | {"g_L": C_m / tau_m, "E_ex": REVERSAL["excitatory"], "E_in": REVERSAL["inhibitory"],
                         "tau_syn_ex": TAU["excitatory"], "tau_syn_in": TAU["inhibitory"]}
    if kind == "delta":
        return shared | {"tau_m": tau_m}
    return shared | {"tau_m": tau_m, "tau_syn_ex": TAU["excitatory"], "tau_syn_in": TAU["inhibitory"]}


def simulate(case):
    nest.ResetKernel()
    nest.verbosity = nest.VerbosityLevel.ERROR
    nest.resolution = 0.1
    neurons = []
    for group in case["groups"]:
        neurons += nest.Create(MODELS[case["kind"]], group["size"], params=parameters(case["kind"], group)).tolist()
    node = lambda k: nest.NodeCollection([neurons[k]])
    for source, target, weight, delay in case["edges"]:
        nest.Connect(node(source), node(target), syn_spec={"weight": weight, "delay": 0.1 * delay})
    # a generator's spike at grid point n - 1 arrives one step of delay later, at n
    for target, point, weight in case["events"]:
        generator = nest.Create("spike_generator", params={"spike_times": [round(0.1 * (point - 1), 1)]})
        nest.Connect(generator, node(target), syn_spec={"weight": weight, "delay": 0.1})
    recorder = nest.Create("spike_recorder", params={"time_in_steps": True})
    nest.Connect(nest.NodeCollection(neurons), recorder)
    nest.Simulate(0.1 * case["steps"])
    events = recorder.get("events")
    pairs = sorted((int(t), neurons.index(int(i))) for t, i in zip(events["times"], events["senders"]))
    return case | {"spikes": [[neuron, point] for point, neuron in pairs]}


def group(size=1, I_e=0.0, tau_m=10.0, t_ref=2.0, V_reset=-70.0):
    return {"size": size, "I_e": I_e, "tau_m": tau_m, "t_ref": t_ref, "V_reset": V_reset}


def random_network(kind, seed, autapses):
    draw = random.Random(seed)
    w = STRENGTH[kind]
    groups = [group(12, 400.0), group(6, 390.0, tau_m=8.0, t_ref=1.3, V_reset=-65.0), group(6, 500.0, tau_m=15.0, t_ref=0.0)]
    edges = []
    for _ in range(240):
        source, target = draw.randrange(24), draw.randrange(24)
        if source == target and not autapses:
            continue
        weight = w * draw.uniform(0.05, 0.4) * (-1.0 if source >= 18 else 1.0)
        edges.append([source, target, weight, draw.randint(1, 30)])
    events = [[draw.randrange(24), draw.randint(2, 3000), w * draw.uniform(0.3, 1.5)] for _ in range(120)]
    return {"name": f"a network of 24 with {len(edges)} synapses, seed {seed}", "kind": kind, "groups": groups, "edges": edges, "events": events, "steps": 4000}


def cases(kind):
    w = STRENGTH[kind]
    strong = 6 * w
    yield {"name": "a delay of one step and of many", "kind": kind, "groups": [group(1, 450.0), group(2)], "steps": 1500,
           "edges": [[0, 1, strong, 1], [0, 2, strong, 37]], "events": []}
    yield {"name": "an autapse", "kind": kind, "groups": [group(1, 420.0)], "edges": [[0, 0, strong, 30]], "events": [], "steps": 2000}
    yield {"name": "an inhibitory autapse", "kind": kind, "groups": [group(1, 520.0)], "edges": [[0, 0, -w, 15]], "events": [], "steps": 2000}
    yield {"name": "events before, in and at the end of the refractory period", "kind": kind, "groups": [group(1, 0.0, t_ref=5.0)], "edges": [],
           "events": [[0, point, strong] for point in (10, 25, 40, 59, 60, 61, 62, 110, 111, 160)], "steps": 1000}
    yield {"name": "two spikes in one step", "kind": kind, "groups": [group(2, 460.0), group(1), group(1)], "steps": 1500,
           "edges": [[0, 2, 2.2 * w, 12], [1, 2, 2.2 * w, 12], [0, 3, 2.2 * w, 12]], "events": []}
    yield {"name": "two synapses of one pair", "kind": kind, "groups": [group(1, 460.0), group(1)], "steps": 1500,
           "edges": [[0, 1, 2.2 * w, 12], [0, 1, 2.2 * w, 12], [0, 1, -0.5 * w, 20]], "events": []}
    yield random_network(kind, 1, autapses=True)
    yield random_network(kind, 2, autapses=False)


if __name__ == "__main__":
    made = [simulate(case) for kind in MODELS for case in cases(kind)]
    out = {"made by": "nest_network_spikes.py", "NEST": nest.__version__, "dt_ms": 0.1, "tau_ms": TAU, "reversal_mV": REVERSAL, "C_m_pF": 250, "cases": made}
    print(json.dumps(out, separators=(",", ":")).replace('{"name"', '\n{"name"').replace('"spikes"', '\n"spikes"'))
