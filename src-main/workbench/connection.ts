import type { OpenedExperiment, WorkbenchContract, WorkbenchHandlers } from "../../src-shared/contract/workbench-contract.ts";
import type { ReplyOf } from "../../src-shared/contract/contract.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import type { DistributionCounter } from "../simulation/distribution-counter.ts";
import type { RecentList } from "../storage/recent-list.ts";
import { browse, reachable } from "./browsing.ts";
import { createComparisonService } from "./comparison-service.ts";
import type { Documents, OpenedDocument } from "./documents.ts";
import type { Drafts } from "./drafts.ts";
import { experimentNameOf } from "./experiment-names.ts";
import { openExperiment } from "./experiments.ts";
import { createExportService, type ExportContext } from "./export-service.ts";
import type { FileAccess } from "./file-access.ts";
import { readLessons } from "./lessons.ts";
import { pageHtml } from "./given-pages.ts";
import type { BenchWindow, OpenDocument, OpenDocuments } from "./open-documents.ts";
import { readDistributions, readSpikes, readTrace } from "./results.ts";
import type { RunSessions } from "./run-sessions.ts";
import type { Template } from "./templates.ts";

/** The parts of the service that a window's calls go to. */
export interface ServiceParts {
  readonly about: ReplyOf<WorkbenchContract, "hello">;
  readonly templates: () => Promise<Template[]>;
  /** path of the built template of pages to give away */
  readonly pageTemplate: string;
  readonly files: FileAccess;
  readonly recent: RecentList;
  readonly open: OpenDocuments;
  readonly documents: Documents;
  readonly drafts: Drafts;
  readonly runs: RunSessions;
  readonly distributions: DistributionCounter;
  /** called when the document's window is gone */
  readonly lose: (document: OpenDocument) => void;
}

/** ms within which the end of a page that is loaded again is noticed */
const reloadTime = 1000;

