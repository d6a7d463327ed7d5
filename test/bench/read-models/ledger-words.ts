// Made-up words that ledgers of many countries could hold.

export type Region = {
  readonly country: string;
  readonly currency: string;
  readonly language: string;
  readonly timeZone: string;
  /** How often, against the other regions. */
  readonly weight: number;
  readonly families: readonly string[];
  readonly trades: readonly string[];
  readonly forms: readonly string[];
  readonly givenNames: readonly string[];
};

export const regions: readonly Region[] = [
  {
    country: 'DE',
    currency: 'EUR',
    language: 'de',
    timeZone: 'Europe/Berlin',
    weight: 40,
    families: [
      'Müller',
      'Schröder',
      'Weiß',
      'König',
      'Böhm',
      'Fischer',
      'Brandt',
      'Lüders',
      'Hülsmann',
      'Kühne',
    ],
    trades: ['Getränke', 'Möbel', 'Baustoffe', 'Werkzeuge', 'Bäckerei', 'Logistik', 'Elektro', 'Gartenbau'],
    forms: ['GmbH', 'GmbH & Co. KG', 'AG', 'OHG', 'e. K.'],
    givenNames: ['Jürgen', 'Anja', 'Björn', 'Käthe', 'Sören', 'Ute'],
  },
  {
    country: 'FR',
    currency: 'EUR',
    language: 'fr',
    timeZone: 'Europe/Paris',
    weight: 12,
    families: ['Lefèvre', 'Gérard', 'Dubois', 'Marchand', 'François', 'Chenêt', 'Roussel'],
    trades: ['Boulangerie', 'Électricité', 'Matériaux', 'Transports', 'Pêcherie'],
    forms: ['SARL', 'SA', 'SAS'],
    givenNames: ['Hélène', 'Zoé', 'Noël', 'Camille'],
  },
  {
    country: 'PL',
    currency: 'PLN',
    language: 'pl',
    timeZone: 'Europe/Warsaw',
    weight: 10,
    families: ['Wójcik', 'Łukasiewicz', 'Kowalski', 'Zieliński', 'Dąbrowski', 'Żak'],
    trades: ['Meble', 'Hurtownia', 'Budownictwo', 'Piekarnia', 'Usługi'],
    forms: ['sp. z o.o.', 'S.A.', 's.c.'],
    givenNames: ['Łucja', 'Paweł', 'Małgorzata', 'Józef'],
  },
  {
    country: 'GB',
    currency: 'GBP',
    language: 'en',
    timeZone: 'Europe/London',
    weight: 12,
    families: ['Harlow', 'Pemberton', 'Ashdown', 'Whitlock', 'Oakes', 'Birchall'],
    trades: ['Timber', 'Catering', 'Plumbing', 'Fittings', 'Haulage', 'Stationery'],
    forms: ['Ltd', 'plc', 'LLP'],
    givenNames: ['Imogen', 'Alistair', 'Nigel', 'Prudence'],
  },
  {
    country: 'DK',
    currency: 'DKK',
    language: 'da',
    timeZone: 'Europe/Copenhagen',
    weight: 5,
    families: ['Sørensen', 'Ågård', 'Kjær', 'Nørgaard'],
    trades: ['Fiskeri', 'Møbler', 'Tømrer', 'Bageri'],
    forms: ['ApS', 'A/S'],
    givenNames: ['Søren', 'Åse', 'Mette'],
  },
  {
    country: 'GR',
    currency: 'EUR',
    language: 'el',
    timeZone: 'Europe/Athens',
    weight: 4,
    families: ['Παπαδόπουλος', 'Γεωργίου', 'Ιωάννου', 'Νικολάου'],
    trades: ['Τρόφιμα', 'Έπιπλα', 'Μεταφορές'],
    forms: ['Α.Ε.', 'Ο.Ε.', 'Ε.Π.Ε.'],
    givenNames: ['Ελένη', 'Νίκος', 'Άννα'],
  },
  {
    country: 'UA',
    currency: 'UAH',
    language: 'uk',
    timeZone: 'Europe/Kyiv',
    weight: 4,
    families: ['Шевченко', 'Коваль', 'Бондар', 'Мельник'],
    trades: ['Меблі', 'Будматеріали', 'Перевезення'],
    forms: ['ТОВ', 'ПП'],
    givenNames: ['Оксана', 'Тарас', 'Юлія'],
  },
  {
    country: 'JP',
    currency: 'JPY',
    language: 'ja',
    timeZone: 'Asia/Tokyo',
    weight: 5,
    families: ['山本', '田中', '佐々木', '小林'],
    trades: ['食品', '建設', '運送', '工業'],
    forms: ['株式会社', '有限会社'],
    givenNames: ['太郎', '花子', '健'],
  },
  {
    country: 'IL',
    currency: 'ILS',
    language: 'he',
    timeZone: 'Asia/Jerusalem',
    weight: 3,
    families: ['כהן', 'לוי', 'מזרחי'],
    trades: ['מזון', 'רהיטים', 'הובלות'],
    forms: ['בע״מ'],
    givenNames: ['דוד', 'רחל'],
  },
  {
    country: 'AE',
    currency: 'AED',
    language: 'ar',
    timeZone: 'Asia/Dubai',
    weight: 3,
    families: ['الأمل', 'النور', 'الخليج'],
    trades: ['للتجارة', 'للمقاولات', 'للأغذية'],
    forms: ['ذ.م.م'],
    givenNames: ['فاطمة', 'خالد'],
  },
  {
    country: 'IN',
    currency: 'INR',
    language: 'hi',
    timeZone: 'Asia/Kolkata',
    weight: 2,
    families: ['शर्मा', 'पटेल', 'सिंह'],
    trades: ['ट्रेडर्स', 'उद्योग'],
    forms: ['प्रा. लि.'],
    givenNames: ['अनिता', 'राजेश'],
  },
];

/** Words of notes; some are rare, so that a search finds few. */
export const noteWords: readonly string[] = [
  ...'called left message asked for second copy of invoice wrong price delivery late goods damaged pallet missing'.split(
    ' ',
  ),
  ...'promised to pay next week waiting for approval accounts payable holiday until Monday cheque in the post'.split(
    ' ',
  ),
  ...'transfer bounced new bank details purchase order number needed credit note expected manager not reachable'.split(
    ' ',
  ),
  ...'Rückruf vereinbart Überweisung angekündigt Zahlung Mahnung Skonto strittig Lieferschein fehlt'.split(
    ' ',
  ),
  ...'instalment insolvency lawyer warehouse reminder friendly angry reached voicemail moved'.split(' '),
];
export const rareNoteWords = ['quarantine', 'forklift', 'Kühlkette', 'embargo', 'zeppelin'] as const;

export const contactRoles = ['Accounts payable', 'Managing director', 'Purchasing', 'Buchhaltung'] as const;
export const segments = ['retail', 'wholesale', 'public', 'industry'] as const;
export const territories = ['north', 'south', 'east', 'west'] as const;
