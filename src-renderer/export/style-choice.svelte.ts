import type { FigureStyle } from "../../src-shared/figures/figure-style.ts";
import { readQuantity } from "../notation/quantity-text.ts";
import type { ExportLook } from "../state/layout.svelte.ts";

/** Widths that journals ask for, mm. */
export const journalWidths = [
  { value: "85", name: "85 mm, one column" },
  { value: "114", name: "114 mm, one and a half" },
  { value: "174", name: "174 mm, two columns" },
  { value: "other", name: "Other width" },
] as const;

export const resolutions = [
  { value: "150", name: "150 dpi" },
  { value: "300", name: "300 dpi" },
  { value: "600", name: "600 dpi" },
] as const;

/** The values that a field accepts. */
interface Bounds {
  readonly name: string;
  readonly unit: string;
  readonly least: number;
  readonly most: number;
}

/** The bounds of `figureStyle`. */
const bounds = {
  width: { name: "Width", unit: "mm", least: 20, most: 1000 },
  height: { name: "Height", unit: "mm", least: 20, most: 1000 },
  text: { name: "Text", unit: "pt", least: 4, most: 24 },
} as const satisfies Record<string, Bounds>;

/** Style of the figures as typed. While a field is invalid, the last valid style is kept. */
export class StyleChoice {
  /** of `journalWidths` */
  preset: string = $state("85");
  widthText: string = $state("130");
  /** "": what suits the figure */
  heightText: string = $state("");
  textText: string = $state("8");
  resolution: string = $state("600");
  background: FigureStyle["background"] = $state("light");
  theory: boolean = $state(true);
  scaleBars: boolean = $state(false);

  readonly #width = $derived(this.preset === "other" ? read(this.widthText, bounds.width) : { value: Number(this.preset) });
  readonly #height = $derived(this.heightText.trim() === "" ? { value: undefined } : read(this.heightText, bounds.height));
  readonly #text = $derived(read(this.textText, bounds.text));
  readonly #style = $derived.by((): FigureStyle | undefined => {
    const [width, height, text] = [this.#width, this.#height, this.#text];
    if ("problem" in width || "problem" in height || "problem" in text) return undefined;
    return {
      width: width.value,
      ...(height.value === undefined ? {} : { height: height.value }),
      resolution: Number(this.resolution),
      text: text.value,
      background: this.background,
      theory: this.theory,
      scaleBars: this.scaleBars,
    };
  });

  /** @param last style of the previous export */
  constructor(last?: ExportLook) {
    if (last !== undefined) Object.assign(this, last);
  }

  /** as it was typed */
  get look(): ExportLook {
    const { preset, widthText, heightText, textText, resolution, background, theory, scaleBars } = this;
    return { preset, widthText, heightText, textText, resolution, background, theory, scaleBars };
  }

  /** undefined while a field is invalid */
  get style(): FigureStyle | undefined {
    return this.#style;
  }
  get widthProblem(): string | undefined {
    return "problem" in this.#width ? this.#width.problem : undefined;
  }
  get heightProblem(): string | undefined {
    return "problem" in this.#height ? this.#height.problem : undefined;
  }
  get textProblem(): string | undefined {
    return "problem" in this.#text ? this.#text.problem : undefined;
  }
  /** the first of them */
  get problem(): string | undefined {
    return this.widthProblem ?? this.heightProblem ?? this.textProblem;
  }
}

function read(text: string, { name, unit, least, most }: Bounds): { readonly value: number } | { readonly problem: string } {
  const reading = readQuantity(text, { name, unit }, "");
  if ("error" in reading) return { problem: `${reading.error.what} ${reading.error.remedy}` };
  const { value } = reading;
  return value >= least && value <= most ? { value } : { problem: `${name} is between ${least} and ${most} ${unit}.` };
}
