/** The languages in which a host speaks where no screen of ours can. */
export type HostLanguage = 'en' | 'de';

/** The language that the screens had last, else the first one of the system that there are words in. */
export function hostLanguage(chosen: string | undefined, systemLanguages: readonly string[]): HostLanguage {
  const wanted = [chosen ?? '', ...systemLanguages].map((tag) => tag.toLowerCase().split('-')[0]);
  return wanted.find((tag) => tag === 'en' || tag === 'de') ?? 'en';
}

/** The same for a page that a browser asks for: its `Accept-Language`, the one it wants most in front. */
export function languageOfBrowser(acceptLanguage: string | undefined): HostLanguage {
  const weighed = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith('q='))?.slice(2);
    return { tag, weight: weight === undefined ? 1 : Number(weight) };
  });
  const wanted = weighed.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  return hostLanguage(
    undefined,
    wanted.map(({ tag }) => tag),
  );
}
