import { Button, Popover, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from '../../../components/translation.tsx';

/** Asks why before a promise is cancelled. */
export function CancelPromise({ onCancel }: { onCancel: (reason: string) => Promise<boolean> }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const isUnderWay = useRef(false);
  const cancel = async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setIsBusy(true);
    const isCancelled = await onCancel(reason.trim());
    isUnderWay.current = false;
    setIsBusy(false);
    if (isCancelled) setIsOpen(false);
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      width={300}
      position="bottom-end"
      shadow="md"
      trapFocus
      withArrow
    >
      <Popover.Target>
        <Button size="compact-sm" variant="default" onClick={() => setIsOpen((present) => !present)}>
          {t('promises.cancel')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('promises.cancel')}>
        <Textarea
          label={t('promises.cancelReason')}
          value={reason}
          maxLength={500}
          autosize
          minRows={2}
          required
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          mt="sm"
          size="xs"
          color="red.9"
          loading={isBusy}
          disabled={reason.trim() === ''}
          onClick={() => void cancel()}
        >
          {t('promises.cancelNow')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
