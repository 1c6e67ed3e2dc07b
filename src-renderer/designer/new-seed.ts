// Short words that can be said, typed and told apart.
const words = [
  "amber", "ash", "basalt", "birch", "brook", "cedar", "cinder", "clover", "coral", "crane", "delta", "dune", "ember", "fern", "finch", "flint",
  "frost", "garnet", "gull", "harbor", "hazel", "heron", "iris", "ivy", "jade", "juniper", "kelp", "kite", "lark", "lichen", "linen", "maple",
  "marsh", "mint", "moss", "oak", "onyx", "opal", "otter", "pebble", "pine", "plover", "quartz", "quill", "raven", "reed", "ridge", "robin",
  "rowan", "sage", "slate", "sparrow", "spruce", "swift", "tansy", "teal", "thistle", "tide", "topaz", "vale", "walnut", "willow", "wren", "yarrow",
] as const;

/**
 * A seed that nobody has thought of: a word and three digits.
 *
 * @param bits 32 random bits
 */
export function newSeed(bits: number): string {
  return `${words[bits % words.length]!}-${String(Math.floor(bits / words.length) % 1000).padStart(3, "0")}`;
}
