import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Epoch } from "../protocol/epoch.ts";
import { sweepDuration } from "../protocol/epoch-in-sweep.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { planOf, planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { compileStimulus } from "./compile-stimulus.ts";
import { levelAt } from "./sample-stimulus.ts";

const compiled = (changes: Partial<Protocol>, sweep = 0) => compileStimulus(planOrThrow(aProtocol(changes), "").protocol, sweep);
const pieces = (epochs: Epoch[], more: Partial<Protocol> = {}) => compiled({ epochs, ...more }).segments;
const constant = (start: number, end: number, level: number) => ({ kind: "constant", start, end, level });

describe("each kind of epoch", () => {
  test("steps, with holding after the last", () => {
    expect(pieces([{ kind: "step", duration: 10, level: 5 }, { kind: "step", duration: 20, level: 5 }], { holding: 1, duration: 50 })).toEqual([
      constant(0, 10, 5), constant(10, 30, 5), constant(30, 50, 1),
    ]);
  });

  test("a ramp goes from the previous level, or from holding in the first epoch, to its own level", () => {
    expect(pieces([{ kind: "ramp", duration: 10, level: 21 }, { kind: "ramp", duration: 10, level: 11 }], { holding: 1 })).toEqual([
      { kind: "linear", start: 0, end: 10, level: 1, slope: 2 },
      { kind: "linear", start: 10, end: 20, level: 21, slope: -1 },
    ]);
    expect(pieces([{ kind: "ramp", duration: 10, level: 0 }])).toEqual([constant(0, 10, 0)]);
  });

  test("a sine oscillates around its level and begins at its phase", () => {
    expect(pieces([{ kind: "sine", duration: 10, level: 5, amplitude: 2, frequency: 100, phase: 0.5 }])).toEqual([
      { kind: "sine", start: 0, end: 10, level: 5, amplitude: 2, omega: (2 * Math.PI * 100) / 1000, phase: 0.5 },
    ]);
    expect(pieces([{ kind: "sine", duration: 10, level: 5, amplitude: 0, frequency: 100 }])).toEqual([constant(0, 10, 5)]);
    expect(levelAt(compiled({ epochs: [{ kind: "sine", duration: 10, level: 5, amplitude: 2, frequency: 0, phase: Math.PI / 2 }] }), 3)).toBeCloseTo(7, 14);
  });

  test("a chirp reaches its end frequency at the end of its epoch, of any duration", () => {
    const epochs: Epoch[] = [{ kind: "chirp", duration: 100, deltaDuration: 100, level: 0, amplitude: 1, startFrequency: 10, endFrequency: 60 }];
    for (const sweep of [0, 1, 2]) {
      const [chirp] = compiled({ epochs, sweeps: 3 }, sweep).segments;
      if (chirp?.kind !== "chirp") throw new Error("not a chirp");
      expect(chirp.omega).toBeCloseTo(0.02 * Math.PI, 15);
      expect(chirp.omega + chirp.sweepRate * (chirp.end - chirp.start)).toBeCloseTo(0.12 * Math.PI, 14);
    }
    expect(pieces([{ kind: "chirp", duration: 10, level: 0, amplitude: 1, startFrequency: 10, endFrequency: 10 }])[0]!.kind).toBe("sine");
  });

  test("pulses rise from the level before the epoch, and the last may be cut off", () => {
    expect(pieces([{ kind: "step", duration: 10, level: 3 }, { kind: "pulses", duration: 12, level: 9, period: 5, width: 2.5 }])).toEqual([
      constant(0, 10, 3),
      constant(10, 12.5, 9), constant(12.5, 15, 3), constant(15, 17.5, 9), constant(17.5, 20, 3), constant(20, 22, 9),
    ]);
    expect(pieces([{ kind: "pulses", duration: 4, level: 9, period: 2, width: 2 }])).toEqual([constant(0, 2, 9), constant(2, 4, 9)]);
    expect(pieces([{ kind: "pulses", duration: 4, level: 9, period: 2, width: 0 }], { holding: 1 })).toEqual([constant(0, 2, 1), constant(2, 4, 1)]);
  });

  test("the level after a pulse train is its baseline, after other epochs their own level", () => {
    const last = pieces([{ kind: "step", duration: 1, level: 3 }, { kind: "pulses", duration: 1, level: 9, period: 1, width: 1 }, { kind: "ramp", duration: 1, level: 5 }]).at(-1);
    expect(last).toMatchObject({ kind: "linear", level: 3, slope: 2 });
    expect(pieces([{ kind: "sine", duration: 1, level: 3, amplitude: 7, frequency: 10 }, { kind: "ramp", duration: 1, level: 5 }]).at(-1)).toMatchObject({ level: 3, slope: 2 });
  });

  test("a held waveform keeps each sample until the next, extends its ends, and joins equal samples", () => {
    const waveform: Epoch = { kind: "waveform", duration: 10, level: 1, times: [2, 4, 5, 7], values: [1, 1, 2, 0], scale: 10, interpolation: "hold" };
    expect(pieces([{ kind: "step", duration: 1, level: 11 }, waveform])).toEqual([constant(0, 1, 11), constant(1, 6, 11), constant(6, 8, 21), constant(8, 11, 1)]);
  });

  test("a linear waveform has straight lines between samples", () => {
    const waveform: Epoch = { kind: "waveform", duration: 10, level: 1, times: [2, 4, 6], values: [0, 4, 4], interpolation: "linear" };
    expect(pieces([waveform])).toEqual([constant(0, 2, 1), { kind: "linear", start: 2, end: 4, level: 1, slope: 2 }, constant(4, 6, 5), constant(6, 10, 5)]);
  });

  test("samples outside the epoch only determine the levels at its edges", () => {
    const linear: Epoch = { kind: "waveform", duration: 4, level: 0, times: [-2, 2, 6], values: [0, 4, 0], interpolation: "linear" };
    expect(pieces([linear, { kind: "ramp", duration: 1, level: 0 }])).toEqual([
      { kind: "linear", start: 0, end: 2, level: 2, slope: 1 },
      { kind: "linear", start: 2, end: 4, level: 4, slope: -1 },
      { kind: "linear", start: 4, end: 5, level: 2, slope: -2 },
    ]);
    const held: Epoch = { ...linear, kind: "waveform", times: [-2, 2, 6], values: [0, 4, 0], interpolation: "hold" };
    expect(pieces([held, { kind: "ramp", duration: 1, level: 0 }])).toEqual([constant(0, 2, 0), constant(2, 4, 4), { kind: "linear", start: 4, end: 5, level: 4, slope: -4 }]);
  });
});

