import { describe, expect, test } from 'vitest';
import { testLetterhead, testTexts } from '../../../../src-main/documents/own-template.fixture.ts';
import {
  builtInTemplate,
  documentTemplateSchema,
} from '../../../../src-shared/domain/document-template/document-template.ts';
import { countForms } from '../../../../src-shared/domain/document-template/text-slot.ts';
import { draftOf, isUnchanged, readDraft, textKey } from './template-draft.ts';

const view = (template = builtInTemplate) => ({ template, version: 3, isReadable: true });
const full = {
  letterhead: { ...testLetterhead, marginsMm: { left: 24, right: 20, bottom: 20 } },
  texts: testTexts('de', { 'statement.title': 'Auszug', 'plan-agreement.default': '{inTime}' }),
};

test.each([
  ['built in', builtInTemplate],
  ["of one's own", full],
])('a template that is %s comes back from its form as it was', (_which, template) => {
  const draft = draftOf(view(template));
  expect(readDraft(draft)).toEqual({ template, problems: {} });
  expect(isUnchanged(draft, view(template))).toBe(true);
  expect(isUnchanged({ ...draft, accent: '#112233' }, view(template))).toBe(false);
});

describe('what is wrong in a form', () => {
  const draft = draftOf(view());
  const text = (slot: string, written: string, form = '') => ({
    [textKey({ slot, language: 'pl', form })]: written,
  });

  test.each([
    [{ accent: 'teal' }, 'accent', 'colour'],
    [{ accent: '#FFEE00' }, 'accent', 'contrast'],
    [{ margins: { left: '24', right: '', bottom: '20' } }, 'margin-right', 'margin'],
    [{ margins: { left: '2.4', right: '20', bottom: '20' } }, 'margin-left', 'margin'],
    [{ footer: ['x'.repeat(81), '', '', ''] }, 'footer-0', 'footer'],
    [{ footer: ['Bank \u202e4321', '', '', ''] }, 'footer-0', 'control-character'],
    [{ footer: ['', 'half \ud800', '', ''] }, 'footer-1', 'control-character'],
    [{ texts: text('statement.closing', 'By\u2066 now') }, 'statement.closing/pl/', 'control-character'],
    [{ texts: text('statement.title', '{konto}') }, 'statement.title/pl/', 'unknown-place'],
    [
      { texts: text('dunning-letter.demand1', 'Zapłać {total}') },
      'dunning-letter.demand1/pl/',
      'missing-place',
    ],
    [
      { texts: text('plan-agreement.default', '{inTime}', 'one') },
      'plan-agreement.default/pl/few',
      'form-missing',
    ],
  ])('%j stands at its field and is left out of what is previewed', (changes, field, code) => {
    const { template, problems } = readDraft({ ...draft, ...changes });
    expect(problems[field]?.code).toBe(code);
    expect(template).toEqual(builtInTemplate);
  });

  test('what remains could be saved', () => {
    const texts = Object.assign(
      {},
      text('statement.title', 'Wyciąg {account}'),
      text('statement.intro', '{'),
      ...countForms('pl').map((form) => text('plan-agreement.default', `{inTime} ${form}`, form)),
      { 'no.such/pl/': 'x', 'statement.title/xx/': 'y' },
    );
    const { template } = readDraft({ ...draft, texts });
    expect(documentTemplateSchema.parse(template)).toEqual(template);
    expect(template.texts).toHaveLength(5);
  });
});
