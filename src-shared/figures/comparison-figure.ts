import { compareStatistics } from "../comparison/compare-statistics.ts";
import { comparedRunOf, shownRuns, type ComparedResult, type ComparedView, type ShownRun } from "./compared-result.ts";
import { comparedTraces, type ComparedTrace, type ComparedTraces } from "./compared-traces.ts";
import { comparedCurveContent, type ComparedCurveContent } from "../content/compared-curve-content.ts";
import { curveFigure } from "./curve-figure.ts";
import { comparedWords, namesLine, type ComparedWords } from "./comparison-words.ts";
import { comparisonHeights, comparisonLayout, curveCorner } from "./comparison-layout.ts";
import type { Figure, FigureSize } from "./figure.ts";
import type { FigureStyle } from "./figure-style.ts";
import type { Guide } from "../content/figure-content.ts";
import { captionHeight, wrapped } from "./notes.ts";
import { undrawnNoise } from "../content/undrawn-noise.ts";
import { capitalised, durationText, numberText, quantityText } from "../content/number-text.ts";
import type { RasterGroup } from "./raster-rows.ts";
import { bareText, joined, plain, symbol, type TextLine } from "../content/rich-text.ts";
import type { Sheet, SheetPanel } from "./sheet.ts";
import { isPart } from "../content/shown-span.ts";
import { rowsIn, traceStack, type StackColumn } from "./trace-stack.ts";
import { comparedGuides, spikeHeight } from "../content/voltage-guides.ts";

/**
 * A comparison as one picture: voltage, drive and raster of each run side by side with the same axes, or all runs over each
 * other; and their f-I curves, or rates against noise, in one plot. With more runs than fit into a row there are more rows.
 *
 * @returns undefined where the runs have nothing to show there
 */
export async function comparisonFigure(runs: readonly ComparedResult[], view: ComparedView, style: FigureStyle): Promise<Sheet | undefined> {
  const shown = shownRuns(runs, view);
  const words = comparedWords(shown, view);
  const curves = curvesOf(shown, view, style.theory);
  const layout = comparisonLayout(view.layout === "overlaid" ? 1 : runs.length, curves !== undefined, style);
  const { perRow, stackWidth, columnWidth } = layout;
  const found = await comparedTraces(shown, columnWidth * spikesPerMm, Math.round((columnWidth * style.resolution) / 25.4 / 2));
  if (found === undefined) return undefined;
  const all = view.layout === "overlaid" && runs.length > mostOverlaid ? withoutSpikes(found) : found;
  const paperSize: FigureSize = { widthMm: stackWidth, heightMm: 1, dpi: style.resolution, text: style.text };
  const caption = captionOf(shown, all, words, view, paperSize);
  const extra = mmOf(captionHeight(caption.length, paperSize) - captionHeight(0, paperSize));
  const heights = comparisonHeights(layout, runs.length, extra, style);
  const columns = view.layout === "overlaid" ? [overlaid(all)] : all.traces.map((trace) => sideBySide(trace, words, { ...paperSize, widthMm: columnWidth }));
  const content = {
    places: perRow,
    all,
    rows: rowsOf(columns),
    titleLines: Math.max(...columns.map(({ title }) => title.length)),
    hasVoltage: all.traces.some(({ voltage }) => voltage !== undefined),
  };
  const title = `Comparison of ${runs.length} runs`;
  const panels = Array.from({ length: layout.rows }, (_, row): SheetPanel => {
    const isFirst = row === 0;
    const size = { ...heights.size, widthMm: stackWidth, heightMm: heights.stack + (isFirst && layout.rows > 1 ? extra : 0) };
    const stack = traceStack({ ...content, columns: columns.slice(row * perRow, (row + 1) * perRow), caption: isFirst ? caption : [] }, size, style);
    return { leftMm: 0, topMm: isFirst ? 0 : row * heights.stack + extra, figure: { ...stack, title, alt: title } };
  });
  const curve =
    curves === undefined || layout.curve === undefined
      ? undefined
      : curveFigure(
          curves,
          { ...style, width: layout.curve.width, height: heights.curve },
          layout.curve.hasKey ? undefined : [namesLine(curves.series.map(({ id }) => shown[id]!))],
        );
  if (curve !== undefined) panels.push({ ...curveCorner(layout, heights, extra), figure: curve });
  return { size: heights.size, panels, background: style.background, title, alt: altOf(shown, view, words, curve) };
}

/** The curves of the runs; undefined where none has any point. */
function curvesOf(runs: readonly ShownRun[], { place }: ComparedView, theory: boolean): ComparedCurveContent | undefined {
  const content = comparedCurveContent(runs, place, theory);
  return content?.series.some(({ points }) => points.length > 0) === true ? { ...content, series: content.series.filter(({ points }) => points.length > 0) } : undefined;
}

/** Runs whose spikes can be told apart over each other; of more, traces stop at V_th, and the raster alone shows when. */
const mostOverlaid = 3;

function withoutSpikes(all: ComparedTraces): ComparedTraces {
  return { ...all, traces: all.traces.map((trace) => ({ ...trace, spikes: [] })) };
}

