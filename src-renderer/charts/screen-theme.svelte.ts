import { createSubscriber } from "svelte/reactivity";

/** Colours of plots that are no data, as the style sheet has them now. */
export interface ScreenInk {
  readonly dark: boolean;
  readonly canvas: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly axis: string;
  readonly guide: string;
  readonly font: string;
}

// Fonts count as well: a canvas does not draw again by itself when they have come.
const subscribe = createSubscriber((update) => {
  const observer = new MutationObserver(update);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  document.fonts.addEventListener("loadingdone", update);
  return () => {
    observer.disconnect();
    document.fonts.removeEventListener("loadingdone", update);
  };
});

/** The theme of the page; who reads it in an effect or a template does so again when it changes. */
export function screenInk(): ScreenInk {
  subscribe();
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    dark: document.documentElement.dataset["theme"] === "dark",
    canvas: of("--canvas"),
    ink: of("--ink"),
    ink2: of("--ink-2"),
    ink3: of("--ink-3"),
    accent: of("--accent"),
    axis: of("--axis"),
    guide: of("--guide"),
    font: of("--font"),
  };
}
