import type { z } from "zod";
import { settingOutsideList, settingUnitUnknown, settingUnknown, settingUnreadable, settingWithoutParts } from "../errors/command-line-errors.ts";
import { misspellingOf } from "../foundation/spelling.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { protocolSchema } from "../protocol/protocol.ts";
import type { Experiment } from "./experiment-file.ts";
import { requireShape } from "./read-experiment.ts";
import { elementSchemasOf, objectSchemasOf, unitOf } from "./schema-walk.ts";

/** A value of a protocol that is replaced before it is used: `neuron.tau_m=20`. */
export interface Setting {
  /** keys, and positions in lists from 0, as in a JSON path */
  readonly path: readonly string[];
  /** the value as it was typed: JSON, a text, or a number with the unit of its place */
  readonly text: string;
}

/**
 * Reads `PATH=VALUE`, the keys of the path parted by dots.
 *
 * @throws BenchError setting-unreadable
 */
export function readSetting(given: string): Setting {
  const at = given.indexOf("=");
  const path = given.slice(0, at).trim().split(".");
  if (at < 1 || path.some((key) => key === "")) throw settingUnreadable(given);
  return { path, text: given.slice(at + 1).trim() };
}

/**
 * The experiment with values replaced in some of its protocols, as if the file had been edited; it is checked as the file is. A key that
 * the protocol does not have is added behind the others; `null` takes one out.
 *
 * @param indices of the protocols
 * @param fileName for errors
 * @throws BenchError setting-unknown, setting-outside-list, setting-without-parts, setting-unit-unknown
 * @throws AggregateError of what the check of a file finds
 */
export function withSettings(experiment: Experiment, indices: readonly number[], settings: readonly Setting[], fileName: string): Experiment {
  if (settings.length === 0) return experiment;
  const protocols = experiment.protocols.map((protocol, index) =>
    indices.includes(index) ? settings.reduce((edited, setting) => withSetting(edited, setting, `${fileName} /protocols/${index}`), protocol) : protocol,
  );
  return requireShape({ ...experiment, protocols }, fileName);
}

/** A protocol with one value replaced, not checked yet. @param where of the protocol, for errors @throws BenchError as `withSettings` */
export function withSetting(protocol: Protocol, { path, text }: Setting, where: string): Protocol {
  return replaced(protocol, [protocolSchema], { path, text, where, levelUnit: protocol.levelUnit ?? "pA" }) as Protocol;
}

interface Rest {
  readonly path: readonly string[];
  readonly text: string;
  /** place of the value that the path starts from */
  readonly where: string;
  readonly levelUnit: string;
}

/** @param schemas of which one describes `value` @returns undefined where the value is taken out */
function replaced(value: unknown, schemas: readonly z.ZodType[], rest: Rest): unknown {
  const [key, ...path] = rest.path;
  if (key === undefined) return valueOf(schemas, rest);
  const below = { ...rest, path, where: `${rest.where}/${key}` };
  if (Array.isArray(value)) return withEntry(value, key, schemas, below);
  const shapes = objectSchemasOf(schemas, value ?? {});
  const isObject = value === undefined || (typeof value === "object" && value !== null);
  if (shapes.length === 0 || !isObject) throw settingWithoutParts(rest.where, value === undefined ? undefined : JSON.stringify(value), key);
  const known = [...new Set(shapes.flatMap((shape) => Object.keys(shape.shape)))];
  if (!known.includes(key)) throw settingUnknown(below.where, key, known, misspellingOf(key, known));
  const before = (value ?? {}) as Readonly<Record<string, unknown>>;
  const next = replaced(before[key], shapes.flatMap((shape) => (Object.hasOwn(shape.shape, key) ? [shape.shape[key] as z.ZodType] : [])), below);
  if (next !== undefined) return { ...before, [key]: next };
  const { [key]: _, ...others } = before;
  return others;
}

function withEntry(list: readonly unknown[], key: string, schemas: readonly z.ZodType[], below: Rest): unknown[] {
  if (!/^\d{1,9}$/.test(key) || Number(key) >= list.length) throw settingOutsideList(below.where, key, list.length);
  const next = replaced(list[Number(key)], elementSchemasOf(schemas), below);
  return next === undefined ? list.toSpliced(Number(key), 1) : list.with(Number(key), next);
}

/** The typed value as its place takes it; what fits none of its schemas is left for the check of the file to name. */
function valueOf(schemas: readonly z.ZodType[], { text, where, levelUnit }: Rest): unknown {
  const fits = (value: unknown): boolean => schemas.some((schema) => schema.safeParse(value).success);
  const json = jsonOf(text);
  if (json?.value === null) return undefined;
  if (json !== undefined && fits(json.value)) return json.value;
  if (fits(text)) return text;
  return json === undefined ? withUnit(text, schemas, where, levelUnit) : json.value;
}

/** A number with a unit behind it: the one that the place has, since nothing is converted. */
function withUnit(text: string, schemas: readonly z.ZodType[], where: string, levelUnit: string): unknown {
  const [, digits = "", typed = ""] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(\S.*)$/i.exec(text) ?? [];
  const declared = schemas.map(unitOf).find((unit) => unit !== undefined);
  if (digits === "" || declared === undefined) return text;
  const unit = declared.includes("levelUnit") ? levelUnit : declared.split(" ")[0]!;
  if (typed !== unit) throw settingUnitUnknown(where, typed, unit);
  return Number(digits);
}

function jsonOf(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
