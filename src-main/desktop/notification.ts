import { Notification, type BrowserWindow } from "electron";
import { bringToFront } from "./bring-to-front.ts";

/** Held until they are gone: one that is collected is not clicked any more. */
const shown = new Set<Notification>();

/** Tell something while nobody looks at this window; a click brings it to the front. */
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
