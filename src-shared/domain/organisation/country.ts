import { z } from 'zod';

/**
 * ISO 3166-1, two letters, by its form: whether there is such a country is asked where one is typed in. The names that
 * programs know are not of the same age on two machines.
 */
export const countryCodeSchema = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'must be an ISO country, two letters' });

/** The codes that ISO 3166-1 has assigned, and XK, by which ledgers and programs name Kosovo. */
const countries: ReadonlySet<string> = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
   CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
   GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
   KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
   MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
   SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
   UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW`.split(/\s+/),
);

/** What people write for a country whose code is another. */
const meant: Readonly<Record<string, string>> = {
  UK: 'the United Kingdom is GB',
  EL: 'Greece is GR',
  EU: 'list the countries of the Union',
};

/** True for a country of the list; codes that were given up or are reserved are none. */
export function isCountry(code: string): boolean {
  return countries.has(code);
}

/** A country that a person writes into a policy: it must exist, because a rule for one that does not holds for nobody. */
export const existingCountrySchema = z.string().refine(isCountry, {
  error: ({ input }) => {
    const hint = Object.hasOwn(meant, String(input)) ? `: ${meant[String(input)]}` : '';
    return `${JSON.stringify(input)} is no country of ISO 3166-1, two capitals${hint}`;
  },
});
