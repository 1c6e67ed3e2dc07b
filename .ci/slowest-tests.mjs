// npm test prints its slowest tests at its end, so that one that became slow is noticed.

/** how many are printed */
const most = 15;

/** @type {{ title: string, milliseconds: number }[]} */
const durations = [];

/**
 * @param {string} title where the test stands, and its name
 * @param {number} milliseconds
 */
export function noteDuration(title, milliseconds) {
  durations.push({ title, milliseconds });
}

/** @returns {string} the slowest tests noted so far, one a line, slowest first */
export function slowestTests() {
  return [...durations]
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, most)
    .map(({ title, milliseconds }) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${title.length > 150 ? `${title.slice(0, 149)}…` : title}`)
    .join("\n");
}
