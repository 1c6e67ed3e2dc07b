import type { Attachment } from "svelte/attachments";

/**
 * Keep the text of a field whole: it is set smaller where it is cut beside its unit, and the unit goes where that is not enough.
 * `data-fit` on the field says which, for the style sheet; the tooltip says what the field holds.
 *
 * @param text what the input holds; read in the attachment, so that it runs again when the text changes
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
