import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { readSetting, withSettings } from "../../src-shared/experiment/set-values.ts";
import { protocolUnknown } from "../../src-shared/errors/command-line-errors.ts";
import { misspellingOf } from "../../src-shared/foundation/spelling.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";

/** Which protocols of a file a command is for, and the values it replaces in them. */
export interface ProtocolOptions {
  readonly protocol?: string;
  /** each PATH=VALUE */
  readonly set?: readonly string[];
}

/** A file as errors name it. */
interface NamedFile {
  /** as the user gave it */
  readonly file: string;
  /** without its folder */
  readonly name: string;
}

/** A protocol of an experiment. */
export interface ChosenProtocol {
  readonly protocol: Protocol;
  /** in the file */
  readonly index: number;
}

/**
 * The protocols that `--protocol` names, by name or by id; all without it.
 *
 * @param file for errors, as the user gave it
 * @throws BenchError `protocol-unknown`
 */
function chosenProtocols({ protocols }: Experiment, wanted: string | undefined, file: string): ChosenProtocol[] {
  const all = protocols.map((protocol, index) => ({ protocol, index }));
  if (wanted === undefined) return all;
  const chosen = all.find(({ protocol }) => protocol.name === wanted) ?? all.find(({ protocol }) => protocol.id === wanted);
  if (chosen !== undefined) return [chosen];
  const names = protocols.map(({ name }) => name);
  throw protocolUnknown(file, wanted, names, misspellingOf(wanted, [...names, ...protocols.map(({ id }) => id)]));
}

/**
 * The protocols that `--protocol` names, with the values of `--set` in them. They are chosen by what they are called in the file.
 *
 * @throws BenchError `protocol-unknown`, and those of `withSettings`
 */
export function protocolsAsSet(experiment: Experiment, { protocol, set = [] }: ProtocolOptions, { file, name }: NamedFile): ChosenProtocol[] {
  const indices = chosenProtocols(experiment, protocol, file).map(({ index }) => index);
  const { protocols } = withSettings(experiment, indices, set.map(readSetting), name);
  return indices.map((index) => ({ protocol: protocols[index]!, index }));
}
