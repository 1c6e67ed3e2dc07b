/** What stands over the bench; one at a time. */
export type Dialog =
  | { readonly kind: "open" | "save-as" | "import-waveform" | "commands" | "shortcuts" | "templates" }
  | { readonly kind: "export"; /** handles of the service */ readonly runs: readonly string[] }
  | { readonly kind: "unsaved"; /** what was asked for */ readonly then: () => void };
