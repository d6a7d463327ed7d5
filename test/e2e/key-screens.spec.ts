import { expect } from '@playwright/test';
import { beginWork } from './fixtures/collector.ts';
import { goTo } from './fixtures/dialog-walk.ts';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolations, expectNoViolationsInDark } from './fixtures/expect-no-violations.ts';
import { keyboardProblems } from './fixtures/keyboard-walk.ts';
import { layoutProblems } from './fixtures/layout-problems.ts';
import { namelessControls } from './fixtures/nameless-controls.ts';

// The short part of what accessibility.spec.ts does with every screen and form.
test('the key screens and a form pass axe in one theme each, fit a small window and are walked by keyboard', async ({
  startServer,
  open,
}) => {
  const server = await startServer();
  const { page, collector: worker } = await beginWork(open, server, { who: 'manager' });
  const name = await worker.nameInRow(0);
  await expectNoViolations(page, 'worklist');
  await goTo(page, 'promises');
  await expectNoViolationsInDark(page, 'promises');
  await goTo(page, 'dashboard');
  await expectNoViolationsInDark(page, 'dashboard');
  await goTo(page, 'settings');
  await expectNoViolations(page, 'settings');
  expect(await namelessControls(page)).toEqual([]);
  // A mark that fades in is not there yet when it is looked at.
  await page.addStyleTag({ content: '* { transition: none !important; }' });
  expect(await keyboardProblems(page)).toEqual([]);

  await page.setViewportSize({ width: 1024, height: 768 });
  await goTo(page, '');
  await worker.opensAccount(name);
  await worker.choosesOldestInvoice();
  await expectNoViolationsInDark(page, 'account');
  expect(await namelessControls(page)).toEqual([]);
  expect(await layoutProblems(page)).toEqual([]);
  await page.keyboard.press('p');
  await expect(page.getByRole('dialog', { name: 'Promise to pay' })).toBeVisible();
  await expectNoViolations(page, 'promise');
  expect(await namelessControls(page)).toEqual([]);
});
