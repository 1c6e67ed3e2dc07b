import type { Faults } from "../state/faults.svelte.ts";

/** Collects uncaught errors and rejections. The browser still logs them to the console. */
export function watchWindow(page: Pick<Window, "addEventListener">, faults: Pick<Faults, "happened">): void {
  page.addEventListener("error", (event) => {
    // Not a fault: browsers report this when observed sizes change faster than frames are drawn.
    if (event.message.startsWith("ResizeObserver loop")) return;
    faults.happened(event.error ?? event.message);
  });
  page.addEventListener("unhandledrejection", ({ reason }) => faults.happened(reason));
}
