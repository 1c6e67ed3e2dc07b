import type { Epoch } from "../../src-shared/protocol/epoch.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";

/** Size of a glyph, px. */
export const glyphSize = { width: 24, height: 16 } as const;
const margin = { x: 1, y: 2.5 } as const;
/** Extra width of an epoch with cycles, which would blur below five pixels each. */
const swingingShare = 4;

/** A line through points of s (0 to 1, the sweep) and level. */
type Line = (readonly [s: number, level: number])[];
type Drawn = Pick<Protocol, "epochs" | "holding" | "sweeps" | "noise">;

/** An example epoch for each kind, drawn where there is no protocol yet. */
const samples: Readonly<Record<Epoch["kind"], Epoch[]>> = {
  step: [pause(1), { kind: "step", duration: 2, level: 1 }, pause(1)],
  ramp: [{ kind: "ramp", duration: 3, level: 1 }],
  sine: [{ kind: "sine", duration: 3, level: 0, amplitude: 1, frequency: 1 }],
  chirp: [{ kind: "chirp", duration: 3, level: 0, amplitude: 1, startFrequency: 1, endFrequency: 3 }],
  pulses: [{ kind: "pulses", duration: 3, level: 1, period: 1, width: 0.5 }],
  waveform: [{ kind: "waveform", duration: 3, level: 0, times: [0, 1, 2, 3, 4, 5, 6], values: [0, 2, -1, 3, 1, -2, 0], interpolation: "linear" }],
};

/**
 * A protocol's stimulus as a sign of 24 x 16 px: lines for `points` of SVG polylines, of the first and of the last sweep. No
 * epoch is narrower than can be seen, and waves have the few cycles that fit.
 */
export function glyphOfProtocol(protocol: Drawn): string[] {
  const sweeps = Math.max(1, protocol.sweeps ?? 1);
  const lines = [lineOf(protocol, 0), ...(sweeps > 1 ? [lineOf(protocol, sweeps - 1)] : [])];
  return scaled(isNoisy(protocol) ? lines.slice(-1).map(roughened) : lines);
}

/** The same for one row of the epoch table; without one, for its kind. */
export function glyphOfEpoch(epoch: Epoch | Epoch["kind"], sweeps: number): string[] {
  const epochs =
    typeof epoch === "string"
      ? samples[epoch]
      : isSwinging(epoch)
        ? [epoch]
        : [pause(drawnDuration(epoch.duration) / 2), epoch, pause(drawnDuration(epoch.duration) / 2)];
  return glyphOfProtocol({ epochs, sweeps });
}

function pause(duration: number): Epoch {
  return { kind: "step", duration, level: 0 };
}

/** A visible width for an epoch whose duration is invalid at the moment. */
function drawnDuration(duration: number): number {
  return duration > 0 ? duration : 200;
}

function isSwinging({ kind }: Epoch): boolean {
  switch (kind) {
    case "step":
    case "ramp":
      return false;
    case "sine":
    case "chirp":
    case "pulses":
    case "waveform":
      return true;
  }
}

function isNoisy({ noise }: Drawn): boolean {
  return noise !== undefined && !(Array.isArray(noise.levels) && noise.levels.every((level) => level === 0));
}

function lineOf({ epochs, holding = 0 }: Drawn, sweep: number): Line {
  // The square root makes lengths more equal: a step of 50 ms in 10 s stays visible.
  const widths = epochs.map((epoch) => (isSwinging(epoch) ? swingingShare : 1) * Math.sqrt(drawnDuration(epoch.duration)));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const line: Line = [];
  let start = 0;
  let before = holding;
  epochs.forEach((epoch, k) => {
    const width = widths[k]! / total;
    for (const [s, level] of shapeOf(epoch, sweep, before)) line.push([start + s * width, level]);
    start += width;
    // Every kind is drawn to the level that it leaves behind.
    before = line.at(-1)![1];
  });
  return line.length === 0 ? [[0, holding], [1, holding]] : line;
}

function shapeOf(epoch: Epoch, sweep: number, before: number): Line {
  const level = epoch.level + sweep * (epoch.deltaLevel ?? 0);
  switch (epoch.kind) {
    case "step":
      return [[0, level], [1, level]];
    case "ramp":
      return [[0, before], [1, level]];
    case "sine":
    case "chirp": {
      const amplitude = epoch.amplitude + sweep * (epoch.deltaAmplitude ?? 0);
      return curve((s) => level + amplitude * Math.sin(2 * Math.PI * (epoch.kind === "sine" ? 2 * s : 1.2 * s + 1.8 * s * s)));
    }
    case "pulses": {
      const duty = Math.min(0.7, Math.max(0.4, epoch.width / epoch.period));
      const count = Math.min(3, Math.max(1, Math.round(epoch.duration / epoch.period)));
      return Array.from({ length: count }, (_, k): Line => [
        [k / count, before],
        [k / count, level],
        [(k + duty) / count, level],
        [(k + duty) / count, before],
        [(k + 1) / count, before],
      ]).flat();
    }
    case "waveform":
      return curve((s) => level + (epoch.scale ?? 1) * (epoch.values[Math.round(s * (epoch.values.length - 1))] ?? 0));
  }
}

function curve(level: (s: number) => number): Line {
  return Array.from({ length: 41 }, (_, k) => [k / 40, level(k / 40)]);
}

/** The line with a rough edge, always the same one. */
function roughened(line: Line): Line {
  const levels = line.map(([, level]) => level);
  const span = Math.max(...levels) - Math.min(...levels) || 1;
  const at = (s: number): number => (line.findLast(([from]) => from <= s) ?? line[0]!)[1];
  return Array.from({ length: 23 }, (_, k) => [k / 22, at(k / 22) + (k === 0 || k === 22 ? 0 : span * 0.55 * Math.sin(2.4 * k) * Math.cos(0.9 * k * k))]);
}

function scaled(lines: readonly Line[]): string[] {
  const levels = lines.flat().map(([, level]) => level);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const y = (level: number): number =>
    high === low ? glyphSize.height / 2 : glyphSize.height - margin.y - ((glyphSize.height - 2 * margin.y) * (level - low)) / (high - low);
  const x = (s: number): number => margin.x + (glyphSize.width - 2 * margin.x) * s;
  return lines.map((line) => line.map(([s, level]) => `${x(s).toFixed(1)},${y(level).toFixed(1)}`).join(" "));
}
