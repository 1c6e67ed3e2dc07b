import { expect, test } from "vitest";
import { columnsOf, guessUnits } from "./waveform-columns.ts";
import { WaveformImport } from "./waveform-import.svelte.ts";
import { waveformPath } from "./waveform-path.ts";

const text = "time (s);current (nA);note\n0;0;a\n0,001;0,5;b\n0,002;-1;c\n";

test("a file with names and decimal commas is read with the units that its names tell", () => {
  const chosen = new WaveformImport(() => "pA");
  chosen.open("recorded.csv", text);
  expect(chosen.columns.map(({ name }) => name)).toEqual(["time (s)", "current (nA)", "note"]);
  expect(chosen.firstRows).toEqual([["0", "0", "a"], ["0,001", "0,5", "b"], ["0,002", "-1", "c"]]);
  expect([chosen.timeUnit, chosen.valueUnit]).toEqual(["s", "nA"]);
  expect(chosen.epoch).toMatchObject({ times: [0, 1, 2], values: [0, 500, -1000], source: "recorded.csv", duration: 2 });
});

test("what cannot be read is told with row and column, another column is read", () => {
  const chosen = new WaveformImport(() => "pA");
  chosen.open("recorded.csv", text);
  chosen.valueColumn = "3";
  expect(chosen.epoch).toBeUndefined();
  expect(chosen.problem).toMatch(/recorded\.csv row 2, column 3 .*"a" is not a number/);
  chosen.valueColumn = "2";
  chosen.interpolation = "hold";
  chosen.offsetText = "10";
  expect(chosen.epoch).toMatchObject({ times: [10, 11, 12], duration: 13 });
});

test("columns without names have numbers, and units are not guessed from nothing", () => {
  expect(columnsOf([["0", "1"], ["1", "2"]]).map(({ name }) => name)).toEqual(["Column 1", "Column 2"]);
  expect(guessUnits("t", "I", "V/s")).toEqual({ time: "ms", value: "V/s" });
  expect(guessUnits("time_us", "I [A]", "pA")).toEqual({ time: "us", value: "A" });
});

test("a drawing of many samples keeps the extremes and has no more points than columns can show", () => {
  const times = Array.from({ length: 10000 }, (_, k) => k);
  const values = times.map((k) => (k === 5000 ? 100 : k === 7000 ? -100 : 0));
  const path = waveformPath({ times, values, interpolation: "linear", duration: 10000 }, { width: 100, height: 50 });
  const heights = path.slice(1).split("L").map((point) => Number(point.split(" ")[1]));
  expect([Math.min(...heights), Math.max(...heights)]).toEqual([2, 48]);
  expect(heights.length).toBeLessThanOrEqual(202);
});
