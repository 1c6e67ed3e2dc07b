import { countText, durationText, numberText } from "../../src-shared/content/number-text.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { comparisonStatus, sharedDetails } from "./compare-words.ts";
import type { Bench } from "../state/bench.svelte.ts";
import type { Run } from "../state/run.svelte.ts";
import { expectedTime, lastMeasured, runSize } from "./run-size.ts";

/** Left part of the status bar. */
export interface StatusText {
  readonly tone: "plain" | "good" | "bad" | "warn";
  readonly text: string;
  /** the offered action */
  readonly hint?: string;
}

type Shown = Pick<Bench, "document" | "tab" | "chosenRun" | "comparison" | "runs" | "hello" | "connection">;

/** The state of the bench in a sentence. */
export function statusText({ document, tab, chosenRun, comparison, runs, hello, connection }: Shown): StatusText {
  if (connection.lost !== undefined) return { tone: "bad", text: "The connection is lost" };
  if (document === undefined) return { tone: "plain", text: hello === undefined ? "Rheobase" : `Rheobase ${hello.versions.app}` };
  if (tab === "results" && chosenRun !== undefined) return runText(chosenRun);
  if (runs.current !== undefined) return runText(runs.current);
  if (tab === "compare") return comparisonStatus(comparison.members);
  const { length } = document.problems;
  if (length > 0) {
    const fields = length === 1 ? "1 field" : `${length} fields`;
    return { tone: "bad", text: `${document.protocol.name}: ${fields} to correct before it can run`, hint: "F8 goes to the next" };
  }
  if (document.resolved === undefined) return { tone: "plain", text: "" };
  const { conditions, trials, neurons, simulated } = runSize(document.resolved);
  const population = neurons === 1 ? "" : ` of ${countText(neurons)} neurons`;
  const size = `${sizeText(conditions, trials)}${population}, ${durationText(simulated)} of simulated time`;
  const notes = document.notes.length;
  if (notes === 0) return { tone: "good", text: `Ready: ${size}` };
  return { tone: "warn", text: `Ready, with ${counted(notes, "note")}: ${size}`, hint: notes === 1 ? "F8 goes to it" : "F8 goes to the next" };
}

/** Integrator, dt, seed and estimated duration, for the right end of the status bar. */
export function statusDetails({ document, tab, chosenRun, comparison, runs, hello }: Shown): string[] {
  if (document === undefined) return hello === undefined ? [] : [hello.folder];
  if (tab === "compare") return sharedDetails(comparison.members, ({ resolved }) => [integratorText(resolved), ...stepAndSeed(resolved)]);
  const run = tab === "results" ? chosenRun : runs.current;
  if (run !== undefined) {
    const time = run.phase === "running" ? [] : run.elapsed === undefined ? [] : [`ran in ${timeText(run.elapsed)}`];
    return run.phase === "running" ? [...speedOf(run, hello?.workers), ...stepAndSeed(run.resolved)] : [integratorText(run.resolved), ...stepAndSeed(run.resolved), ...time];
  }
  const { resolved } = document;
  if (resolved === undefined || document.problems.length > 0) return [];
  const time = expectedTime(runSize(resolved), hello?.workers ?? 1, lastMeasured(runs.all));
  return [integratorText(resolved), ...stepAndSeed(resolved), `about ${timeText(time)}`];
}

/** "0.1 s", "5.2 s", "3 min": rounded to a useful precision. */
export function timeText(ms: number): string {
  if (ms < 9_950) return `${Math.max(0.1, ms / 1000).toFixed(1)} s`;
  if (ms < 99_500) return `${Math.round(ms / 1000)} s`;
  return ms < 5_970_000 ? `${Math.round(ms / 60_000)} min` : `${numberText(ms / 3_600_000, 2)} h`;
}

/** "1 condition", "10 conditions" */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "45 conditions × 20 trials": conditions are sweeps times noise levels, as the matrix shows them. */
export function sizeText(conditions: number, trials: number): string {
  return `${counted(conditions, "condition")}${trials === 1 ? "" : ` × ${trials} trials`}`;
}

/** "27 of 45 conditions"; with several trials each is counted by itself: "540 of 900 conditions × trials". */
export function partText(part: number, { total, resolved }: Pick<Run, "total" | "resolved">): string {
  return `${part} of ${resolved.trials === 1 ? counted(total, "condition") : `${total} conditions × trials`}`;
}

/** Progress of a run, or how it ended. */
export function runText(run: Run): StatusText {
  const { finished, name, failures, verification } = run;
  const ofAll = partText(finished, run);
  switch (run.phase) {
    case "running":
      return { tone: "plain", text: run.recomputed ? `Recomputing ${name}: ${ofAll}` : ofAll };
    case "cancelled":
      return { tone: "warn", text: `${name} was cancelled; ${ofAll} ${finished === 1 ? "is" : "are"} kept` };
    case "failed":
      return { tone: "bad", text: `${name}: ${partText(failures.length, run)} failed` };
    case "finished":
      if (verification === undefined) return { tone: "good", text: `${name} has finished: ${ofAll}` };
      return verification.mismatches.length > 0 ? { tone: "bad", text: `${name} came out differently from its record` } : { tone: "good", text: verifiedText(run) };
  }
}

function verifiedText({ record, name }: Run): string {
  const digest = record?.digests.spikes;
  return digest === null || digest === undefined
    ? `Verified: ${name} was recomputed and matches`
    : `Verified: recomputed, digest ${digest.slice(0, 4)} ${digest.slice(4, 8)} matches`;
}

function integratorText({ integrator }: ResolvedProtocol): string {
  return integrator === "euler" ? "Euler integrator" : `${integrator} integrator`;
}

function stepAndSeed({ dt, seed }: ResolvedProtocol): string[] {
  return [`dt ${numberText(dt)} ms`, `seed ${seed}`];
}

function speedOf({ speed }: Run, workers: number | undefined): string[] {
  const by = workers === undefined ? [] : [counted(workers, "worker")];
  const rate = speed === undefined ? [] : [`${numberText(speed / 1e6, 3)} M steps/s`];
  return [...by, ...rate].length === 0 ? [] : [[...by, ...rate].join(", ")];
}
