import { hasFiCurve, hasNoiseCurve } from "../../src-shared/statistics/curves-of-protocol.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";

/** The small figures beside the traces. */
export type FigureKind = "fi" | "isi" | "rateAgainstNoise" | "cvAgainstNoise" | "voltage" | "psth";

export const figureNames = {
  fi: "Rate against current",
  isi: "Intervals",
  rateAgainstNoise: "Rate against noise",
  cvAgainstNoise: "CV against noise",
  psth: "Rate over time",
  voltage: "Voltage histogram",
} as const satisfies Record<FigureKind, string>;

/** What stands at the top left of each: what its vertical axis shows. */
export const figureTitles = {
  fi: "Rate, Hz",
  isi: "Intervals",
  rateAgainstNoise: "Rate, Hz",
  cvAgainstNoise: "CV of intervals",
  psth: "Rate, Hz",
  voltage: "Share of time, %",
} as const satisfies Record<FigureKind, string>;

/** The name of each in the export plan; distributions have their noise level after it where there are several. */
export const figureFiles = {
  fi: "fi_curve",
  isi: "isi_histogram",
  rateAgainstNoise: "rate_vs_noise",
  cvAgainstNoise: "cv_vs_noise",
  psth: "psth",
  voltage: "v_histogram",
} as const satisfies Record<FigureKind, string>;

/** In the order in which places are filled. */
const all = Object.keys(figureNames) as FigureKind[];

/** Figures at one time. */
const places = 4;

/** The figures that a protocol's runs have anything for. */
export function figuresOf(protocol: ResolvedProtocol): FigureKind[] {
  const has: Record<FigureKind, boolean> = {
    fi: hasFiCurve(protocol),
    isi: true,
    rateAgainstNoise: hasNoiseCurve(protocol),
    cvAgainstNoise: hasNoiseCurve(protocol),
    psth: true,
    voltage: protocol.recordV,
  };
  return all.filter((kind) => has[kind]);
}

/**
 * What each place shows: what was wanted there if the run has it and no place before shows it, else a figure that nobody wanted
 * elsewhere; fewer places where there are fewer figures.
 */
export function filledPlaces(wanted: readonly (FigureKind | undefined)[], available: readonly FigureKind[]): FigureKind[] {
  const count = Math.min(places, available.length);
  const chosen: (FigureKind | undefined)[] = Array.from({ length: count }, (_, place) => {
    const kind = wanted[place];
    return kind !== undefined && available.includes(kind) && wanted.indexOf(kind) === place ? kind : undefined;
  });
  const left = available.filter((kind) => !chosen.includes(kind));
  return chosen.map((kind) => kind ?? left.shift()!);
}

/** The places after a figure was chosen for one of them: where another place shows it, the two change places. */
export function withFigure(shown: readonly FigureKind[], place: number, kind: FigureKind): FigureKind[] {
  return shown.map((one, k) => (k === place ? kind : one === kind ? shown[place]! : one));
}
