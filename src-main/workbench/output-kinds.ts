/** Kinds of files that a run produces: tables, figures in pixels and in vectors, provenance. */
export const outputKinds = ["csv", "png", "svg", "json"] as const;
export type OutputKind = (typeof outputKinds)[number];
