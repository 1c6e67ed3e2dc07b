import { tickStep } from "../../src-shared/figures/ticks.ts";
import type { ScreenInk } from "../charts/screen-theme.svelte.ts";
import { writeDerived } from "../notation/quantity-text.ts";
import type { SampleRing } from "../live-neuron/sample-ring.ts";
import type { ScopeSweep } from "./scope-sweeps.ts";

/** Size of the screen, device pixels; `ratio` of them are one CSS pixel. */
export interface ScopeSize {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** What the axes of the screen span. */
export interface ScopeScale {
  /** ms across */
  readonly base: number;
  readonly V: { readonly min: number; readonly max: number };
  readonly level: { readonly min: number; readonly max: number };
  readonly unit: string;
  readonly V_th: number;
  readonly V_reset: number;
  /** where a sweep waits for V; undefined where it does not */
  readonly trigger: number | undefined;
}

/** CSS pixels */
const margin = { left: 52, right: 52, top: 22, between: 34, bottom: 26 } as const;
/** Share of the height that the stimulus has, which stands above. */
const stimulusShare = 0.24;
/** mV above threshold to which a spike is drawn */
export const spikeHeight = 30;

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the stimulus and the voltage are drawn, device pixels. */
export function areasOf({ width, height, ratio }: ScopeSize): { readonly stimulus: Area; readonly voltage: Area } {
  const [left, right] = [margin.left * ratio, width - margin.right * ratio];
  const free = height - (margin.top + margin.between + margin.bottom) * ratio;
  const top = margin.top * ratio;
  const middle = top + stimulusShare * free;
  return { stimulus: { left, right, top, bottom: middle }, voltage: { left, right, top: middle + margin.between * ratio, bottom: height - margin.bottom * ratio } };
}

/** Vertical place of a value, device pixels. */
function placeIn({ top, bottom }: Area, { min, max }: { readonly min: number; readonly max: number }): (value: number) => number {
  return (value) => bottom - ((value - min) / (max - min)) * (bottom - top);
}

/** The level at a height of the screen, and whether that is in the part of the stimulus. @param y CSS pixels */
export function levelAt(y: number, size: ScopeSize, scale: ScopeScale): { readonly level: number; readonly inStimulus: boolean } {
  const { stimulus } = areasOf(size);
  const share = (stimulus.bottom - y * size.ratio) / (stimulus.bottom - stimulus.top);
  const level = scale.level.min + Math.min(1, Math.max(0, share)) * (scale.level.max - scale.level.min);
  return { level, inStimulus: y * size.ratio < stimulus.bottom + 12 * size.ratio };
}

/** Axes, guides and their words: drawn when they change. */
export function drawScreen(pen: CanvasRenderingContext2D, size: ScopeSize, scale: ScopeScale, ink: ScreenInk): void {
  const { stimulus, voltage } = areasOf(size);
  const { ratio } = size;
  pen.clearRect(0, 0, size.width, size.height);
  pen.font = `${11 * ratio}px ${ink.font}`;
  pen.lineWidth = Math.max(1, Math.round(ratio));
  drawAxis(pen, stimulus, scale.level, 2, ratio, ink);
  drawAxis(pen, voltage, scale.V, 5, ratio, ink);
  pen.fillStyle = ink.ink2;
  pen.textAlign = "left";
  pen.textBaseline = "bottom";
  pen.fillText(`Current, ${scale.unit}`, 8 * ratio, stimulus.top - 6 * ratio);
  pen.fillText("Voltage, mV", 8 * ratio, voltage.top - 6 * ratio);
  drawTimes(pen, voltage, scale.base, ratio, ink);
  const y = placeIn(voltage, scale.V);
  drawGuide(pen, voltage, y(scale.V_th), ["V", "th"], ratio, ink.guide, ink.ink3, ink.font);
  drawGuide(pen, voltage, y(scale.V_reset), ["V", "reset"], ratio, ink.guide, ink.ink3, ink.font);
  if (scale.trigger !== undefined) drawGuide(pen, voltage, y(scale.trigger), ["trigger", ""], ratio, ink.accent, ink.accent, ink.font);
}

function drawAxis(pen: CanvasRenderingContext2D, area: Area, range: { readonly min: number; readonly max: number }, count: number, ratio: number, ink: ScreenInk): void {
  const y = placeIn(area, range);
  const step = tickStep(range.max - range.min, count);
  pen.strokeStyle = ink.axis;
  pen.fillStyle = ink.ink3;
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  pen.beginPath();
  pen.moveTo(area.left, area.top);
  pen.lineTo(area.left, area.bottom);
  for (let k = Math.ceil(range.min / step - 1e-9); k * step <= range.max + 1e-9 * step; k++) {
    const at = Math.round(y(k * step));
    pen.moveTo(area.left - 4 * ratio, at);
    pen.lineTo(area.left, at);
    pen.fillText(writeDerived(k * step), area.left - 8 * ratio, at);
  }
  pen.stroke();
}

function drawTimes(pen: CanvasRenderingContext2D, area: Area, base: number, ratio: number, ink: ScreenInk): void {
  const step = tickStep(base, 6);
  pen.strokeStyle = ink.axis;
  pen.fillStyle = ink.ink3;
  pen.textBaseline = "top";
  pen.beginPath();
  pen.moveTo(area.left, area.bottom);
  pen.lineTo(area.right, area.bottom);
  for (let k = 0; k * step <= base * (1 + 1e-9); k++) {
    const x = Math.round(area.left + ((k * step) / base) * (area.right - area.left));
    pen.moveTo(x, area.bottom);
    pen.lineTo(x, area.bottom + 4 * ratio);
    const isLast = (k + 1) * step > base * (1 + 1e-9);
    pen.textAlign = isLast ? "right" : "center";
    pen.fillText(isLast ? `${writeDerived(k * step)} ms` : writeDerived(k * step), isLast ? Math.min(area.right + 20 * ratio, x + 20 * ratio) : x, area.bottom + 7 * ratio);
  }
  pen.stroke();
}

/** A dotted line with its name at the right: a symbol and what stands below it. */
function drawGuide(
  pen: CanvasRenderingContext2D,
  area: Area,
  y: number,
  [symbol, below]: readonly [string, string],
  ratio: number,
  line: string,
  word: string,
  font: string,
): void {
  if (y < area.top || y > area.bottom) return;
  pen.save();
  pen.strokeStyle = line;
  pen.setLineDash([ratio, 3 * ratio]);
  pen.beginPath();
  pen.moveTo(area.left, Math.round(y));
  pen.lineTo(area.right, Math.round(y));
  pen.stroke();
  pen.fillStyle = word;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.font = `${below === "" ? "" : "italic "}${11 * ratio}px ${font}`;
  pen.fillText(symbol, area.right + 6 * ratio, y);
  const width = pen.measureText(symbol).width;
  pen.font = `${9 * ratio}px ${font}`;
  pen.fillText(below, area.right + 6 * ratio + width, y + 3 * ratio);
  pen.restore();
}

/** One sweep. V is drawn per column of pixels from its least to its greatest; a spike, at its exact time, up to `spikeHeight` above threshold. */
export function drawSweep(
  pen: CanvasRenderingContext2D,
  size: ScopeSize,
  scale: ScopeScale,
  ring: SampleRing,
  { from, to }: ScopeSweep,
  look: { readonly V: string; readonly level: string },
): void {
  const { stimulus, voltage } = areasOf(size);
  const x = (time: number) => voltage.left + ((time - from) / scale.base) * (voltage.right - voltage.left);
  const [yV, yLevel] = [placeIn(voltage, scale.V), placeIn(stimulus, scale.level)];
  pen.save();
  pen.lineJoin = "round";
  pen.beginPath();
  pen.rect(voltage.left, 0, voltage.right - voltage.left, size.height);
  pen.clip();
  pen.lineWidth = 1.5 * size.ratio;

  const V = new Path2D();
  const level = new Path2D();
  let column = NaN;
  let [low, high, last, lastLevel] = [0, 0, 0, NaN];
  const closeColumn = (): void => {
    if (Number.isNaN(column)) return;
    if (high > low) {
      V.lineTo(column, yV(low));
      V.lineTo(column, yV(high));
    }
    V.lineTo(column, yV(last));
  };
  const spikes = ring.spikesIn(from, to);
  let next = 0;
  let isFirst = true;
  ring.eachSample(from - ring.dt, to, (time, value, current) => {
    // The line goes up to threshold at the spike's own time, and from reset on after it.
    while (next < spikes.length && spikes[next]! <= time) {
      closeColumn();
      column = NaN;
      const at = x(spikes[next++]!);
      V.lineTo(at, yV(scale.V_th));
      V.lineTo(at, yV(scale.V_th + spikeHeight));
      V.lineTo(at, yV(scale.V_reset));
    }
    const at = x(time);
    const pixel = Math.round(at);
    if (isFirst) V.moveTo(at, yV(value));
    if (pixel === Math.round(column)) [low, high] = [Math.min(low, value), Math.max(high, value)];
    else {
      closeColumn();
      [column, low, high] = [at, value, value];
    }
    last = value;
    if (Number.isNaN(lastLevel)) level.moveTo(at, yLevel(current));
    else if (current !== lastLevel) {
      level.lineTo(at, yLevel(lastLevel));
      level.lineTo(at, yLevel(current));
    }
    lastLevel = current;
    isFirst = false;
  });
  closeColumn();
  if (!Number.isNaN(lastLevel)) level.lineTo(x(to), yLevel(lastLevel));
  pen.strokeStyle = look.level;
  pen.stroke(level);
  pen.strokeStyle = look.V;
  pen.stroke(V);
  pen.restore();
}

/** Let what was drawn before pale. */
export function fade(pen: CanvasRenderingContext2D, size: ScopeSize, share: number): void {
  pen.save();
  pen.globalCompositeOperation = "destination-out";
  pen.fillStyle = `rgb(0 0 0 / ${share})`;
  pen.fillRect(0, 0, size.width, size.height);
  pen.restore();
}
