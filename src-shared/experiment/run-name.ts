/** Name of a run for people: "Run 12" for "run-12"; other ids are shown unchanged. */
export function runName(id: string): string {
  return id.replace(/^run-(?=\d+$)/, "Run ");
}

/** What a run is known by: its id and, where somebody named it, that name. */
interface Named {
  readonly id: string;
  readonly name?: string | undefined;
}

/** Name of a run with what somebody calls it, on one line: "Run 12 (control)"; "Run 12" where nobody named it. */
export function runTitle({ id, name }: Named): string {
  return withGivenName(runName(id), name);
}

/** Title of a run of another experiment: "Run 3 (control) of other cell". */
export function runTitleElsewhere(run: Named, experiment: string): string {
  return `${runTitle(run)} of ${experiment}`;
}

/** Id of a run as the command line takes it, with what somebody calls the run: "run-12 (control)". */
export function runIdTitle({ id, name }: Named): string {
  return withGivenName(id, name);
}

/** A file that was edited by hand may have line breaks in a name. */
function withGivenName(text: string, given = ""): string {
  const name = given.trim().replaceAll(/\s+/g, " ");
  return name === "" ? text : `${text} (${name})`;
}
