import { useEffect, useState } from 'react';
import type { DeviceReport } from '../../../src-shared/contract/settings-device.ts';
import { type Problem, problemOf } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';

export type DeviceReportView =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly report: DeviceReport }
  | { readonly state: 'failed'; readonly problem: Problem };

/** What is on this device, as it was when `version` last changed. */
export function useDeviceReport(version: string): DeviceReportView {
  const client = useEngineConnection((connection) => connection.client);
  const [view, setView] = useState<DeviceReportView>({ state: 'loading' });
  useEffect(() => {
    let isOver = version === undefined;
    client?.device.report().then(
      (report) => {
        if (!isOver) setView({ state: 'ready', report });
      },
      (error: unknown) => {
        if (!isOver) setView({ state: 'failed', problem: problemOf(error) });
      },
    );
    return () => {
      isOver = true;
    };
  }, [client, version]);
  return view;
}
