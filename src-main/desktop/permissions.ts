import type { Session } from "electron";
import { originOf, type OwnPages } from "./own-pages.ts";

/** Who asks for a permission. */
export interface Asking {
  /** address or origin of the frame */
  readonly from: string | undefined;
  readonly isMainFrame: boolean;
}

/** The bench copies figures and text to the clipboard, and needs nothing else of the machine through its page. */
export function mayHavePermission(pages: OwnPages, permission: string, { from, isMainFrame }: Asking): boolean {
  return permission === "clipboard-sanitized-write" && isMainFrame && from !== undefined && originOf(from) === pages.origin;
}

/** Deny everything else: camera, microphone, place, notifications of the page's own, devices. */
export function guardPermissions(session: Pick<Session, "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler">, pages: OwnPages): void {
  session.setPermissionRequestHandler((_, permission, callback, { requestingUrl, isMainFrame }) => {
    callback(mayHavePermission(pages, permission, { from: requestingUrl, isMainFrame }));
  });
  session.setPermissionCheckHandler((_, permission, requestingOrigin, { isMainFrame }) => mayHavePermission(pages, permission, { from: requestingOrigin, isMainFrame }));
  session.setDevicePermissionHandler(() => false);
}
