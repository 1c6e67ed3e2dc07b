import { expect, test } from "vitest";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { changeKind, rowsAfterDelete, rowsAfterInsert, rowsAfterMove, moveEpoch } from "./epoch-edits.ts";
import { epochLetter, kindNamed } from "../words/epoch-kind-words.ts";
import { epochsDuration, tableRows } from "./grid-rows.ts";
import { conditionWords } from "../designer/condition-words.ts";

const neuron = { tau_m: 20, R_m: 100, E_L: -70, V_th: -50, V_reset: -65 };
const protocolOf = (...epochs: Protocol["epochs"]): Protocol => ({ id: "p", name: "P", neuron, epochs });

test("changing the kind keeps common and unknown keys", () => {
  const sine = changeKind(protocolOf({ kind: "step", duration: 5, level: 1, label: "x", labNotes: "cell 7" }), 0, "sine");
  expect(sine.epochs[0]).toEqual({ kind: "sine", duration: 5, level: 1, label: "x", labNotes: "cell 7", amplitude: 50, frequency: 8 });
  expect(changeKind(sine, 0, "chirp").epochs[0]).toEqual({
    kind: "chirp",
    duration: 5,
    level: 1,
    label: "x",
    labNotes: "cell 7",
    amplitude: 50,
    startFrequency: 1,
    endFrequency: 40,
  });
  const waveform = protocolOf({ kind: "waveform", duration: 5, level: 1, times: [0], values: [1], interpolation: "hold", scale: 2 });
  expect(changeKind(waveform, 0, "step").epochs[0]).toEqual({ kind: "step", duration: 5, level: 1 });
});

test("the new index of a row is known after an edit", () => {
  const letters = ["a", "b", "c", "d"];
  const epochs = letters.map((label) => ({ kind: "step" as const, duration: 1, level: 0, label }));
  for (const [from, to] of [[0, 2], [3, 1], [2, 2]] as const) {
    const after = moveEpoch(protocolOf(...epochs), from, to).epochs.map(({ label }) => label);
    letters.forEach((label, index) => expect(after[rowsAfterMove(from, to)(index)!]).toBe(label));
  }
  expect([0, 1, 2].map(rowsAfterInsert(1))).toEqual([0, 2, 3]);
  expect([0, 1, 2].map(rowsAfterDelete(1, 1))).toEqual([0, undefined, 1]);
});

test("after Z come AA, AB, ...; kinds are found by name", () => {
  expect([0, 25, 26, 27, 701, 702].map(epochLetter)).toEqual(["A", "Z", "AA", "AB", "ZZ", "AAA"]);
  expect(["Step", "pulse train", "pulses", "wobble"].map(kindNamed)).toEqual(["step", "pulses", "pulses", undefined]);
});

test("further parameters are rows under their epoch, each with unit and name", () => {
  const rows = tableRows({ ...protocolOf({ kind: "pulses", duration: 5, level: 1, period: 20, width: 5 }, { kind: "step", duration: 5, level: 2 }), levelUnit: "V/s" });
  expect(rows.map(({ epoch, label }) => [epoch, label])).toEqual([[0, undefined], [0, "period"], [0, "width"], [1, undefined]]);
  expect(rows[1]!.cells[3]).toMatchObject({ path: "/epochs/0/deltaPeriod", spokenName: "Epoch A, delta period, in ms per sweep", isDelta: true, fallback: 0 });
  expect(rows[3]!.cells[2]).toMatchObject({ path: "/epochs/1/level", spokenName: "Epoch B, first level, in V/s" });
});

test("the duration of sweeps ranges from the shortest to the longest sum of epochs", () => {
  expect(epochsDuration({ ...protocolOf({ kind: "step", duration: 100, level: 0, deltaDuration: 0.1 }), sweeps: 4 })).toEqual({ shortest: 100, longest: 100.3 });
  expect(epochsDuration(protocolOf())).toBeUndefined();
});

test("the number of conditions is given as sweeps × levels × trials", () => {
  expect(conditionWords({ sweeps: 10, noise: { kind: "white", levels: [0] } })).toBe("10 sweeps × 1 level × 1 trial");
  expect(conditionWords({ noise: { kind: "white", levels: "0:0.5:5" }, trials: 3 })).toBe("1 sweep × 11 levels × 3 trials");
  expect(conditionWords({ trials: 2 })).toBe("1 sweep × 2 trials");
  expect(conditionWords({ noise: { kind: "white", levels: "0 to 5" } })).toBeUndefined();
});
