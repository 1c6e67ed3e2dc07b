/** px that the pointer must move for a drag instead of a click */
const threshold = 4;

/** Dragging a row of the epoch table; the table changes only on drop. */
export class RowDrag {
  /** the dragged row */
  #from: number | undefined = $state();
  #to: number | undefined = $state();
  #pressed: { readonly row: number; readonly y: number } | undefined;
  readonly #rows: () => readonly HTMLElement[];
  readonly #drop: (from: number, to: number) => void;

  /** @param rows the elements of the epochs' own rows, in order */
  constructor(rows: () => readonly HTMLElement[], drop: (from: number, to: number) => void) {
    this.#rows = rows;
    this.#drop = drop;
  }

  get from(): number | undefined {
    return this.#from;
  }

  /** Shows whether the dragged row would be dropped before or after this one. */
  isTarget(row: number, side: "before" | "after"): boolean {
    if (this.#from === undefined || this.#to === undefined || this.#to === this.#from || this.#to !== row) return false;
    return (this.#to < this.#from ? "before" : "after") === side;
  }

  begin(event: PointerEvent, row: number): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    this.#pressed = { row, y: event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  move(event: PointerEvent): void {
    if (this.#pressed === undefined) return;
    if (this.#from === undefined && Math.abs(event.clientY - this.#pressed.y) < threshold) return;
    this.#from = this.#pressed.row;
    const above = this.#rows().filter((element) => element.getBoundingClientRect().top <= event.clientY).length;
    this.#to = Math.max(0, above - 1);
  }

  /** @returns whether it was a drag; otherwise it was a click */
  end(event: PointerEvent): boolean {
    const [from, to] = [this.#from, this.#to];
    const wasPressed = this.#pressed !== undefined && event.button === 0;
    this.cancel();
    if (from === undefined) return !wasPressed;
    if (to !== undefined && to !== from) this.#drop(from, to);
    return true;
  }

  cancel(): void {
    this.#pressed = undefined;
    this.#from = undefined;
    this.#to = undefined;
  }
}
