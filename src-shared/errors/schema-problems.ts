import jsonpointer from "jsonpointer";
import type { z } from "zod";
import type { BenchError } from "../foundation/bench-error.ts";
import type { Parsed } from "../foundation/parsed.ts";
import { valueInvalid, valueMissing } from "./files-errors.ts";
import { shortened } from "../foundation/shortened.ts";
import { resembles } from "../foundation/spelling.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** `value` as `schema` describes it (a copy), or what keeps it from being that: see `schemaProblems`. */
export function readShape<Value>(schema: z.ZodType<Value>, value: unknown, where: string): Parsed<Value> {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, problems: [] };
  return { value: undefined, problems: result.error.issues.map((issue) => problemOf(deepest(issue, []), value, where)) };
}

/**
 * The problems of `value` against `schema`, one error per place, each with the place as a JSON path after
 * `where`, the value found, and what it must be; empty where the value fits.
 */
export function schemaProblems(schema: z.ZodType, value: unknown, where: string): readonly BenchError[] {
  return readShape(schema, value, where).problems;
}

/** The part of a JSON path that follows the file's name: "/protocols/0/neuron". Slashes and tildes as in RFC 6901. */
function jsonPath(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** An issue with its full path. In a union it is that of the branch which the value matches furthest, the one that was probably meant. */
function deepest(issue: Issue, prefix: Path): { issue: Issue; path: Path } {
  const path = [...prefix, ...issue.path];
  if (issue.code === "invalid_union") {
    const inner = issue.errors.flat().find((candidate) => candidate.path.length > 0);
    if (inner !== undefined) return deepest(inner, path);
  }
  return { issue, path };
}

function problemOf({ issue, path }: { issue: Issue; path: Path }, root: unknown, where: string): BenchError {
  const found = valueAt(root, path);
  const place = `${where}${jsonPath(path)}`;
  const name = nameOf(path);
  const expected = expectation(issue);
  if (found !== undefined) return valueInvalid(place, name, display(found), expected);
  const parent = valueAt(root, path.slice(0, -1));
  const siblings = typeof parent === "object" && parent !== null ? Object.keys(parent) : [];
  return valueMissing(place, name, expected, siblings.find((key) => resembles(key, name)));
}

/** The value that stands at a path. A path leads below the root only where the root is an object or a list. */
function valueAt(root: unknown, path: Path): unknown {
  return path.length === 0 ? root : jsonpointer.get(root as object, jsonPath(path));
}

/** Name of a place for people: its key, or "value 3 of times". */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "it";
  return typeof last === "number" ? `value ${last + 1} of ${String(path.at(-2) ?? "the list")}` : String(last);
}

const kinds: Readonly<Record<string, string>> = {
  number: "a number",
  int: "a whole number",
  string: "text",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/** What the schema expected, in words; a number with its unit. */
function expectation(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      // A schema whose number has a unit says so itself.
      return issue.message.startsWith("Invalid input") ? (kinds[issue.expected] ?? `of type ${issue.expected}`) : issue.message;
    case "invalid_value":
      return oneOf(issue.values.map((value) => display(value)));
    case "too_small":
      if (issue.origin === "string") return "text that is not empty";
      // A list of a fixed form says itself what it holds.
      if (issue.origin === "array") return issue.message.startsWith("Too small") ? "a list that is not empty" : issue.message;
      return `${issue.inclusive === true ? "at least" : "above"} ${issue.minimum}`;
    case "too_big":
      return `${issue.inclusive === true ? "at most" : "below"} ${issue.maximum}`;
    case "invalid_union":
      if (issue.message !== "Invalid input" && issue.errors.length > 0) return issue.message;
      // zod's issue has the discriminator's values, but its type does not.
      if ("options" in issue && Array.isArray(issue.options)) return oneOf(issue.options.map((value) => display(value)));
      return oneOf([...new Set(issue.errors.flatMap((branch) => branch.slice(0, 1).map((inner) => expectation(inner))))]);
    case "custom":
    case "invalid_element":
    case "invalid_format":
    case "invalid_key":
    case "not_multiple_of":
    case "unrecognized_keys":
      return issue.message;
  }
}

function oneOf(options: readonly string[]): string {
  return options.length < 2 ? options.join("") : `${options.slice(0, -1).join(", ")} or ${options.at(-1)!}`;
}

/** A value as JSON would write it, cut where it is long. */
function display(value: unknown): string {
  const text = typeof value === "number" ? String(value) : JSON.stringify(value);
  return shortened(text);
}
