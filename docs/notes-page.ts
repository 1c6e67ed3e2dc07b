import { noteKinds } from "../src-shared/notes/notes-on-plan.ts";

const head = `# Notes

What is legal in an experiment file and yet makes results that mean something else than they seem to. \`rheobase validate\`, \`run\` and
\`show\` tell each note with its place, its numbers and a remedy; \`provenance.json\` keeps those of a run; the bench shows them at
their fields, and its status says how many there are. A note never keeps a protocol from running. Made from the declarations in
\`src-shared/notes\` by \`npm run docs\`.`;

/** docs/notes.md: every kind of note, when it is given, and why it matters. */
export function notesPage(): string {
  const sections = noteKinds.map(({ code, when, because }) => `## ${code}\n\n**When:** ${when}.\n\n**Why:** ${because}`);
  return `${[head, ...sections].join("\n\n")}\n`;
}
