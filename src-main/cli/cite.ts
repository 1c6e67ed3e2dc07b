import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { countIn } from "../../src-shared/experiment/recorded-columns.ts";
import { citationBibtex, citationText } from "../../src-shared/report/citation.ts";
import { methodsParagraph } from "../../src-shared/report/methods-paragraph.ts";
import { versions } from "../workbench/versions.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host, Outcome, Terminal } from "./host.ts";
import { openNamedRun } from "./named-run.ts";

/** `rheobase cite [FILE#RUN]`: prints the citation of Rheobase or, given a run, text for a Methods section. */
export async function cite(run: string | undefined, host: Host, terminal: Terminal): Promise<Outcome> {
  const methods = run === undefined ? undefined : await methodsOf(run, host);
  const citation = citationText(versions.app);
  const bibtex = citationBibtex(versions.app);
  for (const text of [citation, bibtex, ...(methods === undefined ? [] : [methods])]) terminal.print(`${text}\n`);
  return { exitCode: exitCodes.done, document: { citation, bibtex, ...(methods === undefined ? {} : { methods }) } };
}

/** Names the versions that recorded the run, not the current ones, because its digests belong to them. */
async function methodsOf(run: string, { cwd }: Host): Promise<string> {
  const { record, where } = await openNamedRun(run, cwd);
  const { snapshot, appVersion, engineVersion, digests, conditions } = record;
  const total = planOrThrow(snapshot, `${where}/snapshot`).size;
  return methodsParagraph({
    versions: { app: appVersion, engine: engineVersion },
    protocol: snapshot,
    spikeDigest: digests.spikes ?? undefined,
    finished: countIn(conditions),
    total,
  });
}
