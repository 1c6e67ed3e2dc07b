import type { Fault, PerformedAction } from "../state/faults.svelte.ts";

/** The data of a report. */
export interface ReportParts {
  /** ms since 1970 */
  readonly writtenAt: number;
  /** undefined where the service has not answered */
  readonly host: { readonly host: string; readonly versions: { readonly app: string; readonly engine: number; readonly experimentFormat: number } } | undefined;
  /** as the browser describes itself, with its system */
  readonly userAgent: string;
  /** CSS pixels */
  readonly window: { readonly width: number; readonly height: number; readonly scale: number };
  /** "design, experiment with unsaved edits", without any content */
  readonly shown: string;
  readonly faults: readonly Fault[];
  readonly actions: readonly PerformedAction[];
  /** text of the experiment file; undefined where the user left it out */
  readonly experiment: string | undefined;
}

/** The report as plain text, to be read before it is sent. Tokens in addresses are removed. */
export function faultReport({ writtenAt, host, userAgent, window, shown, faults, actions, experiment }: ReportParts): string {
  const lines = [
    "Report of a fault in Rheobase",
    `Written ${moment(writtenAt)}`,
    "",
    host === undefined
      ? "Version: unknown, the service did not answer"
      : `Rheobase ${host.versions.app}, engine ${host.versions.engine}, experiment file ${host.versions.experimentFormat}`,
    `Host: ${host === undefined ? "unknown" : host.host === "desktop" ? "desktop" : "server, in a browser"}`,
    `Browser and system: ${userAgent}`,
    `Window: ${window.width} x ${window.height}, ${window.scale} device pixels per pixel`,
    `Shown: ${shown}`,
    ...faults.flatMap((fault, k) => ["", `Fault ${k + 1}, ${moment(fault.at)}${fault.part === undefined ? "" : `, in ${fault.part}`}`, ...faultLines(fault)]),
    ...(faults.length === 0 ? ["", "No fault was noticed."] : []),
    "",
    "Last actions",
    ...(actions.length === 0 ? ["none"] : actions.map(({ at, id }) => `${moment(at)} ${id}`)),
    "",
    "Experiment",
    experiment ?? "not included",
    "",
  ];
  return withoutSecrets(lines.join("\n"));
}

function faultLines({ what, stack }: Fault): string[] {
  if (stack === undefined) return [what];
  // Most browsers begin the stack with the message.
  return stack.includes(what) ? [stack] : [what, stack];
}

const moment = (at: number): string => new Date(at).toISOString();

/** Removes the token from addresses, because it grants access to the bench. */
function withoutSecrets(text: string): string {
  return text.replaceAll(/([?&]token=)[^\s&#:)]+/g, "$1...");
}
