import type { Desktop } from "../../../src-shared/contract/desktop-contract.ts";
import type { OpenedExperiment, WorkbenchHandlers } from "../../../src-shared/contract/workbench-contract.ts";
import type { Experiment } from "../../../src-shared/experiment/experiment-file.ts";
import { Bench } from "../bench.svelte.ts";
import { Connection } from "../connection.svelte.ts";
import { Layout } from "../layout.svelte.ts";
import { newProtocol } from "../new-protocol.ts";
import { Notices } from "../notices.svelte.ts";
import { standInService } from "./stand-in-service.ts";
import { experimentVersion } from "../../../src-shared/experiment/experiment-version.ts";

/** An experiment of one protocol, recognisable by its number of sweeps. */
export const experimentOf = (sweeps: number): Experiment => ({ format: "rheobase-experiment", version: experimentVersion, protocols: [{ ...newProtocol(), sweeps }] });

export const openedAt = (path: string, sweeps = 3): OpenedExperiment => ({
  document: `document of ${path}`,
  path,
  name: path.replace(/^.*\/|\.rheobase\.json$/g, ""),
  experiment: experimentOf(sweeps),
  elsewhere: 0,
  runs: [],
});

export interface WindowSettings {
  readonly handlers?: Partial<WorkbenchHandlers>;
  readonly desktop?: Desktop;
  /** what the window remembers over a reload */
  readonly kept?: Map<string, string>;
}

/** The state of a window, connected to a fake service that opens any file. */
export function benchWindow({ handlers = {}, desktop, kept = new Map() }: WindowSettings) {
  const service = standInService({
    hello: () =>
      Promise.resolve({
        host: desktop === undefined ? "server" : "desktop",
        versions: { app: "1.0.0", experimentFormat: 1, engine: 1 },
        folder: "/home/ada",
        workers: 2,
      }),
    listTemplates: () => Promise.resolve([]),
    listRecent: () => Promise.resolve([]),
    openExperiment: ({ path }) => Promise.resolve(openedAt(path)),
    closeDocument: () => Promise.resolve(undefined),
    takeUpDocument: () => Promise.resolve(undefined),
    readRuns: ({ path }) => Promise.resolve({ path, name: path, runs: [] }),
    ...handlers,
  });
  const notices = new Notices();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const layout = new Layout({ getItem: () => null, setItem: () => undefined }, { matches: false, addEventListener: () => undefined });
  const bench = new Bench(new Connection(() => service.openWire(), (error) => notices.raise(error)), layout, notices, storage, desktop);
  return { bench, service, notices, kept };
}
