import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import { yamlUnreadable } from "../errors/lessons-errors.ts";
import { BenchError } from "../foundation/bench-error.ts";

/** YAML within a file: its value, and where in the file each part of it stands. */
export interface PlacedYaml {
  readonly value: unknown;
  readonly problems: readonly BenchError[];
  /** A problem whose place is a JSON path in this value, such as "/neuron/V_th", with the line of the file before that path. */
  readonly placed: (problem: BenchError) => BenchError;
}

/**
 * Parses a piece of YAML 1.2 of a file.
 *
 * @param before lines of the file before it
 * @param file for errors
 */
export function readYaml(text: string, file: string, before: number): PlacedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  const lineOf = (offset: number): number => before + Math.max(1, lines.linePos(offset).line);
  const placed = (problem: BenchError): BenchError => {
    const path = problem.where.split("/").slice(1).map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    const where = [`${file} line ${lineOf(offsetOf(document, path))}`, problem.where].filter((part) => part !== "").join(" ");
    return BenchError.fromJson({ ...problem.toJSON(), where });
  };
  const problems = document.errors.map(({ pos, message }) => yamlUnreadable(`${file} line ${lineOf(pos[0])}`, message.replace(/\s+/g, " ").replace(/\.$/, "")));
  if (problems.length > 0) return { value: undefined, problems, placed };
  try {
    return { value: document.toJS(), problems: [], placed };
  } catch (error) {
    // Aliases that multiply beyond measure.
    return { value: undefined, problems: [yamlUnreadable(`${file} line ${before + 1}`, error instanceof Error ? error.message : String(error))], placed };
  }
}

/** Where the value of a path begins in the text: of a missing one its nearest parent's. */
function offsetOf(document: Document, path: readonly string[]): number {
  let offset = 0;
  let node: unknown = document.contents;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
      if (pair === undefined) return offset;
      offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = (node as { range?: readonly number[] } | undefined)?.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}
