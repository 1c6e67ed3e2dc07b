import type { Opening } from "../../src-shared/contract/desktop-contract.ts";
import type { OpenedExperiment, Workbench } from "../../src-shared/contract/workbench-contract.ts";
import { experimentFormat } from "../../src-shared/experiment/experiment-file.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import { newProtocol } from "./new-protocol.ts";

/** Asks the service to open an experiment. Templates and new experiments have no file yet. @throws BenchError of the service */
export async function openExperimentOf(workbench: Workbench, opening: Opening): Promise<OpenedExperiment> {
  switch (opening.kind) {
    case "file":
      return await workbench.openExperiment({ path: opening.path });
    case "draft":
      return await workbench.openDraft({ draft: opening.draft });
    case "text":
      return await workbench.openText({ name: opening.name, text: opening.text });
    case "template": {
      const templates = await workbench.listTemplates({});
      const template = templates.find(({ id }) => id === opening.template);
      if (template === undefined) throw unexpected(new Error(`There is no template ${opening.template}.`));
      return await workbench.newExperiment({ name: template.name, experiment: template.experiment });
    }
    case "new":
      return await workbench.newExperiment({ name: "Untitled", experiment: { format: experimentFormat, version: experimentVersion, protocols: [newProtocol()] } });
  }
}