describe("units", () => {
  const epochs: Epoch[] = [
    { kind: "sine", duration: 10, level: 1.5, amplitude: 0.5, frequency: 10 },
    { kind: "waveform", duration: 1, level: 0, times: [0], values: [2], interpolation: "hold" },
  ];

  test("multiples of the rheobase become pA", () => {
    expect(compiled({ epochs, levelUnit: "rheobase", holding: 0.1, duration: 20 })).toMatchObject({
      unit: "pA",
      segments: [{ level: 150, amplitude: 50 }, { level: 200 }, { level: 10 }],
    });
  });

  test("or V/s if only tau_m is known: (V_th - E_L) / tau_m", () => {
    const neuron = { tau_m: 20, E_L: -60, V_th: -50, V_reset: -70 };
    expect(compiled({ neuron, epochs, levelUnit: "rheobase" })).toMatchObject({ unit: "V/s", segments: [{ level: 0.75, amplitude: 0.25 }, { level: 1 }] });
  });

  test("V/s stays V/s", () => {
    expect(compiled({ epochs, levelUnit: "V/s" })).toMatchObject({ unit: "V/s", segments: [{ level: 1.5, amplitude: 0.5 }, { level: 2 }] });
  });
});

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const common = { duration: real(0.01, 50), level: real(-100, 100), deltaDuration: real(0, 5), deltaLevel: real(-10, 10) };
const anyEpoch: fc.Arbitrary<Epoch> = fc.oneof(
  fc.record({ kind: fc.constantFrom("step" as const, "ramp" as const), ...common }),
  fc.record({ kind: fc.constant("sine" as const), ...common, amplitude: real(-50, 50), frequency: real(0, 100) }),
  fc.record({ kind: fc.constant("chirp" as const), ...common, amplitude: real(-50, 50), startFrequency: real(0, 100), endFrequency: real(0, 100) }),
  fc.record({ kind: fc.constant("pulses" as const), ...common, period: real(0.5, 60), width: real(0, 0.5) }),
  fc
    .record({
      kind: fc.constant("waveform" as const),
      ...common,
      samples: fc.array(fc.tuple(real(-5, 60), real(-9, 9)), { minLength: 1, maxLength: 20 }),
      interpolation: fc.constantFrom("hold" as const, "linear" as const),
    })
    .map(({ samples, ...epoch }) => {
      const ascending = [...new Map(samples)].sort(([a], [b]) => a - b);
      return { ...epoch, times: ascending.map(([time]) => time + 0), values: ascending.map(([, value]) => value) };
    }),
);

test("the segments of any sweep are contiguous from 0 to its end, and every epoch starts at an edge", () => {
  fc.assert(
    fc.property(fc.array(anyEpoch, { minLength: 1, maxLength: 6 }), fc.nat(3), fc.boolean(), (epochs, sweep, isLonger) => {
      const protocol = aProtocol({ epochs, sweeps: 4, holding: 3, ...(isLonger ? { duration: 1000 } : {}) });
      fc.pre(planOf(protocol, "").problems.length === 0);
      const p = planOrThrow(protocol, "").protocol;
      const { segments, duration } = compileStimulus(p, sweep);
      expect(duration).toBe(sweepDuration(p, sweep));
      expect(segments[0]!.start).toBe(0);
      expect(segments.at(-1)!.end).toBe(duration);
      for (const [k, segment] of segments.entries()) {
        expect(segment.end).toBeGreaterThan(segment.start);
        if (k > 0) expect(segment.start).toBe(segments[k - 1]!.end);
        expect(Object.values(segment).every((value) => typeof value === "string" || Number.isFinite(value))).toBe(true);
      }
    }),
  );
});
