import type { Plan } from "../plan/plan.ts";

/** The languages that a protocol leaves in. */
export const scriptLanguages = ["numpy", "brian2", "nest"] as const;
export type ScriptLanguage = (typeof scriptLanguages)[number];

/** What a script says of where it comes from. */
export interface ScriptSource {
  readonly plan: Plan;
  /** name of the experiment's file, without its folder */
  readonly file: string;
  /** of the application */
  readonly version: string;
}
