/** The languages that documents are printed in. */
export const documentLanguages = ['en', 'de', 'fr', 'es', 'pl'] as const;
export type DocumentLanguage = (typeof documentLanguages)[number];
