import { liveFromCondition } from "../../src-shared/live/live-from-condition.ts";
import type { LiveParameters } from "../../src-shared/live/live-parameters.ts";
import { copyText } from "../clipboard/copy-text.ts";
import type { Bench } from "../state/bench.svelte.ts";
import type { Action } from "./action.ts";
import { addProtocol } from "./protocol-commands.ts";

const needsExperiment = ({ document }: Bench): true | string => document !== undefined || "No experiment is open.";
const live = { group: "Live", tabs: ["live"], when: needsExperiment } as const;

/** The condition that is looked at, live; undefined where none is. In Results it is one of the shown run, which may differ from the protocol. */
function chosenLive({ document, chosenRun, tab }: Bench): LiveParameters | undefined {
  if (document === undefined) return undefined;
  if (tab === "results" && chosenRun !== undefined) return liveFromCondition(chosenRun.snapshot, chosenRun.plan, chosenRun.plan.nearest(document.selection));
  if (document.stale || document.plan === undefined || document.chosen === undefined) return undefined;
  return liveFromCondition(document.protocol, document.plan, document.chosen);
}

export const openInLive: Action = {
  id: "live.open",
  group: "Protocol",
  title: "Open in Live",
  tabs: ["design", "results"],
  when: (bench) => {
    if (bench.document === undefined) return "No experiment is open.";
    return chosenLive(bench) !== undefined || "Fields are to be mended first.";
  },
  perform: (bench) => {
    const parameters = chosenLive(bench);
    if (parameters === undefined) return;
    try {
      bench.live.begin(parameters);
      bench.tab = "live";
    } catch (error) {
      bench.notices.raise(error);
    }
  },
};

export const keepAsProtocol: Action = {
  ...live,
  id: "live.keep",
  title: "Keep as protocol",
  keys: "Ctrl+D",
  when: (bench) => needsExperiment(bench) === true && bench.tab === "live" ? true : "Live is not shown.",
  perform: (bench) => void keep(bench),
};

async function keep(bench: Bench): Promise<void> {
  try {
    addProtocol(bench, await bench.live.keep("live", "Kept from Live"));
    bench.notices.say("What Live did since the last touch is a protocol now.", { undo: () => bench.undo("Add protocol") });
  } catch (error) {
    bench.notices.raise(error);
  }
}

export const runOrPauseLive: Action = { ...live, id: "live.run", title: "Run or pause the live neuron", keys: "P", perform: (bench) => bench.live.toggle() };
export const stepLive: Action = { ...live, id: "live.step", title: "One dt on", keys: ".", perform: (bench) => bench.live.step() };
export const liveToSpike: Action = { ...live, id: "live.to-spike", title: "To the next spike", keys: "N", perform: (bench) => bench.live.toNextSpike() };
export const resetLive: Action = { ...live, id: "live.reset", title: "Reset the live neuron", keys: "R", perform: (bench) => bench.live.reset() };

export const copyLiveSpikes: Action = {
  ...live,
  id: "live.copy-spikes",
  title: "Copy the spike times since the last touch",
  perform: (bench) => void copyText(bench.notices, "The list of spike times, in ms,", bench.live.stretchSpikes.join("\n")),
};
