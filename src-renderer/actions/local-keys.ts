/** Keys that belong to one part of the bench and work while it has the focus; the shortcut sheet lists them beside the actions. */
export interface LocalKeys {
  readonly where: "List of runs" | "Epoch table" | "Field" | "Live neuron" | "Plots and matrix";
  /** alternatives, each as in an action */
  readonly keys: readonly string[];
  readonly does: string;
}

export const localKeys: readonly LocalKeys[] = [
  { where: "List of runs", keys: ["C", "Ctrl+Space"], does: "Add the run to the comparison, or remove it" },
  { where: "Epoch table", keys: ["Up", "Down", "Left", "Right"], does: "Move from cell to cell" },
  { where: "Epoch table", keys: ["Tab"], does: "In an edit: take the value, next cell; else leave the table" },
  { where: "Epoch table", keys: ["Enter"], does: "Next row" },
  { where: "Epoch table", keys: ["F2"], does: "Edit the cell" },
  { where: "Epoch table", keys: ["Ctrl+Enter"], does: "Take the value, then run" },
  { where: "Epoch table", keys: ["Ctrl+C", "Ctrl+X", "Ctrl+V"], does: "Copy, cut, paste cells" },
  { where: "Epoch table", keys: ["Ctrl+Shift+Enter"], does: "Insert an epoch" },
  { where: "Field", keys: ["Up", "Down"], does: "Change by 1" },
  { where: "Field", keys: ["Shift+Up", "Shift+Down"], does: "Change by 10" },
  { where: "Field", keys: ["Alt+Up", "Alt+Down"], does: "Change by 0.1" },
  { where: "Field", keys: ["Esc"], does: "Leave the edit" },
  { where: "Live neuron", keys: ["Space"], does: "Inject a pulse as long as it is held" },
  { where: "Plots and matrix", keys: ["Left", "Right"], does: "Pan" },
  { where: "Plots and matrix", keys: ["+", "-"], does: "Zoom in, zoom out" },
  { where: "Plots and matrix", keys: ["0"], does: "Show all" },
  { where: "Plots and matrix", keys: ["Up", "Down"], does: "Sweep before, sweep after" },
  { where: "Plots and matrix", keys: ["[", "]"], does: "Cursor A, cursor B" },
  { where: "Plots and matrix", keys: ["Shift+Left", "Shift+Right"], does: "Cursor in fine steps" },
  { where: "Plots and matrix", keys: ["N", "Shift+N"], does: "Next spike, spike before" },
];
