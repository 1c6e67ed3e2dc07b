"""First-passage transform and rate response of the LIF neuron by parabolic cylinder functions (mpmath), for passage-transform.test.ts."""
import json
import mpmath as mp

mp.mp.dps = 30

def values(tau, t_ref, reset, threshold, f):
    """reset and threshold in SD from V_inf; f in Hz. U(y) = e^(y^2/4) D_(-lambda)(-y)."""
    lam = mp.mpc(0, 2 * mp.pi * f * tau / 1000)
    U = lambda y: mp.exp(mp.mpf(y) ** 2 / 4) * mp.pcfd(-lam, -mp.mpf(y))
    dU = lambda y: lam * mp.exp(mp.mpf(y) ** 2 / 4) * mp.pcfd(-lam - 1, -mp.mpf(y))
    delay = mp.exp(-mp.mpc(0, 2 * mp.pi * f * t_ref / 1000))
    F = U(reset) / U(threshold) * delay
    response = (dU(threshold) - dU(reset)) / (U(threshold) - delay * U(reset)) / (1 + lam)
    pair = lambda z: [float(z.real), float(z.imag)]
    return {"tau_m": tau, "t_ref": t_ref, "reset": reset, "threshold": threshold, "frequency": f, "transform": pair(F), "response": pair(response)}

print(json.dumps([values(*a, f) for a in [(20, 2, -3.0, 1.0), (10, 0, -1.0, 2.0), (20, 2, -6.0, -2.0)] for f in [1, 10, 50, 300]]))
