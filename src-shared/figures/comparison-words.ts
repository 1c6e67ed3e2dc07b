import { levelInWindow } from "../stimulus/level-in-window.ts";
import type { ComparedView, ShownRun } from "./compared-result.ts";
import { noiseWording } from "../content/noise-wording.ts";
import { quantityText } from "../content/number-text.ts";
import { bareText, plain, type TextLine } from "../content/rich-text.ts";

/** Description of what all runs have in common; differences are in the titles of the runs. */
export interface ComparedWords {
  readonly place: TextLine;
  /** of all runs: "σ 2 mV"; empty where they differ, and without noise */
  readonly noise: TextLine;
  /** what only this run has: its level, its noise; empty where all have the same */
  readonly own: (run: ShownRun) => TextLine;
}

/** "Sweep 5, 140 pA, σ 2 mV, trial 1" and what of it is each run's own. */
export function comparedWords(runs: readonly ShownRun[], { sweep, trial }: ComparedView): ComparedWords {
  const there = runs.filter(({ stimulus }) => stimulus !== undefined);
  const level = common(there.map(levelWords));
  const noise = there.some(({ noiseLevel }) => noiseLevel !== undefined) ? common(there.map(noiseWords)) : [];
  const parts: TextLine[] = [
    ...(runs.some(({ result }) => result.protocol.sweeps > 1) ? [plain(`sweep ${sweep + 1}`)] : []),
    ...(level === undefined ? [] : [level]),
    ...(noise === undefined ? [] : [noise]),
    ...(runs.some(({ result }) => result.protocol.trials > 1) ? [plain(`trial ${trial + 1}`)] : []),
    ...(runs.some(({ result }) => result.protocol.population > 1) ? [plain("neuron 1")] : []),
  ];
  const own = (run: ShownRun): TextLine => {
    if (run.stimulus === undefined) return plain("no such condition");
    return commas([...(level === undefined ? [levelWords(run)] : []), ...(noise === undefined ? [noiseWords(run)] : [])]);
  };
  return { place: commas(parts), noise: noise ?? [], own };
}

/** "A, Run 12   B, Run 11", each in its colour; a line may break between runs only. */
export function namesLine(runs: readonly ShownRun[]): TextLine {
  return runs.flatMap(({ letter, name, ink }) => plain(`${letter}, ${name}`.replaceAll(" ", unbroken) + unbroken + unbroken + " ", ink));
}

const unbroken = "\u00a0";

/** The line that all are equal to; undefined where they differ. */
function common(lines: readonly TextLine[]): TextLine | undefined {
  return new Set(lines.map(bareText)).size === 1 ? lines[0]! : undefined;
}

function levelWords({ trials, stimulus }: ShownRun): TextLine {
  const window = trials[0]?.summary;
  const drive = stimulus === undefined || window === undefined ? undefined : levelInWindow(stimulus, window);
  return drive?.constant === true ? plain(quantityText(drive.level, stimulus!.unit)) : [];
}

function noiseWords({ result, noiseLevel }: ShownRun): TextLine {
  return noiseLevel === undefined ? plain("no noise") : noiseWording(result.protocol)!.nameOf(noiseLevel);
}

function commas(parts: readonly TextLine[]): TextLine {
  return parts.filter((part) => part.length > 0).flatMap((part, k) => [...(k === 0 ? [] : plain(", ")), ...part]);
}
