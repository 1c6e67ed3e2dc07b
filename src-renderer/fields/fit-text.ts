import type { Attachment } from "svelte/attachments";

/**
 * Fits the text of a field into its width: if the text is cut off beside its unit, it gets a smaller font, and if that is not enough, the
 * unit is hidden. `data-fit` on the field tells the style sheet which; the tooltip has the full text.
 *
 * @param text text of the input; the attachment reads it, and therefore runs again when the text changes
 */
export function fitText(text: () => string, unit: () => string): Attachment<HTMLInputElement> {
  return (input) => {
    const field = input.parentElement!;
    const held = text();
    const said = unit() === "" ? held : `${held} ${unit()}`;
    const fit = (): void => {
      delete field.dataset["fit"];
      for (const step of ["tight", "bare"]) {
        if (input.scrollWidth <= input.clientWidth) break;
        field.dataset["fit"] = step;
      }
      field.title = field.dataset["fit"] === undefined ? "" : said;
    };
    fit();
    const observer = new ResizeObserver(fit);
    // The input itself changes its width with the unit.
    observer.observe(field);
    return () => observer.disconnect();
  };
}
