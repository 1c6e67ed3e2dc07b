import fc from "fast-check";
import { expect, test } from "vitest";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import { presets } from "../../src-shared/neuron/presets.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { OpenDocument } from "../state/document.svelte.ts";
import { changeKind, deleteEpochs, duplicateEpoch, insertEpoch, moveEpoch } from "../epochs/epoch-edits.ts";
import { pasteCells } from "../epochs/grid-paste.ts";
import { withParameter, withPreset } from "../neuron/neuron-edits.ts";
import { noiseKinds, withLevels, withNoiseKind } from "../noise/noise-edits.ts";
import { valueAt, withValue } from "./protocol-edits.ts";
import { anyProtocol, frozen } from "./testing/random-protocols.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";

const row = fc.nat({ max: 4 });
const inRows = (edit: (p: Protocol, at: number, to: number) => Protocol) => fc.tuple(row, row).map(([a, b]) => (p: Protocol) => edit(p, a % p.epochs.length, b % p.epochs.length));
const number = fc.integer({ min: 1, max: 100 });
const anyEdit: fc.Arbitrary<(protocol: Protocol) => Protocol> = fc.oneof(
  inRows((p, at) => insertEpoch(p, at)),
  inRows((p, at) => duplicateEpoch(p, at)),
  inRows((p, at) => deleteEpochs(p, at, 1)),
  inRows((p, from, to) => moveEpoch(p, from, to)),
  fc.tuple(row, fc.constantFrom("step", "ramp", "sine", "chirp", "pulses")).map(
    ([at, kind]) =>
      (p: Protocol) =>
        changeKind(p, at % p.epochs.length, kind),
  ),
  fc.tuple(row, number).map(
    ([at, level]) =>
      (p: Protocol) =>
        withValue(p, `/epochs/${at % p.epochs.length}/level`, level),
  ),
  fc.tuple(row, fc.array(fc.array(fc.constantFrom("1", "2,5", "x", "", "Ramp"), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })).map(
    ([at, cells]) =>
      (p: Protocol) =>
        pasteCells(p, { row: at % p.epochs.length, column: 1 }, cells).protocol,
  ),
  number.map((sweeps) => (p: Protocol) => withValue(p, "/sweeps", sweeps, 1)),
  number.map((every) => (p: Protocol) => withValue(p, "/record/every", every, 1)),
  fc.constant((p: Protocol) => withValue(p, "/window/transient", undefined)),
  fc.constantFrom(undefined, ...noiseKinds.map(({ kind }) => kind)).map((kind) => (p: Protocol) => withNoiseKind(p, kind)),
  fc.constantFrom<string | readonly number[]>("0:1:5", [0, 2]).map((levels) => (p: Protocol) => withLevels(p, levels)),
  fc.tuple(fc.constantFrom("tau_m", "R_m", "C_m", "g_L", "V_init"), number).map(
    ([name, value]) =>
      (p: Protocol) =>
        withParameter(p, name, value),
  ),
  fc.constantFrom(...presets).map((preset) => (p: Protocol) => withPreset(p, preset)),
);

test("an edit does not mutate its protocol, and undo gives back the same bytes", () => {
  fc.assert(
    fc.property(anyProtocol, fc.array(anyEdit, { minLength: 1, maxLength: 6 }), (protocol, edits) => {
      const experiment = frozen({ format: "rheobase-experiment" as const, version: experimentVersion, protocols: [protocol] });
      const document = new OpenDocument({ document: "d", name: "d", elsewhere: 0, experiment });
      const before = writeExperiment(document.experiment);
      const texts = [before];
      for (const edit of edits) {
        if (document.protocol.epochs.length === 0) break;
        const next = frozen(edit(document.protocol));
        if (next === document.protocol) continue;
        document.change("Edit", next);
        texts.push(writeExperiment(document.experiment));
      }
      for (const text of texts.toReversed()) {
        expect(writeExperiment(document.experiment)).toBe(text);
        document.undo();
      }
      expect(writeExperiment(document.experiment)).toBe(before);
    }),
  );
});

test("unknown keys survive every edit", () => {
  fc.assert(
    fc.property(anyProtocol, anyEdit, (protocol, edit) => {
      const next = edit(protocol);
      expect(next["labNotes"]).toBe(protocol["labNotes"]);
      expect(next.neuron?.["labNotes"]).toBe("cell 7");
      if (next.noise !== undefined && protocol.noise !== undefined) expect(next.noise["labNotes"]).toBe("cell 7");
    }),
  );
});

test("a default is written only where it was written before", () => {
  const bare: Protocol = { id: "p", name: "P", neuron: { tau_m: 20, R_m: 100, E_L: -70, V_th: -50, V_reset: -65 }, epochs: [{ kind: "step", duration: 1, level: 0 }] };
  expect(withValue(bare, "/trials", 1, 1)).toBe(bare);
  expect(withValue(bare, "/record/every", 1, 1)).toBe(bare);
  expect(withValue({ ...bare, trials: 5 }, "/trials", 1, 1).trials).toBe(1);
});

test("removing the last key removes its object", () => {
  const protocol: Protocol = { id: "p", name: "P", neuron: { E_L: -70, V_th: -50, V_reset: -65 }, epochs: [], window: { from: 5 } };
  expect(withValue(protocol, "/window/from", undefined)).toEqual({ id: "p", name: "P", neuron: { E_L: -70, V_th: -50, V_reset: -65 }, epochs: [] });
  expect(valueAt(protocol, "/window/from")).toBe(5);
  expect(valueAt(protocol, "/window/to/x")).toBeUndefined();
});

test("a pointer to __proto__ changes no prototype", () => {
  const protocol: Protocol = { id: "p", name: "P", neuron: { tau_m: 20, E_L: -70, V_th: -50, V_reset: -65 }, epochs: [] };
  withValue(protocol, "/__proto__/sweeps", 7);
  withValue(protocol, "/record/__proto__/sweeps", 7);
  expect(Object.hasOwn(Object.prototype, "sweeps")).toBe(false);
});

test("a missing object is created with its first key and removed with its last", () => {
  const protocol: Protocol = { id: "p", name: "P", neuron: { tau_m: 20, E_L: -70, V_th: -50, V_reset: -65 }, epochs: [] };
  const recorded = withValue(protocol, "/record/every", 10, 1);
  expect(recorded.record).toEqual({ every: 10 });
  expect(withValue(recorded, "/record/every", undefined)).toEqual(protocol);
});
