// The citation of Rheobase, and the only source of CITATION.cff, which `npm run docs` writes.

const work = {
  title: "Rheobase",
  abstract: "A workbench for experiments with leaky integrate-and-fire neurons: exact, reproducible to the bit, fast.",
  authors: ["The Rheobase developers"],
  license: "MIT",
  keywords: ["leaky integrate-and-fire", "spiking neuron", "electrophysiology", "simulation", "reproducibility"],
} as const;

/** For a reference list: "The Rheobase developers. Rheobase (version 0.1.0) [Computer software]." @param version of the application */
export function citationText(version: string): string {
  return `${work.authors.join(", ")}. ${work.title} (version ${version}) [Computer software].`;
}

/** As an entry of a BibTeX file; doubled braces keep an organisation's name whole. @param version of the application */
export function citationBibtex(version: string): string {
  return [
    `@software{rheobase_${version.replaceAll(/[^0-9A-Za-z]+/g, "_")},`,
    `  author  = {${work.authors.map((author) => `{${author}}`).join(" and ")}},`,
    `  title   = {${work.title}},`,
    `  version = {${version}},`,
    `  license = {${work.license}}`,
    "}",
  ].join("\n");
}

/** The text of CITATION.cff (Citation File Format 1.2.0). @param version of the application */
export function citationFile(version: string): string {
  return [
    "cff-version: 1.2.0",
    'message: "If you use Rheobase in research, please cite it with its version."',
    `title: "${work.title}"`,
    `abstract: "${work.abstract}"`,
    "type: software",
    `version: ${version}`,
    "authors:",
    ...work.authors.map((author) => `  - name: "${author}"`),
    `license: ${work.license}`,
    "keywords:",
    ...work.keywords.map((keyword) => `  - ${keyword}`),
    "",
  ].join("\n");
}
