import type { MatrixScale } from "./matrix-values.ts";
import type { Place } from "./run-axes.ts";
import type { RunView } from "./run-view.ts";

/** What the two forms of the condition matrix are given: cells with numbers, or a map where there are too many. */
export interface MatrixProps {
  readonly view: RunView;
  readonly chosen: Place;
  readonly dark: boolean;
  readonly scale: MatrixScale;
  /** what a cell says to those who do not see it */
  readonly spoken: (place: Place) => string;
  readonly onchoose: (place: Place) => void;
  readonly onkey: (event: KeyboardEvent) => void;
}
