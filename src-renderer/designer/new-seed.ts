// Short words that can be said, typed, told apart, and read in a narrow field.
const words = [
  "ash", "bay", "bell", "birk", "boat", "bone", "cave", "clay", "coal", "cove", "dawn", "deer", "dune", "echo", "elm", "fern", "fir", "fog", "foam",
  "gale", "gull", "hail", "hare", "hawk", "hill", "iris", "isle", "ivy", "jade", "kelp", "kite", "lake", "lark", "leaf", "lime", "lynx", "mint", "moor",
  "moss", "oak", "onyx", "opal", "owl", "palm", "pine", "plum", "pond", "rain", "reed", "reef", "rose", "ruby", "sage", "sand", "seal", "silk", "snow",
  "star", "swan", "teal", "tide", "vale", "wave", "wind", "wolf", "wren", "yew",
] as const;

/**
 * A random seed: a word and three digits.
 *
 * @param bits 32 random bits
 */
export function newSeed(bits: number): string {
  return `${words[bits % words.length]!}${String(Math.floor(bits / words.length) % 1000).padStart(3, "0")}`;
}
