import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { MessagePanel } from '../components/message-panel.tsx';
import { useTranslation } from '../components/translation.tsx';

/** In place of a screen with a fault, or whose part of the program could not be loaded: a browser tries that once alone. */
export function ScreenFailed() {
  const { t } = useTranslation();
  return (
    <MessagePanel
      icon={<IconAlertTriangle size={22} />}
      title={t('shell.screenFailed')}
      text={t('shell.screenFailedText')}
      action={<Button onClick={() => location.reload()}>{t('shell.loadAnew')}</Button>}
    />
  );
}
