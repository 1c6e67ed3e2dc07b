/** One step that can be undone. */
interface Step<T> {
  /** what the edit did, for people: "Change tau_m" */
  readonly label: string;
  /** as it was before */
  readonly before: T;
  /** edits of one key that follow each other are one step: a drag, typing in one field */
  readonly key: string | undefined;
}

/** Undo and redo over values that are never changed in place. */
export class History<T> {
  #present: T;
  #past: readonly Step<T>[] = $state.raw([]);
  #future: readonly Step<T>[] = $state.raw([]);
  #open = false;

  constructor(present: T) {
    this.#present = $state.raw(present);
  }

  get present(): T {
    return this.#present;
  }
  /** how many steps can be undone */
  get depth(): number {
    return this.#past.length;
  }
  /** label of the step that undo would revert; undefined where there is none */
  get undoLabel(): string | undefined {
    return this.#past.at(-1)?.label;
  }
  get redoLabel(): string | undefined {
    return this.#future.at(-1)?.label;
  }

  /** @param key consecutive edits with the same key form one step, until `seal` is called */
  apply(label: string, next: T, key?: string): void {
    if (next === this.#present) return;
    const last = this.#past.at(-1);
    const joins = this.#open && key !== undefined && last?.key === key;
    if (!joins) this.#past = [...this.#past, { label, before: this.#present, key }];
    this.#future = [];
    this.#present = next;
    this.#open = true;
  }

  /** Ends the current step: the next edit with its key starts a new one. */
  seal(): void {
    this.#open = false;
  }

  /** @returns the label of the reverted step */
  undo(): string | undefined {
    const step = this.#past.at(-1);
    if (step === undefined) return undefined;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, { ...step, before: this.#present }];
    this.#present = step.before;
    this.seal();
    return step.label;
  }

  redo(): string | undefined {
    const step = this.#future.at(-1);
    if (step === undefined) return undefined;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, { ...step, before: this.#present }];
    this.#present = step.before;
    this.seal();
    return step.label;
  }

  /** Applies a change that undo must not revert (an ended run) to the present value and to every step. */
  amend(change: (value: T) => T): void {
    const amended = (steps: readonly Step<T>[]) => steps.map((step) => ({ ...step, before: change(step.before) }));
    this.#present = change(this.#present);
    this.#past = amended(this.#past);
    this.#future = amended(this.#future);
  }
}
