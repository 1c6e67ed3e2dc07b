const focusable = 'a[href], button, input, textarea, select, [tabindex]:not([tabindex="-1"])';
/** The last focused element of each region. */
const left = new WeakMap<Element, HTMLElement>();

/** Moves the focus to the next or previous region: to its last focused element, or else to its first focusable one. */
export function focusNextRegion(page: Document, by: 1 | -1): void {
  const regions = [...page.querySelectorAll<HTMLElement>("[data-region]")].filter((region) => region.checkVisibility());
  if (regions.length === 0) return;
  const active = page.activeElement instanceof HTMLElement ? page.activeElement : undefined;
  // The innermost: sections of a region are regions too.
  const from = regions.findLastIndex((region) => active !== undefined && region.contains(active));
  if (from !== -1 && active !== undefined) left.set(regions[from]!, active);
  const start = from === -1 && by === -1 ? 0 : from;
  const region = regions[(start + by + regions.length) % regions.length]!;
  const before = left.get(region);
  const target = before !== undefined && region.contains(before) ? before : firstStop(region);
  (target ?? region).focus();
}

/** Moves the focus to this region after the focused element was removed, to keep keys working. */
export function takeUpFocus(page: Document, name: string): void {
  const region = page.querySelector<HTMLElement>(`[data-region="${name}"]`);
  const isLost = page.activeElement === null || page.activeElement === page.body || page.activeElement === region;
  if (isLost && region !== null) (firstStop(region) ?? region).focus({ preventScroll: true });
}

/** Preferred focus targets: the current tab stop of a tree or grid, then the pane's main control. */
function firstStop(region: HTMLElement): HTMLElement | undefined {
  const seen = [...region.querySelectorAll<HTMLElement>(focusable)].filter((element) => element.tabIndex >= 0 && element.checkVisibility());
  return (
    seen.find((element) => ["treeitem", "gridcell"].includes(element.getAttribute("role") ?? "")) ??
    seen.find((element) => element.closest("[data-first]") !== null) ??
    seen[0]
  );
}
