/** How a browser host ends that has to be started again to have no key in its memory (EX_TEMPFAIL). */
export const lockedExitCode = 75;
