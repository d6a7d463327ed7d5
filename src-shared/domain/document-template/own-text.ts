import { z } from 'zod';
import { documentLanguages } from '../document-languages.ts';
import { faultText, textFaults } from './text-faults.ts';
import { countForms } from './text-slot.ts';
import { findTextSlot } from './text-slots.ts';

/**
 * A text of the organisation in place of a built-in one. `form`: the category of its `{count}` where the slot is
 * counted, else empty.
 */
export const ownTextSchema = z
  .strictObject({
    slot: z.string().max(60),
    language: z.enum(documentLanguages),
    form: z.string().max(10),
    text: z.string().max(5000),
  })
  .superRefine(({ slot: id, language, form, text }, context) => {
    const slot = findTextSlot(id);
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (slot === undefined) return refuse('slot', `there is no text ${id}`);
    const forms = slot.isCounted ? countForms(language) : [''];
    if (!forms.includes(form))
      refuse('form', `${id} (${language}): the form is one of "${forms.join('", "')}"`);
    for (const fault of textFaults(slot, text)) refuse('text', faultText(slot, language, fault));
  });
export type OwnText = z.infer<typeof ownTextSchema>;

type Texts = readonly Pick<OwnText, 'slot' | 'language' | 'form'>[];

/** The forms that counted texts lack: one without all of its forms could not be printed for every count. */
export function missingForms(texts: Texts): readonly { readonly index: number; readonly form: string }[] {
  return texts.flatMap(({ slot: id, language }, index) => {
    const isFirst = texts.findIndex((one) => one.slot === id && one.language === language) === index;
    if (!isFirst || findTextSlot(id)?.isCounted !== true) return [];
    const there = texts.filter((one) => one.slot === id && one.language === language);
    return countForms(language)
      .filter((form) => there.every((one) => one.form !== form))
      .map((form) => ({ index, form }));
  });
}
