"""Distances of spike trains by PySpike and Elephant, and Schreiber's correlation by numerical integration.

Prints src-shared/trains/testing/peer-distances.json. Run it with the packages of bench/peers/requirements.txt.
"""

import json
import warnings

import elephant
import neo
import numpy as np
import pyspike
import quantities as pq
from elephant.spike_train_dissimilarity import van_rossum_distance, victor_purpura_distance

warnings.filterwarnings("ignore")
FROM, TO = 0.0, 1000.0
COST, TAU, SIGMA = 0.05, 20.0, 5.0


def trains():
    """Pairs of trains: regular, irregular, jittered, bursting, with few spikes and with none."""
    random = np.random.default_rng(20261201)
    uniform = lambda count: np.sort(np.round(random.uniform(FROM, TO, count), 3))
    regular = np.arange(20.0, TO, 40.0)
    bursts = np.concatenate([start + np.arange(5) * 4.0 for start in (50.0, 260.0, 700.0)])
    yield "regular and jittered", regular, np.round(regular + random.normal(0, 3, len(regular)), 3)
    yield "irregular", uniform(30), uniform(42)
    yield "bursts and regular", bursts, regular
    yield "shared spikes", uniform(20), np.sort(np.concatenate([regular[::3], uniform(7)]))
    yield "equal", regular, regular
    yield "one spike each", np.array([300.0]), np.array([420.5])
    yield "one and many", np.array([512.25]), uniform(25)
    yield "none and many", np.array([]), uniform(18)
    yield "spikes on the edges", np.array([0.0, 250.0, 1000.0]), np.array([0.0, 130.0, 640.0, 990.0])


def schreiber(one, other):
    """The definition itself: Gaussians on a fine grid, their inner product."""
    grid = np.arange(FROM - 60, TO + 60, 0.05)
    filtered = lambda train: sum(np.exp(-((grid - t) ** 2) / (2 * SIGMA**2)) for t in train)
    a, b = filtered(one), filtered(other)
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


def of(name, one, other):
    spikes = [pyspike.SpikeTrain(train, [FROM, TO]) for train in (one, other)]
    neos = [neo.SpikeTrain(train * pq.ms, t_start=FROM * pq.ms, t_stop=TO * pq.ms) for train in (one, other)]
    return {
        "name": name,
        "trains": [list(one), list(other)],
        "isiDistance": float(pyspike.isi_distance(*spikes)),
        "spikeDistance": float(pyspike.spike_distance(*spikes)),
        "spikeSynchronisation": float(pyspike.spike_sync(*spikes)),
        "victorPurpura": float(victor_purpura_distance(neos, COST / pq.ms)[0, 1]),
        "vanRossum": float(van_rossum_distance(neos, TAU * pq.ms)[0, 1]),
        "schreiber": schreiber(one, other) if len(one) and len(other) else None,
    }


print(json.dumps({
    "packages": {"pyspike": "0.9.0", "elephant": elephant.__version__},
    "window": [FROM, TO], "cost": COST, "tau": TAU, "sigma": SIGMA,
    "pairs": [of(*pair) for pair in trains()],
}))
