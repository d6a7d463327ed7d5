import { useState } from 'react';
import type { PreviewKind, TemplateView } from '../../../../src-shared/contract/template-view.ts';
import type { DocumentLanguage } from '../../../../src-shared/domain/document-languages.ts';
import type { TemplateKind } from '../../../../src-shared/domain/document-template/text-slot.ts';
import { useSession } from '../../../app/session-context.ts';
import { readyValue, useLiveView } from '../../../app/use-live-view.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { Panel } from '../parts/panel.tsx';
import { LetterheadFields } from '../templates/letterhead-fields.tsx';
import { SaveBar } from '../templates/save-bar.tsx';
import { TemplatePreviewPanel } from '../templates/template-preview-panel.tsx';
import styles from '../templates/templates.module.css';
import { TextFields } from '../templates/text-fields.tsx';
import { useTemplateForm } from '../templates/use-template-form.ts';

/** Letterhead and texts of the papers: administrators change them, everybody sees what they are. */
export function DocumentTemplates() {
  const view = readyValue(
    useLiveView((client, signal) => client.templates.watch(undefined, { signal }), 'templates'),
  );
  return view === undefined ? null : <TemplateForm view={view} />;
}

/** A text that is being written; `form`: that of its count, else empty. */
export type WrittenText = { readonly slot: string; readonly form: string };

/** What is looked at: which texts, in which language. */
export type ShownTexts = {
  readonly kind: TemplateKind;
  /** G1: of a dunning letter. */
  readonly level: number;
  readonly language: DocumentLanguage;
  /** The one that had the focus last; null while none of these had it. */
  readonly written: WrittenText | null;
};

function TemplateForm({ view }: { view: TemplateView }) {
  const { t } = useTranslation();
  const { actor, organisation } = useSession();
  const form = useTemplateForm(view);
  const [shown, setShown] = useState<ShownTexts>({
    kind: 'statement',
    level: 1,
    language: organisation.locale.startsWith('de') ? 'de' : 'en',
    written: null,
  });
  const mayEdit = actor.role === 'administrator';
  const kind: PreviewKind = shown.kind === 'letter' ? 'dunning-letter' : shown.kind;
  return (
    <div className={styles.whole}>
      <div className={styles.columns}>
        <div className={styles.fields}>
          <Panel
            title={t('settings.section.documents')}
            text={t(mayEdit ? 'templates.text' : 'templates.readOnly')}
          >
            {view.isReadable ? null : (
              <p role="alert" className={styles.problem}>
                {t('templates.unreadable')}
              </p>
            )}
          </Panel>
          <Panel title={t('templates.letterhead')}>
            <fieldset disabled={!mayEdit} className={styles.group} aria-label={t('templates.letterhead')}>
              <LetterheadFields form={form} mayEdit={mayEdit} />
            </fieldset>
          </Panel>
          <Panel title={t('templates.texts')} text={t('templates.textsText')}>
            <TextFields form={form} shown={shown} onShow={setShown} mayEdit={mayEdit} />
          </Panel>
        </div>
        <TemplatePreviewPanel
          template={form.template}
          kind={kind}
          level={shown.level}
          language={shown.language}
          written={shown.written}
        />
      </div>
      {mayEdit ? <SaveBar form={form} /> : null}
    </div>
  );
}
