import { extentOf } from "../../src-shared/content/extent.ts";
import type { LifParameters } from "../../src-shared/neuron/lif-parameters.ts";
import { phaseVoltages, type PhaseLine } from "../../src-shared/live-figures/phase-line.ts";
import { horizontalGuides, lines, verticalGuides } from "../charts/layers.ts";
import { plotMargin, shareOf, withRoomForLabels, type Layer, type Plot } from "../charts/plot.ts";
import type { ScreenInk } from "../charts/screen-theme.svelte.ts";
import type { CanvasSize } from "../charts/chart-frame.ts";

/** Cell as the phase line needs it. */
export type PhaseCell = Pick<LifParameters, "E_L" | "V_th" | "V_reset">;

/** CSS pixels */
const dotRadius = 5;
const fixedRadius = 4;
/** Frames whose path is still to be seen behind the dot. */
export const trailLength = 8;

/**
 * dV/dt against V: solid where the neuron goes, dashed above threshold, where it does not come. The vertical axis holds still in round
 * steps while the current changes, so that the line is seen to rise and fall.
 */
export function phasePlot(cell: PhaseCell, line: PhaseLine, ink: ScreenInk, size: { readonly width: number; readonly height: number }): Plot {
  const x = phaseVoltages(cell);
  const at = (V: number) => ({ V, slope: line.slopeAt(V) });
  const [left, threshold, right] = [at(x.min), at(cell.V_th), at(x.max)];
  return withRoomForLabels(
    {
      margin: { ...plotMargin, top: 34, right: 12 },
      x: { ...x, shown: true, title: "Voltage, mV" },
      y: { ...slopeRange([left.slope, right.slope, 0]), shown: true, title: "dV/dt, mV/ms" },
      layers: [
        horizontalGuides([0]),
        verticalGuides([cell.V_reset, cell.V_th]),
        lines([
          { points: polyline([left, threshold]), colour: ink.ink, width: 1.5 },
          { points: polyline([threshold, right]), colour: ink.ink2, width: 1, dash: [4, 3] },
        ]),
        fixedPoint(line),
      ],
    },
    size.width,
    size.height,
  );
}

/** Ends of the vertical axis: multiples of a round step around what is drawn. */
export function slopeRange(slopes: readonly number[]): { readonly min: number; readonly max: number } {
  const { min, max } = extentOf(slopes);
  const span = Math.max(max - min, Number.MIN_VALUE);
  const ten = 10 ** Math.floor(Math.log10(span));
  const step = span >= 5 * ten ? 2 * ten : span >= 2 * ten ? ten : ten / 2;
  return { min: Math.floor(min / step) * step, max: Math.ceil(max / step) * step };
}

/** Where V would come to rest: filled if the neuron gets there, hollow if it fires before. */
function fixedPoint(line: PhaseLine): Layer {
  return (pen, { x, y, area, ratio, ink }) => {
    const at = x(line.V_inf);
    if (at < area.left || at > area.right) return;
    pen.beginPath();
    pen.arc(at, y(0), fixedRadius * ratio, 0, 2 * Math.PI);
    pen.fillStyle = line.rests ? ink.ink2 : ink.canvas;
    pen.strokeStyle = ink.ink2;
    pen.lineWidth = 1.5 * ratio;
    pen.fill();
    pen.stroke();
  };
}

/** Stretches of V that the dot went along in one frame: from, to, mV. A jump parts them. */
export type Passage = readonly (readonly [from: number, to: number])[];

/** The passage of one frame. V falls by more than half the way from threshold to reset in one step only when it is reset. */
export function passageOf(path: readonly Float64Array[], { V_th, V_reset }: PhaseCell, last: number | undefined): Passage {
  const jump = (V_th - V_reset) / 2;
  const stretches: [number, number][] = [];
  let before = last;
  for (const samples of path) {
    for (const V of samples) {
      const open = stretches.at(-1);
      if (before === undefined || before - V > jump) stretches.push([V, V]);
      else if (open === undefined) stretches.push([before, V]);
      else [open[0], open[1]] = [Math.min(open[0], V), Math.max(open[1], V)];
      before = V;
    }
  }
  return stretches;
}

