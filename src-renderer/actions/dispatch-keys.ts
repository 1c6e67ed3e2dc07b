import type { BenchTab } from "../state/bench-tabs.ts";
import type { Bench } from "../state/bench.svelte.ts";
import { actionsHere } from "./actions-here.ts";
import { keysOf, type Action } from "./action.ts";
import { isTyping, pressed } from "../page/keys.ts";
import { performOrSayWhyNot } from "./perform-action.ts";
import { cancelRun } from "./run-actions.ts";

/** Overlays that handle keys themselves. */
const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const fields = 'input, textarea, select, [contenteditable="true"]';
const figuresAndLists = '[data-region="figures"], [role="tree"]';

/** Handles a key pressed anywhere in the page, unless a component handled it and called preventDefault. */
export function dispatchKey(event: KeyboardEvent, bench: Bench, mac: boolean): void {
  const target = event.target instanceof Element ? event.target : document.body;
  const action = actionOf(event, bench, target, mac);
  if (action === undefined) return;
  const inField = target.closest(fields) !== null;
  // Esc first closes an overlay or leaves a field; only otherwise does it cancel the run.
  if (action === cancelRun && (inField || bench.dialog !== undefined || document.querySelector(overlays) !== null)) return;
  // The browser's own action on these keys is suppressed even where ours is not available now.
  event.preventDefault();
  if (bench.dialog !== undefined || target.closest(overlays) !== null) return;
  performOrSayWhyNot(action, bench);
}

/** Call it before the other listeners: tabs and menu buttons would handle every Enter, Ctrl+Enter included. */
export function dispatchBeforeMenus(event: KeyboardEvent, bench: Bench, mac: boolean): void {
  if (!pressed("Ctrl+Enter", event, mac) || !(event.target instanceof Element) || event.target.closest(overlays) !== null) return;
  if (event.target.closest("button") === null) return;
  event.stopPropagation();
  dispatchKey(event, bench, mac);
}

function actionOf(event: KeyboardEvent, bench: Bench, target: Element, mac: boolean): Action | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined;
  return actionsHere(bench).find((action) => {
    const choices = [keysOf(action, bench), action.moreKeys].filter((keys) => keys !== undefined);
    return choices.some((keys) => pressed(keys, event, mac) && worksAt(target, bench.tab, action, keys));
  });
}

function worksAt(target: Element, tab: BenchTab, { scope, tabs }: Action, keys: string): boolean {
  if (tabs?.includes(tab) === false) return false;
  if (isTyping(keys) && target.closest(fields) !== null) return false;
  if (scope === "protocols") return target.closest('[role="tree"]') !== null && target.closest(fields) === null;
  return scope === undefined || target.closest(figuresAndLists) !== null;
}
