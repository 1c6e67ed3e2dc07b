/** The tabs of the bench, from left to right. Each gets an action, a key by its position, and its place in the top bar. */
export const benchTabs = [
  { id: "design", title: "Design" },
  { id: "results", title: "Results" },
  { id: "compare", title: "Compare" },
  { id: "live", title: "Live" },
  { id: "learn", title: "Learn" },
] as const;

export type BenchTab = (typeof benchTabs)[number]["id"];

/** The names of the tabs, for schemas. */
export const benchTabIds = benchTabs.map(({ id }) => id);
