/** A bug has ended the host: nothing that it had confirmed is lost, and it may work when it is started again. */
export const bugExitCode = 70;
