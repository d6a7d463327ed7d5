import { join } from 'node:path';
import { test } from './fixtures/duebook-test.ts';
import { expectNoViolationsInBothThemes } from './fixtures/expect-no-violations.ts';
import { states } from './states/states.ts';

/** Where pictures of the states go; nowhere unless `npm run screenshots` asks for them. */
const pictures = process.env.DUEBOOK_STATE_PICTURES;

/** Left to the walks. */
const known: ReadonlySet<string> = new Set([
  'empty',
  'loading',
  'locked',
  'offline',
  'out-of-scope',
  'refused',
]);

for (const { name, title, make } of states) {
  test(`${name}: ${title}`, { tag: known.has(name) ? '@walk' : [] }, async ({
    dataFolder,
    startServer,
    open,
  }) => {
    test.setTimeout(240_000);
    const undoes: (() => Promise<void>)[] = [];
    try {
      const today = pictures === undefined ? {} : { today: '2026-03-04' };
      const later = (undo: () => Promise<void>) => void undoes.push(undo);
      const page = await make({ dataFolder, startServer, open, later, ...today });
      if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
      await expectNoViolationsInBothThemes(page, name);
    } finally {
      for (const undo of undoes.toReversed()) await undo();
    }
  });
}
