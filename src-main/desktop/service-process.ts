import { availableParallelism, homedir } from "node:os";
import { join } from "node:path";
import envPaths from "env-paths";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import { openAskedSimulations } from "../simulation/asked-simulation.ts";
import { openDistributionThread } from "../simulation/distribution-thread.ts";
import { openProcessSimulator } from "../simulation/process-simulator.ts";
import { makePrivateFolder } from "../storage/private-folder.ts";
import { everyFile } from "../workbench/file-access.ts";
import { serveWindow } from "../workbench/serve-window.ts";
import { createWorkbench } from "../workbench/workbench.ts";
import { printFault } from "./faults.ts";
import { portWire } from "./port-wire.ts";
import type { FromService, ToService } from "./service-messages.ts";
import { workersOf } from "./workers.ts";

// Entry point and composition root of the service's utility process. Each window has its own port
// to it, so results pass through no other process.

const { parentPort } = process;
const [folder = homedir()] = process.argv.slice(2);
const tellMain = (message: FromService): void => parentPort.postMessage(message);

process.on("unhandledRejection", (error) => {
  printFault(error);
  tellMain({ kind: "fault", error: unexpected(error).toJSON() });
});

// The server host uses the same folder, so both hosts share drafts and recent files.
const stateFolder = envPaths("rheobase", { suffix: "" }).data;
await makePrivateFolder(stateFolder);
const simulations = openAskedSimulations({
  start: (id) => tellMain({ kind: "start-simulation", id }),
  end: (id) => tellMain({ kind: "end-simulation", id }),
});
const simulator = openProcessSimulator(() => simulations.start());
const distributions = openDistributionThread({ path: join(import.meta.dirname, "distribution-worker.js") });
const workbench = createWorkbench({
  host: "desktop",
  simulator,
  distributions,
  workers: workersOf(availableParallelism()),
  files: everyFile(folder),
  stateFolder,
  templatesFolder: join(import.meta.dirname, "../../../experiments"),
  pageTemplate: join(import.meta.dirname, "../../page/given.html"),
  // The system's temporary folder may be a memory file system, so it is not used.
  spoolFolder: stateFolder,
  now: () => performance.now(),
  clock: () => new Date(),
});

parentPort.on("message", ({ data, ports: [port] }) => {
  const message = data as ToService;
  switch (message.kind) {
    case "window":
      serveWindow(workbench, portWire(port!), printFault);
      break;
    case "simulation":
      simulations.joined(message.id, portWire(port!));
      break;
    case "simulation-ended":
      simulations.ended(message.id, message.reason);
      break;
    case "close":
      void workbench
        .close()
        .then(() => Promise.all([simulator.close(), distributions.close()]))
        .finally(() => process.exit());
  }
});
