const focusable = 'a[href], button, input, textarea, select, [tabindex]:not([tabindex="-1"])';
/** Where the focus was in each region when it was left. */
const left = new WeakMap<Element, HTMLElement>();

/** Send the focus to the region after or before the one it is in: where it was there last, else to the first thing that takes it. */
export function focusNextRegion(page: Document, by: 1 | -1): void {
  const regions = [...page.querySelectorAll<HTMLElement>("[data-region]")].filter((region) => region.checkVisibility());
  if (regions.length === 0) return;
  const active = page.activeElement instanceof HTMLElement ? page.activeElement : undefined;
  const from = regions.findIndex((region) => active !== undefined && region.contains(active));
  if (from !== -1 && active !== undefined) left.set(regions[from]!, active);
  const start = from === -1 && by === -1 ? 0 : from;
  const region = regions[(start + by + regions.length) % regions.length]!;
  const before = left.get(region);
  const target = before !== undefined && region.contains(before) ? before : firstStop(region);
  (target ?? region).focus();
}

/** What had the focus has gone, with its pane or its dialog: it goes on in this region, so that keys work. */
export function takeUpFocus(page: Document, name: string): void {
  const region = page.querySelector<HTMLElement>(`[data-region="${name}"]`);
  const isLost = page.activeElement === null || page.activeElement === page.body || page.activeElement === region;
  if (isLost && region !== null) (firstStop(region) ?? region).focus({ preventScroll: true });
}

/** The chosen tab stop of a group comes before the first control: a tree's current row, a grid's current cell; then what a pane is for. */
function firstStop(region: HTMLElement): HTMLElement | undefined {
  const seen = [...region.querySelectorAll<HTMLElement>(focusable)].filter((element) => element.tabIndex >= 0 && element.checkVisibility());
  return seen.find((element) => ["treeitem", "gridcell"].includes(element.getAttribute("role") ?? "")) ?? seen.find((element) => element.closest("[data-first]") !== null) ?? seen[0];
}
