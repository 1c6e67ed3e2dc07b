import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

// Errors of runs. `where` names protocol, sweep, noise level and trial.

export const workerDied = (where: string, reason: string): BenchError =>
  new BenchError("worker-died", {
    where,
    what: sentence`The worker thread that simulated this condition died: ${{ reason }}. The other conditions go on.`,
    remedy: "Run it again; if it dies again, use fewer workers, fewer neurons or larger steps.",
  });

export const workersCannotStart = (where: string, reason: string): BenchError =>
  new BenchError("workers-cannot-start", {
    where,
    what: sentence`No worker thread comes to the point of simulating anything: ${{ reason }}.`,
    remedy: "If Node.js was started with --jitless (NODE_OPTIONS too), start it without; else use fewer workers, free memory, or install the program again.",
  });

export const simulationProcessDied = (where: string, reason: string): BenchError =>
  new BenchError("simulation-process-died", {
    where,
    what: sentence`The process that simulates ended before this condition was done: ${{ reason }}. Conditions that were done are kept.`,
    remedy: "Run what is missing again; if the process ends again, use fewer workers, fewer neurons or larger steps, or free some memory.",
  });

export const conditionFailed = (where: string, reason: string): BenchError =>
  new BenchError("condition-failed", {
    where,
    what: sentence`The simulation stopped with an unexpected error: ${{ reason }}. This is a bug in Rheobase.`,
    remedy: "Please report it together with the experiment file.",
  });

export const tooManySpikes = (protocol: string, sweep: string, most: number): BenchError =>
  new BenchError("too-many-spikes", {
    where: `${protocol}, ${sweep}`,
    what: sentence`This condition fires more than ${{ most }} times, more than memory should hold.`,
    remedy: "Shorten the sweep, lower the drive, give the neuron a refractory period, or split the population.",
  });

/** The engine gave something that is no number: a fault of ours, since magnitudes are bounded. */
export const resultNotFinite = (what: string): BenchError =>
  new BenchError("result-not-finite", {
    where: "engine",
    what: sentence`The simulation gave ${{ what }} that is no finite number, so this condition has no result.`,
    remedy: "Bring the protocol's numbers nearer to those of a membrane, and report the protocol: this is a fault of the engine.",
  });

export const drawsNeverSound = (protocol: string, neuron: number, draws: number): BenchError =>
  new BenchError("draws-never-sound", {
    where: `${protocol}, neuron ${neuron + 1}`,
    what: sentence`${{ draws }} draws from the spreads gave no neuron with V_reset below V_th and positive time constants.`,
    remedy: "Narrow the spreads, or move their middles apart.",
  });

export const conditionNotFinished = (condition: number): BenchError =>
  new BenchError("condition-not-finished", {
    where: `condition ${condition + 1}`,
    what: "There are no results of this condition: it has not finished.",
    remedy: "Wait for it, or simulate the missing conditions.",
  });

export const traceNotRecorded = (neuron: number): BenchError =>
  new BenchError("trace-not-recorded", {
    where: `neuron ${neuron + 1}`,
    what: "V of this neuron was not recorded.",
    remedy: "Record V of more neurons, and run the protocol again.",
  });

/** The thread that computes histograms of a large run ended before it had answered. */
export const distributionsInterrupted = (reason: string) =>
  new BenchError("distributions-interrupted", {
    where: "",
    what: sentence`The histograms were not finished, because their thread ended: ${{ reason }}.`,
    remedy: "Choose the condition again to have them made again.",
  });
