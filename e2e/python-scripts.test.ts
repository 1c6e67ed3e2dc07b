import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ensurePeers } from "../.ci/python-peers.mjs";
import type { ScriptLanguage } from "../src-shared/code/python-script.ts";
import { scriptOf } from "../src-shared/code/script-of-protocol.ts";
import { kernelInputOf } from "../src-shared/engine/kernel-input.ts";
import { runWhole } from "../src-shared/engine/testing/kernel-inputs.ts";
import { loadWasmKernel } from "../src-shared/engine/wasm-kernel.ts";
import type { Plan } from "../src-shared/plan/plan.ts";
import { planOrThrow } from "../src-shared/plan/plan-of-protocol.ts";
import type { Protocol } from "../src-shared/protocol/protocol.ts";

// Runs the scripts of `rheobase code` with the real packages, and compares their spikes with the kernel's.

const folder = mkdtempSync(join(tmpdir(), "rheobase-scripts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const peers = ensurePeers();
if ("missing" in peers) process.stdout.write(`Scripts were not run with NumPy, Brian2 and NEST, which cannot be had here: ${peers.missing}\n`);

/** Runs several scripts in one process, since importing a simulator takes seconds, and prints the spikes of each as JSON. */
const runner = join(folder, "runner.py");
writeFileSync(
  runner,
  `import json, runpy, sys
for path in sys.argv[1:]:
    spikes = [[[float(t) for t in train] for train in trains] for _, trains, _ in runpy.run_path(path)["run"]()]
    print("SPIKES " + json.dumps(spikes))
`,
);

type Spikes = readonly (readonly (readonly number[])[])[];

function runScripts(scripts: readonly string[]): Spikes[] {
  if ("missing" in peers) return [];
  const paths = scripts.map((_, k) => join(folder, `script-${k}.py`));
  for (const [k, script] of scripts.entries()) writeFileSync(paths[k]!, script);
  const { stdout, stderr, status } = spawnSync(peers.python, [runner, ...paths], { encoding: "utf8", cwd: folder, env: { ...process.env, MPLBACKEND: "agg" } });
  expect(status, stderr).toBe(0);
  return stdout.split("\n").flatMap((line) => (line.startsWith("SPIKES ") ? [JSON.parse(line.slice(7)) as Spikes] : []));
}

const kernel = loadWasmKernel();
const ours = (plan: Plan): Spikes =>
  plan.conditions.map((condition) => runWhole(kernel, kernelInputOf({ plan, condition })).spikes.map((train) => Array.from(train)));

const neuron = { tau_m: 20, R_m: 100, E_L: -60, V_th: -50, V_reset: -65, t_ref: 2 };
const spread = { ...neuron, V_th: { distribution: "normal", mean: -50, sd: 1 } } as const;
const protocol = (changes: Partial<Protocol>): Protocol => ({ id: "p", name: "P", neuron, epochs: [], ...changes });
const pulses = { kind: "pulses", duration: 100, level: 400, period: 20, width: 5 } as const;
const samples = { times: [0, 20.5, 40, 90], values: [0, 1, 3, 0.5] };

const steps = protocol({ epochs: [{ kind: "step", duration: 50, level: 0 }, { kind: "step", duration: 300, level: 80, deltaLevel: 30 }, pulses], sweeps: 4 });
const moving = protocol({
  epochs: [
    { kind: "ramp", duration: 200, level: 300 },
    { kind: "sine", duration: 300, level: 120, amplitude: 80, frequency: 8, deltaFrequency: 3, phase: 0.4 },
    pulses,
  ],
  sweeps: 3,
});
const heterogeneous = protocol({
  levelUnit: "rheobase",
  neuron: spread,
  population: 5,
  epochs: [
    { kind: "step", duration: 300, level: 1.5, deltaDuration: 20 },
    { kind: "waveform", duration: 200, level: 1, ...samples, interpolation: "linear" },
    { kind: "waveform", duration: 100, level: 1, ...samples, interpolation: "hold" },
    { kind: "ramp", duration: 50, level: 2 },
  ],
  sweeps: 2,
});
const perSecond = protocol({ neuron: { tau_m: 20, E_L: -60, V_th: -50, V_reset: -65 }, levelUnit: "V/s", epochs: [{ kind: "step", duration: 300, level: 0.8 }] });
const spreadSteps = protocol({ neuron: spread, population: 4, epochs: [{ kind: "step", duration: 300, level: 150 }] });
const chirp = protocol({ epochs: [{ kind: "chirp", duration: 500, level: 130, amplitude: 60, startFrequency: 1, endFrequency: 40 }] });

const hostile = `"""\\" + __import__('os').system('touch stolen') + "\n'''; import os\u2028\u202e{} %s`;

interface Case {
  readonly language: ScriptLanguage;
  readonly objectOriented: boolean;
  readonly plan: Plan;
}

const exactCases: readonly Case[] = (
  [
    ["numpy", false, "euler", { steps, moving, heterogeneous, perSecond, chirp }],
    ["numpy", false, "grid", { steps, moving, heterogeneous, perSecond }],
    ["numpy", true, "euler", { moving, heterogeneous }],
    ["numpy", true, "grid", { moving, heterogeneous }],
    ["brian2", false, "euler", { steps, moving, heterogeneous, perSecond, chirp }],
    ["brian2", false, "grid", { steps, perSecond, spreadSteps }],
    ["nest", false, "grid", { steps, perSecond, spreadSteps }],
  ] as const
).flatMap(([language, objectOriented, integrator, protocols]) =>
  Object.values<Protocol>(protocols).map((one) => ({
    language,
    objectOriented,
    plan: planOrThrow({ ...one, integrator, name: hostile, id: hostile, seed: hostile }, "test.json /protocols/0"),
  })),
);

const shot = { kind: "shot", levels: [1] as number[], excitatory: { rate: 5, inputs: 200, weight: 20 }, inhibitory: { rate: 5, inputs: 50, weight: 40 } } as const;
const noises: readonly [ScriptLanguage, "euler" | "grid", Protocol["noise"]][] = [
  ["numpy", "euler", { kind: "white", levels: [3] }],
  ["numpy", "grid", { kind: "white", levels: [3] }],
  ["numpy", "grid", { kind: "held", levels: [200], distribution: "gaussian", interval: 1 }],
  ["numpy", "euler", { kind: "held", levels: [300], distribution: "uniform", interval: 1 }],
  ["numpy", "euler", { kind: "ornstein-uhlenbeck", levels: [60], tau: 5 }],
  ["numpy", "grid", { kind: "ornstein-uhlenbeck", levels: [60], tau: 5 }],
  ["numpy", "grid", { kind: "ornstein-uhlenbeck", levels: [60], tau: 20 }],
  ["numpy", "grid", { ...shot, synapse: "exponential", tau: 5 }],
  ["numpy", "euler", { ...shot, synapse: "exponential", tau: 5 }],
  ["brian2", "euler", { kind: "white", levels: [3] }],
  ["brian2", "grid", { kind: "held", levels: [200], distribution: "gaussian", interval: 1 }],
  ["brian2", "euler", { kind: "ornstein-uhlenbeck", levels: [60], tau: 5 }],
  ["brian2", "grid", { ...shot, synapse: "exponential", tau: 5 }],
  ["nest", "grid", { kind: "held", levels: [200], distribution: "gaussian", interval: 1 }],
  ["nest", "grid", { ...shot, synapse: "exponential", tau: 5 }],
];
const noisyCases: readonly Case[] = noises.map(([language, integrator, noise]) => ({
  language,
  objectOriented: false,
  plan: planOrThrow(protocol({ population: 60, epochs: [{ kind: "step", duration: 2000, level: 95 }], integrator, noise }), "test.json"),
}));

describe.each(["numpy", "brian2", "nest"] as const)("a script for %s", (language) => {
  const of = (cases: readonly Case[]) => cases.filter((one) => one.language === language);
  const [exact, noisy] = [of(exactCases), of(noisyCases)];
  let spikes: readonly Spikes[];
  beforeAll(() => {
    spikes = runScripts(
      [...exact, ...noisy].map(({ plan, objectOriented }) => scriptOf({ plan, file: `${hostile}.json`, version: "1.2.3" }, language, objectOriented, "test.json").value!),
    );
  });

  test("has the spike times of the same integrator to 1e-9 ms where there is no noise, and runs nothing that a name says", () => {
    for (const [k, theirs] of spikes.slice(0, exact.length).entries()) {
      const expected = ours(exact[k]!.plan);
      const counts = (all: Spikes) => all.map((condition) => condition.map((train) => train.length));
      expect(expected.flat(2).length).toBeGreaterThan(5);
      expect(counts(theirs)).toEqual(counts(expected));
      for (const [i, time] of theirs.flat(2).entries()) expect(Math.abs(time - expected.flat(2)[i]!)).toBeLessThan(1e-9);
    }
    expect(readdirSync(folder)).not.toContain("stolen");
  });

  test("has the same statistics where there is noise", () => {
    for (const [k, theirs] of spikes.slice(exact.length).entries()) {
      const { plan } = noisy[k]!;
      const said = JSON.stringify(plan.protocol.noise);
      const [a, b] = [momentsOf(theirs[0]!), momentsOf(ours(plan)[0]!)];
      // Both are samples of 60 neurons: 4.5 standard errors of their difference.
      expect(Math.abs(a.mean - b.mean), said).toBeLessThan(4.5 * Math.hypot(a.error, b.error));
      expect(a.cv / b.cv, said).toBeGreaterThan(0.85);
      expect(a.cv / b.cv, said).toBeLessThan(1.18);
    }
  });
});

/** Spikes per neuron with the error of their mean, and the CV of all intervals. */
function momentsOf(trains: readonly (readonly number[])[]): { mean: number; error: number; cv: number } {
  const moments = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)) };
  };
  const counts = moments(trains.map((train) => train.length));
  const intervals = moments(trains.flatMap((train) => train.slice(1).map((time, k) => time - train[k]!)));
  return { mean: counts.mean, error: counts.sd / Math.sqrt(trains.length), cv: intervals.sd / intervals.mean };
}
