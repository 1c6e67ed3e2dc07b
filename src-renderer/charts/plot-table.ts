/** A plot's numbers as a table. */
export interface PlotTableContent {
  readonly head: readonly string[];
  /** made when it is asked for; texts as people read them */
  readonly rows: () => readonly (readonly string[])[];
}
