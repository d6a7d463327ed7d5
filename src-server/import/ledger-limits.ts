/** Larger files are refused: they are held in memory as a whole. */
export const maxLedgerBytes = 64 * 1024 * 1024;

/** The mapping file is small; what is larger is another file. */
export const maxMappingBytes = 1024 * 1024;

/** How many names of payment terms without a meaning are told. */
export const maxUnknownTerms = 20;
