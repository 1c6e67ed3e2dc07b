/** The lessons that ship with the page, as files of docs/learn, by name. They are part of the page, so that every host has them, offline. */
export function shippedLessons(): { readonly name: string; readonly text: string }[] {
  const texts = import.meta.glob<string>("../../docs/learn/[0-9]*.md", { query: "?raw", import: "default", eager: true });
  return Object.entries(texts)
    .map(([path, text]) => ({ name: path.slice(path.lastIndexOf("/") + 1), text }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
