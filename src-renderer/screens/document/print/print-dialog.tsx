import { Button, Modal, NumberInput, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { goneAtOnce } from '../../../app/gone-at-once.ts';
import { PdfPages } from '../../../app/pdf/pdf-pages.tsx';
import { useLayer } from '../../../app/use-layer.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { chosenPages, type PageChoice } from './chosen-pages.ts';
import styles from './print-dialog.module.css';

type PrintDialogProps = {
  readonly file: Blob;
  readonly pageCount: number;
  /** These pages, from 1; the dialog of the system follows. */
  readonly onPrint: (pages: readonly number[]) => void;
  readonly onClose: () => void;
};

// A whole page is seen at once on a screen of usual height.
const zoom = 0.55;

/** The pages as they come out of the printer, and which of them do: nothing is issued before "Print". */
export function PrintDialog({ file, pageCount, onPrint, onClose }: PrintDialogProps) {
  const { t } = useTranslation();
  const layer = useLayer(true, onClose);
  const [choice, setChoice] = useState<PageChoice>({ isRange: false, from: 1, to: pageCount });
  const pages = chosenPages(choice, pageCount);
  return (
    <Modal
      {...layer}
      title={t('printing.title')}
      size="min(94vw, 900px)"
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      attributes={{ header: { role: 'presentation' } }}
      transitionProps={goneAtOnce}
    >
      <form
        className={styles.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          if (pages !== null) onPrint(pages);
        }}
      >
        <div className={styles.sheets}>
          <PdfPages
            label={t('printing.preview')}
            file={file}
            zoom={zoom}
            onPage={() => undefined}
            {...(pages === null ? {} : { only: pages })}
          />
        </div>
        <div className={styles.choices}>
          <Pages choice={choice} onChoice={setChoice} pageCount={pageCount} isWrong={pages === null} />
          <p className={styles.words} role="status">
            {pages === null ? null : t('printing.count', { count: pages.length })}
          </p>
          <p className={styles.words}>{t('printing.system')}</p>
          <Button
            type="submit"
            data-autofocus
            disabled={pages === null}
            leftSection={<IconPrinter size={16} aria-hidden="true" />}
          >
            {t('printing.print')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('printing.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

type PagesProps = {
  readonly choice: PageChoice;
  readonly onChoice: (choice: PageChoice) => void;
  readonly pageCount: number;
  readonly isWrong: boolean;
};

function Pages({ choice, onChoice, pageCount, isWrong }: PagesProps) {
  const { t } = useTranslation();
  if (pageCount === 1) return null;
  const limits = { min: 1, max: pageCount, clampBehavior: 'none', allowDecimal: false } as const;
  return (
    <>
      <SegmentedControl
        aria-label={t('printing.pages')}
        value={choice.isRange ? 'range' : 'all'}
        data={[
          { value: 'all', label: t('printing.all') },
          { value: 'range', label: t('printing.range') },
        ]}
        onChange={(value) => onChoice({ ...choice, isRange: value === 'range' })}
      />
      {choice.isRange ? (
        <div className={styles.range}>
          <NumberInput
            {...limits}
            label={t('printing.from')}
            value={choice.from}
            error={isWrong}
            onChange={(from) => onChoice({ ...choice, from })}
          />
          <NumberInput
            {...limits}
            label={t('printing.to')}
            value={choice.to}
            error={isWrong}
            onChange={(to) => onChoice({ ...choice, to })}
          />
        </div>
      ) : null}
      <p role="alert" className={styles.problem}>
        {isWrong ? t('printing.wrongRange', { pages: pageCount }) : null}
      </p>
    </>
  );
}
