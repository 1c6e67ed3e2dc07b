import type { MatrixScale } from "./matrix-values.ts";
import type { Coordinates } from "../../src-shared/plan/plan.ts";
import type { RunView } from "./run-view.ts";

/** Props of both forms of the condition matrix: cells with numbers, or a map where there are too many. */
export interface MatrixProps {
  readonly view: RunView;
  readonly chosen: Coordinates;
  readonly dark: boolean;
  readonly scale: MatrixScale;
  /** accessible name of a cell, by the position of its group */
  readonly spoken: (group: number) => string;
  readonly onchoose: (group: number) => void;
  readonly onkey: (event: KeyboardEvent) => void;
}
