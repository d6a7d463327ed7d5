import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import { TakeWorkOffer } from '../../../app/later-screens.ts';
import { useTranslation } from '../../../components/translation.tsx';

/** Asks first: whoever starts anew needs nothing of what is loaded then. */
export function BringWork({ onTaken }: { readonly onTaken: () => void }) {
  const { t } = useTranslation();
  const [isWanted, setIsWanted] = useState(false);
  if (!isWanted)
    return (
      <Button variant="default" size="md" onClick={() => setIsWanted(true)}>
        {t('firstRun.bringWork')}
      </Button>
    );
  return (
    <Suspense fallback={null}>
      <TakeWorkOffer onTaken={onTaken} />
    </Suspense>
  );
}
