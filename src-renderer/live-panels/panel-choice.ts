/** The panels beside the oscilloscope, in their order. */
export const livePanels = [
  { id: "recent", title: "Spikes, last 10 s" },
  { id: "fi", title: "f–I curve" },
  { id: "intervals", title: "Intervals" },
  { id: "phase", title: "Phase line" },
  { id: "circuit", title: "Circuit" },
] as const;

export type LivePanelId = (typeof livePanels)[number]["id"];
