import { Button } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useRef } from 'react';
import type { VisitListRow } from '../../../../src-shared/contract/visits-view.ts';
import { addressWords } from '../../../app/address-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { type VisitPlace, visitsByPlace } from '../visits-by-place.ts';
import { VisitCard } from './visit-card.tsx';
import styles from './visits.module.css';

type VisitPlacesProps = {
  readonly rows: readonly VisitListRow[];
  readonly total: number;
  readonly today: string;
  readonly canShowMore: boolean;
  readonly onMore: () => void;
};

export function VisitPlaces({ rows, total, today, canShowMore, onMore }: VisitPlacesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const region = useRef<HTMLElement>(null);
  const rest = total - rows.length;
  return (
    <ScrollRegion region={region} label={t('visits.title')} className={styles.places ?? ''}>
      {visitsByPlace(rows).map((place) => (
        <Place key={place.place} place={place} today={today} />
      ))}
      {rest > 0 && canShowMore ? (
        <Button size="md" variant="default" onClick={onMore}>
          {t('visits.showMore')}
        </Button>
      ) : null}
      {rest > 0 && !canShowMore ? (
        <p>{t('visits.notListed', { count: rest, shown: formats.count(rest) })}</p>
      ) : null}
    </ScrollRegion>
  );
}

function Place({ place, today }: { place: VisitPlace; today: string }) {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const address = addressWords(place.addressLines, place.country, locale);
  return (
    <section className={styles.place}>
      <h2 className={styles.address}>
        <IconMapPin size={16} aria-hidden="true" />
        {address === '' ? t('visits.noAddress') : address}
      </h2>
      <ul className={styles.visits}>
        {place.visits.map((visit) => (
          <VisitCard key={visit.accountId} visit={visit} today={today} />
        ))}
      </ul>
    </section>
  );
}
