import { SecretForm } from '../../../app/lock/secret-form.tsx';
import { TakeWorkForm } from '../../../app/portable/take-work-form.tsx';
import { useSaveWork } from '../../../app/portable/use-save-work.ts';
import { workCountWords } from '../../../app/portable/work-words.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { Panel } from '../parts/panel.tsx';

/** What only this computer has as a file for another one, and such a file of another one. */
export function WorkAlong({ maySave }: { readonly maySave: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Panel
        title={t('portable.saveTitle')}
        text={t(maySave ? 'portable.saveText' : 'portable.saveForbidden')}
      >
        {maySave ? <SaveWork /> : null}
      </Panel>
      <Panel title={t('portable.takeTitle')} text={t('portable.takeText')}>
        <TakeWorkForm isSignedIn onTaken={() => undefined} />
      </Panel>
    </>
  );
}

function SaveWork() {
  const { t } = useTranslation();
  const { saved, ...secret } = useSaveWork();
  return (
    <SecretForm
      {...secret}
      fields={['next', 'repeated']}
      labelOf={(field) => t(field === 'repeated' ? 'portable.repeated' : 'portable.passphrase')}
      rule={t('portable.rule')}
      autoCompleteOf={() => 'off'}
      showLabel={t('lock.show')}
      submitLabel={t('portable.save')}
      doneWords={
        saved === null
          ? ''
          : t('portable.saved', { name: saved.fileName, what: workCountWords(saved.counts, t) })
      }
    />
  );
}
