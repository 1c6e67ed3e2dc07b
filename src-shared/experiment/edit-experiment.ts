import { nameEmpty, protocolRepeated, theLastProtocol } from "../errors/protocols-errors.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { Experiment, RunRecord } from "./experiment-file.ts";

// Pure edits: each returns a new experiment and does not change the old one, which undo stores.

/** The wanted id or name, with a number behind it where it is taken: "Chirp 2", "Chirp 3" ... */
export function unusedName(wanted: string, taken: readonly string[], separator = " "): string {
  if (!taken.includes(wanted)) return wanted;
  const stem = wanted.replace(new RegExp(`${separator}\\d+$`), "");
  let k = 2;
  while (taken.includes(`${stem}${separator}${k}`)) k++;
  return `${stem}${separator}${k}`;
}

/**
 * Add a protocol; its id and name are changed where another has them.
 *
 * @param at position; default: the end
 * @returns the experiment and the protocol as it was added
 */
export function addProtocol(experiment: Experiment, protocol: Protocol, at = experiment.protocols.length): { experiment: Experiment; added: Protocol } {
  const added = {
    ...protocol,
    id: unusedName(protocol.id, usedIds(experiment), "-"),
    name: unusedName(protocol.name, experiment.protocols.map(({ name }) => name)),
  };
  return { experiment: { ...experiment, protocols: experiment.protocols.toSpliced(at, 0, added) }, added };
}

/** Add a copy of a protocol behind it. */
export function duplicateProtocol(experiment: Experiment, id: string): { experiment: Experiment; added: Protocol } {
  const at = positionOf(experiment, id);
  return addProtocol(experiment, experiment.protocols[at]!, at + 1);
}

/** Replaces the protocol with the same id. */
export function changeProtocol(experiment: Experiment, protocol: Protocol): Experiment {
  return { ...experiment, protocols: experiment.protocols.with(positionOf(experiment, protocol.id), protocol) };
}

/**
 * @param where for errors
 * @throws BenchError name-empty, protocol-repeated: files with such names would not open again
 */
export function renameProtocol(experiment: Experiment, id: string, wanted: string, where = ""): Experiment {
  const name = wanted.trim();
  if (name === "") throw nameEmpty(where);
  if (experiment.protocols.some((other) => other.id !== id && other.name === name)) throw protocolRepeated(where, "name", name);
  return changeProtocol(experiment, { ...experiment.protocols[positionOf(experiment, id)]!, name });
}

/** Move a protocol by so many places, as far as the list goes. */
export function moveProtocol(experiment: Experiment, id: string, by: number): Experiment {
  const from = positionOf(experiment, id);
  const to = Math.min(Math.max(from + by, 0), experiment.protocols.length - 1);
  if (to === from) return experiment;
  const protocols = experiment.protocols.toSpliced(from, 1);
  return { ...experiment, protocols: protocols.toSpliced(to, 0, experiment.protocols[from]!) };
}

/**
 * Removes a protocol and its runs.
 *
 * @throws BenchError the-last-protocol
 */
export function deleteProtocol(experiment: Experiment, id: string): Experiment {
  if (experiment.protocols.length === 1) throw theLastProtocol(experiment.protocols[0]!.name);
  const protocols = experiment.protocols.toSpliced(positionOf(experiment, id), 1);
  return withRuns({ ...experiment, protocols }, runsOf(experiment).filter(({ protocol }) => protocol !== id));
}

/** Adds a run, or replaces the one with the same id; does nothing where its protocol was deleted. */
export function keepRun(experiment: Experiment, run: RunRecord): Experiment {
  if (!experiment.protocols.some(({ id }) => id === run.protocol)) return experiment;
  const runs = runsOf(experiment);
  const at = runs.findIndex(({ id }) => id === run.id);
  // What somebody wrote about a run stays when it is computed again.
  const { name, notes } = runs[at] ?? {};
  const words = { ...(name === undefined ? {} : { name }), ...(notes === undefined ? {} : { notes }) };
  return withRuns(experiment, at === -1 ? [...runs, run] : runs.with(at, { ...words, ...run }));
}

/** The experiment with another name or other notes of a run; "" takes them out. */
export function describeRun(experiment: Experiment, id: string, words: { readonly name?: string; readonly notes?: string }): Experiment {
  const described = (run: RunRecord): RunRecord => {
    const { name, notes, ...rest } = { ...run, ...words };
    return { ...rest, ...(name === undefined || name === "" ? {} : { name }), ...(notes === undefined || notes === "" ? {} : { notes }) };
  };
  return withRuns(experiment, runsOf(experiment).map((run) => (run.id === id ? described(run) : run)));
}

export function deleteRun(experiment: Experiment, id: string): Experiment {
  return withRuns(experiment, runsOf(experiment).filter((run) => run.id !== id));
}

/** Id of the next run. Numbers count through the whole experiment and are unique among its runs. */
export function nextRunId(experiment: Experiment, alsoTaken: readonly string[]): string {
  const numbers = [...runsOf(experiment).map(({ id }) => id), ...alsoTaken].map((id) => Number(/^run-(\d+)$/.exec(id)?.[1] ?? 0));
  return `run-${Math.max(0, ...numbers) + 1}`;
}

export function runsOf(experiment: Experiment): readonly RunRecord[] {
  return experiment.runs ?? [];
}

function withRuns(experiment: Experiment, runs: RunRecord[]): Experiment {
  const { runs: _, ...rest } = experiment;
  return runs.length === 0 ? rest : { ...experiment, runs };
}

function positionOf({ protocols }: Experiment, id: string): number {
  const at = protocols.findIndex((protocol) => protocol.id === id);
  if (at === -1) throw new RangeError(`no protocol ${id}`);
  return at;
}

/** All protocol ids in use, including those of deleted protocols that runs still refer to. */
function usedIds(experiment: Experiment): string[] {
  return [...experiment.protocols.map(({ id }) => id), ...runsOf(experiment).map(({ protocol }) => protocol)];
}
