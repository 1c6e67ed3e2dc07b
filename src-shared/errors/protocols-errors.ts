import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

/** A level text is not "first:step:last". */
export const levelsUnreadable = (where: string, text: string) =>
  new BenchError("levels-unreadable", {
    where,
    what: sentence`"${{ text }}" is not a range of levels.`,
    remedy: 'Write first:step:last, as in "0:0.5:5", or an array of numbers.',
  });

/** The step of a level range is 0 or leads away from its last value. */
export const levelStepWrong = (where: string, text: string) =>
  new BenchError("level-step-wrong", {
    where,
    what: sentence`The step of "${{ text }}" does not lead from the first value to the last.`,
    remedy: "Give a step other than 0 with the sign of last - first.",
  });

/** A level range has more values than anyone can run. */
export const tooManyLevels = (where: string, text: string, count: number, limit: number) =>
  new BenchError("too-many-levels", {
    where,
    what: sentence`"${{ text }}" has about ${{ count: count.toExponential(1) }} values; ${{ limit }} is the limit.`,
    remedy: "Take a larger step.",
  });

/** A list of levels is empty, or contains one level twice. */
export const noLevels = (where: string) =>
  new BenchError("no-levels", { where, what: "The list of noise levels is empty, so there is nothing to run.", remedy: "Give at least one level; 0 is no noise." });

/** A noise level occurs twice: both would draw the same noise and give the same numbers. */
export const levelRepeated = (where: string, level: number) =>
  new BenchError("level-repeated", {
    where,
    what: sentence`The noise level ${{ level }} occurs twice; noise is keyed by its level, so both would give the same numbers.`,
    remedy: "Remove one, or raise trials to repeat a level with new noise.",
  });

/** A count (sweeps, trials, neurons, every, inputs) is below 1. */
export const countBelowOne = (where: string, name: string, value: number) =>
  new BenchError("count-below-one", {
    where,
    what: sentence`${{ name }} is ${{ value }}, which leaves nothing to simulate or record.`,
    remedy: sentence`Give ${{ name }} a whole number of 1 or more.`,
  });

/** dt is longer than a sweep. */
export const stepLongerThanSweep = (where: string, dt: number, duration: number, sweep: number) =>
  new BenchError("step-longer-than-sweep", {
    where,
    what: sentence`dt (${{ dt }} ms) is longer than sweep ${{ sweep: sweep + 1 }} (${{ duration }} ms), so there would be no grid to record on.`,
    remedy: "Make dt smaller or the sweep longer.",
  });

/** The protocol has neither epochs nor a duration. */
export const nothingToRun = (where: string) =>
  new BenchError("nothing-to-run", {
    where,
    what: "There is no epoch and no duration, so a sweep would last 0 ms.",
    remedy: "Add an epoch, or give a duration to run at the holding level.",
  });

/** An epoch lasts 0 ms or less in some sweep. */
export const epochTooShort = (where: string, label: string, duration: number, sweep: number) =>
  new BenchError("epoch-too-short", {
    where,
    what: sentence`The duration of ${{ label }} is ${{ duration }} ms${{ inSweep: sentence` in sweep ${{ sweep: sweep + 1 }}` }}; an epoch must last longer than 0 ms.`,
    remedy: sentence`Change duration${{ orDelta: sentence` or ${{ delta: "deltaDuration" }}, or the number of sweeps` }}.`,
  });

/** The epochs of some sweep need more time than the sweep has. */
export const epochsLongerThanSweep = (where: string, total: number, duration: number, sweep: number) =>
  new BenchError("epochs-longer-than-sweep", {
    where,
    what: sentence`The epochs of sweep ${{ sweep: sweep + 1 }} last ${{ total }} ms, longer than the sweep (${{ duration }} ms), so their end would be cut off.`,
    remedy: "Raise duration, leave it out (a sweep then lasts as long as its epochs), or shorten the epochs.",
  });

