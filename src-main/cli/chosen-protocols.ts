import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { protocolUnknown } from "../../src-shared/errors/command-line-errors.ts";
import { misspellingOf } from "../../src-shared/foundation/spelling.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";

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
export function chosenProtocols({ protocols }: Experiment, wanted: string | undefined, file: string): ChosenProtocol[] {
  const all = protocols.map((protocol, index) => ({ protocol, index }));
  if (wanted === undefined) return all;
  const chosen = all.find(({ protocol }) => protocol.name === wanted) ?? all.find(({ protocol }) => protocol.id === wanted);
  if (chosen !== undefined) return [chosen];
  const names = protocols.map(({ name }) => name);
  throw protocolUnknown(file, wanted, names, misspellingOf(wanted, [...names, ...protocols.map(({ id }) => id)]));
}
