import type { Locator, Page } from "@playwright/test";

/** Globals of the page: this project's types do not include the DOM. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
interface PageElement {
  readonly textContent: string;
  readonly value?: string;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  readonly children: ArrayLike<unknown>;
  readonly getBoundingClientRect: () => Box;
  readonly querySelectorAll: (selector: string) => Iterable<PageElement>;
}

/** Values of the fields within `place` that are wider than the field. */
export async function cutFields(place: Locator): Promise<string[]> {
  return await place.evaluate((element) =>
    [...(element as unknown as PageElement).querySelectorAll("input")].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ value }) => value ?? ""),
  );
}

/** Pairs of overlapping texts on the plots within `place`: names of curves and guides, titles, numbers. */
export async function overlappingWords(place: Locator): Promise<string[]> {
  return await place.evaluate((element) => {
    const hidden = [...(element as unknown as PageElement).querySelectorAll("[aria-hidden=true]")];
    const words = hidden.filter(({ textContent, children }) => textContent.trim() !== "" && children.length === 0);
    const boxes = words.map((word) => ({ text: word.textContent.trim(), box: word.getBoundingClientRect() })).filter(({ box }) => box.right > box.left);
    // Lines of text are higher than their letters.
    const air = 3;
    return boxes.flatMap((one, k) =>
      boxes
        .slice(k + 1)
        .filter(({ text }) => text !== one.text)
        .filter(({ box }) => box.left < one.box.right && one.box.left < box.right && box.top + air < one.box.bottom - air && one.box.top + air < box.bottom - air)
        .map(({ text }) => `${one.text} | ${text}`),
    );
  });
}

/** Width of the page beyond its window, px. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { document, innerWidth } = globalThis as unknown as { document: { documentElement: PageElement }; innerWidth: number };
    return document.documentElement.scrollWidth - innerWidth;
  });
}
