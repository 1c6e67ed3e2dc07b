import { z } from "zod";

/** A completely written file of results. */
export interface WrittenFile {
  readonly name: string;
  /** SHA-256 of its bytes, hex */
  readonly sha256: string;
}

const entry = z.object({ name: z.string(), sha256: z.string().optional() });

/** The part of a provenance.json that `checkResults` reads. */
export const provenanceFiles = z.object({
  /** undefined: written by version 0.1, which did not say it */
  files: z.array(entry).optional(),
  /** names of files that are not there, because the disk was full */
  files_without_room: z.array(z.string()).optional(),
  /** false: the run was interrupted, or conditions failed */
  complete: z.boolean().optional(),
});

/**
 * The files beside a provenance.json, as it names them, in the order of their names. Pictures have no digest there: their letters
 * depend on the machine, and the same run is to give the same provenance everywhere.
 */
export function fileEntries(files: readonly WrittenFile[]): z.output<typeof entry>[] {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map(({ name, sha256 }) => (/\.(png|svg)$/.test(name) ? { name } : { name, sha256 }));
}
