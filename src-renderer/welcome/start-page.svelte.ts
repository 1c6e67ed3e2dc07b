import type { ReplyOf } from "../../src-shared/contract/contract.ts";
import type { Workbench, WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import type { Notices } from "../state/notices.svelte.ts";

type Recent = ReplyOf<WorkbenchContract, "listRecent">;
type Drafts = ReplyOf<WorkbenchContract, "listDrafts">;

/** What the first screen offers beside the templates: what was open before, and what was not saved. */
export class StartPage {
  #recent: Recent = $state.raw([]);
  #drafts: Drafts = $state.raw([]);
  readonly #workbench: Workbench;
  readonly #notices: Notices;

  constructor(workbench: Workbench, notices: Notices) {
    this.#workbench = workbench;
    this.#notices = notices;
  }

  get recent(): Recent {
    return this.#recent;
  }
  get drafts(): Drafts {
    return this.#drafts;
  }

  async load(): Promise<void> {
    await this.#attempt(async () => {
      [this.#recent, this.#drafts] = await Promise.all([this.#workbench.listRecent({}), this.#workbench.listDrafts({})]);
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
