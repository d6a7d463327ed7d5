/** Larger files are refused: they are held in memory as a whole. */
export const maxLedgerBytes = 64 * 1024 * 1024;

/** The mapping file is small; what is larger is another file. */
export const maxMappingBytes = 1024 * 1024;

/**
 * Largest Σ|amount| of an account's invoices in one currency, in minor units: less than half of what a number holds
 * exactly, so that sums over invoices, payments and promises of the account stay exact.
 */
export const maxAccountMinor = 4_000_000_000_000_000;
