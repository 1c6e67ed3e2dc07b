import type { Wire } from "../../src-shared/contract/wire.ts";
import type { SimulationChild } from "./process-simulator.ts";
import type { FromSimulation, ToSimulation } from "./simulation-messages.ts";

/** Starts simulation processes on behalf of a process that may not start any itself. Each simulation process has a number. */
export interface SimulationStarter {
  readonly start: (id: number) => void;
  /** End it at once. */
  readonly end: (id: number) => void;
}

/** Simulation processes that another process starts. */
export interface AskedSimulations {
  start(): SimulationChild;
  /** The requested process has started and is at the other end of this wire. */
  joined(id: number, wire: Wire): void;
  /** The process has ended or could not be started. @param reason in words for people */
  ended(id: number, reason: string): void;
}

/** One requested process, from its request to its end. */
interface Life {
  /** messages queued until it has started */
  readonly waiting: ToSimulation[];
  wire: Wire | undefined;
  onMessage: (message: FromSimulation) => void;
  onExit: (reason: string) => void;
  reason: string | undefined;
}

export function openAskedSimulations(starter: SimulationStarter): AskedSimulations {
  const lives = new Map<number, Life>();
  let nextId = 0;

  /** Reports the end once both the wire has closed and the reason is known; the two arrive in any order. */
  function bury(id: number): void {
    const life = lives.get(id);
    if (life?.reason === undefined || life.wire !== undefined) return;
    lives.delete(id);
    life.onExit(life.reason);
  }

  return {
    start() {
      const id = nextId++;
      const life: Life = { waiting: [], wire: undefined, onMessage: () => undefined, onExit: () => undefined, reason: undefined };
      lives.set(id, life);
      starter.start(id);
      return {
        post(message) {
          if (life.wire === undefined) life.waiting.push(message);
          else life.wire.send(message);
        },
        onMessage: (listener) => (life.onMessage = listener),
        onExit: (listener) => (life.onExit = listener),
        kill: () => starter.end(id),
      };
    },
    joined(id, wire) {
      const life = lives.get(id)!;
      life.wire = wire;
      wire.onFrame((message) => life.onMessage(message as FromSimulation));
      wire.onClose(() => {
        life.wire = undefined;
        bury(id);
      });
      for (const message of life.waiting.splice(0)) wire.send(message);
    },
    ended(id, reason) {
      const life = lives.get(id);
      if (life === undefined) return;
      life.reason = reason;
      bury(id);
    },
  };
}
