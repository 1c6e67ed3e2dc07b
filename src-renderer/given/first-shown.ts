import type { Place, Plan } from "../../src-shared/plan/plan.ts";

/** What a page shows first: the sweep before the last one of a rising series usually shows most. */
export function firstShown({ stimulusAxis, stimuli }: Plan): Place {
  return { [stimulusAxis.name]: Math.max(0, stimuli - 2) };
}
