import { parse as strictParse } from "lossless-json";
import { keyRepeated, notJson } from "../errors/files-errors.ts";

/** Maximum nesting of a file. Wires, schemas and writers recurse: a deeper file could be opened, but not saved again. */
export const deepestNesting = 200;

/**
 * The value that a JSON text stands for. A byte order mark is passed over.
 *
 * @throws BenchError not-json with line and column, or where it is nested too deeply; key-repeated where an object holds two values
 * under one key
 */
export function parseJsonText(text: string, fileName: string): unknown {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const value = parsed(json, fileName);
  // JSON.parse drops the first of two values with the same key: the text then has more keys than the value.
  if (keysIn(value, fileName) < colonsIn(json)) explain(json, fileName);
  return value;
}

function parsed(json: string, fileName: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    explain(json, fileName);
    throw located(error, json, fileName);
  }
}

/** lossless-json says place and reason in the same words on every host and finds repeated keys, for twenty times the time of JSON.parse. */
function explain(json: string, fileName: string): void {
  try {
    strictParse(json, null, { parseNumber: Number });
  } catch (error) {
    throw located(error, json, fileName);
  }
}

/** Number of keys of all objects in a value. @throws BenchError not-json where it is nested too deeply */
function keysIn(value: unknown, fileName: string): number {
  let keys = 0;
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepestNesting) throw notJson(fileName, 1, 1, `it is nested too deeply, by more than ${deepestNesting} levels`);
    const below: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      const inner: unknown[] = Object.values(one);
      if (!Array.isArray(one)) keys += inner.length;
      for (const part of inner) if (typeof part === "object" && part !== null) below.push(part);
    }
    level = below;
  }
  return keys;
}

/** Number of colons outside of strings in sound JSON, which is one for each key. */
function colonsIn(json: string): number {
  let colons = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === colon) colons++;
    else if (code === quote) at = endOfString(json, at + 1);
  }
  return colons;
}

const [colon, quote, backslash] = [0x3a, 0x22, 0x5c];

/** Position of the quote that ends a string. */
function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start); ; end = json.indexOf('"', end + 1)) {
    let escapes = end;
    while (json.charCodeAt(escapes - 1) === backslash) escapes--;
    if ((end - escapes) % 2 === 0) return end;
  }
}

function located(error: unknown, json: string, fileName: string) {
  const message = error instanceof SyntaxError ? error.message : `it is nested too deeply, by more than ${deepestNesting} levels`;
  const match = /^(?<reason>.*) at position (?<position>\d+)$/s.exec(message);
  const reason = match?.groups?.["reason"] ?? message;
  const before = json.slice(0, Number(match?.groups?.["position"] ?? 0));
  const line = before.split("\n").length;
  const column = before.length - before.lastIndexOf("\n");
  const repeated = /^Duplicate key '(?<key>.*)' encountered$/s.exec(reason)?.groups?.["key"];
  if (repeated !== undefined) return keyRepeated(fileName, line, column, repeated);
  return notJson(fileName, line, column, inSentence(reason));
}

/** The parser's reason as the end of a sentence, with invisible characters escaped. */
function inSentence(reason: string): string {
  const visible = reason.replaceAll(/\p{Cc}/gu, (control) => JSON.stringify(control).slice(1, -1));
  return visible.startsWith("JSON") ? visible : visible.charAt(0).toLowerCase() + visible.slice(1);
}
