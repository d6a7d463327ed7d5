import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { test } from './fixtures/duebook-test.ts';

test('keys work at once, and the focus is where the next one belongs', async ({ startServer, open }) => {
  const server = await startServer();
  const { page, collector } = await beginWork(open, server);
  // As most people have it: dialogs come and go with a transition.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const heading = page.getByRole('heading', { level: 1 });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  await test.step('the top of the list is selected and in view after the first sync', async () => {
    await expect(page.locator('tr[aria-current="true"]')).toHaveAttribute('data-index', '0');
    await expect(page.locator('tr[data-index="0"]')).toBeInViewport();
  });

  await test.step('right after a form, a search and the sheet were closed', async () => {
    const outcome = page
      .getByRole('dialog', { name: 'Log an activity' })
      .getByRole('button', { name: /Reached/ });
    await press('c');
    await expect(outcome).toBeVisible();
    await press('Escape', 'g', 'p');
    await expect(heading).toHaveText('Promises');
    await press('Control+k');
    await expect(page.getByRole('dialog', { name: /^Search accounts/ }).getByRole('combobox')).toBeFocused();
    await press('Escape', 'g', 'd');
    await expect(heading).toHaveText('Disputes');
    await press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await press('Escape', 'g', 'f');
    await expect(heading).toHaveText('Follow-ups');
  });

  await test.step('N and C right behind it log a call with the next account, which was still on its way', async () => {
    await press('g', 'w');
    await expect(heading).toHaveText('Worklist');
    const names = [await collector.nameInRow(0), await collector.nameInRow(1)];
    await press('Enter');
    await expect(heading).toHaveText(names[0] ?? '');
    await press('n', 'c');
    await expect(page.getByRole('dialog', { name: 'Log an activity' })).toBeVisible();
    await expect(heading).toHaveText(names[1] ?? '');
  });

  await test.step('Escape closes what lies on top, and the form below it by the next one', async () => {
    const form = page.getByRole('dialog', { name: 'Log an activity' });
    const palette = page.getByRole('dialog', { name: /^Search accounts/ });
    await press('Control+k');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await press('Escape');
    await expect(palette).toBeHidden();
    await expect(form).toBeVisible();
    await press('Escape');
    await expect(form).toBeHidden();
    await press('g', 'f');
    await expect(heading).toHaveText('Follow-ups');
  });

  await test.step('a list without a search of its own searches everywhere', async () => {
    await press('/');
    await expect(page.getByRole('dialog', { name: /^Search accounts/ })).toBeVisible();
    await press('Escape', 'g', 'w');
    await expect(heading).toHaveText('Worklist');
  });

  await test.step('Enter right behind what was typed opens what is found, in the search and in the list', async () => {
    const name = await collector.nameInRow(2);
    await press('Control+k');
    await expect(page.getByRole('dialog', { name: /^Search accounts/ }).getByRole('combobox')).toBeFocused();
    await page.keyboard.type(name);
    await press('Enter');
    await expect(heading).toHaveText(name);
    await press('Escape');
    await expect(heading).toHaveText('Worklist');
    await press('/');
    await page.keyboard.type(name);
    await press('Enter');
    await expect(heading).toHaveText(name);
    await press('Escape');
    await expect(heading).toHaveText('Worklist');
    await press('Escape');
    await expect(page.getByRole('textbox', { name: 'Search the list' })).toHaveValue('');
  });

  await test.step('Enter in the moment in which the hits come, before they are painted, opens the first', async () => {
    const name = await collector.nameInRow(2);
    await press('Control+k');
    const palette = page.getByRole('dialog', { name: /^Search accounts/ });
    await expect(palette.getByRole('combobox')).toBeFocused();
    await palette.getByRole('combobox').evaluate((field, wanted) => {
      const found = new MutationObserver(() => {
        const first = document.querySelector('[role="dialog"] [role="option"][aria-selected="true"]');
        if (!first?.textContent.startsWith(wanted)) return;
        found.disconnect();
        const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
        field.dispatchEvent(new KeyboardEvent('keydown', enter));
      });
      found.observe(document.body, { childList: true, subtree: true });
    }, name);
    await palette.getByRole('combobox').fill(name);
    await expect(palette).toBeHidden();
    await expect(heading).toHaveText(name);
    await press('Escape');
    await expect(heading).toHaveText('Worklist');
  });

  await test.step('a dispute: refused, put right and discarded by keys', async () => {
    await press('d');
    const form = page.getByRole('dialog', { name: 'Open a dispute' });
    const reason = form.getByRole('combobox', { name: 'Reason' });
    await expect(reason).toBeFocused();
    await form.getByLabel('What does the customer say?').fill('Crushed.');
    await press('Control+Enter');
    await expect(form.getByText('Choose a reason.')).toBeVisible();
    await expect(reason).toBeFocused();
    // One letter opens the list: what is marked then is taken by Enter, whatever the opening itself still does.
    await page.keyboard.type('q');
    await expect(page.locator('[role="option"][data-combobox-selected]')).toHaveText('Quality');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
    await press('Enter');
    await expect(reason).toHaveValue('Quality');
    await form.getByRole('button', { name: 'Discard what was typed' }).click();
    await expect(reason).toHaveValue('');
    await expect(reason).toBeFocused();
    await press('Escape');
    await expect(form).toBeHidden();
  });
});
