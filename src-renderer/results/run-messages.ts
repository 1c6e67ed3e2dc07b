import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { cancelledPopulation } from "../../src-shared/plan/axis-words.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { counted } from "../words/status-words.ts";
import type { RunPhase } from "../state/run.svelte.ts";
import type { ConditionGroup } from "./condition-groups.ts";
import { failedPlace } from "./run-words.ts";

/** A message above the results of an incomplete run. */
export interface RunMessage {
  readonly key: string;
  readonly tone: "bad" | "warn";
  readonly text: string;
  /** what to do about it */
  readonly remedy?: string;
  /** label of the button that simulates what is missing; undefined: none */
  readonly resume?: string;
}

/** Most failures listed one by one; more are counted. */
const mostTold = 3;

/** Messages of an incomplete run: what is missing, why, and what is complete. */
export function runMessages(name: string, phase: RunPhase, plan: Plan, groups: readonly ConditionGroup[]): RunMessage[] {
  const failed = groups.filter(({ failed: trials }) => trials > 0);
  const complete = groups.filter(({ status }) => status === "finished").length;
  const missing = groups.filter(({ status }) => status === "cancelled").length;
  const messages: RunMessage[] = [];
  if (failed.length > 0) messages.push(failureMessage(failed, complete, missing, plan, phase));
  if (phase === "cancelled") {
    const trials = groups.reduce((total, { finished }) => total + finished, 0);
    const kept =
      complete === 0
        ? trials === 0
          ? "Nothing of it is complete."
          : `${counted(trials, "trial")} of ${counted(groups.filter(({ finished }) => finished > 0).length, "condition")} ${trials === 1 ? "is" : "are"} complete and kept.`
        : `${complete} of ${counted(groups.length, "condition")} ${complete === 1 ? "is" : "are"} complete and kept.`;
    const isRecorded = groups.some(({ status }) => status === "recorded");
    const rule = cancelledPopulation(plan);
    const text = isRecorded
      ? `The recomputation of ${name.toLowerCase()} was cancelled. Numbers that were not recomputed are those of its record.`
      : `${name} was cancelled. ${kept}${rule === undefined ? "" : ` ${rule}`}`;
    messages.push({ key: "cancelled", tone: "warn", text, ...(failed.length === 0 ? { resume: "Resume" } : {}) });
  }
  return messages;
}

function failureMessage(failed: readonly ConditionGroup[], complete: number, missing: number, plan: Plan, phase: RunPhase): RunMessage {
  const reasons = [...new Set(failed.map(({ error }) => error?.what))];
  const told = failed.slice(0, mostTold).map((group) => failedPlace(plan, group.condition));
  const rest = failed.length - told.length;
  const places = `${told.join("; ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  const because = reasons.length === 1 && reasons[0] !== undefined ? `: ${beginningSmall(reasons[0])}` : ".";
  const others =
    complete === 0
      ? ""
      : missing === 0
        ? ` The other ${counted(complete, "condition")} ${complete === 1 ? "is" : "are"} complete.`
        : ` ${counted(complete, "condition")} ${complete === 1 ? "is" : "are"} complete.`;
  return {
    key: "failed",
    tone: "bad",
    text: `${places}${told.length > 1 || rest > 0 ? " failed" : ", failed"}${because}${others}`,
    ...(remedyOf(failed) === undefined ? {} : { remedy: remedyOf(failed)! }),
    ...(phase === "running" ? {} : { resume: "Run it again" }),
  };
}

/** The one remedy that all failures share. */
function remedyOf(failed: readonly ConditionGroup[]): string | undefined {
  const remedies = new Set(failed.map(({ error }: { error: BenchError | undefined }) => error?.remedy));
  return remedies.size === 1 ? [...remedies][0] : undefined;
}

/** Lower-cases a sentence to continue after a colon, unless it begins with a symbol such as V_reset. */
function beginningSmall(sentence: string): string {
  return /^[A-Z][a-z]* /.test(sentence) ? sentence[0]!.toLowerCase() + sentence.slice(1) : sentence;
}
