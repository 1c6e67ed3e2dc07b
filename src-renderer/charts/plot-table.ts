/** A plot's numbers as a table. */
export interface PlotTableContent {
  readonly head: readonly string[];
  /** computed on demand; texts as shown */
  readonly rows: () => readonly (readonly string[])[];
}
