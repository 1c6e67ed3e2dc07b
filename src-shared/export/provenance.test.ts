import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { aResultOf } from "../statistics/testing/a-result.ts";
import { provenance } from "./provenance.ts";

const versions = { app: "0.1.0", experimentFormat: 1, engine: 1 };
const snapshot: Protocol = {
  id: "test",
  name: "Test",
  neuron: { tau_m: 20, R_m: 100, E_L: -65, V_th: -50, V_reset: -65 },
  epochs: [{ kind: "step", duration: 100, level: 300 }],
  seed: "a seed",
};

test("provenance.json has what determines the numbers: versions, file, protocol, seed, complete parameters", () => {
  const origin = { versions, experimentFile: "test.rheobase.json", protocol: snapshot };
  expect(provenance(origin, aResultOf(aProtocol(snapshot)))).toMatchObject({
    software: { name: "rheobase", version: "0.1.0", experiment_format_version: 1, engine_version: 1 },
    experiment_file: "test.rheobase.json",
    seed: "a seed",
    integrator: "exact",
    dt_ms: 0.1,
    neuron: { tau_m_ms: 20, R_m_MOhm: 100, C_m_pF: 200, V_init_mV: -65, t_ref_ms: 0 },
    protocol: snapshot,
    complete: true,
    digests: { algorithm: "SHA-256", spikes: "5".repeat(64), traces: "7".repeat(64) },
  });
});

test("an interrupted run has a status for each condition, and no digest of the whole run", () => {
  const protocol = aProtocol({ ...snapshot, trials: 2, noise: { kind: "white", levels: [2] }, record: { V: false } });
  const result = aResultOf(protocol, { status: ({ trial }) => (trial === 1 ? "cancelled" : "finished") });
  const { complete, digests, conditions } = provenance({ versions, experimentFile: "test.rheobase.json", protocol: snapshot }, result);
  expect(complete).toBe(false);
  expect(digests).toMatchObject({ spikes: null, traces: null });
  expect(conditions).toEqual([
    { sweep: 1, noise_level: 2, trial: 1, status: "finished", spikes: "0".repeat(64), traces: null },
    { sweep: 1, noise_level: 2, trial: 2, status: "cancelled" },
  ]);
});
