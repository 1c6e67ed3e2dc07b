import type { ReplyOf } from "../../src-shared/contract/contract.ts";
import type { Workbench, WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import type { Notices } from "./notices.svelte.ts";

type Recent = ReplyOf<WorkbenchContract, "listRecent">;

/** The experiments that were open before, the newest first. */
export class RecentFiles {
  #files: Recent = $state.raw([]);
  readonly #workbench: Pick<Workbench, "listRecent">;
  readonly #notices: Notices;

  constructor(workbench: Pick<Workbench, "listRecent">, notices: Notices) {
    this.#workbench = workbench;
    this.#notices = notices;
  }

  get files(): Recent {
    return this.#files;
  }

  async load(): Promise<void> {
    try {
      this.#files = await this.#workbench.listRecent({});
    } catch (error) {
      this.#notices.raise(error);
    }
  }
}
