import type { Locator, Page } from "@playwright/test";
import type { Host } from "../hosts/host.ts";

/** One window of the bench, in the words of the person in front of it. Everything is found by role and name. */
export class Bench {
  readonly page: Page;
  readonly machine: Host;

  readonly topBar: Locator;
  readonly protocols: Locator;
  readonly designer: Locator;
  readonly preview: Locator;
  readonly results: Locator;
  readonly status: Locator;
  readonly epochs: Locator;
  readonly matrix: Locator;
  readonly statistics: Locator;

  constructor(page: Page, machine: Host) {
    this.page = page;
    this.machine = machine;
    this.topBar = page.getByRole("banner");
    this.protocols = page.getByRole("tree", { name: "Protocols" });
    this.designer = page.getByRole("form");
    this.preview = page.getByRole("region", { name: "Preview" });
    this.results = page.getByRole("region", { name: "Results" });
    this.status = page.getByRole("status");
    this.epochs = this.designer.getByRole("grid", { name: "Epochs" });
    this.matrix = this.results.getByRole("grid", { name: "Conditions" });
    this.statistics = this.results.getByRole("table", { name: "Statistics" });
  }

  /** Another window of the same program. */
  async secondWindow(): Promise<Bench> {
    return new Bench(await this.machine.openWindow(), this.machine);
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole("dialog", { name });
  }
}
