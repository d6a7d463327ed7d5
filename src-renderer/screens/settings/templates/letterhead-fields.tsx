import { ColorInput, Select, Textarea, TextInput } from '@mantine/core';
import { builtInAccent, suggestedAccents } from '../../../../src-shared/domain/document-template/accent.ts';
import {
  footerBounds,
  marginBounds,
  windowChoices,
} from '../../../../src-shared/domain/document-template/letterhead.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { LogoField } from './logo-field.tsx';
import styles from './templates.module.css';
import { useFieldProblem } from './use-field-problem.ts';
import type { TemplateForm } from './use-template-form.ts';

const sides = ['left', 'right', 'bottom'] as const;

/** Logo, colour, window, margins and company lines. */
export function LetterheadFields({ form, mayEdit }: { form: TemplateForm; mayEdit: boolean }) {
  const { t } = useTranslation();
  const problemOf = useFieldProblem(form.problems);
  const { draft, change } = form;
  return (
    <div className={styles.stack}>
      <LogoField logo={draft.logo} mayEdit={mayEdit} onChange={(logo) => change({ logo })} />
      <div className={styles.pair}>
        <ColorInput
          label={t('templates.accent')}
          description={t('templates.accentText')}
          placeholder={builtInAccent}
          value={draft.accent}
          swatches={[...suggestedAccents]}
          format="hex"
          error={problemOf('accent')}
          disabled={!mayEdit}
          onChange={(accent) => change({ accent })}
          eyeDropperButtonProps={{ 'aria-label': t('templates.eyeDropper') }}
        />
        <Select
          label={t('templates.window')}
          description={t('templates.windowText')}
          value={draft.window}
          allowDeselect={false}
          disabled={!mayEdit}
          data={windowChoices.map((value) => ({ value, label: t(`templates.windowChoice.${value}`) }))}
          onChange={(window) =>
            change({ window: windowChoices.find((one) => one === window) ?? draft.window })
          }
        />
      </div>
      <fieldset className={styles.group}>
        <legend>{t('templates.margins')}</legend>
        <div className={styles.three}>
          {sides.map((side) => (
            <TextInput
              key={side}
              label={t(`templates.margin.${side}`)}
              placeholder={t('templates.marginUsual')}
              inputMode="numeric"
              description={t('templates.marginRange', marginBounds[side])}
              value={draft.margins[side]}
              error={problemOf(`margin-${side}`)}
              onChange={(event) =>
                change({ margins: { ...draft.margins, [side]: event.currentTarget.value } })
              }
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('templates.footer')}</legend>
        <p className={styles.quiet}>{t('templates.footerText')}</p>
        <div className={styles.pair}>
          {Array.from({ length: footerBounds.columns }, (_, column) => (
            <Textarea
              key={`column-${column.toString()}`}
              label={t('templates.column', { number: column + 1 })}
              autosize
              minRows={2}
              maxRows={6}
              value={draft.footer[column] ?? ''}
              error={problemOf(`footer-${column}`)}
              onChange={(event) => {
                const typed = event.currentTarget.value;
                change({ footer: draft.footer.map((lines, index) => (index === column ? typed : lines)) });
              }}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}
