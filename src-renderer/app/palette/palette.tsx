import { Modal } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../components/translation.tsx';
import { closePalette, openPalette, usePalette } from '../../state/palette.ts';
import { goneAtOnce } from '../gone-at-once.ts';
import { useLayer } from '../use-layer.ts';
import styles from './palette.module.css';
import { PaletteContent } from './palette-content.tsx';
import type { PaletteRow } from './palette-row.ts';

/** Ctrl K: accounts by what stands on them, screens, what can be done with the account that is shown, and switches. */
export function Palette() {
  const { t } = useTranslation();
  const isOpen = usePalette((palette) => palette.isOpen);
  // What a row opens takes the focus itself; it goes back only where nothing is opened.
  const [hasOpened, setHasOpened] = useState(false);
  useEffect(() => {
    if (isOpen) setHasOpened(false);
  }, [isOpen]);
  const layer = useLayer(isOpen, closePalette);
  useHotkeys([['mod+K', openPalette]], [], true);
  const run = (row: PaletteRow) => {
    setHasOpened(row.staysHere !== true);
    closePalette();
    row.run();
  };
  return (
    <Modal
      {...layer}
      withCloseButton={false}
      size={640}
      yOffset={60}
      zIndex={350}
      padding={0}
      returnFocus={!hasOpened}
      transitionProps={goneAtOnce}
      attributes={{ content: { 'aria-label': t('search.open') } }}
      classNames={{ body: styles.body ?? '' }}
    >
      {isOpen ? <PaletteContent onRun={run} /> : null}
    </Modal>
  );
}
