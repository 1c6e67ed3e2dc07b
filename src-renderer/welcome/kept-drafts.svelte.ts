import type { ReplyOf } from "../../src-shared/contract/contract.ts";
import type { Workbench, WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import type { Notices } from "../state/notices.svelte.ts";

type Drafts = ReplyOf<WorkbenchContract, "listDrafts">;

/** Edits that were not saved when the program ended: the first screen offers them. */
export class KeptDrafts {
  #drafts: Drafts = $state.raw([]);
  readonly #workbench: Workbench;
  readonly #notices: Notices;

  constructor(workbench: Workbench, notices: Notices) {
    this.#workbench = workbench;
    this.#notices = notices;
  }

  get list(): Drafts {
    return this.#drafts;
  }

  async load(): Promise<void> {
    await this.#attempt(async () => {
      this.#drafts = await this.#workbench.listDrafts({});
    });
  }

  async discard(draft: string): Promise<void> {
    await this.#attempt(async () => {
      await this.#workbench.discardDraft({ draft });
      this.#drafts = this.#drafts.filter((other) => other.draft !== draft);
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#notices.raise(error);
    }
  }
}
