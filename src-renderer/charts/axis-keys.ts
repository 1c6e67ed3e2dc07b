import type { LinkedAxes } from "./linked-axes.svelte.ts";

/** What keys can change besides the axes. */
export interface KeyTargets {
  /** of the chosen trace, ascending, ms */
  spikes(): ArrayLike<number>;
  /** the trace after (1) or before (-1) the chosen one */
  step(by: 1 | -1): void;
  view(view: "overlay" | "trials"): void;
  /** ms; undefined where the pointer is elsewhere */
  timeUnderPointer(): number | undefined;
}

/** Share of the window that a key moves, and a fine step. */
const panStep = 0.1;
const fineStep = 0.001;
const zoomStep = 1.5;

type KeyAction = (axes: LinkedAxes, targets: KeyTargets, shift: boolean) => void;

const actions: Readonly<Record<string, KeyAction>> = {
  ArrowLeft: (axes, _, shift) => moveSideways(axes, -1, shift),
  ArrowRight: (axes, _, shift) => moveSideways(axes, 1, shift),
  ArrowUp: (_, targets) => targets.step(-1),
  ArrowDown: (_, targets) => targets.step(1),
  "+": (axes) => axes.zoom(zoomStep),
  "=": (axes) => axes.zoom(zoomStep),
  "-": (axes) => axes.zoom(1 / zoomStep),
  "0": (axes) => axes.showAll(),
  "[": (axes, targets) => axes.setCursor("A", targets.timeUnderPointer() ?? timeAtShare(axes, 1 / 3)),
  "]": (axes, targets) => axes.setCursor("B", targets.timeUnderPointer() ?? timeAtShare(axes, 2 / 3)),
  n: (axes, targets, shift) => axes.seek(targets.spikes(), shift ? -1 : 1),
  o: (_, targets) => targets.view("overlay"),
  t: (_, targets) => targets.view("trials"),
};

/** The action of a key on plots with linked axes; undefined for other keys, and with Ctrl, Alt or the Command key. */
export function axisKeyAction({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">): ((axes: LinkedAxes, targets: KeyTargets) => void) | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const name = key.length === 1 ? key.toLowerCase() : key;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  return action === undefined ? undefined : (axes, targets) => action(axes, targets, shiftKey);
}

/** Pan; with Shift a cursor moves instead. */
function moveSideways(axes: LinkedAxes, direction: 1 | -1, shift: boolean): void {
  if (shift) axes.moveCursor(direction * fineStep);
  else axes.pan(direction * panStep);
}

function timeAtShare({ window: { from, to } }: LinkedAxes, share: number): number {
  return from + share * (to - from);
}
