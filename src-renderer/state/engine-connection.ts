import { create } from 'zustand';
import type { EngineClient } from '../app/engine-client.ts';

export type EngineConnection = {
  readonly status: 'connecting' | 'connected' | 'lost';
  /** Of the present connection; a new one after every reconnect, so that live views subscribe again. */
  readonly client: EngineClient | null;
};

export const useEngineConnection = create<EngineConnection>(() => ({ status: 'connecting', client: null }));

export const engineConnectionListener = {
  connected: (client: EngineClient) => useEngineConnection.setState({ status: 'connected', client }),
  lost: () => useEngineConnection.setState({ status: 'lost', client: null }),
};
