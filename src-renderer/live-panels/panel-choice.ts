/** The panels beside the oscilloscope, in their order; what each shows is told where the pointer rests on its title. */
export const livePanels = [
  { id: "recent", title: "Spikes, last 10 s", about: "A stroke for each spike; now is at the right" },
  { id: "fi", title: "f–I curve", about: "Firing rate against current: hold a current, and its point comes. Dashed is what theory says" },
  { id: "intervals", title: "Intervals", about: "Times between spikes at the present current" },
  { id: "phase", title: "Phase line", about: "How fast V changes, against V. Above zero V rises, below it falls; where the line crosses zero it would rest" },
  { id: "circuit", title: "Circuit", about: "The membrane as capacitor, resistor and battery. Arrows are as long as their currents are large" },
] as const;

export type LivePanelId = (typeof livePanels)[number]["id"];
