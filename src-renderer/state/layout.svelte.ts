import { z } from "zod";
import { scriptLanguages } from "../../src-shared/code/python-script.ts";

/** Style of the last export as typed. */
const exportLook = z.object({
  preset: z.string(),
  widthText: z.string(),
  heightText: z.string(),
  textText: z.string(),
  resolution: z.string(),
  background: z.enum(["light", "transparent"]),
  theory: z.boolean(),
  scaleBars: z.boolean(),
});
export type ExportLook = z.infer<typeof exportLook>;

const lastExport = z.object({ look: exportLook, png: z.boolean(), svg: z.boolean(), provenance: z.boolean() });
/** Initial settings of the next export. */
export type LastExport = z.infer<typeof lastExport>;

const remembered = z.object({
  theme: z.enum(["light", "dark", "system"]).catch("system"),
  sidebarOpen: z.boolean().catch(true),
  /** px, by name of the pane */
  paneSizes: z.record(z.string(), z.number()).catch({}),
  view: z.enum(["overlay", "stacked", "one", "trials"]).catch("overlay"),
  /** names of the figures beside the traces, by place */
  figures: z.array(z.string()).catch([]),
  lastExport: lastExport.optional().catch(undefined),
  /** what stands beside the designer */
  besideDesigner: z.enum(["preview", "script"]).catch("preview"),
  /** how a protocol is written as Python */
  script: z.object({ language: z.enum(scriptLanguages), withClass: z.boolean() }).catch({ language: "numpy", withClass: false }),
  /** whether the first screen offers the tour */
  tourOffered: z.boolean().catch(true),
});
type Remembered = z.infer<typeof remembered>;

/** under which the storage has it */
export const layoutKey = "rheobase-layout";

/** Layout of the bench, stored by the browser. */
export class Layout {
  #kept: Remembered = $state.raw(remembered.parse({}));
  #systemIsDark = $state(false);
  readonly #storage: Pick<Storage, "getItem" | "setItem">;
  /** CSS pixels of the bench, which are larger than those of the screen where the style sheet enlarges it; updated by the window */
  windowWidth: number = $state(1280);
  /** whether the sidebar is open as an overlay in a narrow window; not stored */
  overlayOpen: boolean = $state(false);

  /** @param darkSystem the media query `(prefers-color-scheme: dark)` */
  constructor(storage: Pick<Storage, "getItem" | "setItem">, darkSystem: Pick<MediaQueryList, "matches" | "addEventListener">) {
    this.#storage = storage;
    this.#kept = read(storage);
    this.#systemIsDark = darkSystem.matches;
    darkSystem.addEventListener("change", ({ matches }) => (this.#systemIsDark = matches));
  }

  get theme(): Remembered["theme"] {
    return this.#kept.theme;
  }
  set theme(theme: Remembered["theme"]) {
    this.#keep({ theme });
  }
  /** the resulting theme, with "system" resolved */
  get dark(): boolean {
    return this.#kept.theme === "system" ? this.#systemIsDark : this.#kept.theme === "dark";
  }
  get sidebarOpen(): boolean {
    return this.#kept.sidebarOpen;
  }
  set sidebarOpen(sidebarOpen: boolean) {
    this.#keep({ sidebarOpen });
  }
  /** true if the window is too narrow for a sidebar beside the bench */
  get narrow(): boolean {
    return this.windowWidth < 1180;
  }
  /** Whether the window is too narrow for panes side by side: they stand one above the other and scroll together. */
  get stacked(): boolean {
    return this.windowWidth < 960;
  }
  toggleSidebar(): void {
    if (this.narrow) this.overlayOpen = !this.overlayOpen;
    else this.sidebarOpen = !this.sidebarOpen;
  }
  get paneSizes(): Readonly<Record<string, number>> {
    return this.#kept.paneSizes;
  }
  setPaneSize(name: string, size: number): void {
    this.#keep({ paneSizes: { ...this.#kept.paneSizes, [name]: size } });
  }
  get view(): Remembered["view"] {
    return this.#kept.view;
  }
  set view(view: Remembered["view"]) {
    this.#keep({ view });
  }

  get figures(): readonly string[] {
    return this.#kept.figures;
  }
  set figures(figures: readonly string[]) {
    this.#keep({ figures: [...figures] });
  }
  get besideDesigner(): Remembered["besideDesigner"] {
    return this.#kept.besideDesigner;
  }
  set besideDesigner(besideDesigner: Remembered["besideDesigner"]) {
    this.#keep({ besideDesigner });
  }
  get script(): Remembered["script"] {
    return this.#kept.script;
  }
  set script(script: Remembered["script"]) {
    this.#keep({ script });
  }
  get lastExport(): LastExport | undefined {
    return this.#kept.lastExport;
  }
  set lastExport(lastExport: LastExport | undefined) {
    this.#keep({ lastExport });
  }
  get tourOffered(): boolean {
    return this.#kept.tourOffered;
  }
  set tourOffered(tourOffered: boolean) {
    this.#keep({ tourOffered });
  }

  /** Reloads the layout after another window changed it. */
  reread(): void {
    this.#kept = read(this.#storage);
  }

  /** Stores only the changed keys, because another window may have stored others since. */
  #keep(change: Partial<Remembered>): void {
    this.#kept = { ...read(this.#storage), ...change };
    this.#storage.setItem(layoutKey, JSON.stringify(this.#kept));
  }
}

function read(storage: Pick<Storage, "getItem">): Remembered {
  try {
    return remembered.parse(JSON.parse(storage.getItem(layoutKey) ?? "{}"));
  } catch {
    return remembered.parse({});
  }
}
