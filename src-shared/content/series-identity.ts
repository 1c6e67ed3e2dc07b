/**
 * Which series something belongs to. Painters make it a colour by one palette (`figures/palette.ts`), so that a sweep, a noise
 * level or a compared run has the same colour on paper and on the page.
 */
export type SeriesIdentity =
  /** one of `count` stimuli, or of `count` combinations of parameters, in order */
  | { readonly scale: "stimulus" | "parameter"; readonly index: number; readonly count: number }
  /** a compared run, by its place in the list of run colours */
  | { readonly scale: "run"; readonly index: number }
  /** no series: drawn as text is, as a caption is, or as a guide line is */
  | { readonly scale: "none"; readonly voice: "ink" | "caption" | "guide" };

export const inkIdentity: SeriesIdentity = { scale: "none", voice: "ink" };
export const captionIdentity: SeriesIdentity = { scale: "none", voice: "caption" };
export const guideIdentity: SeriesIdentity = { scale: "none", voice: "guide" };
