import type { Condition } from "../plan/condition.ts";
import type { Plan } from "../plan/plan.ts";
import type { Firing } from "../theory/firing-rate.ts";
import { predictRate, predictSpikeCount } from "../theory/predict-rate.ts";

/** Firing of a condition expected by theory. */
export interface ExpectedFiring {
  /** of the long run; undefined where theory does not hold, or the window is too short for it (`theory/predict-rate.ts`) */
  readonly theory: Firing | undefined;
  /** exact, without noise; undefined where there is no closed form (`theory/noiseless-count.ts`) */
  readonly expectedCount: number | undefined;
}

/** Trials of a group are summarised one after the other, and theory expects the same of all of them. */
const lastGroup = new WeakMap<Plan, ExpectedFiring & { readonly group: number }>();

/** Computes the expected firing of a condition once for all trials of a group. */
export function expectedFiring(plan: Plan, condition: Condition): ExpectedFiring {
  const group = plan.groupOf(condition);
  const known = lastGroup.get(plan);
  if (known?.group === group) return known;
  const [setting, drive] = [plan.settingOf(condition), plan.driveOf(condition)];
  const expected = { group, theory: predictRate(setting, drive), expectedCount: predictSpikeCount(setting, drive) };
  lastGroup.set(plan, expected);
  return expected;
}
