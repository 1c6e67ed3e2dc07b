import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import type { ProtocolEditor } from "../fields/protocol-editor.svelte.ts";
import type { RowMove } from "./epoch-edits.ts";
import type { Pasted } from "./grid-paste.ts";

/** Changes whole rows of the epoch table; unparsed texts move with their rows. */
export function changeRows(editor: ProtocolEditor, label: string, next: Protocol, move: RowMove): void {
  const { document } = editor;
  const texts = document.problems.flatMap(({ path, error }) => {
    const [, row, rest] = /^\/epochs\/(\d+)(\/.*)$/.exec(path) ?? [];
    const text = document.textAt(path);
    return row === undefined || text === undefined ? [] : [{ row: Number(row), rest: rest!, text, error }];
  });
  document.dropTextsUnder("/epochs/");
  document.seal();
  editor.change(label, next);
  for (const { row, rest, text, error } of texts) {
    const to = move(row);
    if (to !== undefined) document.keepText(`/epochs/${to}${rest}`, text, error, true);
  }
}

/** Applies a pasted block as one edit; a cell that is no number keeps its text and is marked. */
export function takePasted(editor: ProtocolEditor, { protocol, unread, read }: Pasted): void {
  const { document } = editor;
  document.seal();
  for (const path of read) document.dropText(path);
  const changes = protocol !== editor.protocol;
  editor.change("Paste cells", protocol);
  for (const { path, text, error } of unread) document.keepText(path, text, error, changes);
  document.seal();
}
