import type { TemplateView } from '../../../../src-shared/contract/template-view.ts';
import { documentLanguages } from '../../../../src-shared/domain/document-languages.ts';
import { contrastWithWhite, leastContrast } from '../../../../src-shared/domain/document-template/accent.ts';
import {
  builtInTemplate,
  type DocumentTemplate,
} from '../../../../src-shared/domain/document-template/document-template.ts';
import { isPrintable } from '../../../../src-shared/domain/document-template/is-printable.ts';
import {
  footerBounds,
  type Letterhead,
  marginBounds,
} from '../../../../src-shared/domain/document-template/letterhead.ts';
import type { OwnText } from '../../../../src-shared/domain/document-template/own-text.ts';
import {
  maxLengthOf,
  type TextFault,
  textFaults,
} from '../../../../src-shared/domain/document-template/text-faults.ts';
import { countForms, type TextSlot } from '../../../../src-shared/domain/document-template/text-slot.ts';
import { findTextSlot } from '../../../../src-shared/domain/document-template/text-slots.ts';
import type { TemplateDraft } from '../../../state/drafts.ts';

type TextKey = Pick<OwnText, 'slot' | 'language' | 'form'>;

/** Where a draft keeps a text. */
export function textKey({ slot, language, form }: TextKey): string {
  return `${slot}/${language}/${form}`;
}

function readKey(key: string): TextKey | undefined {
  const [slot = '', spoken = '', form = ''] = key.split('/');
  const language = documentLanguages.find((one) => one === spoken);
  return language === undefined ? undefined : { slot, language, form };
}

/** A template as the form has it. */
export function draftOf({ template, version }: TemplateView): TemplateDraft {
  const { logo, accent, window, marginsMm, footer } = template.letterhead;
  return {
    version,
    logo,
    accent: accent ?? '',
    window,
    margins: {
      left: marginsMm?.left.toString() ?? '',
      right: marginsMm?.right.toString() ?? '',
      bottom: marginsMm?.bottom.toString() ?? '',
    },
    footer: Array.from({ length: footerBounds.columns }, (_, column) => (footer[column] ?? []).join('\n')),
    texts: Object.fromEntries(template.texts.map((one) => [textKey(one), one.text])),
  };
}

/** What is wrong with a field of the form: the key of its words, with what they name. */
export type FieldProblem = {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
};
export type Problems = Readonly<Record<string, FieldProblem>>;

/** The template that a form stands for, without what is wrong in it, and what that is by field. */
export function readDraft(draft: TemplateDraft): {
  readonly template: DocumentTemplate;
  readonly problems: Problems;
} {
  const letterhead = readLetterhead(draft);
  const texts = readTexts(draft);
  return {
    template: { letterhead: letterhead.value, texts: texts.value },
    problems: { ...letterhead.problems, ...texts.problems },
  };
}

type Read<Value> = { readonly value: Value; readonly problems: Problems };

function readLetterhead({ logo, accent, window, margins, footer }: TemplateDraft): Read<Letterhead> {
  const problems: Record<string, FieldProblem> = {};
  const colour = accent.trim().toLowerCase();
  if (colour !== '' && !/^#[0-9a-f]{6}$/.test(colour)) problems.accent = { code: 'colour', values: {} };
  else if (colour !== '' && contrastWithWhite(colour) < leastContrast)
    problems.accent = { code: 'contrast', values: { contrast: contrastWithWhite(colour).toFixed(1) } };
  for (const side of ['left', 'right', 'bottom'] as const) {
    const { least, most } = marginBounds[side];
    const typed = margins[side].trim();
    const isNone = typed === '' && Object.values(margins).every((one) => one.trim() === '');
    const isRight = /^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
    if (!isNone && !isRight) problems[`margin-${side}`] = { code: 'margin', values: { least, most } };
  }
  const columns = footer.map((column) =>
    column
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
  for (const [index, lines] of columns.entries()) {
    const { lines: most, characters } = footerBounds;
    const isRight = lines.length <= most && lines.every((line) => line.length <= characters);
    if (!lines.every(isPrintable)) problems[`footer-${index}`] = { code: 'control-character', values: {} };
    else if (!isRight) problems[`footer-${index}`] = { code: 'footer', values: { most, characters } };
  }
  const hasMargins =
    margins.left.trim() !== '' && !Object.keys(problems).some((key) => key.startsWith('margin-'));
  return {
    problems,
    value: {
      logo,
      accent: colour === '' || problems.accent !== undefined ? null : colour,
      window,
      marginsMm: hasMargins
        ? { left: Number(margins.left), right: Number(margins.right), bottom: Number(margins.bottom) }
        : null,
      footer: columns.filter((lines, index) => lines.length > 0 && problems[`footer-${index}`] === undefined),
    },
  };
}

function readTexts({ texts }: TemplateDraft): Read<DocumentTemplate['texts']> {
  const problems: Record<string, FieldProblem> = {};
  const written = Object.entries(texts).flatMap(([key, text]) => {
    const parts = readKey(key);
    const slot = parts && findTextSlot(parts.slot);
    return parts === undefined || slot === undefined || text === '' ? [] : [{ ...parts, key, text, slot }];
  });
  for (const { key, slot, text } of written) {
    const [fault] = textFaults(slot, text);
    if (fault !== undefined) problems[key] = problemOfFault(slot, fault);
  }
  for (const { slot, language } of written.filter((one) => one.slot.isCounted)) {
    for (const form of countForms(language)) {
      const key = textKey({ slot: slot.id, language, form });
      if ((texts[key] ?? '') === '') problems[key] = { code: 'form-missing', values: {} };
    }
  }
  const isWhole = ({ slot, language, key }: (typeof written)[number]) =>
    slot.isCounted
      ? countForms(language).every(
          (form) => problems[textKey({ slot: slot.id, language, form })] === undefined,
        )
      : problems[key] === undefined;
  const value = written
    .filter(isWhole)
    .map(({ slot, language, form, text }) => ({ slot: slot.id, language, form, text }));
  return { value, problems };
}

function problemOfFault(slot: TextSlot, { code, places }: TextFault): FieldProblem {
  const named = places.map((name) => `{${name}}`).join(', ');
  return { code, values: { places: named, count: places.length, most: maxLengthOf(slot) } };
}

/** Whether a form says what is saved. */
export function isUnchanged(draft: TemplateDraft, view: TemplateView): boolean {
  const { template, problems } = readDraft(draft);
  if (Object.keys(problems).length > 0) return false;
  return canonical(template) === canonical(view.template);
}

function canonical({ letterhead, texts }: DocumentTemplate): string {
  const { logo, accent, window, marginsMm, footer } = { ...builtInTemplate.letterhead, ...letterhead };
  const sorted = texts.map((one) => [textKey(one), one.text].join('\n')).sort();
  return JSON.stringify([
    logo && [logo.png, logo.widthMm, logo.side],
    ...[accent, window, marginsMm && [marginsMm.left, marginsMm.right, marginsMm.bottom], footer, sorted],
  ]);
}
