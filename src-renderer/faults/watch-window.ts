import type { Faults } from "../state/faults.svelte.ts";

/** Faults that nothing else has caught. They are still written to the console, for those who look there. */
export function watchWindow(page: Pick<Window, "addEventListener">, faults: Pick<Faults, "happened">): void {
  page.addEventListener("error", (event) => {
    // No fault: browsers say so where sizes that are watched change faster than frames are drawn.
    if (event.message.startsWith("ResizeObserver loop")) return;
    faults.happened(event.error ?? event.message);
  });
  page.addEventListener("unhandledrejection", ({ reason }) => faults.happened(reason));
}
