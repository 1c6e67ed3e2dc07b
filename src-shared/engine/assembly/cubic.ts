// First crossing of a cubic. Twin of oracle-cubic.ts; keep the order of operations.
import { NEVER } from "./run";

// The cubic in hand: V - V_th over a piece, x from 0 to 1.
let c0: f64 = 0;
let c1: f64 = 0;
let c2: f64 = 0;
let c3: f64 = 0;

export function firstOfCubic(V0: f64, rise0: f64, V1: f64, rise1: f64): f64 {
  if (V1 < 0 && V0 + rise0 / 3 < 0 && V1 - rise1 / 3 < 0) return NEVER;
  c0 = V0;
  c1 = rise0;
  c2 = 3 * (V1 - V0) - 2 * rise0 - rise1;
  c3 = rise0 + rise1 - 2 * (V1 - V0);
  const top = maximumOfCubic();
  if (top > 0 && top < 1 && valueOfCubic(top) >= 0) return rootOfCubic(top);
  return V1 >= 0 ? rootOfCubic(1) : NEVER;
}

function valueOfCubic(x: f64): f64 {
  return c0 + x * (c1 + x * (c2 + x * c3));
}

function maximumOfCubic(): f64 {
  const discriminant = c2 * c2 - 3 * c3 * c1;
  if (!(discriminant > 0)) return NEVER;
  const root = sqrt<f64>(discriminant);
  return c2 <= 0 ? c1 / (root - c2) : (-c2 - root) / (3 * c3);
}

function rootOfCubic(high: f64): f64 {
  let low: f64 = 0;
  let above = high;
  let x = high;
  let lastStep = high;
  while (true) {
    const value = valueOfCubic(x);
    if (value == 0) return x;
    if (value < 0) low = x;
    else above = x;
    const step = value / (c1 + x * (2 * c2 + x * (3 * c3)));
    let next = x - step;
    if (!(next > low && next < above && abs<f64>(step) < 0.5 * lastStep)) next = low + 0.5 * (above - low);
    if (next <= low || next >= above) return above;
    lastStep = abs<f64>(next - x);
    x = next;
  }
}
