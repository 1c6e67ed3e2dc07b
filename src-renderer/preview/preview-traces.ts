import type { Guide } from "../../src-shared/content/figure-content.ts";
import { quantityText } from "../../src-shared/content/number-text.ts";
import { plain, symbol } from "../../src-shared/content/rich-text.ts";
import { epochSpans } from "../../src-shared/protocol/epoch-spans.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { PlotSeries, StackDrive, StackEpoch, StackTrace } from "../charts/plot-data.ts";
import { conditionIdentity } from "../../src-shared/content/pooled-words.ts";
import { colourOf, paper } from "../../src-shared/figures/palette.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { LineView } from "../charts/trace-view.ts";
import { epochLetter } from "../words/epoch-kind-words.ts";
import type { PredictedProtocol, Preview } from "./preview.ts";

/** Plot data of a preview. */
export interface PreviewTraces {
  readonly traces: readonly StackTrace[];
  readonly drives: readonly StackDrive[];
  readonly voltageGuides: readonly Guide[];
  readonly driveGuides: readonly Guide[];
}

/** The colour of a condition of the preview: that which it will have in the results. */
export function previewColour(plan: Plan, stimulus: number, setting: number, dark: boolean): string {
  return colourOf(conditionIdentity(plan, plan.addressOf({ stimulus, setting, repeat: 0 })), paper, dark);
}

/** Rebuilt when the theme changes its colours; the lines stay those of the preview. */
export function tracesOf({ sweeps, cell, rheobase, predicted, unit }: Preview, plan: Plan, setting: number, dark: boolean): PreviewTraces {
  const levels = new Map(predicted.map(({ sweep, level }) => [sweep, level]));
  return {
    traces: sweeps.map(({ sweep, voltage, spikes }) => {
      const level = levels.get(sweep);
      return {
        id: sweep,
        label: `Sweep ${sweep + 1}${level === undefined ? "" : `, ${quantityText(level, unit)}`}`,
        shortLabel: String(sweep + 1),
        colour: previewColour(plan, sweep, setting, dark),
        voltage: new LineView(voltage),
        spikes,
      };
    }),
    drives: sweeps.map(({ sweep, stimulus }) => ({ id: sweep, colour: previewColour(plan, sweep, setting, dark), line: new LineView(stimulus) })),
    voltageGuides: (["V_th", "E_L"] as const).map((name) => ({ value: cell[name], name: symbol(name) })),
    driveGuides: rheobase === undefined ? [] : [{ value: rheobase, name: plain("rheo") }],
  };
}

export function epochsOf(protocol: ResolvedProtocol, sweep: number): StackEpoch[] {
  return epochSpans(protocol, sweep).map(({ index, start, end }) => ({ index, letter: epochLetter(index), start, end }));
}

/** Sweeps on the f-I curve: where a rate is predicted. */
export function curveOf({ predicted, curve }: PredictedProtocol, plan: Plan, setting: number, dark: boolean, ink: string): PlotSeries {
  return {
    id: 0,
    label: "Predicted",
    colour: ink,
    theory: curve,
    points: predicted.flatMap(({ sweep, level, rate }) =>
      level === undefined || rate === undefined ? [] : [{ id: sweep, x: level, y: rate, colour: previewColour(plan, sweep, setting, dark) }],
    ),
  };
}
