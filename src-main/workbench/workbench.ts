import { totalmem } from "node:os";
import { join } from "node:path";
import type { WorkbenchEmit, WorkbenchHandlers } from "../../src-shared/contract/workbench-contract.ts";
import type { DistributionCounter } from "../simulation/distribution-counter.ts";
import type { Simulator } from "../simulation/simulator.ts";
import type { AtomicWriteOptions } from "../storage/atomic-write.ts";
import { sweepBelow, sweepOnce } from "../storage/temporary-files.ts";
import { openDraftStore } from "../storage/draft-store.ts";
import { openRecentList } from "../storage/recent-list.ts";
import { handlersOf, type ServiceParts } from "./connection.ts";
import { Documents } from "./documents.ts";
import { Drafts } from "./drafts.ts";
import type { FileAccess } from "./file-access.ts";
import { OpenDocuments, type BenchWindow, type OpenDocument } from "./open-documents.ts";
import { RunSessions } from "./run-sessions.ts";
import { readTemplates } from "./templates.ts";
import { versions } from "./versions.ts";

/** Everything that the service needs from its host. */
export interface WorkbenchSettings extends Pick<AtomicWriteOptions, "disk"> {
  readonly host: "server" | "desktop";
  readonly simulator: Simulator;
  readonly distributions: DistributionCounter;
  /** threads that simulate */
  readonly workers: number;
  /** maps and restricts paths */
  readonly files: FileAccess;
  /** absolute; holds drafts and the list of recent files */
  readonly stateFolder: string;
  /** absolute; holds the experiments that ship with the program */
  readonly templatesFolder: string;
  /** absolute; the built template of pages to give away */
  readonly pageTemplate: string;
  /** absolute; holds traces that are too long for memory */
  readonly spoolFolder: string;
  /** ms, a clock that never goes back */
  readonly now: () => number;
  readonly clock: () => Date;
  /** ms that an experiment is kept for a window after its connection was lost; default ten minutes */
  readonly keepLost?: number;
  /** ms that the results of runs are kept for a window that may come back, after the last of them has ended; default twelve hours */
  readonly keepResults?: number;
  /** bytes of traces that all runs together keep in memory; default 1 GB, or a quarter of the machine's memory */
  readonly traceMemory?: number;
}

/** The service behind every window of one host. */
export interface WorkbenchService {
  /** Connects a window. It owns what it opens. After a disconnect its runs go on until they end; whoever opens the experiment again takes them up. */
  connect(emit: WorkbenchEmit): WorkbenchConnection;
  /** Ends all runs, keeps the records of what has finished in drafts, and releases files; drafts stay on disk. The host closes the simulator. */
  close(): Promise<void>;
}

export interface WorkbenchConnection {
  readonly handlers: WorkbenchHandlers;
  /** The window was closed or its connection lost. */
  disconnect(): void;
}

/** Most experiments without a window whose results are kept; of older ones the records are left. */
const mostLeft = 8;

/** The service behind the bench; it knows no host. */
export function createWorkbench(settings: WorkbenchSettings): WorkbenchService {
  const { files, clock, stateFolder, keepLost = 600_000, keepResults = 43_200_000, traceMemory = Math.min(1e9, totalmem() / 4) } = settings;
  const disk = settings.disk === undefined ? {} : { disk: settings.disk };
  const store = openDraftStore({ folder: join(stateFolder, "recovery"), clock: () => clock().getTime(), ...disk });
  const recent = openRecentList(join(stateFolder, "recent.json"));
  const open = new OpenDocuments();
  const drafts = new Drafts({ store, documents: open, files, clock });
  const documents = new Documents({ documents: open, drafts, recent, files, clock, ...disk });
  const runs = new RunSessions({ ...settings, traceMemory, keepRecord: (document, record) => documents.keepRecord(document, record) });
  const parts: ServiceParts = {
    about: { host: settings.host, versions, folder: files.top, workers: settings.workers },
    pageTemplate: settings.pageTemplate,
    templates: () => readTemplates(settings.templatesFolder),
    ...{ distributions: settings.distributions, files, recent, open, documents, drafts, runs, lose },
  };

  async function forget(document: OpenDocument): Promise<void> {
    await Promise.all([documents.forget(document), runs.closeAll(document)]);
  }

  function lose(document: OpenDocument): void {
    open.leave(document);
    // An experiment without a file and edits is nowhere on disk: its draft is how people find its runs again.
    if (document.path === undefined && document.draft === undefined && runs.hasAny(document)) void documents.keepDraft(document, document.experiment).catch(() => undefined);
    // A run may have ended before its window heard of it, or could keep it.
    void runs.keepRecords(document);
    expireAfter(document, runs.hasAny(document) ? keepResults : keepLost);
    for (const oldest of open.all().filter((one) => one.window === undefined && runs.hasAny(one) && !runs.isAnyGoing(one)).slice(0, -mostLeft)) void forget(oldest);
  }

  function expireAfter(document: OpenDocument, ms: number): void {
    document.expiry = setTimeout(() => {
      if (runs.isAnyGoing(document)) expireAfter(document, keepResults);
      else void forget(document);
    }, ms);
    document.expiry.unref();
  }

  // Remove files of killed processes in the background.
  void sweepOnce(stateFolder);
  void sweepBelow(join(stateFolder, "recovery"));
  if (files.within !== undefined) void sweepBelow(files.within);

  return {
    connect(emit) {
      const window: BenchWindow = { emit, gone: false };
      return {
        handlers: handlersOf(window, parts),
        disconnect() {
          window.gone = true;
          for (const document of open.all()) if (document.window === window) lose(document);
        },
      };
    },
    async close() {
      for (const document of open.all()) document.window = undefined;
      await Promise.all(open.all().map((document) => runs.endAll(document)));
      await Promise.all(open.all().map(forget));
      await store.close();
    },
  };
}
