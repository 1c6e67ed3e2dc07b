import type { CustomScheme, Protocol as Documented } from "electron";
import { app } from "./app.ts";
import { nothingElse } from "./nothing-else.ts";
import { handleScheme, isHandled } from "./page-server.ts";

class Protocol implements Pick<Documented, "registerSchemesAsPrivileged" | "handle" | "isProtocolHandled"> {
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (app.isReady()) throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard !== true || !privileges.secure) throw new Error(`The stand-in for Electron serves standard and secure schemes only; ${scheme} is not.`);
    }
  }

  handle(scheme: string, handler: Parameters<Documented["handle"]>[1]): void {
    if (!app.isReady()) throw new Error("protocol.handle can be used when app is ready");
    handleScheme(scheme, (request) => handler(request));
  }

  isProtocolHandled(scheme: string): boolean {
    return isHandled(scheme);
  }
}
nothingElse(Protocol, "protocol");

export const protocol = new Protocol();
