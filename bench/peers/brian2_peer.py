"""Brian2, measured on request. Usage: brian2_peer.py noise|fi cython|cpp_standalone NEURONS DURATION_MS TIMES

Prints {"versions": ...} when the code is generated, compiled and warm, then answers every input line with one measurement of
TIMES simulations. Only the loop over time steps is timed, as Brian2 itself reports it: no code generation, compilation or
initialisation.
"""
import json
import resource
import sys
import tempfile
import time
import warnings

warnings.filterwarnings("ignore")
import brian2
from brian2 import NeuronGroup, Network, SpikeMonitor, defaultclock, device, mV, ms, pA, prefs, set_device, Mohm

what, target, neurons, duration = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]) * ms
times = int(sys.argv[5])
standalone = target == "cpp_standalone"
folder = tempfile.TemporaryDirectory()
if standalone:
    set_device("cpp_standalone", build_on_run=False, directory=folder.name)
else:
    prefs.codegen.target = target
brian2.BrianLogger.log_level_error()

defaultclock.dt = 0.1 * ms
tau_m, E_L, V_th, V_reset, R_m, sigma = 10 * ms, -75 * mV, -55 * mV, -75 * mV, 100 * Mohm, 5 * mV
noise = "+ sigma * sqrt(2 / tau_m) * xi" if what == "noise" else ""
group = NeuronGroup(
    neurons,
    f"dV/dt = (E_L - V + R_m * I) / tau_m {noise} : volt (unless refractory)\nI : amp (constant)",
    threshold="V >= V_th",
    reset="V = V_reset",
    refractory=2 * ms,
    method="euler" if what == "noise" else "exact",
)
group.V = E_L
group.I = 180 * pA if what == "noise" else "i * 10 * pA"
spikes = SpikeMonitor(group)
net = Network(group, spikes)
loop = {}


def report(elapsed, completed, start, duration):
    """Called by Brian2 when the loop begins and when it has ended."""
    loop["before" if completed == 0 else "after"] = (time.perf_counter(), time.process_time())


def measure():
    if standalone:
        before = cpu_of_children()
        device.run(folder.name, with_output=False, run_args=[])
        return device._last_run_time, cpu_of_children() - before, spikes.num_spikes
    counted = spikes.num_spikes
    net.run(duration, report=report, report_period=1e6 * ms)
    wall, cpu = (after - before for before, after in zip(loop["before"], loop["after"]))
    return wall, cpu, spikes.num_spikes - counted


def cpu_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def say(message):
    print(json.dumps(message), flush=True)


if standalone:
    net.run(duration)
    device.build(directory=folder.name, compile=True, run=False, debug=False)
measure()
say({"versions": f"Brian2 {brian2.__version__}, NumPy {brian2.np.__version__}, Python {sys.version.split()[0]}"})
for _ in sys.stdin:
    wall, cpu, count = map(sum, zip(*(measure() for _ in range(times))))
    say({"seconds": wall, "cpuSeconds": cpu, "spikes": int(count)})
