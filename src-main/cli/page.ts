import { basename, resolve } from "node:path";
import { fileNamedTwice, protocolNotNamed } from "../../src-shared/errors/command-line-errors.ts";
import { protocolPlace } from "../../src-shared/experiment/read-experiment.ts";
import { experimentNameOf } from "../workbench/experiment-names.ts";
import { openExperiment } from "../workbench/experiments.ts";
import { pageHtml, readPageText, writePage } from "../workbench/given-pages.ts";
import { protocolsAsSet, type ProtocolOptions } from "./chosen-protocols.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host, Outcome, Terminal } from "./host.ts";

export interface PageOptions extends ProtocolOptions {
  readonly out?: string;
  readonly title?: string;
  /** path of a file in Markdown */
  readonly text?: string;
  readonly overwrite?: boolean;
}

/** `rheobase page FILE`: writes a protocol as one HTML file that computes it by itself, to give away. */
export async function page(file: string, options: PageOptions, { cwd, pageTemplate }: Host, terminal: Terminal): Promise<Outcome> {
  const { experiment, name, path } = await openExperiment(resolve(cwd, file));
  const [chosen, ...others] = protocolsAsSet(experiment, options, { file, name });
  if (chosen === undefined || others.length > 0) throw protocolNotNamed(file, experiment.protocols.map((protocol) => protocol.name));
  const textName = options.text === undefined ? `${name} /notes,` : basename(options.text);
  const html = await pageHtml(pageTemplate, {
    title: options.title ?? experiment.name ?? experimentNameOf(path),
    text: options.text === undefined ? (experiment.notes ?? "") : await readPageText(resolve(cwd, options.text)),
    textName,
    protocol: chosen.protocol,
    where: protocolPlace(name, chosen.index),
    experimentFile: name,
  });
  const out = options.out ?? `${experimentNameOf(path)}.html`;
  const target = resolve(cwd, out);
  if (target === path || (options.text !== undefined && target === resolve(cwd, options.text))) throw fileNamedTwice(out);
  await writePage(target, html, basename(out), options.overwrite ?? false);
  const bytes = Buffer.byteLength(html);
  terminal.print(`${chosen.protocol.name}: one page of ${Math.ceil(bytes / 1000)} kB in ${out}`);
  return { exitCode: exitCodes.done, document: { file, protocol: chosen.protocol.id, page: target, bytes } };
}
