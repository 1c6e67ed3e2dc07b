"""Spectral densities by SciPy, for welch.test.ts. Prints scipy-spectra.json."""

import json

import numpy as np
import scipy.signal

random = np.random.default_rng(7)
x = np.round(random.normal(0, 1, 200), 3)
y = np.round(0.5 * np.roll(x, 2) + random.normal(0, 0.2, 200) + 3, 3)
settings = dict(fs=1000 / 0.5, window="hann", nperseg=64, noverlap=32, detrend="constant", scaling="density")
frequency, xx = scipy.signal.welch(x, **settings)
_, yy = scipy.signal.welch(y, **settings)
_, xy = scipy.signal.csd(x, y, **settings)
_, coherence = scipy.signal.coherence(x, y, **{k: v for k, v in settings.items() if k != "scaling"})
print(json.dumps({
    "version": scipy.__version__, "interval": 0.5, "segment": 64, "x": list(x), "y": list(y),
    "frequency": list(frequency), "xx": list(xx), "yy": list(yy), "xyRe": list(xy.real), "xyIm": list(xy.imag), "coherence": list(coherence),
}))
