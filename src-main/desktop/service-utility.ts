import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from "electron";
import type { BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import type { FromService, ToService } from "./service-messages.ts";

export interface ServiceUtilitySettings {
  /** absolute path of the built `service-process.ts` */
  readonly servicePath: string;
  /** absolute, where files are looked for first; undefined: the home folder */
  readonly folder: string | undefined;
  /** absolute path of the built `simulation-process.ts` */
  readonly simulationPath: string;
  /** told of faults in the service that no call of a window has led to */
  readonly onFault: (error: BenchErrorJson) => void;
  /** told when the service has ended; who connects from then on gets a new one */
  readonly onEnd: () => void;
}

/** The service behind all windows, in a process of its own, and the simulations that it asks for, in another. */
export interface ServiceUtility {
  /** Start it, if it does not run, and give it the port of a window. */
  connect(port: MessagePortMain): void;
  /** Start it before the first window asks. */
  start(): void;
  /** Let it put away what is unsaved, and end. */
  close(): Promise<void>;
}

/** One life of the service. */
interface Running {
  readonly tell: (message: ToService, ports?: MessagePortMain[]) => void;
  readonly kill: () => void;
  readonly ended: Promise<void>;
}

/** ms that a service may take to put away drafts; what it has not by then is as old as the last second's draft. */
const patience = 10_000;

/** When the service dies, its ports close, and the next window that connects starts it again. */
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
          // Nobody is left to simulate for.
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
      const limit = setTimeout(service.kill, patience);
      await service.ended;
      clearTimeout(limit);
    },
  };
}
