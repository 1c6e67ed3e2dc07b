import { countText } from "../content/number-text.ts";
import type { Epoch } from "../protocol/epoch.ts";
import { epochKinds, epochNumbers, wordsOf } from "../protocol/epoch-kinds.ts";
import { sweepDuration } from "../protocol/epoch-in-sweep.ts";
import { rateWindow } from "../protocol/epoch-spans.ts";
import { noiseAxisName } from "../plan/axes-of-protocol.ts";
import type { Plan } from "../plan/plan.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { exact, listed, numbersListed } from "./methods-words.ts";

/** Epochs that are written out; a longer table is only counted. */
const mostEpochs = 8;

/** The epoch table in words. */
export function stimulusSentences(p: ResolvedProtocol): string[] {
  const unit = p.levelUnit === "rheobase" ? "× rheobase" : p.levelUnit;
  const epochs = p.epochs.slice(0, mostEpochs).map((epoch) => `${epochText(epoch, unit)}${deltasText(epoch, p.sweeps, unit)}`);
  const durations = new Set(Array.from({ length: p.sweeps }, (_, sweep) => sweepDuration(p, sweep)));
  const length = durations.size === 1 ? ` of ${exact([...durations][0]!, "ms")}` : "";
  const rest = p.epochs.length > mostEpochs ? ` and ${p.epochs.length - mostEpochs} further epochs` : "";
  const holding = p.holding === 0 ? "" : ` The holding level was ${exact(p.holding, unit)}.`;
  const count = p.sweeps === 1 ? `One sweep${length} was` : `${countText(p.sweeps)} sweeps${length} were`;
  const made = p.epochs.length === 0 ? "without a stimulus" : `composed of ${epochs.join("; ")}${rest}`;
  return [`${count} ${made}.${holding}`];
}

/** Values of the parameters that vary besides the noise, which has a sentence of its own. */
export function parameterSentences({ parameterAxes }: Plan): string[] {
  return parameterAxes.flatMap(({ name, words, values, unit = "" }) => {
    if (name === noiseAxisName) return [];
    return [`The ${values.length === 1 ? `${words.one} was` : `${words.many} were`} ${numbersListed(values, unit)}.`];
  });
}

/** Number of conditions, and trials of each. */
export function conditionsSentence({ stimulusAxis, parameterAxes, repeats }: Plan): string {
  const varying = [stimulusAxis, ...parameterAxes].filter(({ values }) => values.length > 1);
  const each = repeats === 1 ? "once" : `in ${countText(repeats)} trials`;
  if (varying.length > 1) return `Every combination of ${listed(varying.map(({ values, words }) => `${countText(values.length)} ${words.many}`))} was simulated ${each}.`;
  const [only] = varying;
  return `${only === undefined ? `The ${stimulusAxis.words.one}` : `Every ${only.words.one}`} was simulated ${each}.`;
}

/** The window of rates and intervals, if it is the same in all sweeps. */
export function windowSentence(p: ResolvedProtocol): string[] {
  const windows = Array.from({ length: p.sweeps }, (_, sweep) => rateWindow(p, sweep));
  const first = windows[0]!;
  if (windows.some(({ from, to }) => from !== first.from || to !== first.to)) return [];
  return [`Rates and interspike intervals were taken from ${exact(first.from)} to ${exact(first.to, "ms")} of each sweep.`];
}

/** The epoch in the words of its kind, then each number that is not its default: ", phase 1 rad". */
function epochText(epoch: Epoch, levelUnit: string): string {
  const given = epoch as unknown as Readonly<Record<string, number | undefined>>;
  const numbers = epochNumbers(epoch.kind);
  const unitOf = (key: string): string => {
    if (key === "duration") return "ms";
    const unit = numbers.find((number) => number.key === key)?.unit ?? "level";
    return unit === "level" ? levelUnit : unit;
  };
  const text = epochKinds[epoch.kind].sentence.replace(/\{(\w+)(:?)\}/g, (_, key: string, bare: string) => exact(given[key]!, bare === ":" ? "" : unitOf(key)));
  const others = numbers.flatMap(({ key, default: byDefault, said }) =>
    given[key] === undefined || byDefault === undefined || given[key] === byDefault ? [] : [`, ${said ?? wordsOf(key)} ${exact(given[key], unitOf(key))}`],
  );
  return epoch.kind === "waveform"
    ? `${text}${samplesText(epoch)}${others.join("")}${epoch.level === 0 ? "" : `, ${exact(epoch.level, levelUnit)} added`}`
    : `${text}${others.join("")}`;
}

function samplesText({ values, source }: Extract<Epoch, { kind: "waveform" }>): string {
  return ` of ${countText(values.length)} samples${source === undefined ? "" : ` (${source})`}`;
}

/** The values that change from sweep to sweep. */
function deltasText(epoch: Epoch, sweeps: number, unit: string): string {
  if (sweeps === 1) return "";
  const said = deltasOf(epoch, unit).flatMap(([name, delta, unitOfDelta]) => (delta === undefined || delta === 0 ? [] : [`${name} ${signed(delta, unitOfDelta)}`]));
  return said.length === 0 ? "" : `, ${listed(said)} per sweep`;
}

function deltasOf(epoch: Epoch, unit: string): [name: string, delta: number | undefined, unit: string][] {
  const given = epoch as unknown as Readonly<Record<string, number | undefined>>;
  return [
    ["level", epoch.deltaLevel, unit],
    ["duration", epoch.deltaDuration, "ms"],
    ...epochNumbers(epoch.kind).map((number): [string, number | undefined, string] => [wordsOf(number.key), given[number.deltaKey], number.unit === "level" ? unit : number.unit]),
  ];
}

const signed = (value: number, unit: string): string => (value > 0 ? `+${exact(value, unit)}` : exact(value, unit));
