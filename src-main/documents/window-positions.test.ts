import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WindowChoice } from '../../src-shared/domain/document-template/letterhead.ts';
import type { DocumentContent } from '../engine/ports/documents-port.ts';
import { everyDocument } from './every-document.fixture.ts';
import { testLetterhead, testPrinted } from './own-template.fixture.ts';
import { canReadPdf } from './pdf-text.fixture.ts';
import { createDocumentRenderer } from './render-document.ts';
import { wordBoxes } from './word-boxes.fixture.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', 'resources'));
const millimetres = (points: number) => (points * 25.4) / 72;

/**
 * What a window shows of the sheet, in millimetres: the text zone of the address field of DIN 5008 (17.7 mm below its top,
 * 27.3 mm high), and the window of a #10 envelope wherever the sheet lies in it.
 */
const zones: Readonly<
  Record<
    Exclude<WindowChoice, 'automatic' | 'none'>,
    { top: number; bottom: number; left: number; right: number }
  >
> = {
  'din-a': { top: 27 + 17.7, bottom: 27 + 45, left: 22, right: 105 },
  'din-b': { top: 45 + 17.7, bottom: 45 + 45, left: 22, right: 105 },
  'us-10': { top: 2.2 * 25.4, bottom: 3.3 * 25.4, left: 0.875 * 25.4, right: 4.5 * 25.4 },
};

const addressLines = ['Rechnungswesen', 'Industriepark 17', '04329 Leipzig'];
const letters = Object.entries(everyDocument).filter(([kind]) => kind !== 'account-history');

function addressed(content: DocumentContent, country: string): DocumentContent {
  const account = { ...content.account, name: 'Hartmann Gerüstbau', addressLines, country };
  // Each kind has its own account beside these fields.
  return { ...content, account } as DocumentContent;
}

describe.runIf(canReadPdf).each(letters)('the address of a %s', (_kind, contentIn) => {
  test.each([
    ['automatic', 'DE', 'din-b', {}],
    ['automatic', 'US', 'us-10', {}],
    ['din-a', 'DE', 'din-a', {}],
    ['din-b', 'US', 'din-b', {}],
    ['us-10', 'FR', 'us-10', {}],
    ['din-a', 'PL', 'din-a', { marginsMm: { left: 27, right: 30, bottom: 30 } }],
    ['us-10', 'US', 'us-10', { marginsMm: { left: 23, right: 10, bottom: 12 } }],
    ['automatic', 'DE', 'din-b', { logo: { ...testLetterhead.logo, side: 'right', widthMm: 80 } }],
  ] as const)('stands in the window %s for %s (%s)', (window, country, expected, more) => {
    const letterhead = { ...testLetterhead, ...more, window } as typeof testLetterhead;
    const content = testPrinted(addressed(contentIn('de'), country), { letterhead });
    const [page] = wordBoxes(render(content).pdf);
    const zone = zones[expected];
    const inside = (page?.words ?? []).filter(({ top, bottom, left }) => {
      const isBeside = millimetres(left) > zone.right;
      return (
        !isBeside &&
        bottom - top < 30 &&
        millimetres(top) >= zone.top - 1.5 &&
        millimetres(bottom) <= zone.bottom
      );
    });
    const text = inside.map((word) => word.text).join(' ');
    expect(text).toBe(`Hartmann Gerüstbau ${addressLines.join(' ')}`);
    for (const { left, right } of inside) {
      expect(millimetres(left)).toBeGreaterThanOrEqual(zone.left);
      expect(millimetres(right)).toBeLessThanOrEqual(zone.right);
    }
  });
});
