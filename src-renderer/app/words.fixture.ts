import de from '../../resources/locales/de.json' with { type: 'json' };
import en from '../../resources/locales/en.json' with { type: 'json' };
import laterDe from '../../resources/locales/later/de.json' with { type: 'json' };
import laterEn from '../../resources/locales/later/en.json' with { type: 'json' };

/** All words, those of the first script and those that come later. */
export const englishWords = { ...en, ...laterEn };
export const germanWords = { ...de, ...laterDe };