/** Handlers for the calls of one window. A window can reach only the documents and runs that it opened itself. */
export function handlersOf(window: BenchWindow, parts: ServiceParts): WorkbenchHandlers {
  const { documents, drafts, files, open, recent, runs } = parts;

  /** If the window disconnects while an experiment is being opened, the document is still opened and then counts as lost. */
  async function opened(opening: () => OpenedDocument | Promise<OpenedDocument>, draft?: string): Promise<OpenedExperiment> {
    const ofDraft = draft === undefined ? [] : open.leftBehind({ draft });
    const answer = await opening();
    const document = open.find(answer.document);
    if (document === undefined) return { ...answer, runs: [] };
    // Runs outlive their windows: whoever opens the experiment again has them.
    for (const left of new Set([...ofDraft, ...open.leftBehind(document)])) {
      if (left === document) continue;
      runs.moveAll(left, document);
      await documents.forget(left);
    }
    if (window.gone) parts.lose(document);
    return { ...answer, runs: runs.listOf(document) };
  }

  const exporting: ExportContext = { runOf: (run) => runs.of(window, run), files, emit: window.emit, going: new Set() };

  return {
    hello: () => Promise.resolve(parts.about),
    listTemplates: parts.templates,
    async listRecent() {
      const listed = await Promise.all(
        (await recent.list()).map(async ({ path, openedAt }) => ({ path: await reachable(files, path), name: experimentNameOf(path), openedAt })),
      );
      return listed.flatMap(({ path, ...file }) => (path === undefined ? [] : [{ path, ...file }]));
    },
    async listDrafts() {
      return (await drafts.left()).map(({ id, name, path, keptAt }) => ({ draft: id, name, keptAt, ...(path === undefined ? {} : { path: files.display(path) }) }));
    },
    browse: ({ path }) => browse(files, path),
    readLessons: ({ path }) => readLessons(files, path),

    openExperiment: ({ path }) => opened(() => documents.open(window, path)),
    openText: ({ name, text }) => opened(() => documents.openText(window, name, text)),
    newExperiment: ({ name, experiment }) => opened(() => documents.openNew(window, name, experiment)),
    openDraft: ({ draft }) => opened(() => documents.openDraft(window, draft), draft),
    async discardDraft({ draft }) {
      await drafts.discard(await drafts.find(draft));
    },
    async keepDraft({ document, experiment }) {
      return { keptAt: await documents.keepDraft(open.of(window, document), experiment) };
    },
    saveExperiment: async ({ document, experiment, path, overwrite }) => documents.save(open.of(window, document), experiment, path, overwrite),
    async readRuns({ path }) {
      const { path: absolute, experiment } = await openExperiment(await files.resolve(path), files.within);
      const documentsHere = open.all().filter((document) => document.window === window);
      const light = (record: RunRecord): RunRecord => documentsHere.map(({ columns }) => columns.lightRecord(record))[0] ?? record;
      return { path: files.display(absolute), name: experimentNameOf(absolute), runs: (experiment.runs ?? []).map(light) };
    },
    async rereadExperiment({ document }) {
      return { experiment: await documents.reread(open.of(window, document)) };
    },
    async makePage({ document, ...page }) {
      const experimentFile = open.of(window, document).fileName;
      return pageHtml(parts.pageTemplate, { ...page, textName: "notes,", where: page.protocol.name, experimentFile });
    },
    async closeDocument({ document: id, goOn = [] }) {
      const document = open.of(window, id);
      if (document.path === undefined || !runs.hasAny(document, goOn)) {
        await Promise.all([documents.close(document), runs.closeAll(document)]);
      } else {
        await Promise.all([documents.discardEdits(document), runs.closeOthers(document, goOn)]);
        parts.lose(document);
      }
    },
    resumeDocument: ({ document }) => promised(() => resume(window, document, parts)),
    async takeUpDocument({ document: id }) {
      const document = open.find(id);
      if (document === undefined || !(await open.untilLeft(document, reloadTime)) || document.window !== undefined) return undefined;
      return await opened(() => documents.takeUp(window, document));
    },

    startRun: ({ document, id, protocol, record }) => promised(() => ({ run: runs.start(open.of(window, document), { id, protocol, record }) })),
    async resumeRun({ run }) {
      await promised(() => runs.of(window, run).resume());
    },
    async cancelRun({ run }) {
      await promised(() => runs.of(window, run).cancel());
    },
    listGoingRuns: () => promised(() => runs.listGoing()),
    async closeRun({ run }) {
      await runs.close(window, run);
    },

    readSpikes: ({ run, ...asked }) => promised(() => readSpikes(runs.of(window, run), asked)),
    readTrace: async ({ run, ...asked }) => readTrace(runs.of(window, run), asked),
    readDistributions: async ({ run, ...asked }) => readDistributions(runs.of(window, run), asked, parts.distributions),

    ...createExportService(exporting),
    ...createComparisonService(exporting),
  };
}

/** Turns a synchronous throw into a rejection, because callers on the wire only handle rejections. */
async function promised<T>(work: () => T): Promise<T> {
  return await Promise.resolve().then(work);
}

/** Gives a reconnected window its document back. @returns not found where the document has expired meanwhile */
function resume(window: BenchWindow, id: string, { open, documents, runs }: ServiceParts): ReplyOf<WorkbenchContract, "resumeDocument"> {
  const document = open.find(id);
  if (document === undefined) return { found: false, runs: [] };
  clearTimeout(document.expiry);
  // The old connection may have broken without our noticing, so the latest window to ask gets the document.
  document.window = window;
  document.toldOf = undefined;
  open.tellOthers(document.path, document);
  // The reply is sent before the first event.
  setImmediate(() => {
    runs.tellAgain(document);
    window.emit("openElsewhere", { document: id, windows: open.elsewhere(document) });
    void documents.check(document);
  });
  return { found: true, runs: runs.listOf(document) };
}
