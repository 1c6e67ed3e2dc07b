import { z } from "zod";
import { call, type ClientOf, type EmitOf, type HandlersOf } from "./contract.ts";
import { benchErrorJson } from "./frames.ts";

/** absolute */
const path = z.string().min(1);
const nothing = z.strictObject({});
const done = z.undefined();

/** The content of a new window. */
export const opening = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("file"), path }),
  z.strictObject({ kind: z.literal("draft"), draft: z.string() }),
  z.strictObject({ kind: z.literal("template"), template: z.string(), /** start the tour on it */ tour: z.literal(true).optional() }),
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

/** Calls of a window to the desktop's main process, and its events. The service has a contract of its own. */
export const desktopContract = {
  calls: {
    /** @returns the content that the window was created for; only on the first call, because a reloaded page restores its own state */
    begin: call(nothing, z.strictObject({ opening: opening.optional(), platform: z.string() })),
    /**
     * Finds the window for an experiment; each experiment has one window.
     *
     * @returns here: true where the asking window is free and should open it itself; else another window shows it and was brought to the front
     */
    placeExperiment: call(z.strictObject({ opening }), z.strictObject({ here: z.boolean() })),
    /** Opens another window, which shows the start screen. */
    newWindow: call(nothing, done),

    // The system's own dialogs; no path where the user cancelled
    chooseExperiment: call(z.strictObject({ folder: path.optional() }), z.strictObject({ path: path.optional() })),
    /** The dialog itself confirms the replacement of an existing file. @param name of the file, without its ending */
    chooseSavePath: call(z.strictObject({ name: z.string(), folder: path.optional() }), z.strictObject({ path: path.optional() })),
    chooseFolder: call(z.strictObject({ folder: path.optional() }), z.strictObject({ path: path.optional() })),

    /** Reports what the window shows, for its title, the mark of unsaved edits and the list of recent documents. */
    describeWindow: call(z.strictObject({ experiment: z.strictObject({ name: z.string(), path: path.optional(), edited: z.boolean() }).optional() }), done),
    /** Shows progress in the taskbar. @param fraction undefined: no run is going */
    showProgress: call(z.strictObject({ fraction: z.number().min(0).max(1).optional() }), done),
    /** Sets the menu that is shown while this window is in front. */
    showMenu: call(z.strictObject({ groups: z.array(z.strictObject({ title: z.string(), items: z.array(menuItem) })) }), done),
    /** Shows a system notification, unless this window has the focus. */
    notify: call(z.strictObject({ title: z.string(), text: z.string() }), done),
    showInFolder: call(z.strictObject({ path }), done),
    /** Closes the window: nothing is unsaved, or the user discarded it. */
    closeWindow: call(nothing, done),
  },
  events: {
    /** An item of the menu was chosen. */
    perform: z.strictObject({ action: z.string() }),
    /** The system asked to open an experiment, and this window is free. */
    open: opening,
    /** The window should close. It answers with `closeWindow`, once the user has decided about unsaved edits, and about runs where the program ends with it. */
    closeRequested: z.strictObject({ endsProgram: z.boolean() }),
    /** The service's process has died; connecting again starts a new one. */
    serviceEnded: nothing,
    /** A fault of the program outside any call, so that no call can reject with it. */
    fault: benchErrorJson,
  },
} as const;

export type DesktopContract = typeof desktopContract;
/** The main process as a window sees it. */
export type Desktop = ClientOf<DesktopContract>;
export type DesktopHandlers = HandlersOf<DesktopContract>;
export type DesktopEmit = EmitOf<DesktopContract>;
