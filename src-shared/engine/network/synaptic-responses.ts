import { exp, expm1 } from "../../foundation/elementary-functions.ts";

/**
 * What a current exp(-s / tau) through a unit capacitance leaves in the membrane after h ms, ms: the integral of
 * exp(-(h - s) / tau_m) exp(-s / tau) over the step. Good to rounding, also where both time constants agree.
 */
export function exponentialResponse(h: number, tau_m: number, tau: number): number {
  const x = h * (1 / tau - 1 / tau_m);
  return h * exp(-h / tau_m) * (x === 0 ? 1 : -expm1(-x) / x);
}

/** The same for a current s exp(-s / tau), ms^2. */
export function alphaResponse(h: number, tau_m: number, tau: number): number {
  const x = h * (1 / tau - 1 / tau_m);
  return h * h * exp(-h / tau_m) * rampShare(x);
}

/** The integral of r e^(-x r) over r from 0 to 1: (1 - (1 + x) e^-x) / x^2, by its series where that cancels. */
function rampShare(x: number): number {
  if (Math.abs(x) > 0.5) return (-expm1(-x) - x * exp(-x)) / (x * x);
  // sum of (-x)^k / (k! (k + 2)); 16 terms leave less than 2^-53 at |x| = 0.5
  let term = 1;
  let sum = 0.5;
  for (let k = 1; k <= 16; k++) {
    term *= -x / k;
    sum += term / (k + 2);
  }
  return sum;
}
