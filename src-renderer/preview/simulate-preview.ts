import { TimeGrid } from "../../src-shared/foundation/time-grid.ts";
import { driveKernel } from "../../src-shared/engine/drive-kernel.ts";
import { drawParameters } from "../../src-shared/engine/draw-parameters.ts";
import type { Kernel } from "../../src-shared/engine/kernel.ts";
import { kernelInputOf } from "../../src-shared/engine/kernel-input.ts";
import { Decimator } from "../../src-shared/figures/decimate.ts";
import { Plan } from "../../src-shared/plan/plan.ts";
import { sampleStimulus } from "../../src-shared/stimulus/sample-stimulus.ts";
import type { CompiledStimulus } from "../../src-shared/stimulus/segments.ts";
import type { Polyline } from "../charts/trace-view.ts";
import { planPreview, roundLength } from "./plan-preview.ts";
import { predictSweeps } from "./predict-sweeps.ts";
import type { PredictedProtocol, Preview, PreviewRequest, PreviewSweep } from "./preview.ts";

/** Columns kept of a trace: enough to zoom in about twenty times. */
const columns = 10_000;
/** Steps between two checks of the clock. */
const pace = { steps: 20_000, work: 100_000 };
/** Longest prediction and longest simulation, ms. Both take far less, unless stimuli have very many pieces or a neuron fires very often. */
const timeBudget = 300;

/**
 * Simulates a protocol within the preview's limits, the shown sweep first. It takes one trial of one
 * neuron, with the same random streams as a run.
 *
 * @param now ms from anywhere
 * @param onPrediction called before anything is simulated
 * @throws BenchError draws-never-sound
 */
export function simulatePreview(
  request: PreviewRequest,
  kernel: Kernel,
  now: () => number,
  onPrediction: (prediction: PredictedProtocol) => void = () => undefined,
): Preview {
  const begun = now();
  // The first neuron of a population does not depend on the population's size.
  const plan = new Plan(request.plan).with({ population: 1, recordV: true, recordNeurons: 1, recordEvery: 1 });
  const { protocol } = plan;
  const prediction = predictSweeps(plan, request.setting, { sweep: request.sweep, isLate: () => now() - begun > timeBudget });
  onPrediction(prediction);
  const extent = planPreview(plan, request.sweep, request.size);
  const deadline = now() + timeBudget;
  let shown = extent.until;
  const sweeps: PreviewSweep[] = [];
  for (const sweep of extent.sweeps) {
    const { simulated, reached, isWhole } = simulateSweep(plan, sweep, request.setting, kernel, { shown, deadline, now });
    if (sweeps.length === 0) {
      if (!isWhole) shown = roundLength(Math.max(reached, protocol.dt));
      sweeps.push(isWhole ? simulated : cutAt(simulated, shown));
    } else if (isWhole) {
      sweeps.push(simulated);
    }
    // An incomplete sweep beside a complete one would look as if it ended early.
    if (!isWhole || now() > deadline) break;
  }
  return {
    duration: extent.duration,
    shown,
    sweeps: sweeps.sort((one, other) => one.sweep - other.sweep),
    cell: drawParameters(protocol)[0]!,
    ...prediction,
    took: now() - begun,
  };
}

interface Limits {
  /** ms of the sweep */
  readonly shown: number;
  /** time at which to stop */
  readonly deadline: number;
  readonly now: () => number;
}

function simulateSweep(
  plan: Plan,
  sweep: number,
  setting: number,
  kernel: Kernel,
  { shown, deadline, now }: Limits,
): { simulated: PreviewSweep; reached: number; isWhole: boolean } {
  const condition = plan.condition(plan.addressOf({ stimulus: sweep, setting, repeat: 0 }));
  const { stimulus } = plan.driveOf(condition);
  const { dt } = plan.settingOf(condition).protocol;
  const end = Math.min(stimulus.duration, shown);
  // One more step, so that the line reaches the end of the simulated part.
  const grid = new TimeGrid(dt);
  const last = grid.firstFrom(end) + 1;
  const voltage = new LineKeeper(last + 2, { from: 0, to: end });
  const spikes: Float64Array[] = [];
  let steps = 0;
  let isWhole = false;
  for (const { firstSample, V, spikeTimes, ...reached } of driveKernel(kernel, kernelInputOf({ plan, condition }), { pace, until: last })) {
    ({ steps } = reached);
    isWhole = reached.finished || steps >= last;
    spikes.push(spikeTimes);
    let sample = firstSample;
    for (const value of V[0] ?? []) voltage.add(Math.min(grid.timeOf(sample++), stimulus.duration), value);
    if (now() > deadline) break;
  }
  const times = Float64Array.from(spikes.flatMap((some) => [...some]).filter((time) => time <= end));
  return { simulated: { sweep, voltage: voltage.line(), spikes: times, stimulus: stimulusLine(stimulus) }, reached: Math.min(grid.timeOf(steps), end), isWhole };
}

function stimulusLine(stimulus: CompiledStimulus): Polyline {
  const { time, level } = sampleStimulus(stimulus);
  const keeper = new LineKeeper(time.length, { from: 0, to: stimulus.duration });
  for (let k = 0; k < time.length; k++) keeper.add(time[k]!, level[k]!);
  return keeper.line();
}

function cutAt(sweep: PreviewSweep, end: number): PreviewSweep {
  const { x, y } = sweep.voltage;
  const length = x.findLastIndex((time) => time <= end) + 1;
  return { ...sweep, voltage: { x: x.slice(0, length), y: y.slice(0, length) }, spikes: sweep.spikes.filter((time) => time <= end) };
}

/** Keeps every point of a line, or where they are too many the first, lowest, highest and last of each column. */
class LineKeeper {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #decimator: Decimator | undefined;
  #length = 0;

  constructor(points: number, span: { readonly from: number; readonly to: number }) {
    const isMany = points > 4 * columns;
    this.#x = new Float64Array(isMany ? 0 : points);
    this.#y = new Float64Array(this.#x.length);
    this.#decimator = isMany ? new Decimator(span, columns) : undefined;
  }

  add(x: number, y: number): void {
    if (this.#decimator !== undefined) return this.#decimator.add(x, y);
    this.#x[this.#length] = x;
    this.#y[this.#length++] = y;
  }

  line(): Polyline {
    if (this.#decimator === undefined) return { x: this.#x.slice(0, this.#length), y: this.#y.slice(0, this.#length) };
    const points = this.#decimator.finish();
    return { x: Float64Array.from(points, ({ x }) => x), y: Float64Array.from(points, ({ y }) => y) };
  }
}
