import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { PlanEntry, PlanVersionEntry } from '../../../../src-shared/contract/plans-view.ts';
import { instalmentTotal } from '../../../../src-shared/domain/plan/schedule.ts';
import { useOpenDocument } from '../../../app/documents/use-open-document.ts';
import { type Formats, useFormats } from '../../../app/formats.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './plans.module.css';
import { planTermsWords } from './plans-terms-words.ts';

/** N5: every version with its terms and its schedule, the last one first: what was agreed before stays readable. */
export function PlanVersions({ entry }: { entry: PlanEntry }) {
  const { t } = useTranslation();
  const { plan, versions } = entry;
  return (
    <ul className={styles.versions} aria-label={t('plans.versions')}>
      {versions.toReversed().map((version) => (
        <li key={version.version}>
          <Version plan={plan} version={version} />
        </li>
      ))}
    </ul>
  );
}

function Version({ plan, version }: { plan: PlanEntry['plan']; version: PlanVersionEntry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { accountId, currency, id: planId } = plan;
  const { decision, inForce, reason, instalments } = version;
  const openDocument = useOpenDocument();
  const by = t('promises.made', { date: formats.fullDate(version.on), by: version.by.name });
  return (
    <details>
      <summary>
        {t('plans.version', { version: version.version })} · {by} · {standingWords(version, t)}
      </summary>
      <p className={styles.words}>
        {t('plans.covers', {
          count: version.itemCount,
          amount: formats.amount(version.principalMinor, currency),
        })}{' '}
        · {planTermsWords(version.terms, currency, t, formats)}
      </p>
      {reason === '' ? null : <p className={styles.words}>{t('note.quoted', { text: reason })}</p>}
      {decision === null ? null : <p className={styles.words}>{decisionWords(decision, t, formats)}</p>}
      {inForce === null ? null : (
        <p className={styles.words}>
          {t('plans.signed', { by: inForce.signedBy, date: formats.fullDate(inForce.on) })}
        </p>
      )}
      <ol className={styles.planned} aria-label={t('plans.scheduleOf', { version: version.version })}>
        {instalments.map((one) => (
          <li key={one.number}>
            <span>{formats.fullDate(one.dueDate)}</span>
            <span className={styles.amount}>{formats.amount(instalmentTotal(one), currency)}</span>
          </li>
        ))}
      </ol>
      <p className={styles.words}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('document.agreementOf', { version: version.version })}
          onClick={() =>
            openDocument({ kind: 'plan-agreement', accountId, planId, version: version.version }, 'plans')
          }
        >
          {t('document.agreement')}
        </Button>
      </p>
    </details>
  );
}

function standingWords({ decision, inForce }: PlanVersionEntry, t: TFunction): string {
  if (inForce !== null) return t('plans.versionState.signed');
  if (decision === null) return t('plans.versionState.undecided');
  return t(decision.isGranted ? 'plans.versionState.granted' : 'plans.versionState.refused');
}

function decisionWords(
  decision: NonNullable<PlanVersionEntry['decision']>,
  t: TFunction,
  formats: Formats,
): string {
  const values = { by: decision.by.name, date: formats.fullDate(decision.on) };
  const words = decision.isGranted ? t('plans.grantedBy', values) : t('plans.refusedBy', values);
  return decision.reason === '' ? words : `${words}: ${decision.reason}`;
}
