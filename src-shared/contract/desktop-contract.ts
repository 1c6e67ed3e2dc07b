import { z } from "zod";
import { call, type ClientOf, type EmitOf, type HandlersOf } from "./contract.ts";
import { benchErrorJson } from "./frames.ts";

/** absolute */
const path = z.string().min(1);
const nothing = z.strictObject({});
const done = z.undefined();

/** What a window begins with. */
export const opening = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("file"), path }),
  z.strictObject({ kind: z.literal("draft"), draft: z.string() }),
  z.strictObject({ kind: z.literal("template"), template: z.string(), /** and the tour begins with it */ tour: z.literal(true).optional() }),
  z.strictObject({ kind: z.literal("text"), name: z.string(), text: z.string() }),
  z.strictObject({ kind: z.literal("new") }),
]);
export type Opening = z.output<typeof opening>;

const menuItem = z.strictObject({
  /** of the action */
  id: z.string(),
  title: z.string(),
  /** "Ctrl+Shift+E", Command on macOS; the page answers to them, the menu shows them */
  keys: z.string().optional(),
  enabled: z.boolean(),
});

/** What a window asks of the main process of the desktop host, and what it is told by it. The service's calls are not among these. */
export const desktopContract = {
  calls: {
    /** @returns what the window was made for: once, so that a page that loads again goes on where it was */
    begin: call(nothing, z.strictObject({ opening: opening.optional(), platform: z.string() })),
    /**
     * An experiment is to be opened: each has a window of its own.
     *
     * @returns here: this window is free, and is to open it itself; else another window has it, or was made for it, and is in front
     */
    placeExperiment: call(z.strictObject({ opening }), z.strictObject({ here: z.boolean() })),
    /** One more, with the first screen. */
    newWindow: call(nothing, done),

    // The system's own dialogs; no path where the person cancelled
    chooseExperiment: call(z.strictObject({ folder: path.optional() }), z.strictObject({ path: path.optional() })),
    /** The dialog itself has asked before an existing file is replaced. @param name of the file, without its ending */
    chooseSavePath: call(z.strictObject({ name: z.string(), folder: path.optional() }), z.strictObject({ path: path.optional() })),
    chooseFolder: call(z.strictObject({ folder: path.optional() }), z.strictObject({ path: path.optional() })),

    /** What the window shows now: its title, the mark of unsaved edits, the list of recent documents. */
    describeWindow: call(z.strictObject({ experiment: z.strictObject({ name: z.string(), path: path.optional(), edited: z.boolean() }).optional() }), done),
    /** In the taskbar. @param fraction undefined: nothing goes on */
    showProgress: call(z.strictObject({ fraction: z.number().min(0).max(1).optional() }), done),
    /** The menu while this window is in front. */
    showMenu: call(z.strictObject({ groups: z.array(z.strictObject({ title: z.string(), items: z.array(menuItem) })) }), done),
    /** Told by the system, if nobody looks at this window. */
    notify: call(z.strictObject({ title: z.string(), text: z.string() }), done),
    showInFolder: call(z.strictObject({ path }), done),
    /** The window may close now: nothing is unsaved, or nobody wants it. */
    closeWindow: call(nothing, done),
  },
  events: {
    /** An item of the menu was chosen. */
    perform: z.strictObject({ action: z.string() }),
    /** The system asks for an experiment, and this window is free. */
    open: opening,
    /** The window is to close; it answers with `closeWindow`, after what it has to ask. */
    closeRequested: nothing,
    /** The service behind the window has died; whoever connects now starts it again. */
    serviceEnded: nothing,
    /** A fault of the program that no call has led to, so that no call can fail with it. */
    fault: benchErrorJson,
  },
} as const;

export type DesktopContract = typeof desktopContract;
/** The main process as a window sees it. */
export type Desktop = ClientOf<DesktopContract>;
export type DesktopHandlers = HandlersOf<DesktopContract>;
export type DesktopEmit = EmitOf<DesktopContract>;
