import { pagesNotBuilt } from "../../src-shared/errors/server-errors.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { givenPage } from "../../src-shared/report/given-page.ts";
import { readText, replaceText, saveText } from "../storage/experiment-store.ts";
import { requirePortableName } from "../storage/portable-names.ts";
import { versions } from "./versions.ts";

/** A page to be given away. */
export interface PageRequest {
  readonly title: string;
  /** in Markdown */
  readonly text: string;
  /** what `text` is called in errors: "intro.md" */
  readonly textName: string;
  readonly protocol: Protocol;
  /** file and JSON path of the protocol, for errors */
  readonly where: string;
  /** name of the experiment file, without its folder */
  readonly experimentFile: string;
}

/**
 * The HTML of a page to give away.
 *
 * @param template path of the built template
 * @throws BenchError `pages-not-built`, or the first problem of the protocol
 * @throws AggregateError of everything in the text that a page cannot show
 */
export async function pageHtml(template: string, { title, text, textName, protocol, where, experimentFile }: PageRequest): Promise<string> {
  // A page without a plan would be empty.
  planOrThrow(protocol, where);
  return givenPage(await readTemplate(template), { title, text: await htmlOf(text, textName), protocol, experimentFile, versions });
}

async function htmlOf(text: string, name: string): Promise<string> {
  if (text.trim() === "") return "";
  // Loaded on demand: it is large, and most commands do without.
  const { renderMarkdown } = await import("../../src-shared/markdown/render-markdown.ts");
  const { html, problems } = renderMarkdown(text, { place: (line) => `${name} line ${line}`, formulas: "MathML" });
  if (problems.length > 0) throw new AggregateError(problems);
  return html;
}

async function readTemplate(path: string): Promise<string> {
  try {
    return (await readText(path)).text;
  } catch (error) {
    if (error instanceof BenchError && error.code === "file-not-found") throw pagesNotBuilt(path, "there is no such file");
    throw error;
  }
}

/** Reads a text in Markdown. @throws BenchError when it cannot be read */
export async function readPageText(path: string): Promise<string> {
  return (await readText(path)).text;
}

/** @throws BenchError `file-exists` unless it may be replaced, `path-unusable`, `file-unwritable` */
export async function writePage(path: string, html: string, name: string, overwrite: boolean): Promise<void> {
  requirePortableName(path, name);
  if (overwrite) await replaceText(path, html);
  else await saveText(path, html, undefined);
}
