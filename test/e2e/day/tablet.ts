import { expect, type Locator, type Page } from '@playwright/test';

/** Work with a finger; with the pointer where the screen cannot be touched. */
export class Tablet {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  form(title: string): Locator {
    return this.page.getByRole('dialog', { name: title });
  }

  async taps(target: Locator): Promise<void> {
    const isTouched = await this.page.evaluate(() => navigator.maxTouchPoints > 0);
    if (isTouched) await target.tap();
    else await target.click();
  }

  async goesTo(screen: string): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: 'Main' });
    await this.taps(rail.getByRole('link', { name: new RegExp(`^${screen}`) }));
    await expect(this.page.getByRole('heading', { name: screen, level: 1 })).toBeVisible();
  }
}
