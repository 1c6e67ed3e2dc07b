import { codeCannotSay } from "../errors/code-errors.ts";
import type { BenchError } from "../foundation/bench-error.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import type { Plan } from "../plan/plan.ts";

/** Neurons whose drawn parameters a script lists at most. */
const mostNeurons = 200;
/** Samples of waveforms that a script lists at most. */
const mostSamples = 10_000;

/** What no script says, in whatever language. @param where file and JSON path of the protocol */
export function commonLimits({ protocol, drives }: Plan, language: string, where: string): BenchError[] {
  const { neuronAsGiven, population, epochs, noise, network } = protocol;
  const grid = new TimeGrid(protocol.dt);
  const problems: BenchError[] = [];
  const refuse = (path: string, reason: string, remedy: string) => problems.push(codeCannotSay(`${where}${path}`, language, reason, remedy));
  if (network !== undefined) {
    refuse("/network", "networks are not written as scripts", "Choose a protocol with a single neuron or a population");
    return problems;
  }
  if (population > mostNeurons && Object.values(neuronAsGiven).some((value) => typeof value === "object"))
    refuse("/population", `it would list the drawn parameters of ${population} neurons`, `Lower population to ${mostNeurons}, or give the neuron plain numbers`);
  for (const [k, epoch] of epochs.entries()) {
    if (epoch.kind === "waveform" && epoch.values.length > mostSamples)
      refuse(`/epochs/${k}/values`, `the waveform has ${epoch.values.length} samples`, `Thin the waveform to ${mostSamples} samples`);
  }
  if (drives.some(({ duration }) => grid.stepAt(duration) === undefined)) refuse("/dt", "a sweep ends within a step", "Choose dt so that the sweep is a whole number of steps");
  if (noise !== undefined && noise.frozen !== "no")
    refuse("/noise/frozen", "conditions share their noise, and the script draws it anew in each", 'Set "frozen" of the noise to "no"');
  return problems;
}

/** Where exact steps need one formula a step: an edge of the stimulus inside a step, and chirps. */
export function stepLimits({ protocol, drives }: Plan, language: string, where: string): BenchError[] {
  const { epochs } = protocol;
  const grid = new TimeGrid(protocol.dt);
  const chirp = epochs.findIndex(({ kind }) => kind === "chirp");
  const euler = "Set integrator to euler";
  if (chirp >= 0) return [codeCannotSay(`${where}/epochs/${chirp}`, language, "V has no closed form under a chirp", euler)];
  const isOnGrid = drives.every(({ stimulus }) => stimulus.segments.every(({ end }) => grid.stepAt(end) !== undefined));
  return isOnGrid ? [] : [codeCannotSay(`${where}/dt`, language, "the stimulus changes within a step", `Choose a dt that divides all its edges, or: ${euler}`)];
}
