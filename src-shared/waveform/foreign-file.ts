/** First bytes of other kinds of files, which users may choose by mistake, and the names of these kinds. */
const beginnings: readonly (readonly [start: string | RegExp, what: string])[] = [
  ["PK\u0003\u0004", "a spreadsheet or another zip archive (.xlsx, .ods, .zip)"],
  // Windows-1252 for the first bytes of Microsoft's old container.
  ["\u00D0\u00CF\u0011\u00E0", "an old spreadsheet (.xls)"],
  ["%PDF-", "a PDF document"],
  [/^ABF[ 2]/, "a binary recording (.abf)"],
  [/^.HDF\r\n/, "an HDF5 file (.h5, .nwb, .mat)"],
  [/^MATLAB 5\.0 MAT-file/, "a MATLAB file (.mat)"],
  [/^.NUMPY/, "a NumPy array (.npy)"],
  [/^.PNG\r\n/, "a picture (.png)"],
  [/^\s*<(!doctype html|html|\?xml|svg)/i, "a page or drawing (.html, .xml, .svg)"],
  [/^\s*\{\s*("|\})/, "JSON, such as an experiment file"],
  [/^\s*\[\s*[[{"]/, "JSON"],
];

/** The likely kind of a text that is not a table of numbers: "a spreadsheet ..."; undefined if it may be one. */
export function foreignFile(text: string): string | undefined {
  const start = text.slice(0, 4096);
  const known = beginnings.find(([beginning]) => (typeof beginning === "string" ? start.startsWith(beginning) : beginning.test(start)));
  if (known !== undefined) return known[1];
  return start.includes("\0") ? "a binary file" : undefined;
}