/** A number of the epoch table is out of range in some sweep. */
export const epochNumberInvalid = (where: string, label: string, name: string, value: number, unit: string, sweep: number, rule: string) =>
  new BenchError("epoch-number-invalid", {
    where,
    what: sentence`${{ name }} of ${{ label }} is ${{ value }} ${{ unit }}${{ inSweep: sentence` in sweep ${{ sweep: sweep + 1 }}` }}; it must be ${{ rule }}.`,
    remedy: sentence`Change ${{ name }}${{ orDelta: " or its delta, or the number of sweeps" }}.`,
  });

/** A pulse lasts longer than the time to the next one. */
export const pulseWiderThanPeriod = (where: string, label: string, width: number, period: number, sweep: number) =>
  new BenchError("pulse-wider-than-period", {
    where,
    what: sentence`The pulses of ${{ label }} are ${{ width }} ms wide but follow each other every ${{ period }} ms${{
      inSweep: sentence` in sweep ${{ sweep: sweep + 1 }}`,
    }}, so they would overlap.`,
    remedy: "Make width smaller or period longer.",
  });

/** A waveform has no sample. */
export const waveformEmpty = (where: string) =>
  new BenchError("waveform-empty", { where, what: "The waveform has no samples.", remedy: "Give at least one time and one value." });

/** A waveform has more times than values or the other way round. */
export const waveformLengthsDiffer = (where: string, times: number, values: number) =>
  new BenchError("waveform-lengths-differ", {
    where,
    what: sentence`The waveform has ${{ times }} times but ${{ values }} values.`,
    remedy: "Give one value for each time.",
  });

/** The times of a waveform do not ascend. */
export const waveformTimesNotAscending = (where: string, before: number, time: number) =>
  new BenchError("waveform-times-not-ascending", {
    where,
    what: sentence`The time ${{ time }} ms does not come after the one before it (${{ before }} ms).`,
    remedy: "Sort the samples by time and keep one per time.",
  });

/** Levels are multiples of a rheobase that is 0 or negative. */
export const rheobaseNotPositive = (where: string, E_L: number, V_th: number) =>
  new BenchError("rheobase-not-positive", {
    where,
    what: sentence`E_L (${{ E_L }} mV) is not below V_th (${{ V_th }} mV): the cell fires without drive, so multiples of its rheobase mean nothing.`,
    remedy: "Give the levels in pA or V/s.",
  });

/** The hold interval of held noise is not a whole number of steps. */
export const holdIntervalOffGrid = (where: string, interval: number, dt: number) =>
  new BenchError("hold-interval-off-grid", {
    where,
    what: sentence`The hold interval (${{ interval }} ms) is not a whole number of steps of dt (${{ dt }} ms).`,
    remedy: "Make interval a multiple of dt, or leave it out to draw a new value every dt.",
  });

/** Exponential synapses have no time constant. */
export const synapseWithoutTau = (where: string) =>
  new BenchError("synapse-without-tau", {
    where,
    what: "Exponential synapses need the time constant of their current, and tau is missing.",
    remedy: "Give tau in ms, or use delta synapses.",
  });

/** Shot noise has neither excitatory nor inhibitory inputs. */
export const shotWithoutInputs = (where: string) =>
  new BenchError("shot-without-inputs", {
    where,
    what: "Shot noise has neither excitatory nor inhibitory inputs, so nothing would arrive.",
    remedy: "Give excitatory or inhibitory inputs: rate, inputs and weight.",
  });

/** Two protocols share an id or a name. */
export const protocolRepeated = (where: string, field: "id" | "name", value: string) =>
  new BenchError("protocol-repeated", {
    where,
    what: sentence`Two protocols have the ${{ field }} "${{ value }}", so runs and files could not tell them apart.`,
    remedy: sentence`Give every protocol its own ${{ field }}.`,
  });

