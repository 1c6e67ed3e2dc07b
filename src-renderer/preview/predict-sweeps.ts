import { evenly } from "../../src-shared/content/chosen-conditions.ts";
import { lineOf, theoryOver } from "../../src-shared/content/theory-lines.ts";
import { tickStep } from "../../src-shared/figures/ticks.ts";
import { rheobaseOf, rheobaseUnit, steadyPotential } from "../../src-shared/neuron/derived.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { Firing } from "../../src-shared/theory/firing-rate.ts";
import { mostWindowError } from "../../src-shared/theory/long-run.ts";
import { firingTheory, longRunError, longRunFiring, predictVoltage } from "../../src-shared/theory/predict-rate.ts";
import type { Polyline } from "../charts/trace-view.ts";
import { spreadOut } from "./plan-preview.ts";
import type { NoPrediction, PredictedProtocol, PredictedSweep } from "./preview.ts";

/** Maximum number of predicted sweeps; with more sweeps, only some are predicted. */
const mostSweeps = 400;
/** Points of the theory curve, and how far it goes beyond the sweeps, as a share of their range. */
const curvePoints = 120;
const beyond = 0.1;

/** How far a prediction goes. */
interface Reach {
  /** the sweep that is predicted first */
  readonly sweep: number;
  /** Whether there is no time for more sweeps: those of long stimuli take long to compile. */
  readonly isLate: () => boolean;
}

/** Theoretical rates of a protocol's sweeps for one combination of parameters, and the curve through them; none where theory does not apply. */
export function predictSweeps(plan: Plan, setting: number, { sweep: first, isLate }: Reach = { sweep: 0, isLate: () => false }): PredictedProtocol {
  const { protocol, noiseLevel } = plan.data.settings[setting]!;
  const { neuron } = protocol;
  const unit = plan.driveUnit;
  const theory = firingTheory(protocol, noiseLevel, unit);
  const rheobase = rheobaseUnit(neuron) === unit ? rheobaseOf(neuron) : undefined;
  const sweeps = evenly(Array.from({ length: protocol.sweeps }, (_, sweep) => sweep), mostSweeps);
  const given = plan.data.settings[setting]!;
  let largestError = 0;
  const ofSweep = (sweep: number): PredictedSweep => {
    const drive = plan.drive(sweep, protocol);
    const { level } = drive;
    const isConstant = level?.constant === true;
    const longRun = longRunFiring(given, drive);
    const error = longRun === undefined ? 0 : longRunError(given, drive, longRun);
    const firing = error > mostWindowError ? undefined : longRun;
    largestError = Math.max(largestError, error);
    return {
      sweep,
      level: level?.level,
      isConstant,
      timesRheobase: level !== undefined && rheobase !== undefined && rheobase > 0 ? level.level / rheobase : undefined,
      V_inf: isConstant ? steadyPotential(neuron, level.level, unit) : undefined,
      V_sd: predictVoltage(given, drive)?.sd,
      rate: firing?.rate,
      cv: firing?.cv,
    };
  };
  const predicted = [ofSweep(sweeps.find((sweep) => sweep >= first) ?? 0)];
  for (const place of spreadOut(sweeps.length, sweeps.length, sweeps.indexOf(predicted[0]!.sweep))) {
    if (isLate()) break;
    predicted.push(ofSweep(sweeps[place]!));
  }
  predicted.sort((one, other) => one.sweep - other.sweep);
  const levels = predicted.flatMap(({ level, isConstant }) => (isConstant && level !== undefined ? [level] : []));
  const noPrediction = reasonOf(protocol, theory !== undefined, levels.length > 0) ?? (isTooShort(predicted) ? "short" : undefined);
  return {
    unit,
    predicted,
    curve: noPrediction === undefined && theory !== undefined ? curveOver(levels, rheobase, theory) : undefined,
    longRunError: largestError,
    noPrediction,
    rheobase,
  };
}

/** Whether the sweep of the strongest drive, which fires fastest, has no rate because its window is too short. */
function isTooShort(predicted: readonly PredictedSweep[]): boolean {
  const constant = predicted.filter(({ isConstant }) => isConstant);
  const strongest = Math.max(...constant.map(({ level }) => level ?? -Infinity));
  return constant.some(({ level, rate }) => level === strongest && rate === undefined);
}

function reasonOf({ noise }: ResolvedProtocol, hasTheory: boolean, hasLevels: boolean): NoPrediction | undefined {
  if (hasTheory) return hasLevels ? undefined : "drive";
  return noise !== undefined && noise.kind !== "white" ? "noise" : "spread";
}

/** From the lowest level to beyond the highest and the rheobase, finer just above it, where the curve has its corner. */
function curveOver(levels: readonly number[], rheobase: number | undefined, theory: (level: number) => Firing | undefined): Polyline {
  const corner = rheobase ?? 0;
  // With a single level the curve starts at 0.
  const low = Math.min(...levels, 0.8 * corner, ...(new Set(levels).size === 1 ? [0] : []));
  const high = Math.max(...levels, 1.2 * corner);
  const reach = high + beyond * (high > low ? high - low : 1);
  const step = tickStep(reach - low, 8);
  const range = { min: low, max: Math.ceil(reach / step - 1e-9) * step };
  const points = lineOf(theoryOver(range, theory, corner, curvePoints), "rate").filter(({ y }) => Number.isFinite(y));
  return { x: Float64Array.from(points, ({ x }) => x), y: Float64Array.from(points, ({ y }) => y) };
}
