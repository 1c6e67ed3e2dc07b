import { resolve } from "node:path";
import { classNotOffered, protocolNotNamed } from "../../src-shared/errors/command-line-errors.ts";
import type { ScriptLanguage } from "../../src-shared/code/python-script.ts";
import { scriptOf } from "../../src-shared/code/script-of-protocol.ts";
import { protocolPlace } from "../../src-shared/experiment/read-experiment.ts";
import { valueOrThrow } from "../../src-shared/foundation/parsed.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { openExperiment } from "../workbench/experiments.ts";
import { versions } from "../workbench/versions.ts";
import { protocolsAsSet, type ProtocolOptions } from "./chosen-protocols.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host, Outcome, Terminal } from "./host.ts";

export interface CodeOptions extends ProtocolOptions {
  readonly as: ScriptLanguage;
  readonly class?: boolean;
}

/** `rheobase code FILE --as LANGUAGE`: prints a Python script that simulates a protocol. */
export async function code(file: string, options: CodeOptions, { cwd }: Host, terminal: Terminal): Promise<Outcome> {
  const { experiment, name } = await openExperiment(resolve(cwd, file));
  const [chosen, ...others] = protocolsAsSet(experiment, options, { file, name });
  if (chosen === undefined || others.length > 0) throw protocolNotNamed(file, experiment.protocols.map((protocol) => protocol.name));
  if (options.class === true && options.as !== "numpy") throw classNotOffered(options.as);
  const where = protocolPlace(name, chosen.index);
  const plan = planOrThrow(chosen.protocol, where);
  const script = valueOrThrow(scriptOf({ plan, file: name, version: versions.app }, options.as, options.class === true, where));
  terminal.print(script.trimEnd());
  return { exitCode: exitCodes.done, document: { file, protocol: plan.protocol.id, language: options.as, script } };
}
