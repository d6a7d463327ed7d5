/** Larger files are refused: they are held in memory as a whole. */
export const maxLedgerBytes = 64 * 1024 * 1024;
