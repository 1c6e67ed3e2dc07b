import type { Session } from "electron";
import { originOf, type OwnPages } from "./own-pages.ts";

/** The frame that asks for a permission. */
export interface Asking {
  /** address or origin of the frame */
  readonly from: string | undefined;
  readonly isMainFrame: boolean;
}

/** Allows writing to the clipboard, the only permission that the bench's page needs. */
export function mayHavePermission(pages: OwnPages, permission: string, { from, isMainFrame }: Asking): boolean {
  return permission === "clipboard-sanitized-write" && isMainFrame && from !== undefined && originOf(from) === pages.origin;
}

/** Denies all other permissions: camera, microphone, location, web notifications, devices. */
export function guardPermissions(session: Pick<Session, "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler">, pages: OwnPages): void {
  session.setPermissionRequestHandler((_, permission, callback, { requestingUrl, isMainFrame }) => {
    callback(mayHavePermission(pages, permission, { from: requestingUrl, isMainFrame }));
  });
  session.setPermissionCheckHandler((_, permission, requestingOrigin, { isMainFrame }) => mayHavePermission(pages, permission, { from: requestingOrigin, isMainFrame }));
  session.setDevicePermissionHandler(() => false);
}
