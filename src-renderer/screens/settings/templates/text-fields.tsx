import { SegmentedControl, Select } from '@mantine/core';
import { documentLanguages } from '../../../../src-shared/domain/document-languages.ts';
import {
  countForms,
  type TextSlot,
  templateKinds,
} from '../../../../src-shared/domain/document-template/text-slot.ts';
import { textSlots } from '../../../../src-shared/domain/document-template/text-slots.ts';
import { maxDunningLevel } from '../../../../src-shared/domain/dunning/dunning-policy.ts';
import { useTranslation } from '../../../components/translation.tsx';
import type { ShownTexts } from '../sections/document-templates.tsx';
import { builtInText, useBuiltInWords } from './built-in-words.ts';
import { SlotField } from './slot-field.tsx';
import { textKey } from './template-draft.ts';
import styles from './templates.module.css';
import { useFieldProblem } from './use-field-problem.ts';
import type { TemplateForm } from './use-template-form.ts';

type TextFieldsProps = {
  readonly form: TemplateForm;
  readonly shown: ShownTexts;
  readonly onShow: (shown: ShownTexts) => void;
  readonly mayEdit: boolean;
};

/** The texts of a kind of paper in a language, each with the built-in one that it takes the place of. */
export function TextFields({ form, shown, onShow, mayEdit }: TextFieldsProps) {
  const { t } = useTranslation();
  const words = useBuiltInWords(shown.language);
  const problemOf = useFieldProblem(form.problems);
  const { kind, level, language } = shown;
  const slots = textSlots.filter((slot) => slot.kind === kind && isOfLevel(slot, level));
  return (
    <div className={styles.stack}>
      <div className={styles.pair}>
        <Select
          label={t('templates.kind')}
          value={kind}
          allowDeselect={false}
          data={templateKinds.map((value) => ({ value, label: t(`templates.kindName.${value}`) }))}
          onChange={(value) =>
            onShow({ ...shown, kind: templateKinds.find((one) => one === value) ?? kind, written: null })
          }
        />
        {kind === 'dunning-letter' ? (
          <Select
            label={t('templates.level')}
            value={level.toString()}
            allowDeselect={false}
            data={Array.from({ length: maxDunningLevel }, (_, index) => (index + 1).toString())}
            onChange={(value) => onShow({ ...shown, level: Number(value ?? level), written: null })}
          />
        ) : null}
      </div>
      <SegmentedControl
        size="xs"
        aria-label={t('templates.language')}
        value={language}
        data={documentLanguages.map((value) => ({ value, label: t(`settings.languageName.${value}`) }))}
        onChange={(value) =>
          onShow({
            ...shown,
            language: documentLanguages.find((one) => one === value) ?? language,
            written: null,
          })
        }
      />
      {slots.flatMap((slot) =>
        (slot.isCounted ? countForms(language) : ['']).map((of) => {
          const key = textKey({ slot: slot.id, language, form: of });
          return (
            <SlotField
              key={key}
              slot={slot}
              label={labelOf(slot, of, t)}
              language={language}
              builtIn={builtInText(words, slot, of)}
              text={form.draft.texts[key] ?? ''}
              problem={problemOf(key)}
              mayEdit={mayEdit}
              onFocus={() => onShow({ ...shown, written: { slot: slot.id, form: of } })}
              onChange={(text) => form.change({ texts: { ...form.draft.texts, [key]: text } })}
            />
          );
        }),
      )}
    </div>
  );
}

/** G1: texts of other levels are shown with those. */
function isOfLevel({ id }: TextSlot, level: number): boolean {
  const own = /\d+$/.exec(id)?.[0];
  return own === undefined || Number(own) === level;
}

function labelOf({ id }: TextSlot, form: string, t: ReturnType<typeof useTranslation>['t']): string {
  const label = t(`templates.slot.${id.replace(/\d+$/, '')}`);
  return form === '' ? label : `${label} (${t(`templates.form.${form}`)})`;
}
