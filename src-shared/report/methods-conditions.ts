import { countText } from "../content/number-text.ts";
import type { Epoch } from "../protocol/epoch.ts";
import { sweepDuration } from "../protocol/epoch-in-sweep.ts";
import { rateWindow } from "../protocol/epoch-spans.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { exact, listed } from "./methods-words.ts";

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

/** How many conditions, and trials of each. */
export function conditionsSentence({ sweeps, noise, trials }: ResolvedProtocol): string {
  const levels = noise?.levels.length ?? 1;
  const parts = [
    ...(sweeps > 1 || levels === 1 ? [`${countText(sweeps)} ${sweeps === 1 ? "sweep" : "sweeps"}`] : []),
    ...(levels > 1 ? [`${countText(levels)} noise levels`] : []),
  ];
  const each = trials === 1 ? "once" : `in ${countText(trials)} trials`;
  return parts.length > 1 ? `Every combination of ${parts.join(" and ")} was simulated ${each}.` : `${levels > 1 ? "Every noise level" : sweeps > 1 ? "Every sweep" : "The sweep"} was simulated ${each}.`;
}

/** Where rates and intervals were taken, where that is the same in all sweeps. */
export function windowSentence(p: ResolvedProtocol): string[] {
  const windows = Array.from({ length: p.sweeps }, (_, sweep) => rateWindow(p, sweep));
  const first = windows[0]!;
  if (windows.some(({ from, to }) => from !== first.from || to !== first.to)) return [];
  return [`Rates and interspike intervals were taken from ${exact(first.from)} to ${exact(first.to, "ms")} of each sweep.`];
}

function epochText(epoch: Epoch, unit: string): string {
  const long = exact(epoch.duration, "ms");
  const level = exact(epoch.level, unit);
  switch (epoch.kind) {
    case "step":
      return `${long} at ${level}`;
    case "ramp":
      return `a ramp to ${level} in ${long}`;
    case "sine":
      return `${long} of a sine of ${exact(epoch.frequency, "Hz")} and amplitude ${exact(epoch.amplitude, unit)} around ${level}${phaseText(epoch.phase)}`;
    case "chirp":
      return `${long} of a chirp from ${exact(epoch.startFrequency)} to ${exact(epoch.endFrequency, "Hz")} with amplitude ${exact(epoch.amplitude, unit)} around ${level}${phaseText(epoch.phase)}`;
    case "pulses":
      return `${long} of pulses to ${level}, ${exact(epoch.width, "ms")} long every ${exact(epoch.period, "ms")}`;
    case "waveform": {
      const scale = epoch.scale === undefined || epoch.scale === 1 ? "" : `, scaled by ${exact(epoch.scale)}`;
      const source = epoch.source === undefined ? "" : ` (${epoch.source})`;
      return `${long} of a waveform of ${countText(epoch.values.length)} samples${source}${scale}${epoch.level === 0 ? "" : `, ${level} added`}`;
    }
  }
}

const phaseText = (phase: number | undefined): string => (phase === undefined || phase === 0 ? "" : `, phase ${exact(phase, "rad")}`);

/** What is changed from sweep to sweep. */
function deltasText(epoch: Epoch, sweeps: number, unit: string): string {
  if (sweeps === 1) return "";
  const said = deltasOf(epoch, unit).flatMap(([name, delta, unitOfDelta]) => (delta === undefined || delta === 0 ? [] : [`${name} ${signed(delta, unitOfDelta)}`]));
  return said.length === 0 ? "" : `, ${listed(said)} per sweep`;
}

function deltasOf(epoch: Epoch, unit: string): [name: string, delta: number | undefined, unit: string][] {
  const common: [string, number | undefined, string][] = [
    ["level", epoch.deltaLevel, unit],
    ["duration", epoch.deltaDuration, "ms"],
  ];
  switch (epoch.kind) {
    case "step":
    case "ramp":
      return common;
    case "sine":
      return [...common, ["amplitude", epoch.deltaAmplitude, unit], ["frequency", epoch.deltaFrequency, "Hz"], ["phase", epoch.deltaPhase, "rad"]];
    case "chirp":
      return [...common, ["amplitude", epoch.deltaAmplitude, unit], ["start frequency", epoch.deltaStartFrequency, "Hz"], ["end frequency", epoch.deltaEndFrequency, "Hz"], ["phase", epoch.deltaPhase, "rad"]];
    case "pulses":
      return [...common, ["period", epoch.deltaPeriod, "ms"], ["width", epoch.deltaWidth, "ms"]];
    case "waveform":
      return [...common, ["scale", epoch.deltaScale, ""]];
  }
}

const signed = (value: number, unit: string): string => (value > 0 ? `+${exact(value, unit)}` : exact(value, unit));