export interface MovingDot {
  readonly V: number;
  /** refractory: V is held, and the equation stands still */
  readonly held: boolean;
  /** of the last frames, the latest last */
  readonly trail: readonly Passage[];
  /** whether the neuron was reset a moment ago */
  readonly jumped: boolean;
}

/** What the dot moves on. */
export interface PhaseScene {
  readonly plot: Plot;
  readonly cell: PhaseCell;
  readonly line: PhaseLine;
  readonly ink: ScreenInk;
}

/** The dot on its line, the way behind it, and the jump from threshold to reset. */
export function drawDot(pen: CanvasRenderingContext2D, { width, height, ratio }: CanvasSize, { plot, cell, line, ink }: PhaseScene, dot: MovingDot): void {
  const { left, right, top, bottom } = plot.margin;
  const x = (V: number) => left * ratio + shareOf(plot.x, V) * (width - (left + right) * ratio);
  const y = (slope: number) => top * ratio + (1 - shareOf(plot.y, slope)) * (height - (top + bottom) * ratio);
  const within = (V: number) => Math.min(Math.max(V, plot.x.min), plot.x.max);
  pen.lineCap = "round";
  const at = (V: number): readonly [number, number] => [x(V), y(line.slopeAt(V))];
  if (!line.rests || dot.jumped) drawJump(pen, { from: at(cell.V_th), to: at(cell.V_reset) }, ratio, ink, dot.jumped);
  pen.strokeStyle = ink.accent;
  pen.lineWidth = 4 * ratio;
  dot.trail.forEach((passage, k) => {
    pen.globalAlpha = (0.5 * (k + 1)) / dot.trail.length;
    pen.beginPath();
    for (const [from, to] of passage) {
      pen.moveTo(x(within(from)), y(line.slopeAt(within(from))));
      pen.lineTo(x(within(to)), y(line.slopeAt(within(to))));
    }
    pen.stroke();
  });
  pen.globalAlpha = 1;
  pen.beginPath();
  pen.arc(x(within(dot.V)), y(dot.held ? 0 : line.slopeAt(within(dot.V))), dotRadius * ratio, 0, 2 * Math.PI);
  pen.fillStyle = dot.held ? ink.canvas : ink.accent;
  pen.strokeStyle = dot.held ? ink.accent : ink.canvas;
  pen.lineWidth = (dot.held ? 2 : 1.5) * ratio;
  pen.fill();
  pen.stroke();
}

/** An arc over the line from threshold back to reset, with a head. */
function drawJump(
  pen: CanvasRenderingContext2D,
  { from, to }: { readonly from: readonly [number, number]; readonly to: readonly [number, number] },
  ratio: number,
  ink: ScreenInk,
  fresh: boolean,
): void {
  const top: readonly [number, number] = [(from[0] + to[0]) / 2, Math.min(from[1], to[1]) - 14 * ratio];
  pen.strokeStyle = pen.fillStyle = fresh ? ink.accent : ink.guide;
  pen.lineWidth = (fresh ? 1.5 : 1) * ratio;
  pen.setLineDash([3 * ratio, 3 * ratio]);
  pen.beginPath();
  pen.moveTo(...from);
  pen.quadraticCurveTo(...top, ...to);
  pen.stroke();
  pen.setLineDash([]);
  // Along the end of the arc, which comes from its control point.
  const angle = Math.atan2(to[1] - top[1], to[0] - top[0]);
  pen.beginPath();
  pen.moveTo(...to);
  for (const turn of [-0.4, 0.4]) pen.lineTo(to[0] - 8 * ratio * Math.cos(angle + turn), to[1] - 8 * ratio * Math.sin(angle + turn));
  pen.fill();
}

function polyline(points: readonly { readonly V: number; readonly slope: number }[]) {
  return { x: Float64Array.from(points, ({ V }) => V), y: Float64Array.from(points, ({ slope }) => slope) };
}
