import { averagedTrials } from "../../src-shared/content/curve-caption.ts";
import { settingName, valueText } from "../../src-shared/content/axis-wording.ts";
import { capitalised, numberText, quantityText } from "../../src-shared/content/number-text.ts";
import { joined, plain, type TextLine } from "../../src-shared/content/rich-text.ts";
import { namedValue } from "../../src-shared/plan/axis.ts";
import type { Drive } from "../../src-shared/plan/sweep-drive.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { WindowLevel } from "../../src-shared/stimulus/level-in-window.ts";
import type { Run } from "../state/run.svelte.ts";
import { epochLetter } from "../words/epoch-kind-words.ts";

/** "Sweep 5, σ 2 mV" */
export function placeTitle(plan: Plan, condition: number): TextLine {
  const { stimulus, setting } = plan.coordinatesOf({ index: condition });
  return joined([plain(capitalised(namedValue(plan.stimulusAxis, stimulus))), settingName(plan, setting)].filter((part) => part.length > 0), ", ");
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

/** The condition in spoken words: "140 pA, noise 2 mV"; a stimulus whose drive varies is named by its number. */
export function spokenPlace(plan: Plan, condition: number): string {
  return [driveText(plan, condition), ...parameterWords(plan, condition)].join(", ");
}

/** "140 pA"; "sweep 3" where the drive varies in the window. */
export function driveText(plan: Plan, condition: number): string {
  const { level } = plan.driveOf({ index: condition });
  const { stimulus } = plan.coordinatesOf({ index: condition });
  return level?.constant === true ? quantityText(level.level, plan.driveUnit) : namedValue(plan.stimulusAxis, stimulus);
}

/** The place as an error names it: "Sweep 4, noise 2 mV". */
export function failedPlace(plan: Plan, condition: number): string {
  const { stimulus } = plan.coordinatesOf({ index: condition });
  return [capitalised(namedValue(plan.stimulusAxis, stimulus)), ...parameterWords(plan, condition)].join(", ");
}

/** "noise 2 mV" */
function parameterWords(plan: Plan, condition: number): string[] {
  return plan.parametersIn(plan.coordinatesOf({ index: condition }).setting).map(({ axis, position }) => `${axis.name} ${valueText(axis, position)}`);
}

/** Where statistics are taken, in the letters of the epoch table: "epoch B", "epochs B to D", or as a span of time. */
export function windowText({ window: { from, to }, epochs }: Pick<Drive, "window" | "epochs">): string {
  const first = epochs.findIndex(({ start }) => start === from);
  const last = epochs.findLastIndex(({ end }) => end === to);
  if (first === -1 || last < first) return `${numberText(from, 6)} to ${quantityText(Number(to.toPrecision(6)), "ms")}`;
  return first === last ? `epoch ${epochLetter(first)}` : `epochs ${epochLetter(first)} to ${epochLetter(last)}`;
}

/** "over 20 trials, " before a window; "" where there is one, "one trial and 19 copies, " where all repeat the first. */
export function overTrialsText(plan: Plan): string {
  const { repeats } = plan;
  if (repeats === 1) return "";
  return averagedTrials(plan) === 1 ? `one trial and ${repeats - 1} ${repeats === 2 ? "copy" : "copies"} of it, ` : `over ${repeats} trials, `;
}

/** Time left as it is said beside a bar: "2 s", "1 min 20 s", "3 h 5 min". */
export function timeLeft(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Whose numbers are shown until a run is recomputed: "recorded on 21 Nov 2026, recomputing"; "" where all are computed here. */
export function recordedText({ isRecorded, phase, startedAt }: Pick<Run, "isRecorded" | "phase" | "startedAt">): string {
  if (!isRecorded) return "";
  const date = startedAt.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
  return `recorded on ${date}, ${phase === "running" ? "recomputing" : "not recomputed"}`;
}
