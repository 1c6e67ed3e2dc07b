import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { experimentNotes } from "./experiment-notes.ts";
import { experimentProblems, readExperiment } from "./read-experiment.ts";
import { writeExperiment } from "./write-experiment.ts";

const root = join(import.meta.dirname, "../..");
const textOf = (file: string) => readFileSync(join(root, "experiments", file), "utf8");
const files = readdirSync(join(root, "experiments")).filter((file) => file.endsWith(".rheobase.json"));
const protocolsOf = (name: string) => readExperiment(textOf(`${name}.rheobase.json`), name).protocols;

describe("every shipped experiment", () => {
  test.each(files)("%s is valid, names its source, and has the format in which it would be written", (file) => {
    const text = textOf(file);
    expect(experimentProblems(text, file)).toEqual([]);
    const experiment = readExperiment(text, file);
    expect(experimentNotes(experiment, file)).toEqual([]);
    expect(experiment.notes).toMatch(/choice|tutorial|Neuromatch/);
    expect(writeExperiment(experiment)).toBe(text);
  });

  test("there are the six classics, and six networks", () => {
    const classics = ["current-steps", "f-i-curve", "membrane-noise", "neuromatch-lif", "noise-levels", "population"];
    const networks = ["brunel-2000", "coba", "cuba", "microcircuit", "synfire-chain", "two-neurons"];
    expect(files.sort()).toEqual([...classics, ...networks].sort().map((name) => `${name}.rheobase.json`));
  });
});

test("Neuromatch's random input is I_mean (1 + 0.1 sqrt(t_max / dt) xi), xi uniform on (-1, 1)", () => {
  const random = planOrThrow(protocolsOf("neuromatch-lif").find(({ id }) => id === "random")!, "").protocol;
  expect(random.noise).toMatchObject({ distribution: "uniform", unit: "pA", intervalSteps: 1, levels: [250 * 0.1 * Math.sqrt(150 / 1)] });
  expect(random).toMatchObject({ trials: 50, dt: 1, integrator: "euler" });
});

test("every condition of noise-levels is in the reference, and long enough for about 10^5 spikes", () => {
  interface Row { I: number; sigma: number; rate_hz: number; tau_m: number; V_th: number }
  const reference = JSON.parse(readFileSync(join(root, "src-shared/testing/reference/stationary_rate_cv.json"), "utf8")) as Row[];
  const protocols = protocolsOf("noise-levels").map((protocol) => planOrThrow(protocol, "").protocol);
  expect(protocols).toHaveLength(5);
  for (const { neuron, epochs, noise, population, window } of protocols) {
    const [epoch] = epochs;
    const row = reference.find(({ I, sigma, tau_m, V_th }) => I === epoch!.level && sigma === noise!.levels[0] && tau_m === neuron.tau_m && V_th === neuron.V_th);
    const spikes = (row!.rate_hz * population * (epoch!.duration - window.transient)) / 1000;
    expect(spikes).toBeGreaterThan(85_000);
    expect(spikes).toBeLessThan(100_000);
  }
});
