import { describe, expect, test } from "vitest";
import { bareText } from "../content/rich-text.ts";
import { aCell } from "../theory/testing/random-neurons.ts";
import { noiselessFiring, type Firing } from "../theory/firing-rate.ts";
import { siegertFiring } from "../theory/siegert.ts";
import { circuitCurrents } from "./circuit-currents.ts";
import { HeldCurrent } from "./held-current.ts";
import { liveCurrents, liveFiContent, shownCurrents } from "./live-fi-content.ts";
import { liveIntervalsContent } from "./live-intervals-content.ts";
import { phaseLine, phaseVoltages } from "./phase-line.ts";

/** A current that was held, with intervals of one length. */
function heldAt(current: number, { time, interval, spikes }: { readonly time: number; readonly interval: number; readonly spikes: number }): HeldCurrent {
  const held = new HeldCurrent(current, { dt: 0.1, onGrid: false });
  held.addTime(time);
  for (let k = 0; k < spikes; k++) held.addSpike();
  for (let k = 1; k < spikes; k++) held.addInterval(interval);
  return held;
}

describe("the f-I curve", () => {
  const held = [heldAt(50, { time: 2000, interval: 0, spikes: 0 }), heldAt(250, { time: 500, interval: 10, spikes: 50 })];
  const content = (current: number) => liveFiContent({ held, current, neurons: 1, trains: 1, theory: [], rheobase: 100, unit: "pA" });

  test("has a point for each current that was held; what was held for less than a second is hollow", () => {
    expect(content(250).series[0]!.points.map(({ x, y, hollow }) => [x, y, hollow])).toEqual([[50, 0, false], [250, 100, true]]);
  });

  test("says what there is, and what the present current gives", () => {
    expect(content(250).alt).toBe("Firing rate in Hz against current in pA, 2 currents held, 50 to 250 pA; 100 Hz at the present one.");
    expect(content(250).chosen).toEqual({ series: 0, point: 1 });
    expect(content(120)).not.toHaveProperty("chosen");
  });

  test("no rate below 0 is within its interval", () => {
    const rare = heldAt(0, { time: 1000, interval: 10, spikes: 3 });
    rare.addInterval(700);
    const [point] = liveFiContent({ held: [rare], current: 0, neurons: 1, trains: 1, theory: [], rheobase: undefined, unit: "pA" }).series[0]!.points;
    expect(point!.low).toBe(0);
    expect(point!.high).toBeGreaterThan(3);
  });

  test("one spike of a moment makes no point", () => {
    expect(shownCurrents([heldAt(50, { time: 100, interval: 0, spikes: 1 }), ...held])).toEqual(held);
  });

  test("its axis reaches round numbers around what there is", () => {
    expect(liveCurrents([150], 133.3)).toEqual({ min: 0, max: 300 });
    expect(liveCurrents([-40, 260], 100)).toEqual({ min: -50, max: 300 });
    expect(liveCurrents([], undefined)).toEqual({ min: 0, max: 1 });
    expect(liveCurrents([0.3], 0.1)).toEqual({ min: 0, max: 0.3 });
  });
});

describe("the intervals", () => {
  const cell = aCell();

  test("stand beside theory where it holds", () => {
    const held = heldAt(250, { time: 5000, interval: 20, spikes: 200 });
    const numbers = (theory: Firing | undefined) => liveIntervalsContent(held, theory).numbers.map(bareText);
    expect(numbers(siegertFiring(cell, -57, 5))).toEqual(["CV 0.00 (theory 0.54)", "mean 20 ms (theory 27.5 ms)", "n 199"]);
    expect(numbers(undefined)).toEqual(["CV 0.00", "mean 20 ms", "n 199"]);
  });

  test("say why there are none", () => {
    expect(liveIntervalsContent(undefined, undefined).empty).toBe("Settling");
    const silent = heldAt(10, { time: 500, interval: 0, spikes: 0 });
    expect(liveIntervalsContent(silent, noiselessFiring(cell, -60)).empty).toContain("Silent");
    expect(liveIntervalsContent(silent, undefined).empty).toContain("two spikes");
  });
});

describe("the phase line", () => {
  const cell = aCell({ tau_m: 20, R_m: 100, C_m: 200, E_L: -60, V_th: -50, V_reset: -70 });

  test("crosses zero at E_L + R I and falls by 1 / tau_m", () => {
    const line = phaseLine(cell, 250, "pA")!;
    expect(line.V_inf).toBe(-35);
    expect(line.slopeAt(line.V_inf)).toBe(0);
    expect(line.slopeAt(-50)).toBe(0.75);
    expect(line.slopeAt(-50) - line.slopeAt(-51)).toBeCloseTo(-1 / 20, 12);
    expect([line.rests, phaseLine(cell, 50, "pA")!.rests]).toEqual([false, true]);
  });

  test("its axis has room for rest, reset and threshold, whatever the current", () => {
    const { min, max } = phaseVoltages(cell);
    expect(min).toBeLessThan(-70);
    expect(max).toBeGreaterThan(-50);
  });

  test("is unknown where the resistance is", () => expect(phaseLine(aCell({ R_m: undefined, C_m: undefined }), 250, "pA")).toBeUndefined());
});

describe("the currents of the circuit", () => {
  const cell = aCell({ R_m: 100, C_m: 200, tau_m: 20, E_L: -60 });

  test("sum up: what is injected leaks, charges the capacitor, or flows off through the switch", () => {
    expect(circuitCurrents(cell, -50, 250, false)).toEqual({ injected: 250, leak: 100, capacitive: 150, switched: 0 });
    expect(circuitCurrents(cell, -70, 250, true)).toEqual({ injected: 250, leak: -100, capacitive: 0, switched: 350 });
  });

  test("on the capacitor are C_m dV/dt", () => {
    const { capacitive } = circuitCurrents(cell, -50, 250, false)!;
    expect(capacitive).toBeCloseTo(cell.C_m! * phaseLine(cell, 250, "pA")!.slopeAt(-50), 9);
  });
});
