import { extentOf } from "./extent.ts";
import type { CurveSeries } from "./figure-content.ts";
import { firmIntervals } from "./curve-line.ts";
import { capitalised, numberText } from "./number-text.ts";
import { bareText, plain, type TextLine } from "./rich-text.ts";

/** What is shown, where no key says so; what points, bars, dashes and hollow points mean; what the noise needs said with it. */
export function curveCaption(trials: number, series: readonly CurveSeries[], shown: TextLine, note: string): TextLine {
  const means = [
    trials > 1 ? `mean of ${trials} trials, 95 % CI` : "",
    series.some(({ theory }) => theory.length > 0) ? "theory dashed" : "",
    series.some(({ points }) => points.some((point) => point.hollow)) ? `hollow below ${firmIntervals} intervals` : "",
  ].filter((part) => part !== "");
  const sentences: TextLine[] = [shown, plain(capitalised(means.join(", "))), plain(note)];
  return sentences.filter((sentence) => bareText(sentence) !== "").flatMap((sentence, k) => [...(k === 0 ? [] : plain(" ")), ...sentence, ...plain(".")]);
}

/** "; highest value 73.3", "" without points. */
export function highestWords(series: readonly CurveSeries[]): string {
  const { max } = extentOf(series.flatMap(({ points }) => points.map(({ y }) => y)));
  return Number.isFinite(max) ? `; highest value ${numberText(max, 3)}` : "";
}
