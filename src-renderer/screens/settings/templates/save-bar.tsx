import { Button } from '@mantine/core';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './templates.module.css';
import type { TemplateForm } from './use-template-form.ts';

/**
 * Saves what was changed for everybody, or takes it back; says what keeps it from being saved. At the foot of the window
 * wherever one is in the form.
 */
export function SaveBar({ form }: { form: TemplateForm }) {
  const { t } = useTranslation();
  const count = Object.keys(form.problems).length;
  return (
    <div className={styles.bar}>
      <div className={styles.buttons}>
        <Button
          size="sm"
          loading={form.isSaving}
          disabled={!form.isChanged || count > 0 || form.isOvertaken}
          onClick={form.save}
        >
          {t('templates.save')}
        </Button>
        <Button
          size="sm"
          variant="default"
          disabled={!form.isChanged || form.isSaving}
          onClick={form.discard}
        >
          {t('templates.discard')}
        </Button>
        <span role="status">{stateWords(form, count, t)}</span>
      </div>
      {form.isOvertaken ? <Overtaken form={form} /> : null}
      <SaveProblem form={form} />
    </div>
  );
}

function stateWords(form: TemplateForm, count: number, t: ReturnType<typeof useTranslation>['t']): string {
  if (count > 0) return t('templates.faults', { count });
  if (form.isSaved) return t('templates.saved');
  return form.isChanged ? t('templates.changed') : '';
}

function Overtaken({ form }: { form: TemplateForm }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={styles.overtaken}>
      <p>{t('templates.overtaken')}</p>
      <div className={styles.buttons}>
        <Button size="xs" variant="default" onClick={form.discard}>
          {t('templates.takeTheirs')}
        </Button>
        <Button size="xs" variant="default" onClick={form.overwrite}>
          {t('templates.keepMine')}
        </Button>
      </div>
    </div>
  );
}

function SaveProblem({ form }: { form: TemplateForm }) {
  const { t } = useTranslation();
  const formats = useFormats();
  // What the others have saved is on its way here then, and is said above.
  if (form.problem === null || form.isOvertaken) return null;
  return (
    <p role="alert" className={styles.problem}>
      {failureWords(form.problem, t, formats)} {t('templates.kept')}
    </p>
  );
}
