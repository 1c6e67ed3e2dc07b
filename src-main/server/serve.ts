import { join, resolve } from "node:path";
import envPaths from "env-paths";
import { openDistributionThread } from "../simulation/distribution-thread.ts";
import { forkSimulation } from "../simulation/forked-simulation.ts";
import { openProcessSimulator } from "../simulation/process-simulator.ts";
import { addressToken } from "../storage/address-token.ts";
import { confinedPaths } from "../storage/confined-paths.ts";
import { makePrivateFolder } from "../storage/private-folder.ts";
import { serveWindow } from "../workbench/serve-window.ts";
import { createWorkbench } from "../workbench/workbench.ts";
import { newToken } from "./access.ts";
import { openBenchServer } from "./bench-server.ts";
import { readWebFiles } from "../pages/web-files.ts";

/** Absolute paths of the built parts. */
export interface ServedParts {
  readonly pagesFolder: string;
  readonly templatesFolder: string;
  readonly pageTemplate: string;
  readonly processPath: string;
  readonly workerPath: string;
  readonly distributionsPath: string;
}

export interface ServeSettings {
  /** the only folder whose files the bench can reach */
  readonly folder: string;
  /** undefined: the default port if free, else any free one; 0: any free one */
  readonly port: number | undefined;
  /** threads that simulate */
  readonly workers: number;
  readonly parts: ServedParts;
  /** ms, a clock that never goes back */
  readonly now: () => number;
  /** called with faults of this program */
  readonly onUnexpected: (error: unknown) => void;
}

/** A bench that is being served. */
export interface Served {
  /** absolute, with links resolved */
  readonly folder: string;
  /** with its token */
  readonly address: string;
  /** Disconnects windows and ends runs and processes; drafts stay on disk. */
  close(): Promise<void>;
  /** Opens the bench in the default browser. @throws where there is none */
  showInBrowser(): Promise<void>;
}

/**
 * Composition root of the server host: serves the bench to a browser, runs the service in this process and simulations in another.
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
    pageTemplate: parts.pageTemplate,
    // The system's temporary folder may be a memory file system, so it is not used.
    spoolFolder: stateFolder,
    now,
    clock: () => new Date(),
  });
  const closeInside = async (): Promise<void> => {
    await workbench.close();
    await Promise.all([simulator.close(), distributions.close()]);
    process.off("unhandledRejection", onUnexpected);
  };
  // An unhandled rejection is reported instead of ending the process.
  process.on("unhandledRejection", onUnexpected);
  try {
    const server = await openBenchServer({
      port,
      files: pages,
      tokenAt: (taken) => addressToken({ kept: join(stateFolder, "addresses"), port: taken, folder: files.top, fresh: newToken }),
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
