/** A place in an element and its size, in the element's own CSS pixels. */
interface PointIn {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How much an element is enlarged by the style sheet, which does so in large windows; 1 where the browser does not tell. */
export function zoomOf(element: Partial<Pick<Element, "currentCSSZoom">>): number {
  return element.currentCSSZoom ?? 1;
}

/** Where the pointer is in an element. Events and boxes are in pixels of the window, which are larger than those of a zoomed element. */
export function pointIn(element: Element, { clientX, clientY }: { readonly clientX: number; readonly clientY: number }): PointIn {
  const zoom = zoomOf(element);
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: (clientX - left) / zoom, y: (clientY - top) / zoom, width: width / zoom, height: height / zoom };
}
