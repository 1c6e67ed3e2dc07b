import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { notesPage } from "../../docs/notes-page.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { noteKinds, notesOn } from "./notes-on-plan.ts";

const cell = { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 };
const planOf = (changes: Partial<Protocol>) => planOrThrow(aProtocol({ neuron: cell, ...changes }), "test.rheobase.json");
const on = (changes: Partial<Protocol>) => notesOn(planOf(changes)).map(({ code, path }) => `${code} ${path}`);
const textOn = (changes: Partial<Protocol>) => notesOn(planOf(changes)).map((note) => note.line("")).join("\n");
const step = (duration: number, level: number) => ({ kind: "step", duration, level }) as const;

const pulses = (width: number) => ({ epochs: [step(10.01, 0), { kind: "pulses", duration: 100, level: 1e5, period: 20, width } as const, step(20, 0)] });

describe("a drive too short or too fast for Euler has a note", () => {
  test("for pulses, gaps and epochs shorter than dt, with the number of missed ones", () => {
    expect(textOn({ ...pulses(0.05), integrator: "euler" })).toMatch(/^\/epochs\/1\/width: The pulses of epoch 2 last 0.05 ms.*5 of 5 are missed\. Take .* 0.05 ms\.$/);
    expect(textOn({ ...pulses(19.95), integrator: "euler" })).toMatch(/gaps between pulses of epoch 2 last 0.05 ms.*each lasts a whole step/);
    expect(on({ epochs: [step(10.01, 0), step(0.05, 1e5), step(50, 0)], integrator: "euler", record: { V: false } })).toEqual(["euler-misses-drive /epochs/1/duration"]);
  });

  test("for samples of a waveform, and for waves with few steps per period", () => {
    const waveform: Protocol["epochs"][number] = { kind: "waveform", duration: 50, level: 0, times: [0, 0.05, 0.1], values: [0, 9, 0], interpolation: "hold" };
    expect(on({ epochs: [waveform], integrator: "euler" })).toEqual(["euler-misses-drive /epochs/0/times"]);
    expect(textOn({ epochs: [{ kind: "sine", duration: 50, level: 0, amplitude: 5, frequency: 8000 }], integrator: "euler" })).toMatch(/8000 Hz.*1.25 times a period/);
    const chirp: Protocol["epochs"][number] = { kind: "chirp", duration: 50, level: 0, amplitude: 5, startFrequency: 8000, endFrequency: 1 };
    expect(on({ epochs: [chirp], integrator: "euler" })).toEqual(["euler-aliases-wave /epochs/0/startFrequency"]);
  });

  test("there is no note for the other integrators, or from dt on", () => {
    for (const integrator of ["exact", "grid"] as const) expect(on({ ...pulses(0.05), integrator })).toEqual([]);
    expect(on({ ...pulses(0.1), integrator: "euler" })).toEqual([]);
  });
});

