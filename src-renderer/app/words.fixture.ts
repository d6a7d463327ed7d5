import de from '../../resources/locales/de.json' with { type: 'json' };
import en from '../../resources/locales/en.json' with { type: 'json' };
import laterDe from '../../resources/locales/later/de.json' with { type: 'json' };
import laterEn from '../../resources/locales/later/en.json' with { type: 'json' };
import shellDe from '../../resources/locales/shell/de.json' with { type: 'json' };
import shellEn from '../../resources/locales/shell/en.json' with { type: 'json' };

/** All words, those of the first script, those that come later and those of the shell alone. */
export const englishWords = { ...en, ...laterEn, ...shellEn };
export const germanWords = { ...de, ...laterDe, ...shellDe };
