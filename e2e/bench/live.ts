import { expect, type Locator, type Page } from "@playwright/test";

/** The tab Live: a neuron that runs, and the panels beside it. */
export class Live {
  readonly #page: Page;
  readonly neuron: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.neuron = page.getByRole("region", { name: "Live neuron" });
  }

  async open(): Promise<void> {
    await this.#page.getByRole("banner").getByRole("tab", { name: "Live" }).click();
    await expect(this.neuron).toBeVisible();
  }

  /** Type a number into a field. @param name how its accessible name begins: "current" */
  async set(name: string, value: string): Promise<void> {
    const field = this.neuron.getByRole("textbox", { name: new RegExp(`^${name}.*typed$`) });
    await field.fill(value);
    await field.press("Enter");
  }

  async chooseNoise(kind: string): Promise<void> {
    await this.neuron.getByRole("combobox", { name: /^Kind of noise/ }).click();
    await this.#page.getByRole("option", { name: kind }).click();
  }

  async pause(): Promise<void> {
    await this.neuron.getByRole("button", { name: /^Pause/ }).click();
  }

  /** @param name its title: "f–I curve" */
  panel(name: string): Locator {
    return this.neuron.getByRole("region", { name, exact: true });
  }

  /** The plot or drawing of a panel, which is described in a sentence. */
  picture(name: string): Locator {
    return this.panel(name).getByRole("img").first();
  }

  title(name: string): Locator {
    return this.panel(name).getByRole("button", { name, exact: true });
  }

  /** As on a page that embeds them there. @param width of all panels, px */
  async narrowTo(width: number): Promise<void> {
    await this.panel("f–I curve").evaluate((panel, px) => {
      // Its place in the grid of all panels: this project's types do not include the DOM.
      const { style } = (panel as unknown as { parentElement: { parentElement: { style: { width: string } } } }).parentElement.parentElement;
      style.width = `${px}px`;
    }, width);
  }

  /** Wait until the present current was held for so many seconds of the neuron's time, by what the panel of the f-I curve says. */
  async holdFor(seconds: number): Promise<void> {
    await expect.poll(async () => Number(/for ([\d.]+) s/.exec((await this.panel("f–I curve").textContent()) ?? "")?.[1] ?? 0)).toBeGreaterThanOrEqual(seconds);
  }
}
