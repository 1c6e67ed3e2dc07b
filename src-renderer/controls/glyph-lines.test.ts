import { expect, test } from "vitest";
import type { Epoch } from "../../src-shared/protocol/epoch.ts";
import { glyphOfEpoch, glyphOfProtocol, glyphSize } from "./glyph-lines.ts";

const points = (line: string): number[][] => line.split(" ").map((point) => point.split(",").map(Number));
const step = (duration: number, level: number, deltaLevel = 0): Epoch => ({ kind: "step", duration, level, deltaLevel });

test("a glyph of a step family shows the first sweep below the baseline and the last one above it", () => {
  const [first, last] = glyphOfProtocol({ epochs: [step(100, 0), step(500, -100, 50), step(100, 0)], sweeps: 10 });
  const [below, above] = [points(first!), points(last!)];
  const rest = below[0]![1]!;
  expect(Math.max(...below.map(([, y]) => y!))).toBeGreaterThan(rest);
  expect(Math.min(...above.map(([, y]) => y!))).toBeLessThan(rest);
  expect(above.at(-1)![1]).toBe(rest);
});

test("the glyph of any epochs stays within its size", () => {
  const kinds = ["step", "ramp", "sine", "chirp", "pulses", "waveform"] as const;
  const noisy = glyphOfProtocol({ epochs: [step(100, 5)], noise: { kind: "white", levels: [0, 2], unit: "mV" } });
  for (const line of [...kinds.flatMap((kind) => glyphOfEpoch(kind, 3)), ...noisy, ...glyphOfProtocol({ epochs: [] })]) {
    for (const [x, y] of points(line)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(glyphSize.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(glyphSize.height);
    }
  }
});

test("each kind of epoch has a different glyph", () => {
  const kinds = ["step", "ramp", "sine", "chirp", "pulses", "waveform"] as const;
  expect(new Set(kinds.map((kind) => glyphOfEpoch(kind, 1).join())).size).toBe(kinds.length);
});

test("noise makes the line rough, noise of level 0 does not", () => {
  const epochs = [step(100, 0), step(500, 50), step(100, 0)];
  const plain = glyphOfProtocol({ epochs });
  expect(glyphOfProtocol({ epochs, noise: { kind: "white", levels: [0], unit: "mV" } })).toEqual(plain);
  expect(points(glyphOfProtocol({ epochs, noise: { kind: "white", levels: [1], unit: "mV" } })[0]!).length).toBeGreaterThan(points(plain[0]!).length);
});

test("an epoch of invalid duration is drawn with a default duration", () => {
  const steps = (duration: number) => glyphOfProtocol({ epochs: [step(200, 0), step(duration, 50), step(200, 0)] });
  expect(steps(-50)).toEqual(steps(200));
});

test("an epoch starts at the level at which the previous epoch ends, for any kind", () => {
  const ramp: Epoch = { kind: "ramp", duration: 500, level: 0 };
  const before: Epoch[] = [
    { kind: "sine", duration: 500, level: 100, amplitude: 20, frequency: 8 },
    { kind: "chirp", duration: 500, level: 100, amplitude: 20, startFrequency: 1, endFrequency: 8 },
    { kind: "waveform", duration: 500, level: 0, times: [0, 500], values: [0, 100], interpolation: "linear" },
  ];
  for (const epoch of before) {
    const line = points(glyphOfProtocol({ epochs: [epoch, ramp] })[0]!);
    // The last two points are the ramp; its first is where the epoch before it ended.
    expect(line.at(-2)![1]).toBeCloseTo(line.at(-3)![1]!, 1);
  }
});
