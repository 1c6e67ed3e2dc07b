import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { epochLetter } from "../words/epoch-kinds.ts";

/** The parts of the designer: each shows the problems of its fields in a line of its own. */
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

/** Rules that join several fields name the object around them; these are the fields to mend. */
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
};

/** The field that shows a problem, by JSON pointer: a part of a value stands in the field of the value. */
export function fieldOf(path: string, error: BenchError): string {
  const known = fieldsOfRules[error.code];
  if (known !== undefined) return known;
  if (error.code === "resistance-unknown") return path.startsWith("/noise") ? "/noise/levels" : "/neuron/R_m";
  if (path === "/neuron/g_L") return "/neuron/R_m";
  const neuron = /^\/neuron\/[^/]+/.exec(path)?.[0];
  if (neuron !== undefined) return neuron;
  if (path.startsWith("/noise/levels")) return "/noise/levels";
  const epoch = /^\/epochs\/\d+/.exec(path)?.[0];
  if (epoch !== undefined && (path === epoch || /\/(times|values)\b/.test(path))) return `${epoch}/level`;
  return path;
}

/** The reason as it stands under its section: what is wrong and what to do, in the designer's words for rows and columns. */
export function problemText(path: string, error: BenchError): string {
  const index = /^\/epochs\/(\d+)/.exec(path)?.[1];
  const text = `${error.what} ${error.remedy}`.replace(/-(?=\d)/g, "\u2212").replace(/; docs\/file-format\.md describes every key\.$/, ".");
  if (index === undefined) return text;
  // In the first sweep no delta has any say.
  const short = text.replace(" in sweep 1;", ";").replace(/ or (its delta|deltaDuration), or the number of sweeps\.$/, (tail) => (text.includes(" in sweep 1;") ? "." : tail));
  const named = short.replace(`epoch ${Number(index) + 1}`, `epoch ${epochLetter(Number(index))}`);
  return named.replace(/\bdelta([A-Z])/g, (_, letter: string) => `\u0394\u2009${letter.toLowerCase()}`);
}
