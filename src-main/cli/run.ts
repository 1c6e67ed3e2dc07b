import { basename, join, resolve } from "node:path";
import { unknownKeys } from "../../src-shared/experiment/unknown-keys.ts";
import { protocolPlace } from "../../src-shared/experiment/read-experiment.ts";
import { recordTooLarge } from "../../src-shared/errors/disk-errors.ts";
import { nothingToRecord } from "../../src-shared/errors/command-line-errors.ts";
import type { Protocol, ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { notesOn } from "../../src-shared/notes/notes-on-plan.ts";
import { cancelledPopulation } from "../../src-shared/plan/axis-words.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { planOf } from "../../src-shared/plan/plan-of-protocol.ts";
import type { ConditionResult, ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { largestFile, openExperiment, saveExperiment, type ExperimentFile } from "../workbench/experiments.ts";
import { openOutputFolder, type OutputFolder } from "../workbench/exports.ts";
import { choiceOfKinds, outputNames, resultsFolderName, subfolderNames, type OutputChoice } from "../workbench/output-files.ts";
import type { OutputKind } from "../workbench/output-kinds.ts";
import { largestRecord, recordRun } from "../workbench/record-run.ts";
import { runIntoFolder, type FolderRun } from "../workbench/run-into-folder.ts";
import { versions } from "../workbench/versions.ts";
import { protocolsAsSet, type ProtocolOptions } from "./chosen-protocols.ts";
import { errorEntries, errorText } from "./error-text.ts";
import { hasNetwork, networkSizeLine } from "./network-lines.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host, Outcome, Terminal } from "./host.ts";
import { listenForInterruption, type Interruption } from "./interruption.ts";
import { durationText, progressLine } from "./progress-line.ts";

export interface RunOptions extends ProtocolOptions {
  readonly out?: string;
  readonly workers?: number;
  readonly seed?: string;
  readonly record?: boolean;
  readonly only: readonly OutputKind[];
  readonly overwrite?: boolean;
}

/** One protocol to be run by the command. */
interface PlannedRun {
  /** as in the file, with the seed of `--seed` if given */
  readonly given: Protocol;
  readonly plan: Plan;
  /** of the plan */
  readonly protocol: ResolvedProtocol;
  /** "cell7.rheobase.json /protocols/0" */
  readonly place: string;
  /** of the output folder; "" where the file has one protocol only */
  readonly subfolder: string;
}

interface FinishedRun extends PlannedRun, FolderRun {
  readonly startedAt: Date;
  readonly duration_ms: number;
}

/** Number of conditions' errors printed in full; the others are only counted. */
const toldErrors = 5;

/** `rheobase run FILE`: simulates protocols, writes their tables and figures, and records the runs with `--record`. */
export async function run(file: string, options: RunOptions, host: Host, terminal: Terminal): Promise<Outcome> {
  const experimentFile = await openExperiment(resolve(host.cwd, file));
  const planned = planRuns(experimentFile, options, file);
  if (options.record === true) requireRoom(experimentFile, planned);
  for (const note of unknownKeys(experimentFile.experiment)) terminal.note(`note: ${note.line(`${experimentFile.name} `)}`);
  for (const { plan, place } of planned) for (const note of notesOn(plan)) terminal.note(`note: ${note.line(place)}`);
  for (const { protocol } of planned) if (hasNetwork(protocol)) terminal.note(`${protocol.name}: ${networkSizeLine(protocol)}`);

  const out = options.out ?? join("results", resultsFolderName(basename(file)));
  const folder = await openOutputFolder(resolve(host.cwd, out), { overwrite: options.overwrite ?? false });
  const choice = choiceOfKinds(options.only);
  await folder.ensureFree(planned.flatMap(({ plan, subfolder }) => outputNames(plan, choice).map((name) => within(subfolder, name))));

  const interruption = listenForInterruption(host, terminal, "Stopping. What is finished will be written; Ctrl+C again ends at once, without.");
  const simulator = host.openSimulator(options.workers ?? host.processors);
  const finished: FinishedRun[] = [];
  try {
    for (const one of planned) {
      if (interruption.signal.aborted) break;
      const done = await runOne(one, experimentFile, { folder, choice, simulator, host, interruption });
      finished.push(done);
      printRun(done, out, terminal);
    }
  } finally {
    interruption.stopListening();
    await simulator.close();
  }
  const recorded = options.record === true ? await record(finished, experimentFile, terminal) : [];
  return outcomeOf({ file, set: options.set ?? [] }, folder, finished, recorded, interruption.signal.aborted);
}

/** @throws AggregateError with every problem of every protocol to be run */
function planRuns({ experiment, name }: ExperimentFile, options: RunOptions, file: string): PlannedRun[] {
  // Computed from all protocols of the file, so that a protocol's folder does not depend on which others are run.
  const folders = subfolderNames(experiment.protocols.map((protocol) => protocol.name));
  const chosen = protocolsAsSet(experiment, options, { file, name }).map(({ protocol, index }) => ({
    given: options.seed === undefined ? protocol : { ...protocol, seed: options.seed },
    place: protocolPlace(name, index),
    subfolder: folders.length > 1 ? folders[index]! : "",
  }));
  const read = chosen.map(({ given, place, subfolder }) => ({ given, place, subfolder, ...planOf(given, place) }));
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) throw new AggregateError(problems);
  return read.flatMap(({ given, place, value, subfolder }) => (value === undefined ? [] : [{ given, place, plan: value, protocol: value.protocol, subfolder }]));
}

interface RunContext {
  readonly folder: OutputFolder;
  readonly choice: OutputChoice;
  readonly simulator: ReturnType<Host["openSimulator"]>;
  readonly host: Host;
  readonly interruption: Interruption;
}

async function runOne(planned: PlannedRun, { name }: ExperimentFile, { folder, choice, simulator, host, interruption }: RunContext): Promise<FinishedRun> {
  const { plan, protocol, given, subfolder } = planned;
  const started = host.now();
  interruption.computing();
  const progress = await progressLine(host.stderr, protocol.name, host.now);
  const end = (): void => progress.end();
  interruption.signal.addEventListener("abort", end, { once: true });
  try {
    const done = await runIntoFolder(
      plan,
      { versions, experimentFile: name, protocol: given },
      {
        simulator,
        now: host.now,
        signal: interruption.signal,
        onProgress: (state) => progress.simulating(state),
        onSimulated: () => interruption.writing(),
      },
      { choice, folder, subfolder, onProgress: (fraction) => progress.writing(fraction) },
    );
    return { ...planned, ...done, startedAt: new Date(started), duration_ms: host.now() - started };
  } finally {
    // A file has any number of protocols; a listener for each would be too many for one signal.
    interruption.signal.removeEventListener("abort", end);
    end();
  }
}

function printRun({ protocol, result, files, withoutRoom, subfolder, duration_ms }: FinishedRun, out: string, terminal: Terminal): void {
  const counts = countByStatus(result);
  const total = result.conditions.length;
  const noun = total === 1 ? "condition" : "conditions";
  const conditions = counts.finished === total ? `${total} ${noun}` : `${counts.finished} of ${total} ${noun}`;
  const where = files.length === 0 ? "no files" : `${files.length} files in ${within(out, subfolder)}`;
  terminal.print(`${protocol.name}: ${conditions}, ${where}, ${durationText(duration_ms)}`);
  if (result.digests.spikes !== undefined) terminal.print(`  spikes ${result.digests.spikes}`);
  if (result.digests.traces !== undefined) terminal.print(`  traces ${result.digests.traces}`);
  for (const error of withoutRoom) terminal.note(errorText(error));
  const rule = counts.cancelled > 0 ? cancelledPopulation(result.plan) : undefined;
  if (rule !== undefined) terminal.note(rule);
  const errors = errorsOf(result);
  for (const error of errors.slice(0, toldErrors)) terminal.note(errorText(error));
  if (errors.length > toldErrors) terminal.note(`and ${errors.length - toldErrors} more conditions failed; provenance.json names them.`);
}

/** @throws BenchError `record-too-large` where the file could grow so large with the records that it would not be opened again */
function requireRoom({ name, bytes }: ExperimentFile, planned: readonly PlannedRun[]): void {
  const size = planned.reduce((sum, { plan, given }) => sum + largestRecord(plan) + 2 * JSON.stringify(given).length, bytes);
  if (size > largestFile) throw recordTooLarge(name, size, largestFile);
}

/** Adds the complete runs to the experiment file. @returns ids of the records */
async function record(finished: readonly FinishedRun[], file: ExperimentFile, terminal: Terminal): Promise<string[]> {
  const complete = finished.filter(({ result }) => countByStatus(result).finished === result.conditions.length);
  for (const { protocol } of finished.filter((one) => !complete.includes(one))) terminal.note(errorText(nothingToRecord(protocol.name)));
  if (complete.length === 0) return [];
  const before = file.experiment.runs ?? [];
  const taken = new Set(before.map(({ id }) => id));
  const records = complete.map(({ result, given, startedAt }) => {
    let number = taken.size + 1;
    while (taken.has(`run-${number}`)) number += 1;
    taken.add(`run-${number}`);
    return recordRun(result, { id: `run-${number}`, protocol: given, appVersion: versions.app, startedAt });
  });
  await saveExperiment(file, { ...file.experiment, runs: [...before, ...records] });
  for (const { id } of records) terminal.print(`Recorded as ${id} in ${file.name}`);
  return records.map(({ id }) => id);
}

/** What the command was asked for, in its document. */
interface Asked {
  readonly file: string;
  readonly set: readonly string[];
}

function outcomeOf(asked: Asked, folder: OutputFolder, finished: readonly FinishedRun[], recorded: readonly string[], interrupted: boolean): Outcome {
  const hasFailed = finished.some(({ result, withoutRoom }) => countByStatus(result).failed > 0 || withoutRoom.length > 0);
  return {
    exitCode: interrupted ? exitCodes.interrupted : hasFailed ? exitCodes.conditionFailed : exitCodes.done,
    document: {
      ...asked,
      folder: folder.path,
      interrupted,
      recorded,
      protocols: finished.map(({ plan, place, protocol, result, files, withoutRoom, startedAt, duration_ms }) => ({
        id: protocol.id,
        name: protocol.name,
        seed: protocol.seed,
        startedAt: startedAt.toISOString(),
        duration_ms: Math.round(duration_ms),
        conditions: { total: result.conditions.length, ...countByStatus(result) },
        digests: { spikes: result.digests.spikes ?? null, traces: result.digests.traces ?? null },
        files,
        notes: notesOn(plan).map((note) => note.json(place)),
        errors: [...errorsOf(result), ...withoutRoom].flatMap(errorEntries),
      })),
    },
  };
}

function countByStatus({ conditions }: ProtocolResult): Record<ConditionResult["status"], number> {
  const counts = { finished: 0, failed: 0, cancelled: 0 };
  for (const { status } of conditions) counts[status] += 1;
  return counts;
}

function errorsOf({ conditions }: ProtocolResult) {
  return conditions.flatMap((condition) => (condition.status === "failed" ? [condition.error] : []));
}

const within = (folder: string, name: string): string => (folder === "" ? name : name === "" ? folder : `${folder}/${name}`);
