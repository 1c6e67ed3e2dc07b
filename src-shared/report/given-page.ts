import type { Protocol } from "../protocol/protocol.ts";
import { citationText } from "./citation.ts";

/** What a page to give away is about. */
export interface GivenPage {
  readonly title: string;
  /** HTML that is safe to stand in a page, as `renderMarkdown` makes it; "" for none */
  readonly text: string;
  /** sound: it has a plan */
  readonly protocol: Protocol;
  /** name of the experiment file, without its folder */
  readonly experimentFile: string;
  readonly versions: { readonly app: string; readonly engine: number };
}

/**
 * A page to give away: the built template (`src-renderer/given.html`) with its title, text, protocol and origin in it. No name or note can
 * leave its place: text is escaped, and the protocol stands in a block of data that holds no `<`.
 */
export function givenPage(template: string, { title, text, protocol, experimentFile, versions }: GivenPage): string {
  const parts: Readonly<Record<string, string>> = {
    title: escaped(title),
    text,
    about: [
      `<p>Protocol “${escaped(protocol.name)}” of ${escaped(experimentFile)}. Every number and line on this page is computed in it, `,
      `by the engine of Rheobase ${escaped(versions.app)} (engine ${versions.engine}).</p><p>Cite: ${escaped(citationText(versions.app))}</p>`,
    ].join(""),
    data: JSON.stringify({ format: dataFormat, version: 1, app: versions.app, engine: versions.engine, experimentFile, protocol }).replaceAll("<", "\\u003c"),
  };
  // In one pass: a text that looks like a mark is no mark.
  return template.replaceAll(/<!--rheobase:(title|text|about|data)-->/g, (_, name: string) => parts[name]!);
}

const dataFormat = "rheobase-page";

/** The data of a page, as `givenPage` put them there. */
export function readGivenData(json: string): { readonly protocol: Protocol } {
  return JSON.parse(json) as { readonly protocol: Protocol };
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)!};`);
}
