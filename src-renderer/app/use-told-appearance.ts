import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useEngineConnection } from '../state/engine-connection.ts';
import { useSettings } from '../state/settings.ts';

/** Tells the shell in which language and colours the screens are, for its menus and for windows that are not painted yet. */
export function useToldAppearance(): void {
  const client = useEngineConnection((connection) => connection.client);
  const language = useSettings((settings) => settings.language);
  const { colorScheme: scheme } = useMantineColorScheme();
  useEffect(() => {
    if (window.duebook === undefined || client === null) return;
    // It is told again with the next connection: nobody has to know of one that was lost.
    client.desktop.ask({ action: 'show-appearance', language, scheme }).catch(() => undefined);
  }, [client, language, scheme]);
}
