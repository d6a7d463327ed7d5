import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { later } from './later.ts';

it('draws at once what was loaded ahead, without waiting for a moment', async () => {
  const loads: (() => Promise<unknown>)[] = [];
  const Screen = later(async () => () => 'the screen', loads);
  await Promise.all(loads.map((load) => load()));
  // Drawn without a boundary, whoever waits throws here.
  expect(renderToString(createElement(Screen))).toBe('the screen');
});
