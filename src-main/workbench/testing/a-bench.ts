import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveContract } from "../../../src-shared/contract/dispatch.ts";
import { connectClient } from "../../../src-shared/contract/client.ts";
import type { PayloadOf } from "../../../src-shared/contract/contract.ts";
import type { Wire } from "../../../src-shared/contract/wire.ts";
import { workbenchContract, type Workbench, type WorkbenchContract } from "../../../src-shared/contract/workbench-contract.ts";
import { frameFromBytes, frameToBytes } from "../../../src-shared/contract/frame-bytes.ts";
import { distributionsOf } from "../../../src-shared/statistics/distributions.ts";
import { openWorkerPool } from "../../simulation/worker-pool.ts";
import type { Simulator } from "../../simulation/simulator.ts";
import { everyFile } from "../file-access.ts";
import { createWorkbench, type WorkbenchService, type WorkbenchSettings } from "../workbench.ts";

// The built worker of `npm run build:cli`, which users run too.
const workerPath = join(import.meta.dirname, "../../../dist/cli/worker.js");
const root = join(import.meta.dirname, "../../..");

type EventName = keyof WorkbenchContract["events"];
type Payload<K extends EventName> = PayloadOf<WorkbenchContract, K>;

/** A window connected to a service, over a wire that carries bytes like a socket. */
export interface TestWindow {
  readonly bench: Workbench;
  /** all events of this name so far */
  told<K extends EventName>(name: K): Payload<K>[];
  /** Waits for the next event of this name for which `where` holds; also returns an earlier one that was not awaited yet. */
  next<K extends EventName>(name: K, where?: (payload: Payload<K>) => boolean): Promise<Payload<K>>;
  /** breaks the connection */
  cut(): void;
}

/** Temporary folders, services on them, and windows connected to these; everything is removed after the test. */
export class TestBench {
  readonly folder: string;
  readonly #simulator: Simulator;
  readonly #closing: { close(): Promise<void> }[] = [];

  private constructor(folder: string, simulator: Simulator) {
    this.folder = folder;
    this.#simulator = simulator;
  }

  static async open(simulator: Simulator = openWorkerPool({ workerPath, workers: 2 })): Promise<TestBench> {
    return new TestBench(await mkdtemp(join(tmpdir(), "rheobase-bench-")), simulator);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  service(changes: Partial<WorkbenchSettings> = {}): WorkbenchService {
    const service = createWorkbench({
      host: "desktop",
      simulator: this.#simulator,
      distributions: { distributionsOf, close: () => Promise.resolve() },
      workers: 2,
      files: everyFile(this.folder),
      stateFolder: this.path(".state"),
      templatesFolder: join(root, "experiments"),
      pageTemplate: join(root, "dist/page/given.html"),
      spoolFolder: this.folder,
      now: () => performance.now(),
      clock: () => new Date(),
      ...changes,
    });
    this.#closing.push(service);
    return service;
  }

  async close(): Promise<void> {
    await Promise.all(this.#closing.map((one) => one.close()));
    await this.#simulator.close();
    await rm(this.folder, { recursive: true });
  }
}

export function aWindow(service: WorkbenchService): TestWindow {
  const [here, there] = aWire();
  const told: { readonly name: EventName; readonly payload: unknown; awaited: boolean }[] = [];
  let waiting: (() => void)[] = [];
  let disconnect = (): void => undefined;
  serveContract(
    workbenchContract,
    there,
    (emit) => {
      const connection = service.connect(emit);
      disconnect = () => connection.disconnect();
      return connection.handlers;
    },
    (error) => {
      throw error;
    },
  );
  const bench = connectClient(workbenchContract, here, (error) => {
    throw error;
  });
  for (const name of Object.keys(workbenchContract.events) as EventName[]) {
    bench.on(name, (payload: unknown) => {
      told.push({ name, payload, awaited: false });
      for (const look of waiting.splice(0)) look();
    });
  }
  return {
    bench,
    told: <K extends EventName>(name: K) => told.filter((one) => one.name === name).map(({ payload }) => payload as Payload<K>),
    async next<K extends EventName>(name: K, where: (payload: Payload<K>) => boolean = () => true) {
      for (;;) {
        const found = told.find((one) => one.name === name && !one.awaited && where(one.payload as Payload<K>));
        if (found !== undefined) {
          found.awaited = true;
          return found.payload as Payload<K>;
        }
        await new Promise<void>((resolve) => (waiting = [...waiting, resolve]));
      }
    },
    cut() {
      here.close();
      disconnect();
    },
  };
}

/** The two ends of a wire that converts frames to bytes and back. */
function aWire(): [Wire, Wire] {
  const ends = [anEnd(), anEnd()] as const;
  const wire = (own: number): Wire => ({
    send(frame) {
      const other = ends[1 - own]!;
      if (!other.closed) {
        const bytes = frameToBytes(frame);
        queueMicrotask(() => other.listener?.(frameFromBytes(bytes)));
      }
    },
    onFrame: (listener) => void (ends[own]!.listener = listener),
    onClose: (listener) => void (ends[own]!.onClose = listener),
    close() {
      for (const end of ends) {
        if (!end.closed) end.onClose?.("the test has cut it");
        end.closed = true;
      }
    },
  });
  return [wire(0), wire(1)];
}

interface End {
  closed: boolean;
  listener?: (frame: unknown) => void;
  onClose?: (reason: string) => void;
}
const anEnd = (): End => ({ closed: false });
