import type { Plan } from "../plan/plan.ts";
import { repeatsAreCopies } from "../plan/copied-repeats.ts";
import { parameterNotes } from "./axis-wording.ts";
import { mostWindowError } from "../theory/long-run.ts";
import { firmIntervals } from "./curve-line.ts";
import { extentOf } from "./extent.ts";
import type { CurveSeries } from "./figure-content.ts";
import type { FigureSource } from "./figure-source.ts";
import { capitalised, durationText, numberText } from "./number-text.ts";
import { repeatWords } from "./pooled-words.ts";
import { bareText, plain, type TextLine } from "./rich-text.ts";

/** A distance from the long run below this is not worth a sentence. */
export const toldError = 0.02;

/** What is shown, where no key says so; what points, bars, dashes and hollow points mean; what the parameters need said with them. */
export function curveCaption(source: Pick<FigureSource, "plan" | "theory">, series: readonly CurveSeries[], shown: TextLine): TextLine {
  const hasTheory = series.some(({ theory }) => theory.length > 0);
  const means = [
    averagedTrials(source.plan) > 1 ? `mean of ${repeatWords(source.plan).join(" x ")}, 95 % CI` : "",
    hasTheory ? "theory dashed" : "",
    series.some(({ points }) => points.some((point) => point.hollow)) ? `hollow below ${firmIntervals} intervals` : "",
  ].filter((part) => part !== "");
  const sentences: TextLine[] = [shown, plain(capitalised(means.join(", "))), plain(longRunWords(source)), ...parameterNotes(source.plan).map((note) => plain(note))];
  return sentences.filter((sentence) => bareText(sentence) !== "").flatMap((sentence, k) => [...(k === 0 ? [] : plain(" ")), ...sentence, ...plain(".")]);
}

/** Trials that a mean is taken over: copies of a trial are none. */
export function averagedTrials({ data: { settings }, repeats }: Plan): number {
  return settings.every(repeatsAreCopies) ? 1 : repeats;
}

/** How far theory of the long run is from what windows count, without a full stop; "" where that is next to nothing. */
export function longRunWords({ plan, theory: { largestError } }: Pick<FigureSource, "plan" | "theory">): string {
  if (largestError < toldError) return "";
  const lengths = extentOf(plan.drives.map(({ window }) => window.to - window.from));
  const windows = lengths.min === lengths.max ? `windows of ${durationText(lengths.min)}` : `windows of ${durationText(lengths.min)} to ${durationText(lengths.max)}`;
  const leftOut = largestError > mostWindowError ? ", and where they differ by more it is left out of tables" : "";
  return `Theory is of the long run: ${windows} differ from it by up to ${numberText(100 * Math.min(largestError, mostWindowError), 2)} %${leftOut}`;
}

/** "; highest value 73.3", "" without points. */
export function highestWords(series: readonly CurveSeries[]): string {
  const { max } = extentOf(series.flatMap(({ points }) => points.map(({ y }) => y)));
  return Number.isFinite(max) ? `; highest value ${numberText(max, 3)}` : "";
}
