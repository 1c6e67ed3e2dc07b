import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { hasFiCurve, hasNoiseCurve } from "../statistics/curves-of-protocol.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { cvAgainstNoiseOfProtocol, fiOfProtocol, rateAgainstNoiseOfProtocol } from "./curves-of-protocol.ts";
import { defaultStyle, type Figure, type FigureStyle } from "./figure.ts";
import { isiLevels, isiOfProtocol } from "./isi-of-protocol.ts";
import { rasterOfProtocol } from "./raster-of-protocol.ts";
import { voltageOfProtocol } from "./voltage-of-protocol.ts";

/** A figure that a protocol makes, known before it has run. */
export interface PlannedFigure {
  /** of its file, without ending */
  readonly name: string;
  /** undefined where the result has nothing to show: no spike, no interval, no condition finished */
  readonly make: (result: ProtocolResult) => Promise<Figure | undefined>;
}

/**
 * The figures of a protocol, each where it makes sense: `voltage` where V is recorded, `raster` where there are several
 * trains, `isi_histogram` (one for every noise level, up to six), `fi_curve` where sweeps vary a constant level,
 * `rate_vs_noise` and `cv_vs_noise` from two noise levels. Conditions that failed or were cancelled are left out of them.
 */
export function plannedFigures(protocol: ResolvedProtocol): PlannedFigure[] {
  const figures: PlannedFigure[] = [];
  const plan = (name: string, make: (result: ProtocolResult) => Promise<Figure | undefined> | Figure | undefined) => {
    figures.push({ name, make: async (result) => await make(result) });
  };
  if (protocol.recordV) plan("voltage", voltageOfProtocol);
  if (protocol.sweeps * (protocol.noise?.levels.length ?? 1) * protocol.trials * protocol.population > 1) plan("raster", rasterOfProtocol);
  const levels = isiLevels(protocol);
  for (const level of levels) plan(levels.length === 1 ? "isi_histogram" : `isi_histogram_noise_${shortName(level ?? 0, levels)}`, (result) => isiOfProtocol(result, level));
  if (hasFiCurve(protocol)) plan("fi_curve", fiOfProtocol);
  if (hasNoiseCurve(protocol)) {
    plan("rate_vs_noise", rateAgainstNoiseOfProtocol);
    plan("cv_vs_noise", cvAgainstNoiseOfProtocol);
  }
  return figures;
}

/** A level that was converted has sixteen digits: six are enough where they tell it from the others. */
function shortName(level: number, levels: readonly (number | undefined)[]): number {
  const short = (value: number) => Number(value.toPrecision(6));
  return levels.filter((other) => short(other ?? 0) === short(level)).length === 1 ? short(level) : level;
}
