import type { AgentCash } from '../../../../src-shared/contract/cash-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { useTranslation } from '../../../components/translation.tsx';
import styles from '../cash.module.css';

const amounts = ['collected', 'deposited', 'pending', 'voided', 'difference'] as const;

/** R4: what each agent took, handed in and still holds: collected is deposited and pending together. */
export function AgentCashTable({ agents }: { agents: readonly AgentCash[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <section>
      <h2>{t('cash.agents')}</h2>
      {agents.length === 0 ? (
        <p>{t('cash.noAgents')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('cash.agent')}</th>
              {amounts.map((one) => (
                <th key={one} scope="col" className={styles.numeric}>
                  {t(`cash.of.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agents.map((row) => (
              <tr key={`${row.agent.userId}/${row.currency}`}>
                <td>{row.agent.name}</td>
                {amounts.map((one) => (
                  <td key={one} className={styles.numeric}>
                    {formats.amount(row[`${one}Minor`], row.currency)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
