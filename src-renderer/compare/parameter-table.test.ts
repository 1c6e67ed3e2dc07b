import { expect, test } from "vitest";
import type { ComparedRun } from "../../src-shared/comparison/compared-run.ts";
import { bareText } from "../../src-shared/content/rich-text.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { parameterTable } from "./parameter-table.ts";

const neuron = { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 };
const run = (changes: Partial<Protocol> = {}): ComparedRun => {
  const plan = planOrThrow(aProtocol({ neuron, seed: "kite", ...changes }), "");
  return { name: "Run", plan, summaries: [] };
};

test("differing parameters are listed with units, sufficient digits and a true minus", () => {
  const { note, rows } = parameterTable([run(), run({ neuron: { ...neuron, tau_m: 10 } })]);
  expect(rows.map(({ title, derived, values, differences }) => [bareText(title), derived, ...values, ...differences])).toEqual([
    ["τ_m, ms", false, "20", "10", "", "−10"],
    ["C_m, pF", true, "133.3", "66.7", "", "−66.7"],
  ]);
  expect(note).toMatch(/^2 of \d+ differ$/);
});

test("different values always look different", () => {
  const [tau] = parameterTable([run(), run({ neuron: { ...neuron, tau_m: 20.004 } })]).rows;
  expect(tau?.values).toEqual(["20.000", "20.004"]);
  expect(tau?.differences).toEqual(["", "+0.004"]);
});

test("each further run has a column with its difference from the first run, 0 if equal", () => {
  const [tau] = parameterTable([run(), run({ neuron: { ...neuron, tau_m: 10 } }), run()]).rows;
  expect([tau?.values, tau?.differences]).toEqual([["20", "10", "20"], ["", "−10", "0"]]);
});

test("says if only the seed differs, or if nothing differs", () => {
  expect(parameterTable([run(), run({ seed: "owl" })])).toEqual({ note: "", rows: [], empty: "Same parameters. The runs differ in seed only." });
  expect(parameterTable([run(), run()]).empty).toBe("Same parameters and seed: the runs are equal.");
  expect(parameterTable([run()]).empty).toBe("Choose another run with Ctrl+click.");
});
