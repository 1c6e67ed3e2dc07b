import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvText, numberText } from "./csv-text.ts";

/** The bits of a double, so that -0 differs from 0. */
const bits = (x: number) => new BigUint64Array(Float64Array.of(x).buffer)[0];

test("NaN and Infinity are empty cells", () => {
  expect([NaN, Infinity, -Infinity].map(numberText)).toEqual(["", "", ""]);
});

test("every finite number reads back to the same double", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(bits(Number(numberText(x)))).toBe(bits(x));
    }),
  );
  expect(numberText(-0)).toBe("-0");
  expect(numberText(0.1 + 0.2)).toBe("0.30000000000000004");
  expect(numberText(1e21)).toBe("1e+21");
});

test("every line ends in CR LF, and undefined is an empty cell", () => {
  expect(csvText({ columns: ["sweep", "rate_Hz"], rows: [[1, 59.5], [2, undefined]] })).toBe("sweep,rate_Hz\r\n1,59.5\r\n2,\r\n");
});

test("a table without rows has its header", () => {
  expect(csvText({ columns: ["time_ms", "V_mV"], rows: [] })).toBe("time_ms,V_mV\r\n");
});

test("text with commas, quotes and line breaks reads back unchanged; an apostrophe precedes a possible formula", () => {
  const text = fc.string({ unit: fc.constantFrom("a", " ", ",", '"', "\r", "\n", "μ", "=", ";") });
  const row = fc.tuple(text, fc.double({ noNaN: true, noDefaultInfinity: true }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      const read = Papa.parse<string[]>(csvText({ columns: ["label", "value"], rows }), { delimiter: ",", newline: "\r\n" }).data;
      expect(read.slice(1, -1).map(([label, value]) => [label!.replace(/^'(?=[=\r\n])/, ""), bits(Number(value))])).toEqual(
        rows.map(([label, value]) => [label, bits(value)]),
      );
    }),
  );
});

test("no text is a formula to a spreadsheet; numbers stay numbers, written as text too", () => {
  const hostile = fc.tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", ""), fc.string()).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (cells) => {
      const { data } = Papa.parse<string[]>(csvText({ columns: cells, rows: [cells] }), { delimiter: ",", newline: "\r\n" });
      for (const cell of data.slice(0, 2).flat()) if (!Number.isFinite(Number(cell))) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
  );
  expect(csvText({ columns: ["seed"], rows: [["=1+1"], ["-1.5e-3"], ["-0.5 mV"], [-0.5]] })).toBe("seed\r\n'=1+1\r\n-1.5e-3\r\n'-0.5 mV\r\n-0.5\r\n");
});
