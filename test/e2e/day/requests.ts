import { expect, type Page } from '@playwright/test';
import { Collector } from '../fixtures/collector.ts';

/** What a collector asks for that a manager has to decide, with the reason by which it is found again. */
export class Requests {
  readonly #page: Page;
  readonly #collector: Collector;

  constructor(page: Page) {
    this.#page = page;
    this.#collector = new Collector(page);
  }

  /** On the account that is open: an instalment plan that is longer than a collector may agree to. */
  async plan(invoice: string, reason: string): Promise<void> {
    await this.#collector.choosesInvoice(invoice);
    await this.#page.keyboard.press('l');
    const form = this.#page.getByRole('dialog', { name: 'Payment plan' });
    await form.getByRole('textbox', { name: 'Instalments' }).fill('24');
    await form.getByLabel('Why is a plan agreed?').fill(reason);
    await form.getByRole('button', { name: /^Send for approval/ }).click();
    await expect(form).toBeHidden();
    await this.#collector.opensTab('Invoices');
    await this.#page.getByRole('checkbox', { name: `Choose ${invoice}`, exact: true }).uncheck();
  }

  /** On the account that is open: some of an invoice is given up. */
  async writeOff(invoice: string, amount: string, reason: string): Promise<void> {
    await this.#collector.choosesInvoice(invoice);
    await this.#page.getByRole('button', { name: 'More', exact: true }).last().click();
    await this.#page.getByRole('menuitem', { name: 'Request a write-off…' }).click();
    const dialog = this.#page.getByRole('dialog', { name: 'Request a write-off' });
    await dialog.getByRole('textbox', { name: new RegExp(`^${invoice} `) }).fill(amount);
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: 'Request', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Of the first account that the rules of credit suggest; gives its name. */
  async creditLimit(limit: string, reason: string): Promise<string> {
    await this.#collector.goesTo('Credit');
    const name = (await this.#collector.rows.first().getByRole('button').first().textContent()) ?? '';
    await this.#page.keyboard.press('m');
    const dialog = this.#page.getByRole('dialog', { name: 'Request another credit limit' });
    await dialog.getByLabel('New limit').fill(limit);
    await dialog.getByLabel('Reason').fill(reason);
    await this.#page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    return name;
  }
}
