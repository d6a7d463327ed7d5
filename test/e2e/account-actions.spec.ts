import { expect, type Locator, type Page } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';

/** The dialog of an action of the account's menu, by its item. */
async function fromMenu(page: Page, item: string): Promise<Locator> {
  await page.getByRole('button', { name: 'More', exact: true }).first().click();
  await page.getByRole('menuitem', { name: item }).click();
  return page.getByRole('dialog');
}

test('a collector notes, plans and corrects on the account itself', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  const { page, collector } = await beginWork(open, await startServer());
  await collector.opensAccount(await collector.nameInRow(0));

  const note = await fromMenu(page, 'Write a note');
  await note.getByRole('button', { name: 'Record' }).click();
  await expect(note.getByText('Fill this in.')).toBeVisible();
  await note.getByLabel('Note').fill('The office moves to Bremen.');
  await expectNoViolationsInBothThemes(page, 'dialog of an action');
  await note.getByRole('button', { name: 'Record' }).click();
  await expect(note).toBeHidden();
  const timeline = page.getByRole('complementary', { name: 'Timeline' });
  const written = timeline.getByRole('listitem').filter({ hasText: 'The office moves to Bremen.' });
  await expect(written).toBeVisible();

  await written.getByRole('button', { name: 'Correct…' }).click();
  const correction = page.getByRole('dialog');
  await correction.getByLabel('Note (optional)').fill('The office moves to Emden.');
  await correction.getByLabel('Why it is corrected').fill('Wrong town');
  await correction.getByRole('button', { name: 'Record the correction' }).click();
  await expect(timeline.getByText('The office moves to Emden.')).toBeVisible();
  await expect(written.getByText('corrected', { exact: true })).toBeVisible();

  const followUp = await fromMenu(page, 'Set a follow-up');
  await followUp.getByLabel('What is to be done').fill('Ask for the new address');
  await followUp.getByRole('button', { name: 'Tomorrow' }).click();
  await followUp.getByRole('button', { name: 'Set' }).click();
  const done = await fromMenu(page, 'Ask for the new address');
  await done.getByRole('button', { name: 'Mark as done' }).click();
  await expect(done).toBeHidden();

  await page.getByRole('tab', { name: /Contacts/ }).click();
  const contacts = page.getByRole('tabpanel', { name: /Contacts/ });
  await contacts.getByRole('button', { name: 'Correct…' }).first().click();
  const contact = page.getByRole('dialog');
  await contact.getByLabel('Do not contact').check();
  await contact.getByRole('button', { name: 'Record' }).click();
  await expect(contacts.getByText('do not contact')).toBeVisible();
});

test('a case is worked on from its drawer, and refusals stand at their field', { tag: '@walk' }, async ({
  startServer,
  open,
}) => {
  const { page, collector } = await beginWork(open, await startServer());
  await collector.opensAccount(await collector.nameInRow(0));
  await page.getByRole('tab', { name: /Disputes/ }).click();
  await page.getByRole('button', { name: 'Open the case' }).first().click();
  const drawer = page.getByRole('dialog', { name: 'Dispute' });
  await expect(drawer.getByRole('heading', { name: 'History' })).toBeVisible();
  await expectNoViolationsInBothThemes(page, 'case');
  await drawer.getByRole('button', { name: 'Comment…' }).click();
  const comment = page.getByRole('dialog', { name: 'Comment' });
  await comment.getByLabel('Note').fill('The delivery note is on its way.');
  await comment.getByRole('button', { name: 'Record' }).click();
  await expect(drawer.getByText('The delivery note is on its way.')).toBeVisible();

  await drawer.getByRole('button', { name: 'Accept partly…' }).click();
  const partly = page.getByRole('dialog', { name: 'Accept partly' });
  await partly.getByLabel('Root cause').fill('Price list was old');
  await partly.getByRole('button', { name: 'Accept partly' }).click();
  await expect(partly.getByText('The accepted amounts do not fit the decision.')).toBeVisible();
  await partly.getByRole('button', { name: 'Close' }).last().click();

  await drawer.getByRole('button', { name: 'Reject…' }).click();
  const reject = page.getByRole('dialog', { name: 'Reject' });
  await reject.getByLabel('Root cause').fill('Delivered as ordered');
  await reject.getByRole('button', { name: 'Reject' }).click();
  await expect(drawer.getByText('Resolved').first()).toBeVisible();
  await drawer.getByRole('button', { name: 'Close the case…' }).click();
  await page
    .getByRole('dialog', { name: 'Close the case' })
    .getByRole('button', { name: 'Close the case' })
    .click();
  await expect(drawer.getByText('Closed').first()).toBeVisible();
  await expect(drawer.getByRole('button', { name: 'Reopen…' })).toBeVisible();
});
