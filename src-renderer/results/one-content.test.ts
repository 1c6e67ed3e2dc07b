import { resolutionOf } from "../../src-shared/statistics/spike-resolution.ts";
import { expect, test } from "vitest";
import { figuresOf } from "../../src-shared/content/figure-catalogue.ts";
import { ResultSource } from "../../src-shared/content/result-source.ts";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import { aSimulatedResult } from "../../src-shared/figures/testing/simulated-results.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { intervalDistribution, rateDistribution, voltageDistribution } from "../../src-shared/statistics/distributions.ts";
import { Run } from "../state/run.svelte.ts";
import { RunView } from "./run-view.ts";

const changes: Partial<Protocol> = {
  neuron: { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 },
  sweeps: 3,
  trials: 2,
  dt: 0.5,
  epochs: [{ kind: "step", duration: 300, level: 100, deltaLevel: 60 }],
  noise: { kind: "white", levels: [0, 3] },
};

test("the page and a file get the same figures from a run", async () => {
  const result = aSimulatedResult(changes);
  const source = new ResultSource(result);
  const group = result.plan.groupAt({ sweep: 2, noise: 1 })!;
  const trials = source.finishedOf(group);
  const condition = result.plan.firstOf(group).index + 1;
  const resolution = resolutionOf(source.plan.protocol);
  const distributions = { intervals: intervalDistribution(trials, resolution), voltage: await voltageDistribution(trials), psth: rateDistribution(trials, resolution) };
  source.keepDistributions(group, distributions);

  const run = new Run("run-1", aProtocol(changes), new Date(0), undefined);
  run.handle = "r";
  const finished = result.conditions.flatMap((one) => (one.status === "finished" ? [one] : []));
  run.conditionsFinished({ run: "r", results: finished.map(({ condition, summary }) => ({ condition: condition.index, summary })) });
  const answers: Pick<Workbench, "readSpikes" | "readDistributions"> = {
    readSpikes: ({ conditions }) =>
      Promise.resolve(conditions.map((condition) => ({ condition, neurons: finished[condition]!.recording.spikes.map((train) => Float64Array.from(train)) }))),
    readDistributions: () => Promise.resolve(distributions as unknown as Awaited<ReturnType<Workbench["readDistributions"]>>),
  };
  const view = new RunView(answers as Workbench, run);
  view.data.wantTrains(finished.map(({ condition }) => condition.index));
  view.data.wantDistributions(group, 2);
  await expect.poll(() => [view.distributionsOf(group), view.spikesOf(condition)]).not.toContain(undefined);

  // Theory has fewer points on the page: its plots are small.
  for (const live of [true, false])
    for (const { id, content } of figuresOf(result.plan)) {
      const ofPage = content(view, { condition, live, theory: false });
      expect(ofPage, id).toBeDefined();
      expect(ofPage, id).toEqual(content(source, { condition, live, theory: false }));
    }
});
