import { EventEmitter } from "node:events";
import type { Dialog as DocumentedDialog, Notification as DocumentedNotification, NotificationConstructorOptions, Shell as DocumentedShell } from "electron";
import { nothingElse, onlyEvents } from "./nothing-else.ts";

// Dialogs, notifications and other parts of the operating system. A test cannot press their buttons: it replaces these functions with
// its own, here as in Electron itself.

class Dialog implements Record<keyof Pick<DocumentedDialog, "showOpenDialog" | "showSaveDialog" | "showMessageBox">, (...args: never[]) => Promise<never>> {
  showOpenDialog(...args: readonly unknown[]): Promise<never> {
    return nobodyAnswers("showOpenDialog", args);
  }

  showSaveDialog(...args: readonly unknown[]): Promise<never> {
    return nobodyAnswers("showSaveDialog", args);
  }

  showMessageBox(...args: readonly unknown[]): Promise<never> {
    return nobodyAnswers("showMessageBox", args);
  }
}
nothingElse(Dialog, "dialog");

function nobodyAnswers(name: string, args: readonly unknown[]): Promise<never> {
  const options = JSON.stringify(args.at(-1));
  // Unexpected output to standard error fails a test.
  process.stderr.write(`The test has no answer for the dialog ${name} ${options}.\n`);
  return Promise.reject(new Error(`The test has no answer for the dialog ${name} ${options}.`));
}

export const dialog = new Dialog();

class Shell implements Pick<DocumentedShell, "showItemInFolder"> {
  showItemInFolder(): void {}
}
nothingElse(Shell, "shell");

export const shell = new Shell();

export class Notification extends EventEmitter implements Pick<DocumentedNotification, "title" | "body" | "show" | "close"> {
  readonly title: string;
  readonly body: string;

  static isSupported(): boolean {
    return true;
  }

  constructor({ title = "", body = "" }: NotificationConstructorOptions = {}) {
    super();
    onlyEvents(this, "Notification", ["show", "click", "close", "failed", "action", "reply"]);
    this.title = title;
    this.body = body;
  }

  show(): void {
    setImmediate(() => this.emit("show"));
  }

  close(): void {
    setImmediate(() => this.emit("close"));
  }
}
nothingElse(Notification, "Notification");
