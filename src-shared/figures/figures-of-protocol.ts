import { resolutionOf } from "../statistics/spike-resolution.ts";
import { shownStimulus } from "../content/chosen-conditions.ts";
import type { FigureNeed } from "../content/figure-catalogue.ts";
import { figureFiles } from "../content/figure-files.ts";
import { ResultSource } from "../content/result-source.ts";
import type { Plan } from "../plan/plan.ts";
import { comparisonOfTrains, intervalDistribution, measuredImpedance, rateDistribution, trainSpectrumOfTrials, voltageDistribution } from "../statistics/distributions.ts";
import { distributedTrials } from "../statistics/distributed-trials.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import type { Figure } from "./figure.ts";
import { defaultStyle, type FigureStyle } from "./figure-style.ts";
import { paintContent } from "./paint-content.ts";

/** A figure that a protocol makes, known before it has run. */
export interface PlannedFigure {
  /** of its file, without ending */
  readonly name: string;
  /** for a list of figures */
  readonly title: string;
  /** true if it needs traces, which may take long to read */
  readonly readsTraces: boolean;
  /** undefined where the result has nothing to show: no spike, no interval, no condition finished */
  readonly make: (result: ProtocolResult, style?: FigureStyle) => Promise<Figure | undefined>;
}

/**
 * The figures of a protocol's files, as the catalogue has them, drawn for print. Each shows the sweep that its style asks for, or
 * the most telling one. Conditions that failed or were cancelled are left out.
 */
export function plannedFigures(plan: Plan): PlannedFigure[] {
  return figureFiles(plan).map(({ kind, name, title, setting }) => ({
    name,
    title,
    readsTraces: kind.needs.some((need) => need === "traces" || need === "voltage" || need === "impedance"),
    make: async (result, style = defaultStyle) => {
      const stimulus = shownStimulus(result, style.sweep);
      if (stimulus === undefined) return undefined;
      const source = new ResultSource(result);
      const condition = result.plan.addressOf({ stimulus, setting, repeat: 0 });
      await gather(source, result.plan.groupOf({ index: condition }), kind.needs);
      const content = kind.content(source, { condition, live: false, theory: style.theory });
      return content === undefined ? undefined : await paintContent(content, source, style);
    },
  }));
}

/** Compute of a group what a figure needs and a result does not have ready. */
async function gather(source: ResultSource, group: number, needs: readonly FigureNeed[]): Promise<void> {
  const trials = distributedTrials(source.plan, source.finishedOf(group));
  const resolution = resolutionOf(source.plan.protocol);
  if (needs.includes("intervals")) source.keepDistributions(group, { intervals: intervalDistribution(trials, resolution) });
  if (needs.includes("psth")) source.keepDistributions(group, { psth: rateDistribution(trials, resolution) });
  if (needs.includes("trains")) source.keepDistributions(group, { trains: comparisonOfTrains(trials) });
  if (needs.includes("trainSpectrum")) source.keepDistributions(group, { trainSpectrum: trainSpectrumOfTrials(trials) });
  if (needs.includes("impedance")) source.keepDistributions(group, { impedance: await measuredImpedance(trials) });
  if (needs.includes("voltage")) source.keepDistributions(group, { voltage: await voltageDistribution(trials) });
}
