import { Notification, type BrowserWindow } from "electron";
import { bringToFront } from "./bring-to-front.ts";

/** Notifications on screen. A reference is kept, because a garbage-collected notification no longer reports clicks. */
const shown = new Set<Notification>();

/** Shows a notification unless the window has the focus; a click on it brings the window to the front. */
export function notify(window: BrowserWindow, title: string, text: string): void {
  if (window.isFocused() || !Notification.isSupported()) return;
  const notification = new Notification({ title, body: text });
  const forget = (): void => void shown.delete(notification);
  shown.add(notification);
  notification.on("click", () => {
    forget();
    if (!window.isDestroyed()) bringToFront(window);
  });
  notification.on("close", forget);
  notification.on("failed", forget);
  notification.show();
}
