import type { FigureStyle } from "../../src-shared/figures/figure-style.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";

/** ms without a change before a figure is redrawn (debounce) */
const pause = 120;
/** highest resolution of a preview, pixels per inch: enough for a figure shown at twice its size */
const screenResolution = 192;
const mostResolution = 300;

export interface Picture {
  readonly figure: string;
  /** of a blob */
  readonly url: string;
  /** mm */
  readonly width: number;
  readonly height: number;
}

type Draw = (figure: string, style: FigureStyle) => Promise<{ readonly bytes: Uint8Array; readonly width: number; readonly height: number } | undefined>;

/** Preview of a figure while its style is chosen. The service draws it, so fonts and proportions are those of the file. */
export class PreviewState {
  #picture: Picture | undefined = $state.raw();
  #empty: boolean = $state(false);
  #error: BenchError | undefined = $state.raw();
  readonly #draw: Draw;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  /** the last that was drawn */
  get picture(): Picture | undefined {
    return this.#picture;
  }
  /** whether the run has nothing for the figure to show */
  get empty(): boolean {
    return this.#empty;
  }
  get error(): BenchError | undefined {
    return this.#error;
  }

  /**
   * Requests a figure (debounced): a later request replaces this one.
   *
   * @param density pixels of the screen per CSS pixel
   */
  request(figure: string, style: FigureStyle, density: number): void {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    const resolution = Math.min(mostResolution, Math.round(screenResolution * density));
    this.#timer = setTimeout(() => void this.#show(asked, figure, { ...style, resolution }), this.#picture === undefined ? 0 : pause);
  }

  /** Drops the picture and ignores a pending one. */
  close(): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#replace(undefined);
  }

  async #show(asked: number, figure: string, style: FigureStyle): Promise<void> {
    try {
      const drawn = await this.#draw(figure, style);
      if (asked !== this.#asked) return;
      this.#empty = drawn === undefined;
      this.#error = undefined;
      if (drawn === undefined) {
        this.#replace(undefined);
        return;
      }
      const url = URL.createObjectURL(new Blob([drawn.bytes as Uint8Array<ArrayBuffer>], { type: "image/png" }));
      // An automatic length is rounded to whole millimetres.
      const mm = (pixels: number): number => Math.round((pixels * 25.4) / style.resolution);
      this.#replace({ figure, url, width: style.width ?? mm(drawn.width), height: style.height ?? mm(drawn.height) });
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#error = error instanceof BenchError ? error : unexpected(error);
    }
  }

  #replace(picture: Picture | undefined): void {
    if (this.#picture !== undefined) URL.revokeObjectURL(this.#picture.url);
    this.#picture = picture;
  }
}
