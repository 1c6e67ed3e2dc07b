import { BenchError } from "../foundation/bench-error.ts";
import { notAnExperiment } from "../errors/files-errors.ts";
import { protocolRepeated } from "../errors/protocols-errors.ts";
import { schemaProblems } from "../errors/schema-problems.ts";
import { planOf } from "../plan/plan-of-protocol.ts";
import { experimentFormat, experimentSchema, type Experiment } from "./experiment-file.ts";
import { parseJsonText } from "./json-text.ts";
import type { FileJson } from "./file-json.ts";
import { migrated } from "./migrations.ts";

/**
 * Parses an experiment of any format version. Only its shape is checked; `resolveProtocol` checks the rules of
 * the model when a protocol is run, so that one bad protocol does not keep the file from opening.
 *
 * @param fileName for errors
 * @throws BenchError the first problem
 */
export function readExperiment(text: string, fileName: string): Experiment {
  const file = currentFile(text, fileName);
  const [problem] = shapeProblems(file, fileName);
  if (problem !== undefined) throw problem;
  return file as Experiment;
}

/** All problems of a text, including broken rules of its protocols; empty for a valid experiment. */
export function experimentProblems(text: string, fileName: string): readonly BenchError[] {
  let file: FileJson;
  try {
    file = currentFile(text, fileName);
  } catch (error) {
    if (error instanceof BenchError) return [error];
    throw error;
  }
  const problems = shapeProblems(file, fileName);
  if (problems.length > 0) return problems;
  return (file as Experiment).protocols.flatMap((protocol, k) => planOf(protocol, protocolPlace(fileName, k)).problems);
}

/**
 * An experiment whose protocols were changed, checked as its file is when it is opened. Its runs are not checked again.
 *
 * @throws AggregateError with every problem
 */
export function requireShape(changed: Experiment, fileName: string): Experiment {
  const { runs: _, ...settings } = changed;
  const problems = shapeProblems(settings, fileName);
  if (problems.length > 0) throw new AggregateError(problems);
  return changed;
}

/** Position of protocol `index` in a file, for errors: "steps.rheobase.json /protocols/0". */
export function protocolPlace(fileName: string, index: number): string {
  return `${fileName} /protocols/${index}`;
}

function currentFile(text: string, fileName: string): FileJson {
  const json = parseJsonText(text, fileName);
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw notAnExperiment(fileName, "it does not hold a JSON object");
  const file = json as FileJson;
  const format = file["format"];
  if (format !== experimentFormat) throw notAnExperiment(fileName, format === undefined ? 'it has no "format"' : `its "format" is ${JSON.stringify(format)}`);
  return migrated(file, fileName);
}

function shapeProblems(file: FileJson, fileName: string): readonly BenchError[] {
  const problems = schemaProblems(experimentSchema, file, `${fileName} `);
  return problems.length > 0 ? problems : repetitions(file as Experiment, fileName);
}

function repetitions({ protocols }: Experiment, fileName: string): BenchError[] {
  return (["id", "name"] as const).flatMap((field) => {
    const seen = new Set<string>();
    return protocols.flatMap((protocol, k) => {
      const value = protocol[field];
      if (seen.has(value)) return [protocolRepeated(`${protocolPlace(fileName, k)}/${field}`, field, value)];
      seen.add(value);
      return [];
    });
  });
}