/** The window for rate and CV reaches beyond the sweep. */
export const windowOutsideSweep = (where: string, from: number, to: number, duration: number, sweep: number) =>
  new BenchError("window-outside-sweep", {
    where,
    what: sentence`The window for rate and CV (${{ from }} to ${{ to }} ms) reaches beyond sweep ${{ sweep: sweep + 1 }} (0 to ${{ duration }} ms).`,
    remedy: "Change from and to so that they lie inside every sweep.",
  });

/** The window for rate and CV has no length. */
export const windowEmpty = (where: string, from: number, to: number, sweep: number) =>
  new BenchError("window-empty", {
    where,
    what: sentence`The window for rate and CV would go from ${{ from }} to ${{ to }} ms in sweep ${{ sweep: sweep + 1 }}, so no rate could be taken.`,
    remedy: "Move from and to apart, or make transient shorter.",
  });

/** More traces are asked for than there are neurons. */
export const recordBeyondPopulation = (where: string, neurons: number, population: number) =>
  new BenchError("record-beyond-population", {
    where,
    what: sentence`Traces of ${{ neurons }} neurons are to be recorded, but the population has ${{ population }}.`,
    remedy: "Lower record.neurons or raise population.",
  });

/** A condition has more steps than anyone can wait for. */
export const tooManySteps = (where: string, duration: number, dt: number, population: number, total: number, limit: number) =>
  new BenchError("too-many-steps", {
    where,
    what: sentence`One condition has ${{ total: total.toExponential(1) }} steps (duration ${{ duration }} ms / dt ${{ dt }} ms x population ${{ population }}); ${{
      limit: limit.toExponential(),
    }} is the limit.`,
    remedy: "Shorten the sweep, enlarge dt, or lower the population.",
  });

/** A population would not fit into memory. */
export const populationTooLarge = (where: string, population: number, bytes: number, limit: number, most: number) =>
  new BenchError("population-too-large", {
    where,
    what: sentence`A population of ${{ population }} neurons would take about ${{ gigabytes: Number((bytes / 1e9).toPrecision(2)) }} GB of memory; ${{
      limit: limit / 1e9,
    }} GB are the limit.`,
    remedy: sentence`Lower the population to ${{ most }} or fewer, or split it into trials.`,
  });

/** A protocol has more conditions than anyone can run. */
export const tooManyConditions = (where: string, product: string, total: number, limit: number) =>
  new BenchError("too-many-conditions", {
    where,
    what: sentence`The protocol has ${{ total: total.toExponential(1) }} conditions (${{ product }}); ${{ limit: limit.toExponential() }} is the limit.`,
    remedy: "Lower sweeps, noise levels or trials, or split the protocol.",
  });

/** The stimulus of a sweep has more pieces than memory holds. */
export const tooManySegments = (where: string, sweep: number, total: number, limit: number) =>
  new BenchError("too-many-segments", {
    where,
    what: sentence`The stimulus of sweep ${{ sweep: sweep + 1 }} has about ${{ total: total.toExponential(1) }} pieces (pulses and waveform samples); ${{
      limit: limit.toExponential(),
    }} is the limit.`,
    remedy: "Lengthen the period of the pulses, shorten the epochs, or thin the waveform.",
  });

/** The traces of a run would fill the disk. */
export const tracesTooLarge = (where: string, bytes: number, limit: number) =>
  new BenchError("traces-too-large", {
    where,
    what: sentence`The traces of this protocol would take ${{ gigabytes: (bytes / 1e9).toPrecision(3) }} GB; ${{ limit: limit / 1e9 }} GB is the limit.`,
    remedy: "Raise record.every, lower record.neurons, or set record.V to false (spikes are always kept).",
  });

export const nameEmpty = (where: string): BenchError =>
  new BenchError("name-empty", {
    where,
    what: "A protocol needs a name: files and figures are named after it.",
    remedy: "Type a name.",
  });

export const theLastProtocol = (name: string): BenchError =>
  new BenchError("the-last-protocol", {
    where: name,
    what: "An experiment holds at least one protocol, and this is its last.",
    remedy: "Add another protocol first.",
  });
