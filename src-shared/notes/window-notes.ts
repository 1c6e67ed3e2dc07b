import { sentence } from "../foundation/sentence.ts";
import { steadyPotential } from "../neuron/derived.ts";
import type { Drive } from "../plan/sweep-drive.ts";
import type { Plan } from "../plan/plan.ts";
import { constantStretch, stretchBefore, type ConstantStretch } from "../stimulus/constant-stretch.ts";
import { noiselessInterval } from "../theory/firing-rate.ts";
import { mostWindowError } from "../theory/long-run.ts";
import { longRunError, longRunFiring, predictSpikeCount } from "../theory/predict-rate.ts";
import type { NoteKind } from "./note.ts";
import { fewSweeps, firstInFewSweeps, told } from "./told-numbers.ts";

/** Sweeps that theory is asked for: Siegert's formula takes a tenth of a millisecond. */
const mostTheories = 7;

/** Latencies of a cell that fires all the time. */
export const latencyWhileFiring: NoteKind = {
  code: "latency-while-firing",
  when: "the level before the stimulus' onset makes the cell fire already",
  because: "The first spike after the onset would have come anyway: its latency is the rest of an interval, no response.",
  find: (plan) => {
    const { protocol, driveUnit } = plan;
    const { neuron } = protocol;
    const found = firstInFewSweeps(plan, (sweep) => {
      const before = levelBeforeOnset(plan.drive(sweep));
      const V_inf = before === undefined ? undefined : steadyPotential(neuron, before.level, driveUnit);
      const interval = V_inf === undefined ? undefined : noiselessInterval(neuron, V_inf);
      // One interval that has passed is firing; a shorter time may be a response.
      return before === undefined || interval === undefined || before.to - before.from < interval ? undefined : { before, interval };
    });
    if (found === undefined) return [];
    const { before, interval } = found;
    const isOwn = steadyPotential(neuron, 0, driveUnit)! > neuron.V_th && before.level === 0;
    const fires = isOwn ? "fires on its own" : sentence`fires under ${{ level: told(before.level) }} ${driveUnit}`;
    const already = sentence`Before the stimulus begins at ${{ onset: told(before.to) }} ms the cell ${fires} every ${{ interval: told(interval) }} ms`;
    return [
      {
        path: before.from <= 0 && before.level === protocol.holding && protocol.holding !== 0 ? "/holding" : "/window",
        what: sentence`${already}: a latency counted from there is the rest of an interval, no response.`,
        remedy: "Leave first-spike latencies aside here, or let the stimulus begin from a level at which the cell is silent.",
      },
    ];
  },
};

/** The constant level right before the onset. */
function levelBeforeOnset({ stimulus, onset, stretch, window }: Drive): ConstantStretch | undefined {
  if (onset <= 0) return undefined;
  // Where the drive goes on as it was there is no onset: what fires there fires all the time.
  const from = stretch !== undefined && stretch.from < onset ? stretch : constantStretch(stimulus, { from: onset, to: Math.min(window.to, stimulus.duration) });
  if (from !== undefined) return from.from < onset ? { ...from, to: onset } : stretchBefore(stimulus, from);
  return stretchBefore(stimulus, { from: onset, to: onset, level: 0 });
}

/** Long-run theory beside windows that never see the long run. */
export const windowTooShortForTheory: NoteKind = {
  code: "window-too-short-for-theory",
  when: "the window of a constant drive, tau_m or longer, is so short, or so soon after its onset, that it is expected to count another rate than theory's by more than a fifth",
  because: "Theory is the rate of the long run. It is left out there; without noise `predicted_spike_count` says exactly what such a window counts.",
  find: (plan) => {
    const { settings } = plan.data;
    const tooShort = fewSweeps(plan, mostTheories).flatMap((sweep) =>
      [...new Set([settings[0]!, settings.at(-1)!])].flatMap((setting) => {
        const drive = plan.drive(sweep, setting.protocol);
        const firing = longRunFiring(setting, drive);
        // A pulse shorter than tau_m is not meant to give a rate.
        const isPulse = drive.window.to - drive.window.from < setting.protocol.neuron.tau_m;
        const error = firing === undefined || isPulse ? 0 : longRunError(setting, drive, firing);
        return firing === undefined || error <= mostWindowError ? [] : [{ sweep, drive, rate: firing.rate, error, exact: predictSpikeCount(setting, drive) }];
      }),
    );
    // Use the fastest sweep: a few spikes per minute are not meant to give a rate.
    const [worst] = tooShort.toSorted((one, other) => other.rate - one.rate);
    if (worst === undefined) return [];
    return [{ path: placeOfWindow(plan, worst.drive), ...wordsOf(plan, worst) }];
  },
};

interface ShortWindow {
  readonly sweep: number;
  readonly drive: Drive;
  readonly rate: number;
  readonly error: number;
  readonly exact: number | undefined;
}

function wordsOf(plan: Plan, { sweep, drive: { window, level, stimulus }, rate, error, exact }: ShortWindow) {
  const length = window.to - window.from;
  const ofOne = exact === undefined ? undefined : exact / plan.protocol.population;
  const counts =
    ofOne === undefined
      ? sentence`a rate about ${{ off: Math.round(100 * error) }} % off`
      : sentence`${{ count: ofOne }} ${ofOne === 1 ? "spike" : "spikes"}, ${{ measured: told((1000 * ofOne) / length) }} Hz`;
  const longRun = sentence`At ${{ level: told(level!.level) }} ${stimulus.unit} (sweep ${{ sweep: sweep + 1 }}) theory's long-run rate of ${{ rate: told(rate) }} Hz`;
  const longer = sentence`Make the window ${{ longer: told((length * error) / 0.05) }} ms or longer to come within 5 %`;
  return {
    what: sentence`${longRun} is not reached in a window of ${{ length: told(length) }} ms: it counts ${counts}. Theory is left out there.`,
    remedy: ofOne === undefined ? sentence`${longer}.` : sentence`${longer}, or compare with "predicted_spike_count", which is exact.`,
  };
}

/** Where the length of a window is decided. */
function placeOfWindow({ protocol }: Plan, { epochs, onset }: Drive): string {
  if (protocol.window.from !== undefined || protocol.window.to !== undefined) return "/window";
  const epoch = epochs.findLast(({ start }) => start <= onset);
  return epoch === undefined ? "/duration" : `/epochs/${epoch.index}/duration`;
}
