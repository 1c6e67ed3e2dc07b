import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from "electron";
import type { BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import type { FromService, ToService } from "./service-messages.ts";

export interface ServiceUtilitySettings {
  /** absolute path of the built `service-process.ts` */
  readonly servicePath: string;
  /** absolute folder where browsing starts; undefined: the home folder */
  readonly folder: string | undefined;
  /** absolute path of the built `simulation-utility.ts` */
  readonly simulationPath: string;
  /** called with faults of the service outside any call of a window */
  readonly onFault: (error: BenchErrorJson) => void;
  /** called when the service's process has ended; the next `connect` starts a new one */
  readonly onEnd: () => void;
}

/** Runs the service in a utility process of its own, and the simulations that it requests in another. */
export interface ServiceUtility {
  /** Starts the service if it is not running, and gives it the port of a window. */
  connect(port: MessagePortMain): void;
  /** Starts the service ahead of the first window. */
  start(): void;
  /** Lets the service save drafts and exit. */
  close(): Promise<void>;
}

/** One process of the service, from its start to its end. */
interface Running {
  readonly tell: (message: ToService, ports?: MessagePortMain[]) => void;
  readonly kill: () => void;
  readonly ended: Promise<void>;
}

/** Longest time, ms, that a closing service may take to save drafts. After that it is killed; drafts on disk are at most a second old. */
const closeTimeout = 10_000;

/** Manages the service's process. When it dies, its ports close, and the next window that connects starts it again. */
export function openServiceUtility({ servicePath, folder, simulationPath, onFault, onEnd }: ServiceUtilitySettings): ServiceUtility {
  let running: Running | undefined;

  function startService(): Running {
    const child = utilityProcess.fork(servicePath, folder === undefined ? [] : [folder], { serviceName: "Rheobase service" });
    const simulations = new Map<number, UtilityProcess>();
    const service: Running = {
      tell: (message, ports = []) => child.postMessage(message, ports),
      kill: () => void child.kill(),
      ended: new Promise((resolve) => {
        child.once("exit", () => {
          if (running === service) running = undefined;
          // Without the service the simulations have no receiver.
          for (const simulation of simulations.values()) simulation.kill();
          resolve();
          onEnd();
        });
      }),
    };
    child.on("message", (message: FromService) => {
      switch (message.kind) {
        case "start-simulation":
          simulations.set(message.id, startSimulation(message.id, service, () => simulations.delete(message.id)));
          break;
        case "end-simulation":
          simulations.get(message.id)?.kill();
          break;
        case "fault":
          onFault(message.error);
      }
    });
    return service;
  }

  function startSimulation(id: number, service: Running, onEnd: () => void): UtilityProcess {
    const child = utilityProcess.fork(simulationPath, [], { serviceName: "Rheobase simulations" });
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage(undefined, [port1]);
    service.tell({ kind: "simulation", id }, [port2]);
    child.once("exit", (code) => {
      onEnd();
      service.tell({ kind: "simulation-ended", id, reason: `it ended with exit code ${code}` });
    });
    return child;
  }

  return {
    start() {
      running ??= startService();
    },
    connect(port) {
      (running ??= startService()).tell({ kind: "window" }, [port]);
    },
    async close() {
      const service = running;
      if (service === undefined) return;
      service.tell({ kind: "close" });
      const limit = setTimeout(service.kill, closeTimeout);
      await service.ended;
      clearTimeout(limit);
    },
  };
}
