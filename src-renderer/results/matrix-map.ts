import type { ConditionGroup } from "./condition-groups.ts";
import { matrixCell, type MatrixScale } from "./matrix-values.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";

/** How large a map is, in cells. */
type MapExtent = Pick<Plan, "stimuli" | "settings">;

/** CSS pixels of a cell of the map. */
export interface MapCell {
  readonly width: number;
  readonly height: number;
}

/** Size of the cells: they fill the space, up to the size of a cell with a number and down to the smallest one that can be clicked. */
export function mapCell({ stimuli, settings }: MapExtent, room: { readonly width: number; readonly height: number }): MapCell {
  return { width: Math.min(Math.max(room.width / stimuli, 4), 36), height: Math.min(Math.max(room.height / settings, 4), 20) };
}

/** Position of the group under a point of the map, CSS pixels from its upper left corner; undefined beside it. */
export function groupUnder({ stimuli, settings }: MapExtent, cell: MapCell, x: number, y: number): number | undefined {
  const [stimulus, setting] = [Math.floor(x / cell.width), settings - 1 - Math.floor(y / cell.height)];
  return stimulus >= 0 && stimulus < stimuli && setting >= 0 && setting < settings ? stimulus * settings + setting : undefined;
}

/** Colours of the map. */
export interface MapInk {
  readonly low: string;
  readonly high: string;
  readonly waiting: string;
  readonly running: string;
  readonly failed: string;
}

/** Draw the part of the map that is in view. @param view CSS pixels from the map's upper left corner */
export function drawMap(
  pen: CanvasRenderingContext2D,
  { plan, groups, scale, cell, ink }: { plan: MapExtent; groups: readonly ConditionGroup[]; scale: MatrixScale; cell: MapCell; ink: MapInk },
  view: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): void {
  pen.clearRect(0, 0, view.width, view.height);
  const gap = Math.min(cell.width, cell.height) >= 6 ? 1 : 0;
  const { stimuli, settings: rows } = plan;
  const [first, last] = [Math.floor(view.left / cell.width), Math.min(stimuli - 1, Math.floor((view.left + view.width) / cell.width))];
  const [firstRow, lastRow] = [Math.floor(view.top / cell.height), Math.min(rows - 1, Math.floor((view.top + view.height) / cell.height))];
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = first; column <= last; column++) {
      const group = groups[column * rows + rows - 1 - row]!;
      const { status, text, tint } = matrixCell(group, scale);
      pen.fillStyle = status === "failed" ? ink.failed : status === "running" ? ink.running : text === "" ? ink.waiting : ink.low;
      const box = [column * cell.width - view.left, row * cell.height - view.top, Math.max(1, cell.width - gap), Math.max(1, cell.height - gap)] as const;
      pen.fillRect(...box);
      if (tint === 0 || status === "failed") continue;
      pen.globalAlpha = tint;
      pen.fillStyle = ink.high;
      pen.fillRect(...box);
      pen.globalAlpha = 1;
    }
  }
}
