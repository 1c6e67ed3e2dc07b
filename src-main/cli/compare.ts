import { join, resolve } from "node:path";
import { compareStatistics } from "../../src-shared/comparison/compare-statistics.ts";
import { runLetter } from "../../src-shared/comparison/compared-run.ts";
import { differingParameters } from "../../src-shared/comparison/differing-parameters.ts";
import { placeNotCompared } from "../../src-shared/errors/comparison-errors.ts";
import { shownStimulus } from "../../src-shared/content/chosen-conditions.ts";
import { comparedRunOf, type ComparedView } from "../../src-shared/figures/compared-result.ts";
import { defaultStyle } from "../../src-shared/figures/figure-style.ts";
import type { Place } from "../../src-shared/plan/plan.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { compareIntoFolder, type RecomputedRun, type RecordedRun } from "../workbench/compare-into-folder.ts";
import { comparisonNames } from "../workbench/comparison-files.ts";
import { openOutputFolder } from "../workbench/exports.ts";
import type { OutputKind } from "../workbench/output-kinds.ts";
import { comparedRuns } from "./compared-runs.ts";
import { comparisonLines } from "./comparison-lines.ts";
import { errorText } from "./error-text.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host, Outcome, Terminal } from "./host.ts";
import { listenForInterruption } from "./interruption.ts";
import { progressLine } from "./progress-line.ts";
import { verificationEntry, verificationLines } from "./verify.ts";

export interface CompareOptions {
  readonly out?: string;
  readonly overlaid?: boolean;
  /** counted from 1, as the next two are: positions on the axes of these names */
  readonly sweep?: number;
  readonly noise?: number;
  readonly trial?: number;
  readonly only: readonly OutputKind[];
  readonly workers?: number;
  readonly overwrite?: boolean;
}

/** `rheobase compare FILE#RUN FILE#RUN ...`: recomputes and verifies recorded runs, prints how they differ, and writes the comparison. */
export async function compare(named: readonly string[], options: CompareOptions, host: Host, terminal: Terminal): Promise<Outcome> {
  const recorded = await comparedRuns(named, host.cwd);
  refuseOtherPlaces(recorded, options);
  const out = options.out ?? join("results", `compare-${recorded.map(({ record }) => record.id.replaceAll(/[^\w.-]+/g, "-")).join("-")}`);
  const folder = await openOutputFolder(resolve(host.cwd, out), { overwrite: options.overwrite ?? false });
  const { only } = options;
  const output = {
    table: only.includes("csv"),
    formats: (["png", "svg"] as const).filter((format) => only.includes(format)),
    provenance: only.includes("json"),
    style: defaultStyle,
  };
  await folder.ensureFree(comparisonNames(output));

  const interruption = listenForInterruption(host, terminal, "Stopping. Nothing will be written.");
  const simulator = host.openSimulator(options.workers ?? host.processors);
  const progress = await progressLine(host.stderr, "Recomputing", host.now);
  let view: ComparedView | undefined;
  try {
    const { runs, files } = await compareIntoFolder(recorded, folder, { ...output, signal: interruption.signal }, {
      simulator,
      now: host.now,
      signal: interruption.signal,
      onProgress: (state) => progress.simulating(state),
      viewOf(computed) {
        view = viewOf(computed, options);
        interruption.writing();
        return view;
      },
    }).finally(() => progress.end());
    printComparison(runs, view!, files, out, terminal);
    return { exitCode: exitCodeFor(runs), document: { folder: folder.path, files, ...documentOf(runs, view!) } };
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    terminal.note("Interrupted: nothing was written.");
    return { exitCode: exitCodes.interrupted, document: { folder: folder.path, files: [], interrupted: true } };
  } finally {
    interruption.stopListening();
    await simulator.close();
  }
}

/** The axes that the command line can name a value of. */
const namedAxes = ["sweep", "noise", "trial"] as const;

/** @throws BenchError `place-not-compared` where no run has the requested condition; the first problem of an invalid snapshot */
function refuseOtherPlaces(runs: readonly RecordedRun[], options: CompareOptions): void {
  const plans = runs.map(({ record, where }) => planOrThrow(record.snapshot, `${where}/snapshot`));
  for (const name of namedAxes) {
    const most = Math.max(...plans.map(({ axes }) => axes.find((axis) => axis.name === name)?.values.length ?? 1));
    const number = options[name];
    if (number !== undefined && number > most) throw placeNotCompared(`--${name}`, number, most);
  }
}

function viewOf([first]: readonly RecomputedRun[], { overlaid = false, ...options }: CompareOptions): ComparedView {
  const { result } = first!;
  const usual: Place = { [result.plan.stimulusAxis.name]: shownStimulus(result, undefined) ?? 0 };
  const place = Object.fromEntries(namedAxes.map((name) => [name, options[name] === undefined ? (usual[name] ?? 0) : options[name] - 1]));
  return { layout: overlaid ? "overlaid" : "side-by-side", place };
}

function printComparison(runs: readonly RecomputedRun[], view: ComparedView, files: readonly string[], out: string, terminal: Terminal): void {
  for (const [k, { name, experimentFile, record, verification }] of runs.entries()) {
    const [first, ...rest] = verificationLines(record, verification);
    terminal.print(`${runLetter(k)}  ${name}, ${experimentFile}: ${first!}`);
    for (const line of rest) terminal.print(line);
  }
  for (const { result } of runs) for (const entry of result.conditions) if (entry.status === "failed") terminal.note(errorText(entry.error));
  for (const line of comparisonLines(runs.map(comparedRunOf), view.place)) terminal.print(line);
  terminal.print("");
  terminal.print(`${files.length} files in ${out}`);
}

function exitCodeFor(runs: readonly RecomputedRun[]): number {
  if (runs.some(({ result }) => result.conditions.some(({ status }) => status === "failed"))) return exitCodes.conditionFailed;
  return runs.some(({ verification }) => verification.mismatches.length > 0) ? exitCodes.mismatch : exitCodes.done;
}

function documentOf(runs: readonly RecomputedRun[], view: ComparedView) {
  const compared = runs.map(comparedRunOf);
  return {
    view: { layout: view.layout, ...Object.fromEntries(Object.entries(view.place).map(([name, position]) => [name, position + 1])) },
    runs: runs.map(({ name, experimentFile, record, verification }, k) => ({ letter: runLetter(k), ...verificationEntry(record, verification), name, file: experimentFile })),
    parameters: differingParameters(compared).rows,
    statistics: compareStatistics(compared, view.place),
  };
}
