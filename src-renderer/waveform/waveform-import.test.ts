import { expect, test } from "vitest";
import { WaveformImport } from "./waveform-import.svelte.ts";
import type { StartWaveformThread } from "./start-waveform-thread.ts";
import { waveformPath } from "./waveform-path.ts";
import { answerRequests } from "./waveform-thread.ts";

/** A thread that answers before `post` returns. */
const atOnce: StartWaveformThread = (answered) => ({ post: answerRequests(answered), terminate: () => undefined });

/** A thread whose answers the test hands out, one by one. */
function aSlowThread() {
  const answers: (() => void)[] = [];
  let started = 0;
  const start: StartWaveformThread = (answered) => {
    started += 1;
    const answer = answerRequests((one) => void answers.push(() => answered(one)));
    return { post: answer, terminate: () => void answers.splice(0) };
  };
  return { start, next: () => answers.shift()?.(), rest: () => answers.splice(0).forEach((one) => one()), started: () => started };
}

const text = "time (s);current (nA);note\n0;0;a\n0,001;0,5;b\n0,002;-1;c\n";

test("a file with titles and decimal commas is read with the units of its titles", () => {
  const chosen = new WaveformImport(() => "pA", atOnce);
  chosen.open("recorded.csv", new TextEncoder().encode(text));
  expect(chosen.columns.map(({ name }) => name)).toEqual(["time (s)", "current (nA)", "note"]);
  expect(chosen.firstRows).toEqual([["0", "0", "a"], ["0,001", "0,5", "b"], ["0,002", "-1", "c"]]);
  expect([chosen.timeUnit, chosen.valueUnit]).toEqual(["s", "nA"]);
  expect(chosen.epoch).toMatchObject({ times: [0, 1, 2], values: [0, 500, -1000], source: "recorded.csv", duration: 3 });
});

test("a reading error names row and column, and choosing another column reads again", () => {
  const chosen = new WaveformImport(() => "pA", atOnce);
  chosen.open("recorded.csv", new TextEncoder().encode(text));
  chosen.chooseValues("3");
  expect(chosen.epoch).toBeUndefined();
  expect(chosen.problem).toMatch(/recorded\.csv row 2, column 3 .*"a" is not a number/);
  chosen.chooseValues("2");
  chosen.chooseInterpolation("hold");
  chosen.offsetText = "10";
  expect(chosen.epoch).toMatchObject({ times: [10, 11, 12], duration: 13 });
});

test("columns without titles have numbers, and their units are assumed with a note", () => {
  const chosen = new WaveformImport(() => "V/s", atOnce);
  chosen.open("a.csv", new TextEncoder().encode("0,1\n1,2\n"));
  expect(chosen.columns.map(({ name }) => name)).toEqual(["Column 1", "Column 2"]);
  expect([chosen.timeUnit, chosen.valueUnit, chosen.notes.length]).toEqual(["ms", "V/s", 2]);
});

test("an ambiguous file asks a question, and is read after the answer", () => {
  const chosen = new WaveformImport(() => "pA", atOnce);
  chosen.open("voltage.csv", new TextEncoder().encode("t (ms),V (mV)\n0,-65\n1,-64\n"));
  expect(chosen.asks("valueUnit")).toBe(true);
  expect(chosen.epoch).toBeUndefined();
  chosen.chooseValueUnit("pA");
  expect(chosen.epoch).toMatchObject({ values: [-65, -64] });

  chosen.open("noise.txt", new TextEncoder().encode("12.5\n-3\n40\n"));
  expect([chosen.timeColumn, chosen.asks("interval")]).toEqual(["interval", true]);
  chosen.intervalText = "0.1";
  expect(chosen.epoch).toMatchObject({ times: [0, 0.1, 0.2], values: [12.5, -3, 40] });
});

test("reading a long file reports progress, and the last choice made meanwhile wins", () => {
  const thread = aSlowThread();
  const chosen = new WaveformImport(() => "pA", thread.start);
  const rows = Array.from({ length: 120_000 }, (_, k) => `${k},${k % 7},1`);
  chosen.open("long.csv", new TextEncoder().encode(["t (ms),I (pA),J (pA)", ...rows].join("\n")));
  expect([chosen.fraction, chosen.columns]).toEqual([0, []]);
  thread.next();
  expect(chosen.fraction).toBeGreaterThan(0);
  expect(chosen.fraction).toBeLessThan(0.4);
  thread.rest();
  expect(chosen.columns).toHaveLength(3);
  chosen.chooseValues("2");
  chosen.chooseValues("3");
  expect([chosen.fraction, chosen.epoch]).toEqual([0, undefined]);
  thread.rest();
  expect([chosen.fraction, chosen.epoch?.values.length, chosen.epoch?.values[1]]).toEqual([undefined, 120_000, 1]);
  chosen.chooseValues("2");
  chosen.open("short.csv", new TextEncoder().encode(text));
  thread.rest();
  expect([chosen.fileName, chosen.timeUnit, thread.started()]).toEqual(["short.csv", "s", 2]);
  thread.rest();
  expect(chosen.epoch?.values).toEqual([0, 500, -1000]);
});

test("a thread that fails to start is reported", () => {
  const chosen = new WaveformImport(() => "pA", (_, broke) => ({ post: () => broke("its thread did not start"), terminate: () => undefined }));
  chosen.open("a.csv", new TextEncoder().encode("0,1\n1,2\n"));
  expect([chosen.fraction, chosen.problem]).toEqual([undefined, expect.stringContaining("its thread did not start")]);
});

test("the path of many samples keeps the extremes and has about two points per column", () => {
  const times = Array.from({ length: 10000 }, (_, k) => k);
  const values = times.map((k) => (k === 5000 ? 100 : k === 7000 ? -100 : 0));
  const path = waveformPath({ times, values, interpolation: "linear", duration: 10000 }, { width: 100, height: 50 });
  const heights = path.slice(1).split("L").map((point) => Number(point.split(" ")[1]));
  expect([Math.min(...heights), Math.max(...heights)]).toEqual([2, 48]);
  expect(heights.length).toBeLessThanOrEqual(202);
});
