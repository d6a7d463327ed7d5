import { type Download, expect, type Locator } from '@playwright/test';
import { Keys } from '../fixtures/keys.ts';
import type { SignIn } from '../fixtures/run-server.ts';

/** The keys of the outcomes of a call. */
const outcomeKeys = {
  reached: '1',
  noAnswer: '2',
  voicemail: '3',
  promised: '6',
  disputed: '7',
  callBack: '9',
};

/** Something that was recorded, and where a person reads it. */
export type Recorded = { readonly account: string; readonly text: string | RegExp };

/** A collector who calls one account after the other with both hands on the keyboard. */
export class CallSession extends Keys {
  readonly recorded: Recorded[] = [];
  readonly accounts: string[] = [];

  form(title: string): Locator {
    return this.page.getByRole('dialog', { name: title });
  }

  get timeline(): Locator {
    return this.page.getByRole('complementary', { name: 'Timeline' });
  }

  async signsIn(person: SignIn): Promise<void> {
    await expect(this.page.getByRole('textbox', { name: 'User name' })).toBeFocused();
    await this.type(person.userName);
    await this.press('Tab');
    await this.type(person.password);
    await this.press('Enter');
    await this.pushes(this.page.getByRole('button', { name: 'Later' }));
  }

  /** Is on the account that was opened. */
  async begins(): Promise<void> {
    await expect(this.timeline.getByRole('listitem').first()).toBeVisible();
    this.accounts.push((await this.heading.textContent()) ?? '');
  }

  /** Goes on to the next account of the list that the session began with. */
  async goesOn(): Promise<void> {
    await this.press('n');
    await expect(this.heading).not.toHaveText(this.accounts.at(-1) ?? '');
    await this.begins();
  }

  /** Stands in the timeline, and is looked for elsewhere later. */
  async reads(text: string | RegExp): Promise<void> {
    await expect(this.timeline.getByText(text).first()).toBeVisible();
    this.recorded.push({ account: this.accounts.at(-1) ?? '', text });
  }

  /** @param next what is to be done tomorrow */
  async calls(outcome: keyof typeof outcomeKeys, note: string, next?: string): Promise<void> {
    await this.press('c');
    const form = this.form('Log an activity');
    await expect(form.getByRole('button', { name: 'Reached' })).toBeFocused();
    await this.press(outcomeKeys[outcome]);
    await this.writes(form.getByRole('textbox', { name: 'Note' }), note);
    if (next !== undefined) {
      await this.writes(form.getByRole('textbox', { name: 'Next action' }), next);
      await this.pushes(form.getByRole('button', { name: /^Tomorrow/ }));
    }
    await this.records(form);
    await this.reads(note);
    if (next !== undefined) await this.reads(`next 11 Apr: ${next}`);
  }

  /** Ticks invoices from the oldest on. */
  async choosesInvoices(count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) {
      await this.press('j', 'Space');
      await expect(this.page.locator('tr[data-invoice] input:checked')).toHaveCount(turn + 1);
    }
  }

  async opensPromise(): Promise<Locator> {
    await this.press('p');
    const form = this.form('Promise to pay');
    await expect(form.getByLabel('Promised amount')).toBeFocused();
    return form;
  }

  /** The statement as it was saved; comes back to the account. */
  async savesStatement(): Promise<Download> {
    await this.press('s');
    await expect(this.page.getByText(/^Page 1 of \d+/).first()).toBeVisible({ timeout: 30_000 });
    const saving = this.page.waitForEvent('download');
    await this.pushes(this.page.getByRole('button', { name: 'Save', exact: true }));
    return saving;
  }
}
