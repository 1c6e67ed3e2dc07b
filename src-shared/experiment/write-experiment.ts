import type { z } from "zod";
import { schemaProblems } from "../errors/schema-problems.ts";
import { columnsSchema, experimentSchema, type Experiment, type RunRecord } from "./experiment-file.ts";
import type { RecordedColumns } from "./recorded-columns.ts";
import { elementSchemaOf, objectSchemaOf, propertySchemaOf } from "./schema-walk.ts";

type Schema = z.ZodType | undefined;

/**
 * An experiment as text that a person can read and diff: JSON indented by two blanks; known keys in the order of the schema,
 * the others behind them as they came; lists of numbers (columns of a summary, null for no value), and objects in a list that hold
 * nothing nested (rows of a table: epochs), on one line each. Reading the text gives the same experiment, to the bit.
 *
 * @throws BenchError where the experiment does not fit the schema, since it could not be read back
 */
export function writeExperiment(experiment: Experiment): string {
  const [problem] = schemaProblems(experimentSchema, withoutKnownColumns(experiment), "");
  if (problem !== undefined) throw problem;
  return `${written(experiment, experimentSchema, "")}\n`;
}

// Columns are never changed, and drafts and saves write those of long runs again and again.
const columnTexts = new WeakMap<RecordedColumns, string>();

/** Columns that were written before: they are valid, and need not be checked again. */
function withoutKnownColumns(experiment: Experiment): Experiment {
  const isKnown = ({ columns }: RunRecord): boolean => typeof columns !== "string" && columnTexts.has(columns);
  return experiment.runs?.some(isKnown) === true
    ? { ...experiment, runs: experiment.runs.map((run) => (isKnown(run) ? { ...run, columns: noDigest } : run)) }
    : experiment;
}

const noDigest = "0".repeat(64);

function writtenColumns(columns: RecordedColumns, schema: Schema, indent: string): string {
  const text = columnTexts.get(columns) ?? object(columns, objectSchemaOf(schema, columns), indent);
  columnTexts.set(columns, text);
  return text;
}

/** `value` as JSON, indented by `indent` after the first line. */
function written(value: unknown, schema: Schema, indent: string): string {
  if (typeof value !== "object" || value === null) return scalar(value);
  if (schema === columnsSchema) return writtenColumns(value as RecordedColumns, schema, indent);
  return Array.isArray(value) ? list(value, elementSchemaOf(schema), indent) : object(value, objectSchemaOf(schema, value), indent);
}

function list(values: readonly unknown[], element: Schema, indent: string): string {
  if (values.every((value) => typeof value === "number" || value === null)) return `[${values.map(scalar).join(", ")}]`;
  const inner = `${indent}  `;
  const items = values.map((value) => (isRow(value) ? row(value, element) : written(value, element, inner)));
  return `[\n${items.map((item) => inner + item).join(",\n")}\n${indent}]`;
}

function object(value: object, schema: z.ZodObject | undefined, indent: string): string {
  const inner = `${indent}  `;
  const entries = orderedEntries(value, schema).map(([key, field]) => `${inner}${JSON.stringify(key)}: ${written(field, propertySchemaOf(schema, key), inner)}`);
  return entries.length === 0 ? "{}" : `{\n${entries.join(",\n")}\n${indent}}`;
}

function row(value: object, schema: Schema): string {
  const entries = orderedEntries(value, objectSchemaOf(schema, value)).map(([key, field]) => `${JSON.stringify(key)}: ${scalar(field)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function isRow(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((field) => typeof field !== "object" || field === null);
}

/** The keys that the schema knows, in its order, then the others; keys without a value are left out, as JSON does. */
function orderedEntries(value: object, schema: z.ZodObject | undefined): [string, unknown][] {
  const known = schema === undefined ? [] : Object.keys(schema.shape);
  const rank = new Map(known.map((key, k) => [key, k]));
  const entries: [string, unknown][] = Object.entries(value).filter(([, field]) => field !== undefined);
  return entries.sort(([a], [b]) => (rank.get(a) ?? known.length) - (rank.get(b) ?? known.length));
}

/** Writes -0 as "-0", which JSON.stringify would turn into 0. */
function scalar(value: unknown): string {
  if (value === undefined) return "null";
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}
