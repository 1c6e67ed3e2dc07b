import type { ExportOutcome } from "../../src-shared/contract/export-schemas.ts";
import type { FigureStyle } from "../../src-shared/figures/figure-style.ts";
import type { Desktop } from "../../src-shared/contract/desktop-contract.ts";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import type { LastExport } from "../state/layout.svelte.ts";
import type { StyleChoice } from "./style-choice.svelte.ts";

/** How to handle existing files. */
export type Existing = "ask" | "replace" | "keep-both";

type Phase =
  | { readonly kind: "choosing" }
  | { readonly kind: "asking"; readonly existing: readonly string[]; readonly total: number }
  | { readonly kind: "writing"; readonly fraction: number; readonly file: string };

export interface Written {
  readonly folder: string;
  readonly files: readonly string[];
}

/** The part of an export's state that all export dialogs share. */
export interface Exporting {
  readonly look: StyleChoice;
  /** style and content of the figures; undefined while a field has a problem */
  readonly style: FigureStyle | undefined;
  readonly phase: Phase;
  readonly error: BenchError | undefined;
  folder: string;
  /** files that will be written */
  readonly count: number;
  /** why nothing can be written now; undefined where it can */
  readonly obstacle: string | undefined;
  /** name of the figure in the preview */
  readonly shown: string | undefined;
  /** settings for the next export to start with */
  readonly choice: LastExport;
  begin(): Promise<void>;
  /** @returns undefined where there is nothing to show */
  preview(figure: string, style: FigureStyle): Promise<{ readonly bytes: Uint8Array; readonly width: number; readonly height: number } | undefined>;
  /** @returns a description of the copied figure; undefined after a failure */
  copyShown(): Promise<string | undefined>;
  /** @returns the written files; undefined if the user must answer first, and after a failure or cancel */
  write(existing: Existing): Promise<Written | undefined>;
  /** Returns to the selection of files, cancelling the question or the writing. */
  stop(): Promise<void>;
}

/** Callbacks from an export's dialog to its window. */
export interface ExportHost {
  /** its own dialog asks for the folder; undefined in a browser */
  readonly desktop: Desktop | undefined;
  /** Files were written. @param choice for the next export to begin with */
  written(written: Written, choice: LastExport): void;
  /** A figure is in the clipboard. @param what for people: "f–I curve" */
  copied(what: string, choice: LastExport): void;
  close(): void;
}

/** State of writing files: progress, existing files, error. */
export class Writing {
  #phase: Phase = $state.raw({ kind: "choosing" });
  #error: BenchError | undefined = $state.raw();
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get phase(): Phase {
    return this.#phase;
  }
  get error(): BenchError | undefined {
    return this.#error;
  }

  /** @param call writes the files; its progress arrives as events */
  async write(call: () => Promise<ExportOutcome>): Promise<Written | undefined> {
    if (this.#phase.kind === "writing") return undefined;
    this.#phase = { kind: "writing", fraction: 0, file: "" };
    const stopListening = this.#workbench.on("exportProgress", ({ fraction, file }) => {
      if (this.#phase.kind === "writing") this.#phase = { kind: "writing", fraction, file };
    });
    const outcome = await this.attempt(call);
    stopListening();
    this.#phase = outcome?.status === "exists" ? { kind: "asking", existing: outcome.existing, total: outcome.total } : { kind: "choosing" };
    return outcome?.status === "written" ? { folder: outcome.folder, files: outcome.files } : undefined;
  }

  async stop(): Promise<void> {
    if (this.#phase.kind === "writing") await this.attempt(() => this.#workbench.cancelExport({}));
    else this.#phase = { kind: "choosing" };
  }

  /** Awaits a promise and shows its error. @returns undefined after an error */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    this.#error = undefined;
    try {
      return await work();
    } catch (error) {
      this.#error = error instanceof BenchError ? error : unexpected(error);
      return undefined;
    }
  }
}
