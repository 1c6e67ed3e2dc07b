import type { Layout } from "../state/layout.svelte.ts";

type Widths = Pick<Layout, "paneSizes" | "windowWidth">;

/** A pane whose width a splitter sets, px. */
interface PaneWidth {
  readonly min: number;
  readonly max: number;
  /** width set by the user, within its limits; until then it follows the window */
  readonly of: (layout: Widths) => number;
}

export const sidebarWidth: PaneWidth = paneWidth("sidebar", 180, 320, () => 216);
export const designerWidth: PaneWidth = paneWidth("designer", 420, 640, (windowWidth) => (windowWidth >= 1500 ? 576 : 468));

function paneWidth(name: string, min: number, max: number, usual: (windowWidth: number) => number): PaneWidth {
  return { min, max, of: ({ paneSizes, windowWidth }) => Math.min(max, Math.max(min, Math.round(paneSizes[name] ?? usual(windowWidth)))) };
}
