/** How people call a run: "Run 12" for "run-12"; ids that other programs made stay as they are. */
export function runName(id: string): string {
  return id.replace(/^run-(?=\d+$)/, "Run ");
}

/** How a run of another experiment than the one at hand is called: "Run 3 of other cell". */
export function runNameElsewhere(id: string, experiment: string): string {
  return `${runName(id)} of ${experiment}`;
}
