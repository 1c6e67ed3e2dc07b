import { focusNextRegion } from "../page/regions.ts";
import { benchTabs, type BenchTab } from "../state/bench-tabs.ts";
import type { Bench } from "../state/bench.svelte.ts";
import type { Action } from "./action.ts";

const needsExperiment = ({ document }: Bench): true | string => document !== undefined || "No experiment is open.";

const tabActions = benchTabs.map(({ id, title }, k): readonly [BenchTab, Action] => [
  id,
  { id: `view.${id}`, group: "View", title, keys: `Ctrl+${k + 1}`, ...(id === "learn" ? {} : { when: needsExperiment }), perform: (bench) => (bench.tab = id) },
]);

/** For each tab the action that shows it. */
export const showTab = Object.fromEntries(tabActions) as Readonly<Record<BenchTab, Action>>;

/** The same, from left to right. */
export const showTabs: readonly Action[] = tabActions.map(([, action]) => action);

export const toggleScript: Action = {
  id: "view.script",
  group: "View",
  title: "Protocol as Python, or its preview",
  when: ({ document }) => document !== undefined || "No experiment is open.",
  perform: (bench) => {
    bench.layout.besideDesigner = bench.tab === "design" && bench.layout.besideDesigner === "script" ? "preview" : "script";
    bench.tab = "design";
  },
};

export const toggleSidebar: Action = {
  id: "view.sidebar",
  group: "View",
  title: "Show or hide the sidebar",
  keys: "Ctrl+B",
  when: needsExperiment,
  perform: ({ layout }) => layout.toggleSidebar(),
};

export const toggleTheme: Action = {
  id: "view.theme",
  group: "View",
  title: "Light or dark",
  keys: "Ctrl+Shift+L",
  perform: ({ layout }) => (layout.theme = layout.dark ? "light" : "dark"),
};

export const systemTheme: Action = {
  id: "view.system-theme",
  group: "View",
  title: "Light or dark as the system is",
  when: ({ layout }) => layout.theme !== "system" || "It is so already.",
  perform: ({ layout }) => (layout.theme = "system"),
};

export const nextRegion: Action = {
  id: "view.next-region",
  group: "View",
  title: "Next region",
  keys: "F6",
  perform: () => focusNextRegion(document, 1),
};

export const previousRegion: Action = {
  id: "view.previous-region",
  group: "View",
  title: "Previous region",
  keys: "Shift+F6",
  perform: () => focusNextRegion(document, -1),
};

export const overlaySweeps: Action = {
  id: "view.overlay",
  group: "View",
  title: "Overlay of all sweeps",
  keys: "O",
  scope: "plots",
  tabs: ["design", "results"],
  when: needsExperiment,
  perform: ({ layout }) => (layout.view = layout.view === "overlay" ? "one" : "overlay"),
};

export const stackSweeps: Action = {
  id: "view.stacked",
  group: "View",
  title: "Sweeps under each other",
  keys: "S",
  scope: "plots",
  tabs: ["design", "results"],
  when: needsExperiment,
  perform: ({ layout }) => (layout.view = layout.view === "stacked" ? "one" : "stacked"),
};

export const oneSweep: Action = {
  id: "view.one",
  group: "View",
  title: "One sweep",
  when: needsExperiment,
  perform: ({ layout }) => (layout.view = "one"),
};

export const showTrials: Action = {
  id: "view.trials",
  group: "View",
  title: "All trials of a sweep",
  keys: "T",
  scope: "plots",
  tabs: ["design", "results"],
  when: needsExperiment,
  perform: ({ layout }) => (layout.view = layout.view === "trials" ? "one" : "trials"),
};
