import type { TFunction } from 'i18next';
import type { PolicyView } from '../../../../src-shared/contract/workstation-policy.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { type Line, Lines, Panel, WarningLine } from './panel.tsx';

/** What the organisation sets on this machine, and where it says so. */
export function PolicyPanel({ policy }: { readonly policy: PolicyView }) {
  const { t } = useTranslation();
  const lines: readonly Line[] = [
    [t('policy.from'), `${t(`policy.source.${policy.source}`)}: ${policy.place}`],
    ...(policy.contact === null ? [] : [[t('policy.contact'), policy.contact] as const]),
    ...policy.values.map(({ key, value }) => [keyWords(key, t), valueWords(value, t)] as const),
  ];
  return (
    <Panel title={t('policy.title')} text={t('policy.text')}>
      {policy.unreadAuthorities.length === 0 ? null : (
        <WarningLine>
          {policy.unreadAuthorities.map(({ path, why }) => (
            <p key={path}>{t(`policy.leftOut.${why}`, { path })}</p>
          ))}
          <p>{t('policy.leftOut.next')}</p>
        </WarningLine>
      )}
      <Lines lines={lines} />
      {policy.values.length === 0 ? <p>{t('policy.nothing')}</p> : null}
    </Panel>
  );
}

function keyWords(key: PolicyView['values'][number]['key'], t: TFunction): string {
  // These two are no values of their own.
  return key === 'version' || key === 'contact' ? key : t(`policy.key.${key}`);
}

const named = ['automatic', 'manual', 'off', 'stable', 'beta', 'system', 'none'] as const;

function valueWords(value: string, t: TFunction): string {
  if (value === 'true') return t('policy.yes');
  if (value === 'false') return t('policy.no');
  const word = named.find((one) => one === value);
  return word === undefined ? value : t(`policy.value.${word}`);
}
