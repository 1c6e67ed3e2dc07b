/** The folder that a file or a folder is in, by "/" or "\"; "" where the path does not say, which is the top of a server host. */
export function parentFolder(path: string): string {
  const parent = path.replace(/[/\\]?[^/\\]*$/, "");
  // A root ends in a separator: "/", "C:\".
  if (parent === "" && /^[/\\]/.test(path)) return path.slice(0, 1);
  return /^[a-z]:$/i.test(parent) ? `${parent}\\` : parent;
}
