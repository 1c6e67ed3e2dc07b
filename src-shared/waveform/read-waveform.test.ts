import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { waveformUndecided } from "../errors/waveform-errors.ts";
import { decimal } from "../foundation/decimal.ts";
import { BenchError } from "../foundation/bench-error.ts";
import { readWaveform, type WaveformEpoch } from "./read-waveform.ts";
import { badWaveforms } from "./testing/bad-waveforms.ts";
import { settleReading, type WaveformChoices } from "./waveform-reading.ts";
import { waveformTable } from "./waveform-table.ts";

/** Reads a text to the end; throws if a question about it is open. */
function read(text: string, choices: WaveformChoices = {}): WaveformEpoch {
  const table = waveformTable(text, "current.csv");
  const { reading, questions } = settleReading(table, choices);
  if (reading === undefined) throw waveformUndecided(table.fileName, questions[0]!.what, "a choice", questions[0]!.answers);
  return readWaveform(table, reading);
}


describe("a file", () => {
  const samples = { times: [0, 0.5, 1], values: [10, -20, 3.5] };

  test.each([
    ["with names", "t_ms,I_pA\n0,10\n0.5,-20\n1,3.5\n"],
    ["without names", "0,10\n0.5,-20\n1,3.5"],
    ["with semicolons and decimal commas", "t;I\r\n0;10\r\n0,5;-20\r\n1;3,5\r\n"],
    ["with semicolons and decimal points", "t;I\n0;10\n0.5;-20\n1;3.5\n"],
    ["with tabs and decimal commas", "0\t10\n0,5\t-20\n1\t3,5\n"],
    ["with comments, blank rows, quotes and a byte order mark", '\uFEFF# from rig 3\n"t","I"\n"0","10"\n\n0.5 , -20\n# pause\n1,3.5\n\n'],
    ["with exponents", "0,1e1\n5e-1,-2E+1\n+1.,.35e1\n"],
  ])("%s", (_, text) => {
    expect(read(text)).toEqual({ kind: "waveform", duration: 1.5, level: 0, ...samples, interpolation: "hold", source: "current.csv" });
  });

  test("ends at its last sample, or one interval later if samples are held", () => {
    expect(read("0,1\n2,1\n5,1").duration).toBe(8);
    expect(read("0,1\n2,1\n5,1", { interpolation: "linear" }).duration).toBe(5);
  });
});

test("columns are chosen by name or by number", () => {
  const text = "row,V_mV,I_nA,time_s\n1,-70,0.1,0\n2,-71,0.2,0.0001\n";
  const expected = { times: [0, 0.1], values: [100, 200] };
  expect(read(text, { timeColumn: "time_s", valueColumn: "I_nA", timeUnit: "s", valueUnit: "nA" })).toMatchObject(expected);
  expect(read(text, { timeColumn: 4, valueColumn: 3, timeUnit: "s", valueUnit: "nA" })).toMatchObject(expected);
});

test("units are converted to ms and pA without rounding errors; the offset shifts the times", () => {
  expect(read("0,1\n300,3", { timeUnit: "us", valueUnit: "uA" })).toMatchObject({ times: [0, 0.3], values: [1e6, 3e6] });
  expect(read("0.1,1e-12\n0.2,1.5e-10", { timeUnit: "s", valueUnit: "A", offset: -100 })).toMatchObject({ times: [0, 100], values: [1, 150] });
  expect(read("0,1.5\n1,2", { valueUnit: "V/s" }).values).toEqual([1.5, 2]);
  expect(read("0,1.5\n1,2", { valueUnit: "rheobase" }).values).toEqual([1.5, 2]);
});

test("any table can be read with any separator", () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const time = fc.double({ min: 0, max: 1e6, noNaN: true }).map(decimal);
  const table = fc.uniqueArray(fc.tuple(time, number), { minLength: 2, maxLength: 30, selector: ([time]) => time + 0 });
  fc.assert(
    fc.property(table.filter((rows) => rows.some(([at]) => at > 0)), fc.constantFrom(",", ";", "\t"), fc.boolean(), fc.boolean(), (samples, delimiter, isComma, hasNames) => {
      const rows = samples.sort(([a], [b]) => a - b).map((row) => row.map((value) => value + 0));
      const written = (value: number) => (isComma && delimiter !== "," ? String(value).replace(".", ",") : String(value));
      const lines = rows.map((row) => row.map(written).join(delimiter));
      const { times, values } = read((hasNames ? [`t${delimiter}I`, ...lines] : lines).join("\n"));
      expect(times).toEqual(rows.map(([time]) => time));
      expect(values).toEqual(rows.map(([, value]) => value));
    }),
  );
});

test("any text is read, or refused with a readable error", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(fc.constantFrom("0", "1", "2.5", ",", ";", "\t", "\n", '"', "#", "t", "-", "e"), { maxLength: 30 }).map((parts) => parts.join("")),
      ),
      (text) => {
        try {
          const { times, values } = read(text);
          expect(times).toHaveLength(values.length);
        } catch (error) {
          expect(error).toBeInstanceOf(BenchError);
        }
      },
    ),
  );
});

describe("a bad waveform file", () => {
  test.each(badWaveforms)("%s", (_, text, choices, ...error) => {
    expect(() => read(text, choices)).toThrow(expect.objectContaining({ message: error.join("\n  ").replaceAll("bad.csv", "current.csv") }));
  });
});

test("with linear interpolation two values at one time are a jump", () => {
  const { times, values, duration } = read("t,I\n0,0\n10,0\n10,50\n20,50\n", { interpolation: "linear" });
  expect({ times, values, duration }).toEqual({ times: [0, 10, 10, 20], values: [0, 0, 50, 50], duration: 20 });
  expect(() => read("0,0\n1,0\n1,5\n1,6\n", { interpolation: "linear" })).toThrow("does not come after");
});

test("samples without times have a fixed interval", () => {
  expect(read("12.5\n-3\n40\n", { interval: 0.1 })).toMatchObject({ times: [0, 0.1, 0.2], values: [12.5, -3, 40], duration: 0.3 });
});

test("different times that round to equal times in ms are refused", () => {
  expect(() => read("0,1\n1,2\n1.0000000000000002,3\n", { offset: 1e6 })).toThrow("are one number in ms");
});
