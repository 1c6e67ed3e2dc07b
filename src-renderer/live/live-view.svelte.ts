import type { LivePanelId } from "../live-panels/panel-choice.ts";
import type { Trigger } from "./scope-sweeps.ts";

/** How a live neuron is looked at; nothing of it touches the neuron. */
export class LiveView {
  trigger: Trigger = $state("free");
  /** mV: where a sweep begins with the trigger "level" */
  level = $state(-60);
  /** ms across the screen */
  base = $state(200);
  /** whether old sweeps fade instead of going */
  persistent = $state(false);
  /** panels that are put away */
  closed: readonly LivePanelId[] = $state.raw([]);

  toggle(id: LivePanelId): void {
    this.closed = this.closed.includes(id) ? this.closed.filter((one) => one !== id) : [...this.closed, id];
  }
}
