import { HoverCard } from '@mantine/core';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import type { CurrencyFigures } from '../../../../src-shared/domain/account/account-figures.ts';
import { exposureMinor } from '../../../../src-shared/domain/credit/credit-use.ts';
import { accountAmounts } from '../../../app/account-amounts.ts';
import { ExposureParts } from '../../../app/exposure-parts.tsx';
import { useFormats } from '../../../app/formats.ts';
import { PriorityReasons } from '../../../app/priority-reasons.tsx';
import { classNames } from '../../../components/class-names.ts';
import { ScoreChip } from '../../../components/score-chip.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './account-figures.module.css';
import { AccountPast } from './account-past.tsx';
import { AgeingBuckets } from './ageing-buckets.tsx';

type FiguresProps = {
  readonly account: AccountHead;
  readonly bucket: number | null;
  readonly onBucket: (bucket: number | null) => void;
};

/** What the account owes, per currency, and how old it is. */
export function AccountFigures(props: FiguresProps) {
  const { account } = props;
  return (
    <section className={styles.panel}>
      {account.figures.map((figures, index) => (
        <div key={figures.currency} className={styles.currency}>
          <Strip account={account} figures={figures} isOwn={index === 0} />
          <AgeingBuckets
            figures={figures}
            bucketDays={account.ageingBucketDays}
            chosen={props.bucket}
            onChoose={props.onBucket}
          />
        </div>
      ))}
      <AccountPast accountId={account.account.id} />
    </section>
  );
}

type StripProps = {
  readonly account: AccountHead;
  readonly figures: CurrencyFigures;
  readonly isOwn: boolean;
};

function Strip({ account, figures, isOwn }: StripProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { currency } = figures;
  const creditsMinor = Math.max(0, -figures.creditsMinor);
  return (
    <dl className={styles.strip}>
      {accountAmounts(figures).map(({ key, amountMinor }) => (
        <div key={key} data-testid={`figure-${key}`}>
          <dt>
            {t(`figure.${key}`)}{' '}
            {key === 'toCollect' && amountMinor > 0 && creditsMinor > 0 ? (
              <span
                className={styles.hint}
                title={t('figure.creditsHint', { amount: formats.amount(creditsMinor, currency) })}
              >
                {t('figure.beforeCredits')}
              </span>
            ) : null}
          </dt>
          <dd className={classNames(key === 'toCollect' && amountMinor > 0 && styles.collect)}>
            {formats.amountNumber(amountMinor, currency)} <small>{currency}</small>
          </dd>
        </div>
      ))}
      {isOwn ? <CreditUse account={account} balanceMinor={figures.balanceMinor} /> : null}
      {isOwn ? <Score account={account} /> : null}
    </dl>
  );
}

/** Credit: the share of the limit in use, and on hover and focus what it is made of, in minor units of the limit's currency. */
function CreditUse({ account, balanceMinor }: { account: AccountHead; balanceMinor: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { creditLimitMinor, unbilledOrdersMinor, currency } = account.account;
  const used = account.creditUsePercent;
  return (
    <div>
      <dt>{t('figure.creditUse')}</dt>
      <dd>
        {used === null || creditLimitMinor === null ? (
          <span className={styles.none}>{t('figure.noLimit')}</span>
        ) : (
          <>
            <HoverCard position="bottom-end" width={310} shadow="md" withArrow>
              <HoverCard.Target>
                <button type="button" className={styles.useButton}>
                  {t('figure.percent', { percent: formats.count(used) })}
                </button>
              </HoverCard.Target>
              <HoverCard.Dropdown>
                <ExposureParts
                  balanceMinor={balanceMinor}
                  unbilledOrdersMinor={unbilledOrdersMinor}
                  exposureMinor={exposureMinor(account.account, balanceMinor)}
                  creditLimitMinor={creditLimitMinor}
                  currency={currency}
                />
              </HoverCard.Dropdown>
            </HoverCard>{' '}
            <small>{t('figure.ofLimit', { limit: formats.amountNumber(creditLimitMinor, currency) })}</small>
            {used > 100 ? <small className={styles.over}> · {t('worklist.overLimit')}</small> : null}
          </>
        )}
      </dd>
    </div>
  );
}

function Score({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  const { score, reasons } = account.priority;
  return (
    <div className={styles.score}>
      <dt>{t('figure.score')}</dt>
      <dd>
        <HoverCard position="bottom-end" width={310} shadow="md" withArrow>
          <HoverCard.Target>
            <button
              type="button"
              className={styles.scoreButton}
              aria-label={t('worklist.scoreLabel', { score })}
            >
              <ScoreChip score={score} />
            </button>
          </HoverCard.Target>
          <HoverCard.Dropdown>
            <PriorityReasons reasons={reasons} score={score} currency={account.account.currency} />
          </HoverCard.Dropdown>
        </HoverCard>
      </dd>
    </div>
  );
}
