import { expect, type Locator } from '@playwright/test';
import { makePicture } from '../fixtures/hand-over-files.ts';
import { Tablet } from './tablet.ts';

/** Notes and coins by their value as the screen names it. */
export type Counted = Readonly<Record<string, number>>;

/** What came of a visit. */
type Result = {
  readonly outcome: string;
  /** Numbers that the form names. */
  readonly receipts?: readonly string[];
  /** The name of a photo that is taken. */
  readonly photo?: string;
};

/** Somebody who goes to customers with a tablet. */
export class FieldAgent extends Tablet {
  /** From the account itself: nobody has planned the visit. */
  async checksInAt(name: string): Promise<void> {
    await this.goesTo('Accounts');
    await this.page.getByRole('textbox', { name: 'Search the list' }).fill(name);
    await this.taps(this.page.locator('tr[data-index]').getByRole('button', { name, exact: true }));
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await this.taps(this.page.getByRole('button', { name: 'More', exact: true }).first());
    await this.taps(this.page.getByRole('menuitem', { name: 'Check in' }));
    const form = this.form('Check in');
    const reason = form.getByLabel(/^Reason for contacting/);
    await expect(async () => {
      // A1: whether a visit needs a reason is known a moment after the form is there.
      if (await reason.isVisible()) await reason.fill('The customer asked for the visit.');
      await form.getByRole('button', { name: /^Check in now/ }).click({ timeout: 1_000 });
      await expect(form).toBeHidden({ timeout: 2_000 });
    }).toPass();
    await this.goesTo('Visits');
    await expect(this.page.getByRole('button', { name: `Check out, ${name}` })).toBeVisible();
  }

  /** Counts cash with the buttons and may have it signed; gives the receipt's number. */
  async takesCash(name: string, counted: Counted, total: string, signedBy?: string): Promise<string> {
    const form = await this.#opensReceipt(name);
    for (const [value, count] of Object.entries(counted)) {
      const more = form.getByRole('button', { name: `One more of ${value}`, exact: true });
      for (let turn = 0; turn < count; turn += 1) await this.taps(more);
    }
    await expect(form.getByText(`Counted: ${total} EUR`)).toBeVisible();
    await expect(form.getByLabel('Amount taken')).toHaveValue(total);
    if (signedBy !== undefined) await this.#hasSigned(form, signedBy);
    return this.#givesReceipt(form, total);
  }

  async takesCheque(name: string, number: string, total: string): Promise<string> {
    const form = await this.#opensReceipt(name);
    await this.taps(form.getByText('Cheque', { exact: true }));
    await form.getByRole('textbox', { name: 'Reference' }).fill(number);
    await this.taps(form.getByRole('button', { name: /^Tomorrow/ }));
    await form.getByLabel('Amount taken').fill(total);
    return this.#givesReceipt(form, total);
  }

  async checksOut(name: string, { outcome, receipts = [], photo }: Result): Promise<void> {
    await this.goesTo('Visits');
    await this.taps(this.page.getByRole('button', { name: `Check out, ${name}` }));
    const form = this.form('Check out');
    for (const receipt of receipts) await expect(form.getByText(receipt)).toBeVisible();
    if (photo !== undefined) await this.#takesPhoto(form, photo);
    await this.taps(form.getByRole('combobox', { name: 'Outcome' }));
    await this.taps(this.page.getByRole('option', { name: outcome }));
    await this.taps(form.getByRole('button', { name: /^Check out now/ }));
    await expect(form).toBeHidden();
    await expect(this.page.getByRole('button', { name: `Check out, ${name}` })).toHaveCount(0);
  }

  receiptRow(number: string): Locator {
    return this.page.locator('tr[data-index]').filter({ hasText: number });
  }

  async makesVoid(number: string, reason: string): Promise<void> {
    await this.goesTo('Cash');
    await this.taps(this.receiptRow(number));
    await this.taps(this.page.getByRole('button', { name: /^Make void/ }));
    const form = this.form(`Make ${number} void`);
    await form.getByRole('textbox').fill(reason);
    await this.taps(form.getByRole('button', { name: /^Make void/ }));
    await expect(this.receiptRow(number)).toBeHidden();
  }

  /** Hands in all that is in hand. */
  async handsIn(count: number, slip: string): Promise<void> {
    await this.goesTo('Cash');
    await expect(this.page.locator('tr[data-index]')).toHaveCount(count);
    await this.taps(this.page.getByRole('button', { name: /^Choose all/ }));
    await this.taps(this.page.getByRole('button', { name: new RegExp(`^Hand in ${count.toString()}`) }));
    const form = this.form('Hand in money');
    await form.getByRole('textbox').fill(slip);
    await this.taps(form.getByRole('button', { name: /^Hand in/ }));
    await expect(this.page.getByText('Nothing is to be handed in')).toBeVisible();
  }

  async #hasSigned(form: Locator, name: string): Promise<void> {
    await this.taps(form.getByRole('button', { name: 'Let somebody sign' }));
    await form.getByLabel('Or type the name').fill(name);
    await this.taps(form.getByRole('button', { name: 'Sign with this name' }));
    await expect(form.getByRole('button', { name: `Open Signature ${name}.png` })).toBeVisible();
  }

  async #takesPhoto(form: Locator, name: string): Promise<void> {
    const buffer = await makePicture(this.page, 'image/jpeg');
    await form.getByTestId('add-photos').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
    await expect(form.getByRole('button', { name: `Open ${name}` })).toBeVisible();
  }

  async #opensReceipt(name: string): Promise<Locator> {
    await this.taps(this.page.getByRole('button', { name: `Take money, ${name}` }));
    return this.form('Take money');
  }

  async #givesReceipt(form: Locator, total: string): Promise<string> {
    await this.taps(form.getByRole('button', { name: /^Give the receipt/ }));
    const issued = form.getByRole('region', { name: 'The receipt is recorded' });
    await expect(issued).toContainText(`${total} EUR`);
    const number = (await issued.locator('strong').textContent()) ?? '';
    await this.taps(issued.getByRole('button', { name: 'Done' }));
    await expect(form).toBeHidden();
    return number;
  }
}
