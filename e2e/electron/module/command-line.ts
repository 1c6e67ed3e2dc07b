// Reads switches from the command line. As in Electron, the first argument is the program.

/** @returns the value of `--name=VALUE`; "" for `--name` alone; undefined without the switch */
export function switchValue(name: string): string | undefined {
  const found = process.argv.slice(1).find((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
  return found?.slice(`--${name}=`.length);
}
