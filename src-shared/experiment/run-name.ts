/** Name of a run for people: "Run 12" for "run-12"; other ids are shown unchanged. */
export function runName(id: string): string {
  return id.replace(/^run-(?=\d+$)/, "Run ");
}

/** Name of a run of another experiment: "Run 3 of other cell". */
export function runNameElsewhere(id: string, experiment: string): string {
  return `${runName(id)} of ${experiment}`;
}
