import { copyText } from "../clipboard/copy-text.ts";
import { downloadText } from "../page/download-file.ts";
import type { Bench } from "../state/bench.svelte.ts";
import type { Faults } from "../state/faults.svelte.ts";
import { benchReport, keptSentence } from "./bench-report.ts";

/** Reports the faults of one window. Nothing is sent: a person copies or saves the report. */
export class FaultReporter {
  readonly #bench: Bench;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  get faults(): Faults {
    return this.#bench.notices.faults;
  }
  get hasExperiment(): boolean {
    return this.#bench.document !== undefined;
  }
  /** a sentence about the state of the user's edits */
  get keptSentence(): string {
    return keptSentence(this.#bench);
  }

  /** @param withExperiment include the experiment */
  text(withExperiment: boolean): string {
    return benchReport(this.#bench, withExperiment);
  }
  async copy(withExperiment: boolean): Promise<void> {
    await copyText(this.#bench.notices, "The report", this.text(withExperiment));
  }
  save(withExperiment: boolean): void {
    downloadText(`rheobase-report-${new Date().toISOString().slice(0, 10)}.txt`, this.text(withExperiment), "text/plain");
  }
}