/** Spikes of a trace that can be told apart on a column, per mm. */
const spikesPerMm = 1.2;

const mmOf = (points: number): number => (points * 25.4) / 72;

function sideBySide(trace: ComparedTrace, words: ComparedWords, column: FigureSize): StackColumn {
  const { run, rows } = trace;
  const title = joined([plain(`${run.letter}, ${run.name}`), words.own(run)].filter((part) => part.length > 0), ", ").map((part) => ({ ...part, colour: run.ink }));
  return {
    title: shortened(title, column),
    traces: [trace],
    guides: comparedGuides(run.cell),
    groups: rows.length === 0 ? [] : [{ name: [], rows }],
  };
}

/** Two lines at most. */
function shortened(title: TextLine, column: FigureSize): TextLine[] {
  const [first, second, ...more] = wrapped(title, column, 2);
  if (first === undefined) return [];
  if (second === undefined) return [first];
  return [first, more.length === 0 ? second : [...second, { ...second.at(-1)!, text: "…" }]];
}

/** Guides that not all runs have carry the letters of those that do. */
function overlaid({ traces }: ComparedTraces): StackColumn {
  const guides = traces.flatMap(({ run }) => comparedGuides(run.cell).map((guide) => ({ ...guide, run })));
  const own = new Map<string, { guide: Guide; letters: string[] }>();
  for (const { run, value, name } of guides) {
    const key = `${bareText(name)} ${value}`;
    const known = own.get(key);
    if (known === undefined) own.set(key, { guide: { value, name }, letters: [run.letter] });
    else known.letters.push(run.letter);
  }
  const named = [...own.values()].map(({ guide, letters }): Guide =>
    letters.length === traces.length ? guide : { ...guide, name: [...guide.name, ...plain(` ${letters.join(", ")}`)] },
  );
  const groups = traces.flatMap(({ run, rows }): RasterGroup[] => (rows.length === 0 ? [] : [{ name: plain(run.letter), rows }]));
  return { title: [], traces, guides: named, groups };
}

/** Side by side, a run with a single spike train has no raster. */
function rowsOf(columns: readonly StackColumn[]): number {
  const most = Math.max(...columns.map(({ groups }) => rowsIn(groups)));
  return most > 1 ? most : 0;
}

function captionOf(runs: readonly ShownRun[], { span, duration, unit, traces }: ComparedTraces, words: ComparedWords, { layout }: ComparedView, size: FigureSize): TextLine[] {
  const otherUnit = runs.filter(({ stimulus }) => stimulus !== undefined && stimulus.unit !== unit).map(({ letter }) => letter);
  const hasSpikes = traces.some(({ voltage, spikes }) => voltage !== undefined && spikes.length > 0);
  const place = words.place.map((part, k) => (k === 0 ? { ...part, text: capitalised(part.text) } : part));
  const sentences: TextLine[] = [
    place,
    plain(isPart(span, duration) ? `${durationText(span.to - span.from)} of ${durationText(duration)} shown` : ""),
    plain(otherUnit.length > 0 ? `The drive of ${otherUnit.join(", ")} has another unit and is not drawn` : ""),
    plain(runs.map(({ result }) => undrawnNoise(result.plan)).find((words) => words !== "") ?? ""),
    hasSpikes ? [...plain("Spikes are drawn at their times, to "), ...symbol("V_th"), ...plain(` + ${spikeHeight} mV`)] : [],
  ].filter((sentence) => bareText(sentence) !== "");
  const text = sentences.flatMap((sentence, k) => [...plain(k === 0 ? "" : " "), ...sentence, ...plain(".")]);
  return [...(layout === "overlaid" ? wrapped(namesLine(runs), size, 20) : []), ...wrapped(text, size, 20)];
}

/** Each run with its rate at the shown condition, and its difference from the first run. */
function altOf(runs: readonly ShownRun[], view: ComparedView, words: ComparedWords, curve: Figure | undefined): string {
  const rate = compareStatistics(runs.map(comparedRunOf), view.place).find(({ name }) => name === "rate")!;
  const each = runs.map(({ letter, name }, k) => {
    const [statistic, difference] = [rate.runs[k], rate.differences[k]];
    const interval =
      difference?.interval === undefined
        ? ""
        : `, 95 % CI ${numberText(difference.interval.low)} to ${numberText(difference.interval.high)}, ${difference.method === "paired" ? "paired" : "Welch"}`;
    const against = difference === undefined ? "" : ` (${letter} − ${runs[0]!.letter} ${quantityText(difference.value, "Hz")}${interval})`;
    return `${letter}, ${name}: ${statistic === undefined ? "no rate" : quantityText(statistic.mean, "Hz")}${against}`;
  });
  const place = capitalised(bareText(words.place));
  return [
    `Membrane potential, drive and raster of ${runs.length} runs, ${view.layout === "overlaid" ? "overlaid" : "side by side"}.`,
    place === "" ? "" : `${place}.`,
    `${each.join("; ")}.`,
    curve === undefined ? "" : `${curve.alt} of each run.`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
