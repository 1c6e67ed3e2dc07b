import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { hasFiCurve, hasNoiseCurve, hasPsth } from "../statistics/curves-of-protocol.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { cvAgainstNoiseOfProtocol, fiOfProtocol, rateAgainstNoiseOfProtocol } from "./curves-of-protocol.ts";
import { defaultStyle, type Figure, type FigureStyle } from "./figure.ts";
import { isiOfProtocol } from "./isi-of-protocol.ts";
import { noiseWording } from "../content/noise-wording.ts";
import { pooledLevels } from "./pooled-trials.ts";
import { psthOfProtocol } from "./psth-of-protocol.ts";
import { rasterOfProtocol } from "./raster-of-protocol.ts";
import { bareText } from "../content/rich-text.ts";
import { voltageHistogramOfProtocol } from "./voltage-histogram-of-protocol.ts";
import { voltageOfProtocol } from "./voltage-of-protocol.ts";

/** A figure that a protocol makes, known before it has run. */
export interface PlannedFigure {
  /** of its file, without ending */
  readonly name: string;
  /** for a list of figures */
  readonly title: string;
  /** whether it is made from traces, so that making it may take long */
  readonly readsTraces: boolean;
  /** undefined where the result has nothing to show: no spike, no interval, no condition finished */
  readonly make: (result: ProtocolResult, style?: FigureStyle) => Promise<Figure | undefined>;
}

type Making = (result: ProtocolResult, style: FigureStyle) => Promise<Figure | undefined> | Figure | undefined;

/**
 * The figures of a protocol, each where it makes sense: `voltage` and `v_histogram` where V is recorded, `raster` where
 * there are several trains, `isi_histogram`, `psth` where there are several trials or neurons, `fi_curve` where sweeps vary
 * a constant level, `rate_vs_noise` and `cv_vs_noise` from two noise levels. Of histograms there is one for every noise
 * level, up to six, of the most telling sweep. Conditions that failed or were cancelled are left out of all figures.
 */
export function plannedFigures(protocol: ResolvedProtocol): PlannedFigure[] {
  const figures: PlannedFigure[] = [];
  const plan = (name: string, title: string, make: Making, readsTraces = false): void => {
    figures.push({ name, title, readsTraces, make: async (result, style = defaultStyle) => await make(result, style) });
  };
  const levels = pooledLevels(protocol);
  const planPerLevel = (name: string, title: string, make: (result: ProtocolResult, level: number | undefined, style: FigureStyle) => ReturnType<Making>, readsTraces = false): void => {
    for (const level of levels) {
      const isOnly = levels.length === 1;
      const fullName = isOnly ? name : `${name}_noise_${shortName(level ?? 0, levels)}`;
      const fullTitle = isOnly || level === undefined ? title : `${title}, ${bareText(noiseWording(protocol)!.nameOf(level))}`;
      plan(fullName, fullTitle, (result, style) => make(result, level, style), readsTraces);
    }
  };

  if (protocol.recordV) plan("voltage", "Voltage and stimulus", voltageOfProtocol, true);
  if (protocol.sweeps * (protocol.noise?.levels.length ?? 1) * protocol.trials * protocol.population > 1) plan("raster", "Raster", rasterOfProtocol);
  planPerLevel("isi_histogram", "Intervals", isiOfProtocol);
  if (protocol.recordV) planPerLevel("v_histogram", "Voltage histogram", voltageHistogramOfProtocol, true);
  if (hasPsth(protocol)) planPerLevel("psth", "Rate over time", psthOfProtocol);
  if (hasFiCurve(protocol)) plan("fi_curve", "f–I curve", fiOfProtocol);
  if (hasNoiseCurve(protocol)) {
    plan("rate_vs_noise", "Rate against noise", rateAgainstNoiseOfProtocol);
    plan("cv_vs_noise", "CV against noise", cvAgainstNoiseOfProtocol);
  }
  return figures;
}

/** A level that was converted has sixteen digits: six are enough where they tell it from the others. */
function shortName(level: number, levels: readonly (number | undefined)[]): number {
  const short = (value: number) => Number(value.toPrecision(6));
  return levels.filter((other) => short(other ?? 0) === short(level)).length === 1 ? short(level) : level;
}
