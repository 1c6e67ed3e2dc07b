import fc from "fast-check";
import { expect, test } from "vitest";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { cellsOf, clearedCells, copiedCells, pasteCells, withoutHead } from "./grid-paste.ts";
import { anyProtocol } from "../fields/testing/random-protocols.ts";

const neuron = { tau_m: 20, R_m: 100, E_L: -70, V_th: -50, V_reset: -65 };
const protocol: Protocol = {
  id: "p",
  name: "P",
  neuron,
  epochs: [
    { kind: "step", duration: 200, level: 0 },
    { kind: "sine", duration: 500, level: 0, amplitude: 50, frequency: 8 },
  ],
};
const first = { row: 0, column: 2 };
const noText = () => undefined;

test.each([
  ["1\t2\n3\t4\n", [["1", "2"], ["3", "4"]]],
  ["0,5\t1,25\r\n", [["0,5", "1,25"]]],
  ["0,5;1;2,5", [["0,5", "1", "2,5"]]],
  ["1,2,3\n4,5,6", [["1", "2", "3"], ["4", "5", "6"]]],
  ["0,5", [["0,5"]]],
  ["0,5\n1,5", [["0,5"], ["1,5"]]],
  ["1 000", [["1 000"]]],
  ["1,000,000", [["1,000,000"]]],
  ["1,250", [["1,250"]]],
  ['"Step"\t"1"', [["Step", "1"]]],
])("%j is split into cells", (text, cells) => {
  expect(cellsOf(text)).toEqual(cells);
});

test("a block fills successive epochs, across rows between them, and adds missing ones", () => {
  const pasted = pasteCells(protocol, first, cellsOf("-100\t+40\t500\n1\t2\t3\n4\t5\t6"));
  expect(pasted.unread).toEqual([]);
  expect(pasted.protocol.epochs).toEqual([
    { kind: "step", duration: 500, level: -100, deltaLevel: 40 },
    { kind: "sine", duration: 3, level: 1, deltaLevel: 2, amplitude: 50, frequency: 8 },
    { kind: "step", duration: 6, level: 4, deltaLevel: 5 },
  ]);
});

test.each([
  ["Level\tDelta\tDuration\n1\t2\t3", [["1", "2", "3"]]],
  ["Level (pA)\tDuration (ms)\n1\t3", [["1", "3"]]],
  ["Level\tDuration\npA\tms\n1\t3", [["1", "3"]]],
  ["Kind\tLevel\nRamp\t1", [["Ramp", "1"]]],
  ["Sweep1\tSweep2\n1\t3", [["1", "3"]]],
  ["Ramp\t\nStep\t5", [["Ramp", ""], ["Step", "5"]]],
  ["x\t1\n2\t3", [["x", "1"], ["2", "3"]]],
  ["x", [["x"]]],
  ["x\ny", [["x"], ["y"]]],
])("of %j only headings are removed", (text, cells) => {
  expect(withoutHead(cellsOf(text))).toEqual(cells);
});

test("pasted at a further parameter, a block fills the rows below", () => {
  const pasted = pasteCells(protocol, { row: 2, column: 2 }, cellsOf("60\t5\n10\t0"));
  expect(pasted.protocol.epochs[1]).toEqual({ kind: "sine", duration: 500, level: 0, amplitude: 60, deltaAmplitude: 5, frequency: 10 });
});

test("a kind may precede the numbers; text that is not a number stays as it is", () => {
  const pasted = pasteCells(protocol, { row: 0, column: 0 }, cellsOf("Ramp\tx\t1\nwobble\t1,250\t2"));
  expect(pasted.protocol.epochs.map(({ kind }) => kind)).toEqual(["ramp", "sine"]);
  expect(pasted.unread.map(({ path, text, error }) => [path, text, error.code])).toEqual([
    ["/epochs/0/level", "x", "number-unreadable"],
    ["/epochs/1/kind", "wobble", "epoch-kind-unknown"],
    ["/epochs/1/level", "1,250", "number-ambiguous"],
  ]);
});

test("copied rows paste back as they were", () => {
  fc.assert(
    fc.property(anyProtocol, (any) => {
      const text = copiedCells(any, { top: 0, bottom: 99, left: 0, right: 0 }, noText);
      const pasted = pasteCells(any, { row: 0, column: 1 }, cellsOf(text));
      expect(pasted.unread).toEqual([]);
      expect(copiedCells(pasted.protocol, { top: 0, bottom: 99, left: 0, right: 0 }, noText)).toBe(text);
      expect(pasted.protocol).toEqual(any);
    }),
  );
});

test("Delete sets a level or a change per sweep to 0, and empties a duration", () => {
  const { protocol: cleared, emptied } = clearedCells({ ...protocol, epochs: [{ kind: "step", duration: 5, level: 3, deltaLevel: 2 }] }, { top: 0, bottom: 0, left: 2, right: 5 });
  expect(cleared.epochs).toEqual([{ kind: "step", duration: 5, level: 0 }]);
  expect(emptied).toEqual(["/epochs/0/duration"]);
});
