import type { ReplyOf } from "../../src-shared/contract/contract.ts";
import type { WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";

/** A complete experiment to begin with. */
export type Template = ReplyOf<WorkbenchContract, "listTemplates">[number];
