import type { Plan } from "../plan/plan.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { Question } from "./question.ts";

/** A protocol that a lesson speaks of. */
export interface LessonProtocol {
  /** as the lesson calls it: "step" */
  readonly name: string;
  readonly protocol: Protocol;
  readonly plan: Plan;
}

/** A part of a lesson, in its order. */
export type LessonBlock =
  | { readonly kind: "text"; readonly markdown: string; /** of the file, from 1 */ readonly line: number }
  | { readonly kind: "figure"; readonly protocol: string }
  | { readonly kind: "live"; readonly protocol: string }
  | { readonly kind: "code"; readonly protocol: string }
  | { readonly kind: "question"; /** "q1", "q2", ... */ readonly id: string; readonly question: Question };

/** A lesson that was read: every protocol has a plan, and every quantity that it asks for is known. */
export interface Lesson {
  /** name of its file, by which progress is kept: "03-time-constant.md" */
  readonly file: string;
  readonly title: string;
  /** what it teaches, in one sentence */
  readonly summary: string;
  readonly protocols: ReadonlyMap<string, LessonProtocol>;
  readonly blocks: readonly LessonBlock[];
  readonly references: readonly string[];
}
