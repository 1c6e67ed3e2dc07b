import type { Session as Documented } from "electron";
import { nothingElse } from "./nothing-else.ts";
import { tester } from "./tester.ts";

type RequestHandler = Parameters<Documented["setPermissionRequestHandler"]>[0];
type CheckHandler = Parameters<Documented["setPermissionCheckHandler"]>[0];
type DeviceHandler = Parameters<Documented["setDevicePermissionHandler"]>[0];
type Permission = Parameters<NonNullable<RequestHandler>>[1];
type Wanted = Parameters<NonNullable<RequestHandler>>[0];

/** Permissions that a page can ask for. */
const permissions: readonly [electron: Permission, chromium: string][] = [
  ["clipboard-read", "clipboard-read"],
  ["clipboard-sanitized-write", "clipboard-write"],
  ["geolocation", "geolocation"],
  ["notifications", "notifications"],
  ["media", "camera"],
  ["media", "microphone"],
  ["midi", "midi"],
  ["midiSysex", "midi-sysex"],
];

class Session implements Pick<Documented, "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler"> {
  #request: RequestHandler = null;
  #check: CheckHandler = null;
  #device: DeviceHandler = null;

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#request = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler;
  }

  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.#device = handler;
  }

  /** Called by the stand-in before the first page of an address loads: asks the handlers, and sets their answers in Chromium. */
  async permitPages(contents: object, url: string, address: string): Promise<void> {
    const { protocol, host } = new URL(url);
    const origin = `${protocol}//${host}`;
    const permitted: string[] = [];
    for (const [name, chromium] of permissions) if (await this.#permits(contents, name, origin, url)) permitted.push(chromium);
    await tester.ask("permit", { origin: new URL(address).origin, permissions: permitted });
  }

  /** Without a handler, Electron grants every permission. */
  async #permits(contents: object, name: Permission, origin: string, requestingUrl: string): Promise<boolean> {
    const wanted = contents as Wanted;
    const checked = this.#check?.(wanted, name, origin, { isMainFrame: true, requestingUrl, securityOrigin: origin });
    if (checked === false) return false;
    return await new Promise((resolve) => {
      if (this.#request === null) resolve(true);
      else this.#request(wanted, name, resolve, { isMainFrame: true, requestingUrl });
    });
  }

  /** For the stand-in: it has no devices, so the handler is never called. */
  get hasDeviceHandler(): boolean {
    return this.#device !== null;
  }
}
nothingElse(Session, "Session");

export const defaultSession = new Session();

class Sessions {
  get defaultSession(): Session {
    return defaultSession;
  }
}
nothingElse(Sessions, "session");

export const session = new Sessions();
