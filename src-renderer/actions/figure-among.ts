const closeness = 1e-5;

/**
 * The figure of this kind in an export plan. Distributions are one per noise level, which ends their name with up to six
 * digits: "isi_histogram_noise_2". Then it is the one of `level`.
 */
export function figureAmong<F extends { readonly name: string }>(figures: readonly F[], kind: string, level: number | undefined): F | undefined {
  const prefix = `${kind}_noise_`;
  const isOfLevel = (name: string): boolean => level !== undefined && name.startsWith(prefix) && Math.abs(Number(name.slice(prefix.length)) - level) <= closeness * Math.abs(level);
  return figures.find(({ name }) => name === kind) ?? figures.find(({ name }) => isOfLevel(name));
}
