import { create } from 'zustand';

/** Where the enrolment of this workstation stands while its screens are shown in place of all others. */
export type FirstRunStep = 'enrolling' | 'passphrase' | null;

export const useFirstRun = create<{ readonly step: FirstRunStep }>(() => ({ step: null }));

export function setFirstRunStep(step: FirstRunStep): void {
  useFirstRun.setState({ step });
}
