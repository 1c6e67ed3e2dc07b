import { countText, durationText, numberText, quantityText, trueMinus } from "../../src-shared/content/number-text.ts";
import { settingName } from "../../src-shared/content/axis-wording.ts";
import { toldError } from "../../src-shared/content/curve-caption.ts";
import { mostWindowError } from "../../src-shared/theory/long-run.ts";
import { plain, type TextLine } from "../../src-shared/content/rich-text.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { PredictedSweep, Preview } from "./preview.ts";

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/**
 * "simulated in 6 ms"; for a partial preview, the part: "first 2 s and 24 of 61 sweeps shown, in 80 ms"; for a population, the shown neuron,
 * and of a network, that it is alone.
 */
export function previewNote(
  { took, shown, duration, sweeps }: Pick<Preview, "took" | "shown" | "duration" | "sweeps">,
  { sweeps: allSweeps, population, network }: Pick<ResolvedProtocol, "sweeps" | "population"> & Partial<Pick<ResolvedProtocol, "network">>,
): string {
  const parts = [
    ...(shown < duration ? [`first ${durationText(shown)}`] : []),
    ...(sweeps.length < allSweeps ? [`${sweeps.length} of ${countText(allSweeps)} sweeps`] : []),
  ];
  const time = `in ${Math.max(1, Math.round(took))} ms`;
  const alone = network === undefined ? "" : " by itself, without the network's connections";
  const neuron = population === 1 ? "" : `neuron 1 of ${countText(population)}${alone}, `;
  return parts.length === 0 ? `${neuron}simulated ${time}` : `${neuron}${parts.join(" and ")} shown, ${time}`;
}

/** "Last valid protocol, three fields to correct" */
export function staleNote(problems: number): string {
  return `Last valid protocol, ${small[problems] ?? problems} ${problems === 1 ? "field" : "fields"} to correct`;
}

/** "220 pA = 1.65 × rheobase" in two parts, of which the first is strong. */
export function levelWords(sweep: PredictedSweep | undefined, unit: "pA" | "V/s"): { readonly level: string; readonly rest: string } {
  if (sweep?.level === undefined) return { level: "", rest: "" };
  const level = `${sweep.isConstant ? "" : "mean "}${quantityText(sweep.level, unit)}`;
  return { level, rest: sweep.timesRheobase === undefined ? "" : `= ${fixed(sweep.timesRheobase, 2)} × rheobase` };
}

/** The method of the predicted rates, or why there are none. */
export function predictionNote(plan: Plan, setting: number, { noPrediction, longRunError }: Pick<Preview, "noPrediction" | "longRunError">): TextLine {
  const longRun = longRunError < toldError ? "" : `; the long run, windows differ by up to ${numberText(100 * Math.min(longRunError, mostWindowError), 2)} %`;
  switch (noPrediction) {
    case "short":
      return plain("windows are too short for the long run that theory tells");
    case "drive":
      return plain("no formula: the drive changes in the window");
    case "spread":
      return plain("no formula: the neurons differ");
    case "noise":
      return plain("no formula for this noise");
    case undefined: {
      const { noiseLevel } = plan.data.settings[setting]!;
      if (noiseLevel === undefined || noiseLevel === 0) return plain(`closed form, without noise${longRun}`);
      return [...plain("Siegert, "), ...settingName(plan, setting), ...plain(longRun)];
    }
  }
}

/** A predicted rate: "17.4", "silent", "" where there is no formula. */
export function rateText(rate: number | undefined): string {
  if (rate === undefined) return "";
  if (rate === 0) return "silent";
  return rate < 0.05 ? "< 0.1" : fixed(rate, 1);
}

/** Text of a level in its column; "" without a level. */
export function levelText(level: number | undefined): string {
  return level === undefined ? "" : numberText(level, 5);
}

/** Formats with a fixed number of decimals and a true minus sign; "" for no value. */
export function fixed(value: number | undefined, decimals: number): string {
  return value === undefined ? "" : trueMinus((Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value).toFixed(decimals));
}
