import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { aResultOf } from "../statistics/testing/a-result.ts";
import { hasStepResponses } from "../statistics/current-steps.ts";
import { rheobaseTable, stepResponseTable } from "./step-tables.ts";

/** 100 ms at rest, then 200 ms at -50, 0 and 150 pA: R_m 100 MOhm, tau_m 20 ms. */
const steps = (changes: Partial<Protocol> = {}): Protocol =>
  aProtocol({
    sweeps: 3,
    dt: 0.5,
    epochs: [{ kind: "step", duration: 100, level: 0 }, { kind: "step", duration: 200, level: -50, deltaLevel: 100 }],
    ...changes,
  });
/** V of a membrane of 100 MOhm and 20 ms in sweep `sweep` */
const membrane = ({ sweep }: { sweep: number }, _: number, sample: number): number => {
  const t = 0.5 * sample - 100;
  return -60 + (t <= 0 ? 0 : 0.1 * (-50 + 100 * sweep) * (1 - Math.exp(-t / 20)));
};
const spikes = ({ sweep }: { sweep: number }): number[] => (sweep === 2 ? [150] : []);

test("steps without spikes give input resistance and time constant, steps with spikes neither", async () => {
  const { columns, rows } = await stepResponseTable(aResultOf(steps(), { V: membrane, spikes }));
  expect(columns).toEqual(["sweep", "level_pA", "neuron", "baseline_mV", "steady_mV", "input_resistance_MOhm", "tau_m_ms", "sag_mV", "fitted_steady_mV", "settled"]);
  expect(rows).toHaveLength(3);
  for (const row of rows.slice(0, 2)) {
    expect(row[3]).toBe(-60);
    // the last tenth of ten time constants
    expect(row[5]).toBeCloseTo(100, 1);
    expect(row[6]).toBeCloseTo(20, 6);
    expect(row[9]).toBeCloseTo(1, 4);
  }
  expect(rows[2]).toEqual([3, 150, 1, ...Array.from({ length: 7 }, () => undefined)]);
});

test("the rheobase of a series is its first level that evokes a spike, by noise level", () => {
  expect(rheobaseTable(aResultOf(steps(), { spikes }))).toEqual({ columns: ["measured_rheobase_pA", "model_rheobase_pA"], rows: [[150, 100]] });
  const noisy = steps({ noise: { kind: "white", levels: [0, 1] } });
  expect(rheobaseTable(aResultOf(noisy, { spikes: ({ sweep, noise }) => (noise === 1 && sweep > 0 ? [150] : []) }))).toEqual({
    columns: ["noise_mV", "measured_rheobase_pA", "model_rheobase_pA"],
    rows: [[0, undefined, 100], [1, 50, 100]],
  });
});

test("a population has two rheobases: that of the first neuron to fire, and that of half of them", () => {
  const population = steps({ population: 4, sweeps: 5, epochs: [{ kind: "step", duration: 200, level: 50, deltaLevel: 50 }], record: { V: false } });
  expect(rheobaseTable(aResultOf(population, { spikes: ({ sweep }, neuron) => (neuron < sweep ? [150] : []) }))).toEqual({
    columns: ["measured_rheobase_pA", "model_rheobase_pA", "half_rheobase_pA"],
    rows: [[100, 100, 150]],
  });
});

test("step responses need recorded V and a step without noise", async () => {
  const makesSense = (changes: Partial<Protocol>) => hasStepResponses(planOrThrow(steps(changes), "test.rheobase.json /protocols/0"));
  expect(makesSense({})).toBe(true);
  expect(makesSense({ record: { V: false } })).toBe(false);
  expect(makesSense({ noise: { kind: "white", levels: [1] } })).toBe(false);
  expect(makesSense({ noise: { kind: "white", levels: [0, 1] } })).toBe(true);
  expect(makesSense({ epochs: [{ kind: "sine", duration: 100, level: 0, amplitude: 10, frequency: 20 }] })).toBe(false);
  const noisy = aResultOf(steps({ noise: { kind: "white", levels: [0, 1] }, trials: 2 }), { V: membrane });
  expect((await stepResponseTable(noisy)).rows).toHaveLength(3);
});
