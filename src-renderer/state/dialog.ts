/** The open dialog; one at a time. */
export type Dialog =
  | { readonly kind: "save-as"; /** called once the experiment is saved, for instance to open another */ readonly then?: () => void }
  | { readonly kind: "open" | "import-waveform" | "commands" | "shortcuts" | "templates" | "about" | "export-comparison" }
  | { readonly kind: "compare-file"; /** file whose runs are listed; undefined: the dialog first asks for it */ readonly path?: string }
  | { readonly kind: "export"; /** handles of the service */ readonly runs: readonly string[] }
  | { readonly kind: "unsaved"; /** the action that would leave the experiment */ readonly then: () => void }
  | { readonly kind: "runs-end"; readonly ending: Ending; /** the action that would end them */ readonly then: () => void };

/** Runs that would end with what is closed. */
export interface Ending {
  /** what is closed */
  readonly with: "experiment" | "program";
  readonly runs: readonly { readonly id: string; readonly experiment: string; readonly finished: number; readonly total: number }[];
}
