import type { Pen } from "./chart-configuration.ts";
import { fontFamily } from "./figure.ts";
import type { TextLine, TextRun } from "../content/rich-text.ts";

export interface TextStyle {
  /** pixels */
  readonly size: number;
  readonly colour: string;
}

/** Width of a line, pixels. */
function lineWidth(pen: Pen, line: TextLine, style: TextStyle): number {
  let width = 0;
  for (const run of line) {
    pen.font = fontOf(run, style.size);
    width += pen.measureText(run.text).width;
  }
  return width;
}

/** Width of a line before there is a pen to measure with, pixels: a digit of Inter is 0.62 em wide, most letters less. */
export function estimatedWidth(line: TextLine, size: number): number {
  return line.reduce((width, run) => width + run.text.length * 0.62 * (run.subscript === true ? subscriptScale : 1) * size, 0);
}

/** Draw a line with its left or right end at x; y is the middle of its small letters. */
export function drawLine(pen: Pen, line: TextLine, x: number, y: number, style: TextStyle, align: "left" | "right" = "left"): void {
  pen.save();
  pen.textAlign = "left";
  pen.textBaseline = "alphabetic";
  const baseline = y + 0.36 * style.size;
  let left = align === "left" ? x : x - lineWidth(pen, line, style);
  for (const run of line) {
    pen.font = fontOf(run, style.size);
    pen.fillStyle = run.colour ?? style.colour;
    pen.fillText(run.text, left, run.subscript === true ? baseline + 0.18 * style.size : baseline);
    left += pen.measureText(run.text).width;
  }
  pen.restore();
}

const subscriptScale = 0.76;

function fontOf(run: TextRun, size: number): string {
  const pixels = run.subscript === true ? subscriptScale * size : size;
  return `${run.italic === true ? "italic " : ""}${pixels}px ${fontFamily}`;
}
