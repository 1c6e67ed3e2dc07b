import { resolve } from "node:path";
import envPaths from "env-paths";
import { openDistributionThread } from "../simulation/distribution-thread.ts";
import { forkSimulation } from "../simulation/forked-simulation.ts";
import { openProcessSimulator } from "../simulation/process-simulator.ts";
import { confinedPaths } from "../storage/confined-paths.ts";
import { makePrivateFolder } from "../storage/private-folder.ts";
import { serveWindow } from "../workbench/serve-window.ts";
import { createWorkbench } from "../workbench/workbench.ts";
import { openBenchServer } from "./bench-server.ts";
import { readWebFiles } from "../pages/web-files.ts";

/** What was built, wherever it lies: absolute paths. */
export interface ServedParts {
  readonly pagesFolder: string;
  readonly templatesFolder: string;
  readonly processPath: string;
  readonly workerPath: string;
  readonly distributionsPath: string;
}

export interface ServeSettings {
  /** the only one whose files are within reach */
  readonly folder: string;
  /** undefined: the usual one where it is free, any other where it is not; 0: any */
  readonly port: number | undefined;
  /** threads that simulate */
  readonly workers: number;
  readonly parts: ServedParts;
  /** ms, a clock that never goes back */
  readonly now: () => number;
  /** told of faults of this program */
  readonly onUnexpected: (error: unknown) => void;
}

/** A bench that is being served. */
export interface Served {
  /** absolute, its links followed */
  readonly folder: string;
  /** with its token */
  readonly address: string;
  /** End windows, runs and processes; drafts stay on disk. */
  close(): Promise<void>;
  /** Throws where there is no browser. */
  showInBrowser(): Promise<void>;
}

/**
 * The composition root of the server host: the bench in a browser, its service here, its simulations in a process of their own.
 *
 * @throws BenchError `folder-unusable`, `pages-not-built`, `port-unavailable`
 */
export async function serve({ folder, port, workers, parts, now, onUnexpected }: ServeSettings): Promise<Served> {
  const files = await confinedPaths(resolve(folder));
  const pages = await readWebFiles(parts.pagesFolder);
  const stateFolder = envPaths("rheobase", { suffix: "" }).data;
  await makePrivateFolder(stateFolder);
  const simulator = openProcessSimulator(() => forkSimulation(parts, workers));
  const distributions = openDistributionThread({ path: parts.distributionsPath });
  const workbench = createWorkbench({
    host: "server",
    simulator,
    distributions,
    workers,
    files,
    stateFolder,
    templatesFolder: parts.templatesFolder,
    // Not the system's temporary folder, which may be memory.
    spoolFolder: stateFolder,
    now,
    clock: () => new Date(),
  });
  const closeInside = async (): Promise<void> => {
    await workbench.close();
    await Promise.all([simulator.close(), distributions.close()]);
    process.off("unhandledRejection", onUnexpected);
  };
  // A fault in what nobody waits for is told, and ends nobody's window.
  process.on("unhandledRejection", onUnexpected);
  try {
    const server = await openBenchServer({
      port,
      files: pages,
      connect: (wire) => serveWindow(workbench, wire, onUnexpected),
    });
    return {
      folder: files.top,
      address: server.address,
      async showInBrowser() {
        const { default: open } = await import("open");
        await open(server.address);
      },
      async close() {
        await server.close();
        await closeInside();
      },
    };
  } catch (error) {
    await closeInside();
    throw error;
  }
}
