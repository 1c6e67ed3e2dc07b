/** Shows the page as the system does, light or dark, and follows it: an embedded page has no switch of its own. */
export function followTheme(root: HTMLElement, dark: MediaQueryList): void {
  const show = (): void => {
    root.dataset["theme"] = dark.matches ? "dark" : "light";
  };
  show();
  dark.addEventListener("change", show);
}
