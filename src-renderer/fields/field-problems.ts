import { Sentence, type SentenceParameter, type SentenceParameters, type Wording } from "../../src-shared/foundation/sentence.ts";
import { trueMinus } from "../../src-shared/content/number-text.ts";
import { defaultEpochLabel } from "../../src-shared/protocol/epoch-in-sweep.ts";
import { epochLetter } from "../words/epoch-kind-words.ts";

/** An error or a note on a protocol. Fields show both, in the designer's words. */
export interface Remark {
  readonly code: string;
  readonly parameters: SentenceParameters;
  worded(wording: Wording): string;
}

/** Sections of the designer; each shows the problems of its fields in one line. */
export type Section = "name" | "epochs" | "conditions" | "neuron" | "simulation";

const sections: readonly (readonly [start: RegExp, section: Section])[] = [
  [/^\/(name|notes|id)\b/, "name"],
  [/^(\/epochs\b|\/levelUnit|\/holding|$)/, "epochs"],
  [/^\/(sweeps|trials|population|duration|noise)\b/, "conditions"],
  [/^\/neuron\b/, "neuron"],
];

export function sectionOf(path: string): Section {
  return sections.find(([start]) => start.test(path))?.[1] ?? "simulation";
}

/** Fields that show the errors of rules about several fields, whose path is that of the object around them. */
const fieldsOfRules: Readonly<Record<string, string>> = {
  "reset-above-threshold": "/neuron/V_reset",
  "init-above-threshold": "/neuron/V_init",
  "membrane-underdetermined": "/neuron/tau_m",
  "membrane-disagrees": "/neuron/C_m",
  "conductance-disagrees": "/neuron/R_m",
  "spread-overdetermined": "/neuron/C_m",
  "nothing-to-run": "/epochs",
  "too-many-segments": "/epochs",
  "too-many-steps": "/dt",
  "too-many-conditions": "/sweeps",
  "traces-too-large": "/record/every",
  "synapse-without-tau": "/noise/tau",
  "shot-without-inputs": "/noise/excitatory/rate",
  "window-outside-sweep": "/window/from",
  "window-empty": "/window/from",
  "latency-while-firing": "/window/from",
};

/** JSON pointer of the field that shows a problem or a note; one on a part of a value is shown at the value's field. */
export function fieldOf(path: string, error: Pick<Remark, "code">): string {
  const known = path === "/holding" ? undefined : fieldsOfRules[error.code];
  if (known !== undefined) return known;
  if (error.code === "resistance-unknown") return path.startsWith("/noise") ? "/noise/levels" : "/neuron/R_m";
  if (path === "/neuron/g_L") return "/neuron/R_m";
  const neuron = /^\/neuron\/[^/]+/.exec(path)?.[0];
  if (neuron !== undefined) return neuron;
  if (path.startsWith("/noise/levels")) return "/noise/levels";
  if (path === "/window") return "/window/from";
  const epoch = /^\/epochs\/\d+/.exec(path)?.[0];
  if (epoch !== undefined && (path === epoch || /\/(times|values)\b/.test(path))) return `${epoch}/level`;
  return path;
}

/** The problem and its remedy in the designer's words: epochs by their letter, deltas as Δ, numbers with a true minus. */
export function problemText(path: string, error: Remark): string {
  const row = /^\/epochs\/(\d+)/.exec(path)?.[1];
  const inDesigner = (name: string, value: SentenceParameter | Sentence): string => {
    if (name === "seeFormat") return "";
    // No delta has changed anything yet in the first sweep.
    if ((name === "inSweep" || name === "orDelta") && error.parameters["sweep"] === 1) return "";
    if (value instanceof Sentence) return value.worded(inDesigner);
    if (typeof value === "number") return trueMinus(String(value));
    if (name === "label" && row !== undefined && value === defaultEpochLabel(Number(row))) return `epoch ${epochLetter(Number(row))}`;
    return value.replace(/^delta([A-Z])/, (_, letter: string) => `\u0394\u2009${letter.toLowerCase()}`);
  };
  return error.worded(inDesigner);
}
