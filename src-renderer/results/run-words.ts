import { averagedTrials } from "../../src-shared/content/curve-caption.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { noiseWording } from "../../src-shared/content/noise-wording.ts";
import { numberText, quantityText } from "../../src-shared/content/number-text.ts";
import type { TextLine } from "../../src-shared/content/rich-text.ts";
import { epochSpans, rateWindow } from "../../src-shared/protocol/epoch-spans.ts";
import type { ResolvedNoise } from "../../src-shared/protocol/noise.ts";
import { noiseUnit } from "../../src-shared/protocol/noise-unit.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { WindowLevel } from "../../src-shared/stimulus/level-in-window.ts";
import { epochLetter } from "../words/epoch-kind-words.ts";

type Noisy = Pick<ResolvedProtocol, "noise" | "dt">;

/** A noise level beside its row: "8 mV", "× 2". */
export function noiseLevelText(noise: ResolvedNoise, level: number): string {
  return noise.kind === "shot" ? `× ${numberText(level)}` : quantityText(level, noiseUnit(noise) ?? "");
}

/** "Sweep 5, σ 2 mV" */
export function placeTitle(protocol: Noisy, sweep: number, noiseLevel: number | undefined): TextLine {
  const wording = noiseWording(protocol);
  const noise: TextLine = wording === undefined || noiseLevel === undefined ? [] : [{ text: ", " }, ...wording.nameOf(noiseLevel)];
  return [{ text: `Sweep ${sweep + 1}` }, ...noise];
}

/** Drive of a sweep in the window: "140 pA", "mean 12.5 pA" where it varies; "" where there is none. */
export function levelText(level: WindowLevel | undefined, unit: "pA" | "V/s"): string {
  if (level === undefined) return "";
  return level.constant ? quantityText(level.level, unit) : `mean ${quantityText(level.level, unit)}`;
}

/** What levels are called over an axis or a column. */
export function driveName(unit: "pA" | "V/s"): string {
  return unit === "pA" ? "Current" : "Drive";
}

/** The condition in spoken words: "140 pA, noise 2 mV"; a sweep with a varying drive is named by its number. */
export function spokenPlace(noise: ResolvedNoise | undefined, sweep: number, level: WindowLevel | undefined, unit: "pA" | "V/s", noiseLevel: number | undefined): string {
  const drive = level?.constant === true ? quantityText(level.level, unit) : `sweep ${sweep + 1}`;
  return noise === undefined || noiseLevel === undefined ? drive : `${drive}, noise ${noiseLevelText(noise, noiseLevel)}`;
}

/** The place as an error names it: "Sweep 4, noise 2 mV". */
export function failedPlace(noise: ResolvedNoise | undefined, sweep: number, noiseLevel: number | undefined): string {
  return `Sweep ${sweep + 1}${noise === undefined || noiseLevel === undefined ? "" : `, noise ${noiseLevelText(noise, noiseLevel)}`}`;
}

/** Where statistics are taken, in the letters of the epoch table: "epoch B", "epochs B to D", or as a span of time. */
export function windowText(protocol: ResolvedProtocol, sweep: number): string {
  const { from, to } = rateWindow(protocol, sweep);
  const spans = epochSpans(protocol, sweep);
  const first = spans.findIndex(({ start }) => start === from);
  const last = spans.findLastIndex(({ end }) => end === to);
  if (first === -1 || last < first) return `${numberText(from, 6)} to ${quantityText(Number(to.toPrecision(6)), "ms")}`;
  return first === last ? `epoch ${epochLetter(first)}` : `epochs ${epochLetter(first)} to ${epochLetter(last)}`;
}

/** "over 20 trials, " before a window; "" where there is one, "one trial and 19 copies, " where all repeat the first. */
export function overTrialsText(plan: Plan): string {
  const { trials } = plan.protocol;
  if (trials === 1) return "";
  return averagedTrials(plan) === 1 ? `one trial and ${trials - 1} ${trials === 2 ? "copy" : "copies"} of it, ` : `over ${trials} trials, `;
}

/** Head of a column of noise levels: "σ, mV". */
export function noiseHead(protocol: Noisy): TextLine {
  const wording = noiseWording(protocol);
  if (wording === undefined || protocol.noise === undefined) return [];
  const unit = noiseUnit(protocol.noise);
  // On paper the key's title has its unit in brackets; columns separate it by a comma.
  const symbol = wording.keyTitle.filter(({ text }) => !text.startsWith(" ("));
  return unit === undefined ? symbol : [...symbol, { text: `, ${unit}` }];
}

/** Time left as it is said beside a bar: "2 s", "1 min 20 s", "3 h 5 min". */
export function timeLeft(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
