import { Alert, Button, FileButton, Group, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AccountOfNumber } from '../../../src-shared/contract/account-numbers.ts';
import { packFileEnding } from '../../../src-shared/contract/pack-file.ts';
import { readStatementPack, type StatementPack } from '../../../src-shared/contract/statement-pack.ts';
import { useTranslation } from '../../components/translation.tsx';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { closePack as close } from '../../state/statement-pack.ts';
import styles from '../decide/decision-dialog.module.css';
import { failureWords } from '../failure-words.ts';
import { useFormats } from '../formats.ts';
import { goneAtOnce } from '../gone-at-once.ts';
import { type Problem, problemOf } from '../problem.ts';
import { useSession } from '../session-context.ts';
import { useLayer } from '../use-layer.ts';
import { BatchDialog } from './batch-dialog.tsx';
import own from './pack-dialog.module.css';
import { showPackFile } from './show-pack-file.ts';

/** Asks for a file, and shows what is in it as a statement pack; nothing is made before the batch is started. */
export function PackDialog({ text }: { readonly text: string | null }) {
  const { t } = useTranslation();
  const [read] = useState(() => (text === null ? null : readStatementPack(text)));
  const [isGoingOn, setIsGoingOn] = useState(false);
  const pack = read !== null && 'pack' in read ? read.pack : null;
  const { found, problem } = useFound(pack);
  const layer = useLayer(!isGoingOn, close);
  if (isGoingOn && pack !== null && found !== null) {
    return (
      <BatchDialog
        subjects={{ kind: 'statement', accountIds: found.map(({ accountId }) => accountId) }}
        begun={pack.statement}
        onStarted={close}
        onClose={close}
      />
    );
  }
  return (
    <Modal
      {...layer}
      title={t('statementPack.title')}
      size="lg"
      transitionProps={goneAtOnce}
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <div className={styles.form}>
        {read === null ? <p className={styles.about}>{t('statementPack.help')}</p> : null}
        {read !== null && 'problem' in read ? (
          <Alert color="red" variant="light" role="alert">
            {t(`statementPack.problem.${read.problem.code}`, 'place' in read.problem ? read.problem : {})}
          </Alert>
        ) : null}
        <EngineProblem problem={problem} />
        {pack === null || found === null ? null : <PackContent pack={pack} found={found} />}
        <Group gap={8}>
          {pack === null ? null : (
            <Button
              data-autofocus
              disabled={found === null || found.length === 0}
              onClick={() => setIsGoingOn(true)}
            >
              {t('statementPack.goOn')}
            </Button>
          )}
          <FileButton
            accept={packFileEnding}
            onChange={(file) => (file === null ? undefined : void showPackFile(file))}
          >
            {(button) => (
              <Button
                {...button}
                variant={pack === null ? 'filled' : 'default'}
                {...(pack === null ? { 'data-autofocus': true } : {})}
              >
                {t('statementPack.choose')}
              </Button>
            )}
          </FileButton>
          <Button variant="default" onClick={close}>
            {t('form.close')}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

function EngineProblem({ problem }: { readonly problem: Problem | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (problem === null) return null;
  return (
    <Alert color="red" variant="light" role="alert">
      {failureWords(problem, t, formats)}
    </Alert>
  );
}

/** The accounts of the pack that are here, in its order; null while they are looked for. */
function useFound(pack: StatementPack | null) {
  const client = useEngineConnection((connection) => connection.client);
  const [found, setFound] = useState<readonly AccountOfNumber[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (client === null || pack === null) return;
    const place = new Map(pack.accounts.map((number, at) => [number, at]));
    const placeOf = ({ number }: AccountOfNumber) => place.get(number) ?? 0;
    client.account.byNumber({ numbers: [...pack.accounts] }).then(
      (accounts) => {
        setProblem(null);
        setFound(accounts.toSorted((one, other) => placeOf(one) - placeOf(other)));
      },
      (error: unknown) => setProblem(problemOf(error)),
    );
  }, [client, pack]);
  return { found, problem };
}

type ContentProps = { readonly pack: StatementPack; readonly found: readonly AccountOfNumber[] };

function PackContent({ pack, found }: ContentProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const here = useSession().organisation;
  const known = new Set(found.map(({ number }) => number));
  const unknown = pack.accounts.filter((number) => !known.has(number));
  const { asOf, from, isSummary } = pack.statement;
  const what = [
    asOf === null ? t('statementPack.asOfToday') : t('statementPack.asOf', { date: formats.fullDate(asOf) }),
    ...(from === null ? [] : [t('statementPack.from', { date: formats.fullDate(from) })]),
    ...(isSummary ? [t('statementPack.summary')] : []),
  ];
  const { organisation } = pack;
  const isOfAnother = organisation !== undefined && organisation.id !== here.id;
  // Two organisations number from the same beginning: what is found may be somebody else.
  const foreign = isOfAnother
    ? t('statementPack.ofAnother', { organisation: organisation.name })
    : found.length === 0
      ? t(`statementPack.nobody.${organisation === undefined ? 'unknown' : 'own'}`)
      : null;
  return (
    <>
      <p className={styles.about}>
        <strong>{pack.name}</strong> · {what.join(' · ')}
      </p>
      {foreign === null ? null : (
        <p className={own.warning} role="alert">
          {foreign}
        </p>
      )}
      <Numbers
        title={t('statementPack.known', { count: found.length, shown: formats.count(found.length) })}
        lines={found.map(({ number, name }) => `${number} · ${name}`)}
      />
      <Numbers
        title={t('statementPack.unknown', { count: unknown.length, shown: formats.count(unknown.length) })}
        lines={unknown}
      />
      <p className={styles.about}>{t('statementPack.about')}</p>
    </>
  );
}

function Numbers({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 className={own.title}>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <ul className={own.lines} aria-label={title} tabIndex={0}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
