import { Alert, Button, Group, Modal, Radio } from '@mantine/core';
import { useRef, useState } from 'react';
import {
  type BatchOutput,
  batchOutputs,
  type NewBatch,
} from '../../../src-shared/contract/document-batch.ts';
import { maxPackAccounts } from '../../../src-shared/contract/statement-pack.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { awaitBatch } from '../../state/document-batches.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { useSettings } from '../../state/settings.ts';
import styles from '../decide/decision-dialog.module.css';
import type { StatementChoices } from '../documents/statement-choices.ts';
import { StatementOptions } from '../documents/statement-options.tsx';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import { goneAtOnce } from '../gone-at-once.ts';
import { engineUnreachable, type Problem, problemOf } from '../problem.ts';
import { useSession } from '../session-context.ts';
import { useLayer } from '../use-layer.ts';
import own from './batch-dialog.module.css';
import { savePack } from './save-pack.ts';

/** What is made: a statement of each account, or the letter of each notice. */
export type BatchSubjects =
  | { readonly kind: 'statement'; readonly accountIds: readonly string[] }
  | {
      readonly kind: 'dunning-letter';
      readonly notices: readonly { readonly accountId: string; readonly noticeId: string }[];
    };

type BatchDialogProps = {
  readonly subjects: BatchSubjects;
  /** The choices that it begins with; those of a plain statement of today where nobody made any. */
  readonly begun?: StatementChoices;
  /** The numbers of the accounts, for the pack that can be saved; absent where there is none to save. */
  readonly numbers?: readonly string[];
  /** The engine has it: it goes on whatever becomes of the screen. */
  readonly onStarted: () => void;
  readonly onClose: () => void;
};

const plain: StatementChoices = { asOf: null, from: null, isSummary: false };

/** Asks how many documents are to be made, and starts with them. */
export function BatchDialog({ subjects, begun = plain, numbers = [], onStarted, onClose }: BatchDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { today, organisation } = useSession();
  const layer = useLayer(true, onClose);
  const [choices, setChoices] = useState(begun);
  const [output, setOutput] = useState<BatchOutput>('one-each');
  const { start, problem, isBusy } = useStart(onStarted);
  const count = subjects.kind === 'statement' ? subjects.accountIds.length : subjects.notices.length;
  const counted = { count, shown: formats.count(count) };
  return (
    <Modal
      {...layer}
      title={t(`documentBatch.title.${subjects.kind}`, counted)}
      size="lg"
      transitionProps={goneAtOnce}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void start(subjects, choices, output);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            void start(subjects, choices, output);
        }}
      >
        {subjects.kind === 'statement' ? (
          <div className={own.options}>
            <StatementOptions choices={choices} today={today} before={null} onChoose={setChoices} />
          </div>
        ) : null}
        <Radio.Group
          label={t('documentBatch.output.label')}
          value={output}
          onChange={(value) => setOutput(batchOutputs.find((one) => one === value) ?? 'one-each')}
        >
          {batchOutputs.map((one) => (
            <Radio
              key={one}
              value={one}
              mt={8}
              label={t(`documentBatch.output.${one}`)}
              description={t(`documentBatch.outputHelp.${one}`)}
              {...(one === 'one-each' ? { 'data-autofocus': true } : {})}
            />
          ))}
        </Radio.Group>
        <p className={styles.about}>{t('documentBatch.about')}</p>
        {problem === null ? null : (
          <Alert color="red" variant="light" role="alert">
            {failureWords(problem, t, formats)}
          </Alert>
        )}
        <Group gap={8}>
          <Button type="submit" loading={isBusy} rightSection={<KeyHint keys="Ctrl ↵" />}>
            {t('documentBatch.start', counted)}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('form.close')}
          </Button>
          {numbers.length === 0 || numbers.length > maxPackAccounts ? null : (
            <Button
              variant="subtle"
              onClick={() =>
                savePack({
                  name: t('documentBatch.packName', { date: today }),
                  organisation: { id: organisation.id, name: organisation.name },
                  ...{ numbers, choices },
                })
              }
            >
              {t('documentBatch.savePack')}
            </Button>
          )}
        </Group>
      </form>
    </Modal>
  );
}

function useStart(onStarted: () => void) {
  const client = useEngineConnection((connection) => connection.client);
  const ownLanguage = useSettings((settings) => settings.language);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isUnderWay = useRef(false);
  return {
    problem,
    isBusy,
    async start(subjects: BatchSubjects, choices: StatementChoices, output: BatchOutput): Promise<void> {
      // A second click may come before the button shows that it is busy.
      if (isUnderWay.current) return;
      if (client === null) return setProblem(engineUnreachable);
      isUnderWay.current = true;
      setIsBusy(true);
      try {
        const { batchId } = await client.batches.start(newBatch(subjects, choices, { output, ownLanguage }));
        awaitBatch(batchId);
        onStarted();
      } catch (error) {
        setProblem(problemOf(error));
      } finally {
        isUnderWay.current = false;
        setIsBusy(false);
      }
    },
  };
}

function newBatch(
  subjects: BatchSubjects,
  choices: StatementChoices,
  common: Pick<NewBatch, 'output' | 'ownLanguage'>,
): NewBatch {
  return subjects.kind === 'statement'
    ? { ...common, kind: subjects.kind, accountIds: [...subjects.accountIds], ...choices }
    : { ...common, kind: subjects.kind, notices: [...subjects.notices] };
}
