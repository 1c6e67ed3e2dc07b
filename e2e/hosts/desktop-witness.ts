import type { ElectronModule } from "./electron-program.ts";

/** A dialog of the system that the program has shown. */
export interface ShownDialog {
  readonly kind: "open" | "folder" | "save" | "message";
  readonly title: string | undefined;
  readonly defaultPath: string | undefined;
}

/** What the program has told the system about a window. */
export interface ShownWindow {
  /** fraction in the taskbar; negative: no run */
  progress?: number;
  edited?: boolean;
  represented?: string;
}

/** Calls of Electron that a test cannot see from outside, and the test's answers to dialogs. */
export interface Witnessed {
  readonly answers: Record<ShownDialog["kind"], (string | number | undefined)[]>;
  readonly dialogs: ShownDialog[];
  readonly windows: Record<number, ShownWindow>;
  readonly notifications: { readonly title: string; readonly body: string; readonly click: () => void }[];
  readonly recentDocuments: string[];
  readonly shownInFolder: string[];
}

/** The globals of the main process. Functions that use them are sent there as text. */
export type WitnessGlobal = typeof globalThis & { witnessed: Witnessed };

/**
 * Runs in the main process before the program is ready, in Electron and on its stand-in. Replaces the system's dialogs with the
 * test's answers, and records what the program passes to the system. A dialog without an answer throws.
 */
export function beWitness({ app, BrowserWindow, dialog, Notification, shell }: ElectronModule): void {
  const witnessed: Witnessed = { answers: { open: [], folder: [], save: [], message: [] }, dialogs: [], windows: {}, notifications: [], recentDocuments: [], shownInFolder: [] };
  (globalThis as WitnessGlobal).witnessed = witnessed;

  const answered = (kind: ShownDialog["kind"], options: { title?: string; defaultPath?: string; message?: string }): string | number | undefined => {
    witnessed.dialogs.push({ kind, title: options.title ?? options.message, defaultPath: options.defaultPath });
    if (witnessed.answers[kind].length === 0) throw new Error(`The test has no answer for a dialog: ${kind}, ${JSON.stringify(options)}`);
    return witnessed.answers[kind].shift();
  };
  const paths = (answer: string | number | undefined): string[] => (answer === undefined ? [] : [String(answer)]);
  Object.assign(dialog, {
    async showOpenDialog(...args: unknown[]) {
      const options = args.at(-1) as Electron.OpenDialogOptions;
      const filePaths = paths(answered(options.properties?.includes("openDirectory") === true ? "folder" : "open", options));
      return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
    },
    async showSaveDialog(...args: unknown[]) {
      const [filePath = ""] = paths(answered("save", args.at(-1) as Electron.SaveDialogOptions));
      return Promise.resolve({ canceled: filePath === "", filePath });
    },
    async showMessageBox(...args: unknown[]) {
      return Promise.resolve({ response: answered("message", args.at(-1) as Electron.MessageBoxOptions), checkboxChecked: false });
    },
  });

  const shown = (window: Electron.BrowserWindow): ShownWindow => (witnessed.windows[window.id] ??= {});
  const seen = (name: string, see: (window: Electron.BrowserWindow, value: never) => void): void => {
    const prototype = BrowserWindow.prototype as unknown as Record<string, (value: never) => void>;
    const original = prototype[name]!;
    prototype[name] = function (this: Electron.BrowserWindow, value: never) {
      original.call(this, value);
      see(this, value);
    };
  };
  seen("setProgressBar", (window, progress: number) => (shown(window).progress = progress));
  seen("setDocumentEdited", (window, edited: boolean) => (shown(window).edited = edited));
  seen("setRepresentedFilename", (window, path: string) => (shown(window).represented = path));
  Notification.prototype.show = function (this: Electron.Notification) {
    witnessed.notifications.push({ title: this.title, body: this.body, click: () => this.emit("click") });
  };
  app.addRecentDocument = (path) => void witnessed.recentDocuments.push(path);
  shell.showItemInFolder = (path) => void witnessed.shownInFolder.push(path);
}
