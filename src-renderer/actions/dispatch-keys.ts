import type { Bench, BenchTab } from "../state/bench.svelte.ts";
import { actionsHere } from "./actions-here.ts";
import { keysOf, type Action } from "./action.ts";
import { isTyping, pressed } from "../page/keys.ts";
import { performOrSayWhyNot } from "./perform-action.ts";
import { cancelRun } from "./run-actions.ts";

/** What lies over the bench and takes keys for itself. */
const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const fields = 'input, textarea, select, [contenteditable="true"]';
const figuresAndLists = '[data-region="figures"], [role="tree"]';

/** A key that was pressed anywhere in the page. Who has used it for something of its own has called preventDefault. */
export function dispatchKey(event: KeyboardEvent, bench: Bench, mac: boolean): void {
  const target = event.target instanceof Element ? event.target : document.body;
  const action = actionOf(event, bench, target, mac);
  if (action === undefined) return;
  const inField = target.closest(fields) !== null;
  // Esc leaves what is open, or the field; only then is it the run that is meant.
  if (action === cancelRun && (inField || bench.dialog !== undefined || document.querySelector(overlays) !== null)) return;
  // What the browser would do on these keys is nobody's wish, even where the action has to wait.
  event.preventDefault();
  if (bench.dialog !== undefined || target.closest(overlays) !== null) return;
  performOrSayWhyNot(action, bench);
}

/** To be called before any other: tabs, and buttons that open a menu or a list, take every Enter for themselves, with Ctrl too. */
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
