import type { SimulationChild } from "../simulation/process-simulator.ts";
import type { FromSimulation, ToSimulation } from "../simulation/simulation-messages.ts";
import type { Port } from "./port-wire.ts";
import type { FromService } from "./service-messages.ts";

/** Simulations in processes that the main process starts: this one, which asks for them, may not. */
export interface PortSimulations {
  start(): SimulationChild;
  /** The process that was asked for is there. */
  joined(id: number, port: Port): void;
  /** It has ended, or could not be started; the reason is for people. */
  ended(id: number, reason: string): void;
}

/** One process that was asked for. */
interface Life {
  readonly waiting: ToSimulation[];
  port: Port | undefined;
  onMessage: (message: FromSimulation) => void;
  onExit: (reason: string) => void;
  reason: string | undefined;
}

/** @param ask says to the main process what is wanted */
export function openPortSimulations(ask: (message: FromService) => void): PortSimulations {
  const lives = new Map<number, Life>();
  let nextId = 0;

  /** Its end is told after its last message, and with its reason: of these two the later one decides. */
  function bury(id: number): void {
    const life = lives.get(id);
    if (life?.reason === undefined || life.port !== undefined) return;
    lives.delete(id);
    life.onExit(life.reason);
  }

  return {
    start() {
      const id = nextId++;
      const life: Life = { waiting: [], port: undefined, onMessage: () => undefined, onExit: () => undefined, reason: undefined };
      lives.set(id, life);
      ask({ kind: "start-simulation", id });
      return {
        post(message) {
          if (life.port === undefined) life.waiting.push(message);
          else life.port.postMessage(message);
        },
        onMessage: (listener) => (life.onMessage = listener),
        onExit: (listener) => (life.onExit = listener),
        kill: () => ask({ kind: "end-simulation", id }),
      };
    },
    joined(id, port) {
      const life = lives.get(id)!;
      life.port = port;
      port.on("message", ({ data }) => life.onMessage(data as FromSimulation));
      port.on("close", () => {
        life.port = undefined;
        bury(id);
      });
      port.start();
      for (const message of life.waiting.splice(0)) port.postMessage(message);
    },
    ended(id, reason) {
      const life = lives.get(id);
      if (life === undefined) return;
      life.reason = reason;
      bury(id);
    },
  };
}
