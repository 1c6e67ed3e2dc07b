// What Electron takes from its arguments. A Node that loads the stand-in has as first argument the program, as Electron has.

/** @returns what stands behind `--name=`; "" where there is `--name` alone; undefined without it */
export function switchValue(name: string): string | undefined {
  const found = process.argv.slice(1).find((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
  return found?.slice(`--${name}=`.length);
}
