import { parse as strictParse } from "lossless-json";
import { keyRepeated, notJson } from "../errors/files-errors.ts";

/**
 * The value that a JSON text stands for. A byte order mark is passed over.
 *
 * @throws BenchError not-json with line and column; key-repeated where an object holds two values under one key
 */
export function parseJsonText(text: string, fileName: string): unknown {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  // lossless-json reports place and reason in the same words on every host and detects repeated keys. JSON.parse makes the value,
  // because only it treats __proto__ as an ordinary key.
  try {
    strictParse(json, null, { parseNumber: Number });
  } catch (error) {
    throw located(error, json, fileName);
  }
  return JSON.parse(json) as unknown;
}

function located(error: unknown, json: string, fileName: string) {
  const message = error instanceof SyntaxError ? error.message : "it is nested too deeply";
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
