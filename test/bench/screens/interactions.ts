import type { Page } from '@playwright/test';
import type { Answer } from './page-watch.ts';

/** One input of a person and what answers it. */
export type Interaction = {
  /** The screen that it is made on, or goes to. */
  readonly screen: string;
  readonly input: (page: Page) => Promise<void>;
  readonly answer: Answer;
};

const table: Answer = { kind: 'changes', selector: 'main table' };
const main: Answer = { kind: 'changes', selector: 'main' };
const dialog = '[role="dialog"]';
const form: Answer = { kind: 'appears', selector: `${dialog} form` };
const closed: Answer = { kind: 'gone', selector: dialog };

function key(screen: string, name: string, answer: Answer): Interaction {
  return { screen, answer, input: (page) => page.keyboard.press(name) };
}

function click(screen: string, selector: string, answer: Answer): Interaction {
  return { screen, answer, input: (page) => page.locator(selector).first().click() };
}

function chip(screen: string, index: number): Interaction {
  return click(screen, `main fieldset button >> nth=${index}`, table);
}

/** By the rail. */
function goTo(screen: string, path: string): Interaction {
  return click(screen, `nav a[href="#${path}"]`, { kind: 'changes', selector: 'main h1' });
}

const row: Answer = { kind: 'changes', selector: 'tr[aria-current="true"]' };

const worklist: readonly Interaction[] = [
  goTo('worklist', '/'),
  key('worklist', 'j', row),
  key('worklist', 'j', row),
  key('worklist', 'k', row),
  chip('worklist', 1),
  chip('worklist', 0),
  click('worklist', 'main thead button >> nth=1', table),
  click('worklist', 'main thead button >> nth=0', table),
  key('worklist', 'End', table),
  key('worklist', 'Home', table),
  ...[...'mul'].map(
    (letter, index): Interaction => ({
      screen: 'worklist, search',
      answer: table,
      input: async (page) => {
        if (index === 0) await page.locator('main input').first().focus();
        await page.keyboard.press(letter);
      },
    }),
  ),
  {
    screen: 'worklist, search',
    answer: table,
    input: async (page) => {
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Backspace');
    },
  },
];

/** The selected account of the worklist is opened, worked and left again. */
function account(screen: string): readonly Interaction[] {
  const forms = ['p', 'd', 'c'].flatMap((letter) => [
    key(`${screen}, forms`, letter, form),
    key(`${screen}, forms`, 'Escape', closed),
  ]);
  return [
    {
      screen,
      answer: { kind: 'appears', selector: 'tr[data-invoice]' },
      input: async (page) => {
        await page.locator('#main').focus();
        await page.keyboard.press('Enter');
      },
    },
    click(screen, 'tr[data-invoice] input[type="checkbox"]', main),
    ...[1, 2, 3].map((index) => click(screen, `main [role="tab"] >> nth=${index}`, main)),
    click(screen, 'main [role="tab"] >> nth=0', main),
    ...forms,
  ];
}

const lists = [
  ['promises', '/promises'],
  ['disputes', '/disputes'],
  ['plans', '/plans'],
  ['follow-ups', '/follow-ups'],
  ['visits', '/visits'],
  ['cash', '/cash'],
  ['dunning', '/dunning'],
  ['credit', '/credit'],
  ['approvals', '/approvals'],
  ['needs attention', '/attention'],
  ['settings', '/settings'],
  ['dashboard', '/dashboard'],
] as const;

/** These have so many rows in the ledger that the selection can go down. */
const long: ReadonlySet<string> = new Set(['promises', 'disputes', 'follow-ups']);

const palette: readonly Interaction[] = [
  key('search everywhere', 'Control+k', { kind: 'appears', selector: `${dialog} input` }),
  ...[...'sch'].map((letter) => key('search everywhere', letter, { kind: 'changes', selector: dialog })),
  key('search everywhere', 'Escape', closed),
];

/** Everything that is measured, in the order in which a person could do it; from the worklist to the worklist. */
export const interactions: readonly Interaction[] = [
  ...worklist,
  ...account('account'),
  ...lists.flatMap(([screen, path]) => [
    goTo(screen, path),
    ...(long.has(screen) ? [key(screen, 'j', row), key(screen, 'k', row)] : []),
  ]),
  ...palette,
];

/** The account that has most invoices, from the worklist. */
export function largest(number: string): readonly Interaction[] {
  return [
    goTo('worklist', '/'),
    {
      screen: 'worklist',
      answer: table,
      input: (page) => page.locator('main fieldset button').last().click(),
    },
    {
      screen: 'worklist, search',
      answer: table,
      input: async (page) => {
        await page.locator('main input').first().fill(number.slice(0, -1));
        await page.locator('main input').first().press(number.slice(-1));
      },
    },
    ...account('largest account'),
    goTo('worklist', '/'),
    {
      screen: 'worklist, search',
      answer: table,
      input: async (page) => {
        await page.locator('main input').first().fill('');
        await page.locator('main input').first().press('Backspace');
      },
    },
  ];
}
