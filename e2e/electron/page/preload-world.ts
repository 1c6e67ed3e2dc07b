import type { ContextBridge, IpcRenderer, WebUtils } from "electron";
import { cloneFromBytes, cloneToBytes, plainToBytes } from "../wire/clone-bytes.ts";
import type { DroppedFile, FromPage, PageStart, ToPage } from "../wire/page-messages.ts";
import { PagePorts } from "./page-ports.ts";
import { eventsOf, type BridgeAnswer, type BridgeCall, type ExposedShape } from "./world-bridge.ts";

type Preload = (require: (name: string) => unknown, process: object, module: object, exports: object) => void;
type Listener = (event: unknown, ...args: unknown[]) => void;

/** Runs first in the world of the preload script: defines what a sandboxed preload script has of Electron and Node. */
export default function standInForPreload(start: PageStart, preload: Preload): void {
  const listeners = new Map<string, Set<Listener>>();
  const files: DroppedFile[] = [];
  const functions: ((...args: readonly unknown[]) => unknown)[] = [];
  const events = eventsOf(start.secret);

  const socket = new WebSocket(addressOf(start.socket));
  socket.binaryType = "arraybuffer";
  const early: Uint8Array<ArrayBuffer>[] = [];
  const send = (message: FromPage): void => {
    const bytes = plainToBytes(message);
    if (socket.readyState === WebSocket.CONNECTING) early.push(bytes);
    else if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
  };
  const ports = new PagePorts(send);
  socket.addEventListener("open", () => {
    for (const bytes of early.splice(0)) socket.send(bytes);
  });
  socket.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
    const message = cloneFromBytes(new Uint8Array(data)) as ToPage;
    if (message.kind === "file") files.push(message.file);
    else if (message.kind !== "sent") ports.receive(message);
    else deliver(message.channel, cloneFromBytes(message.args) as unknown[], message.ports.map((id) => ports.open(id)));
  });
  socket.addEventListener("close", () => ports.closeAll());
  send({ kind: "here", url: location.href });
  addEventListener("DOMContentLoaded", () => {
    const tell = (): void => send({ kind: "title", title: document.title });
    new MutationObserver(tell).observe(document.head, { subtree: true, childList: true, characterData: true });
    tell();
  });

  function deliver(channel: string, args: readonly unknown[], transferred: readonly MessagePort[]): void {
    for (const listener of [...(listeners.get(channel) ?? [])]) listener({ sender: ipcRenderer, ports: transferred }, ...args);
  }

  const ipcRenderer = nothingElse("ipcRenderer", {
    on(channel: string, listener: Listener) {
      const ofChannel = listeners.get(channel) ?? new Set();
      listeners.set(channel, ofChannel.add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
    send(channel: string, ...args: unknown[]) {
      send({ kind: "sent", url: location.href, channel, args: cloneToBytes(args) });
    },
  } satisfies Record<keyof Pick<IpcRenderer, "on" | "off" | "send">, unknown>) as { readonly on: unknown };

  const contextBridge = nothingElse("contextBridge", {
    exposeInMainWorld(name: string, api: unknown) {
      const expose = (): void => void dispatchEvent(new CustomEvent(events.expose, { detail: { name, shape: shapeOf(api) } }));
      expose();
      addEventListener(events.ready, expose);
    },
  } satisfies Record<keyof Pick<ContextBridge, "exposeInMainWorld">, unknown>);

  const webUtils = nothingElse("webUtils", {
    getPathForFile(file: File) {
      if (!(file instanceof File)) throw new TypeError("getPathForFile takes a File");
      return files.find(({ name, size, lastModified }) => name === file.name && size === file.size && lastModified === file.lastModified)?.path ?? "";
    },
  } satisfies Record<keyof Pick<WebUtils, "getPathForFile">, unknown>);

  function shapeOf(api: unknown): ExposedShape {
    if (typeof api === "function") return { function: functions.push(api as (...args: readonly unknown[]) => unknown) - 1 };
    if (typeof api !== "object" || api === null || Array.isArray(api)) return { value: api };
    return { object: Object.fromEntries(Object.entries(api).map(([key, part]) => [key, shapeOf(part)])) };
  }
  addEventListener(events.call, (event) => {
    dispatchEvent(new CustomEvent(events.answer, { detail: answerTo((event as CustomEvent<BridgeCall | null>).detail) }));
  });
  function answerTo(call: BridgeCall | null): BridgeAnswer {
    if (call === null) return { error: "An object could not be cloned." };
    try {
      const value = functions[call.function]!(...call.args);
      if (value instanceof Promise) return { error: "The stand-in for Electron has no promises between the worlds of a page." };
      return { value };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  const electron = nothingElse("electron", { ipcRenderer, contextBridge, webUtils });
  const require = (name: string): unknown => {
    if (name === "electron" || name === "electron/renderer") return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(require, nothingElse("process", { type: "renderer", sandboxed: true, contextIsolated: true, platform: "linux", env: {} }), module, module.exports);
}

/** Address of the socket. A page of the program uses its own host, as its Content-Security-Policy demands. */
function addressOf(socket: string): string {
  const { port, search } = new URL(socket);
  return location.port === port ? `ws://${location.host}/${search}` : socket;
}

function nothingElse<T extends object>(name: string, part: T): T {
  return new Proxy(part, {
    get(target, key, receiver): unknown {
      if (typeof key === "symbol" || key in target) return Reflect.get(target, key, receiver);
      throw new Error(`The stand-in for Electron has no ${name}.${key} in a page.`);
    },
  });
}