describe("too large a dt has a note", () => {
  const long = { epochs: [step(1000, 300)] };

  test("above 2 tau_m, or 2 tau of the noise, Euler is unstable", () => {
    expect(textOn({ ...long, dt: 50, integrator: "euler", neuron: { ...cell, t_ref: 0 } })).toMatch(/^\/dt: dt \(50 ms\) is above 2 tau_m \(tau_m is 20 ms\)/);
    expect(on({ ...long, dt: 1, integrator: "euler", noise: { kind: "ornstein-uhlenbeck", tau: 0.4, levels: [10] } })).toContain("euler-unstable /noise/tau");
  });

  test("near tau_m it is coarse, with the resulting rate; not for the exact integrator", () => {
    const text = textOn({ ...long, dt: 10, integrator: "euler", neuron: { ...cell, t_ref: 0 } });
    expect(text).toMatch(/0.5 of tau_m \(20 ms\): Euler's V moves as with a time constant of 14.43 ms.*300 pA give 100 Hz instead of 106 Hz/);
    expect(on({ ...long, dt: 10, integrator: "grid", neuron: { ...cell, t_ref: 0 } })).toEqual(["dt-coarse /dt"]);
    expect(on({ ...long, dt: 10, neuron: { ...cell, t_ref: 0 } })).toEqual([]);
    expect(on({ ...long, dt: 2, integrator: "euler" })).toEqual([]);
  });

  test("t_ref that the grid rounds, or rounds to 0, with the resulting rate", () => {
    const fast = { neuron: { tau_m: 10, R_m: 100, E_L: 0, V_th: 10, V_reset: 0, t_ref: 0.25 }, epochs: [step(1000, 1000)], dt: 0.5 };
    const rounded = /^\/neuron\/t_ref: t_ref \(0.25 ms\) becomes 1 step of 0.5 ms.*1000 pA give 500 Hz instead of 767 Hz/;
    for (const integrator of ["grid", "euler"] as const) expect(textOn({ ...fast, integrator })).toMatch(rounded);
    expect(textOn({ ...fast, neuron: { ...fast.neuron, t_ref: 0.2 }, integrator: "grid" })).toMatch(/less than half a step of dt \(0.5 ms\): there is no refractory period/);
    expect(on(fast)).toEqual([]);
    expect(on({ ...fast, dt: 0.25, integrator: "grid" })).toEqual([]);
  });
});

test("trials that are copies have a note: without noise, or with noise frozen over trials", () => {
  expect(on({ trials: 3, epochs: [step(1000, 200)] })).toEqual(["trials-are-copies /trials"]);
  const noisy = (frozen: "trials" | "both" | "conditions") => on({ trials: 3, epochs: [step(1000, 200)], noise: { kind: "white", levels: [0, 3], frozen } });
  for (const frozen of ["trials", "both"] as const) expect(noisy(frozen)).toEqual(["trials-are-copies /noise/frozen"]);
  expect(noisy("conditions")).toEqual([]);
});

describe("a window too short for long-run theory has a note", () => {
  const short = (level: number) => ({ neuron: { ...cell, R_m: 100 }, epochs: [step(50, 0), step(50, level), step(50, 0)] });

  test("without noise it gives the exact count", () => {
    const text = textOn(short(240));
    expect(text).toMatch(/^\/epochs\/1\/duration: At 240 pA \(sweep 1\) theory's long-run rate of 30.15 Hz/);
    expect(text).toMatch(/is not reached in a window of 50 ms: it counts 1 spike, 20 Hz/);
  });

  test("with noise it gives the theory's error", () => {
    expect(textOn({ ...short(200), noise: { kind: "white", levels: [3] } })).toMatch(/long-run rate of 21.15 Hz is not reached.*44 % off/);
  });

  test("a long window, one after a transient and one without spikes have no note", () => {
    expect(on({ ...short(240), epochs: [step(50, 0), step(2000, 240)] })).toEqual([]);
    expect(on({ ...short(200), epochs: [step(1000, 200)], window: { transient: 200 }, noise: { kind: "white", levels: [3] } })).toEqual([]);
    expect(on(short(100))).toEqual([]);
  });
});

test("a step that ends before V has settled has a note if membrane properties are fitted", () => {
  const short = { neuron: cell, epochs: [step(100, 0), step(30, -50), step(100, 0)] };
  expect(textOn(short)).toMatch(/^\/epochs\/1\/duration: The step of 30 ms ends after 1.5 tau_m, when V has gone 77.69 % of its way/);
  expect(on({ ...short, record: { V: false } })).toEqual([]);
  expect(on({ ...short, noise: { kind: "white", levels: [3] } })).toEqual([]);
  expect(on({ ...short, epochs: [step(100, 0), step(100, -50), step(100, 0)] })).toEqual([]);
});

test("a latency has a note if the neuron already fires at the onset", () => {
  expect(textOn({ holding: 300, epochs: [step(500, 300), step(500, 400)] })).toMatch(/^\/holding: Before the stimulus begins at 500 ms the cell fires under 300 pA every 11.4 ms/);
  expect(on({ neuron: { ...cell, E_L: -45 }, epochs: [step(500, 0), step(500, 400)] })).toEqual(["fires-without-drive /neuron/E_L", "latency-while-firing /window"]);
  expect(on({ epochs: [step(500, 0), step(1000, 400)], window: { transient: 200 } })).toEqual([]);
});

test("a neuron that fires without drive, or rests at threshold, has a note", () => {
  expect(on({ neuron: { ...cell, E_L: -45 }, epochs: [step(2000, 150)] })).toEqual(["fires-without-drive /neuron/E_L"]);
  expect(on({ neuron: { ...cell, E_L: -50 }, epochs: [step(2000, 150)] })).toEqual(["rests-at-threshold /neuron/E_L"]);
});

test("every kind of note has a unique code, and every note has numbers and a remedy", () => {
  expect(new Set(noteKinds.map(({ code }) => code)).size).toBe(noteKinds.length);
  const anyChange = fc.record({
    dt: fc.constantFrom(0.1, 0.3, 5, 50),
    integrator: fc.constantFrom("exact" as const, "grid" as const, "euler" as const),
    trials: fc.constantFrom(1, 4),
    holding: fc.constantFrom(0, 200),
    duration: fc.constantFrom(51, 400),
    levels: fc.constantFrom<number[]>([0], [0, 3], [2]),
  });
  fc.assert(
    fc.property(anyChange, ({ duration, levels, ...changes }) => {
      const epochs: Protocol["epochs"] = [step(50, 0), { ...step(duration, 150), deltaLevel: 30 }];
      for (const note of notesOn(planOf({ ...changes, noise: { kind: "white", levels }, epochs, sweeps: 4, neuron: { ...cell, t_ref: 0.7 } }))) {
        expect(note.what).toMatch(/\d/);
        expect(`${note.what} ${note.remedy}`).not.toMatch(/NaN|Infinity|undefined/);
        expect(note.remedy).not.toBe("");
        expect(note.path).toMatch(/^\//);
      }
    }),
  );
});

test("docs/notes.md is generated from the declarations (npm run docs)", () => {
  expect(readFileSync(join(import.meta.dirname, "../../docs/notes.md"), "utf8")).toBe(notesPage());
});
