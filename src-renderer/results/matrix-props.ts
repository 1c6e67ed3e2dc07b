import type { MatrixScale } from "./matrix-values.ts";
import type { Place } from "../../src-shared/content/figure-source.ts";
import type { RunView } from "./run-view.ts";

/** Props of both forms of the condition matrix: cells with numbers, or a map where there are too many. */
export interface MatrixProps {
  readonly view: RunView;
  readonly chosen: Place;
  readonly dark: boolean;
  readonly scale: MatrixScale;
  /** accessible name of a cell */
  readonly spoken: (place: Place) => string;
  readonly onchoose: (place: Place) => void;
  readonly onkey: (event: KeyboardEvent) => void;
}
