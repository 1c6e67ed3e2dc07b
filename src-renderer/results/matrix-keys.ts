import type { Coordinates, Plan } from "../../src-shared/plan/plan.ts";

/** What a key moves to in the matrix: stimuli go right, parameters go up. Undefined for other keys. */
export function matrixStep(key: string, { stimulus, setting, repeat }: Coordinates, { stimuli, settings }: Pick<Plan, "stimuli" | "settings">): Coordinates | undefined {
  const within = (toStimulus: number, toSetting: number): Coordinates => ({
    stimulus: Math.min(Math.max(toStimulus, 0), stimuli - 1),
    setting: Math.min(Math.max(toSetting, 0), settings - 1),
    repeat,
  });
  switch (key) {
    case "ArrowLeft":
      return within(stimulus - 1, setting);
    case "ArrowRight":
      return within(stimulus + 1, setting);
    case "ArrowUp":
      return within(stimulus, setting + 1);
    case "ArrowDown":
      return within(stimulus, setting - 1);
    case "Home":
      return within(0, setting);
    case "End":
      return within(stimuli - 1, setting);
    case "PageUp":
      return within(stimulus, settings - 1);
    case "PageDown":
      return within(stimulus, 0);
    default:
      return undefined;
  }
}
