// The languages that dates and numbers can be written in, called as English calls them. Only those that write with the
// figures that amounts are read in.
const tags = [
  'en-GB',
  'en-US',
  'en-IE',
  'en-CA',
  'en-AU',
  'en-IN',
  'bg-BG',
  'ca-ES',
  'cs-CZ',
  'da-DK',
  'de-DE',
  'de-AT',
  'de-CH',
  'el-GR',
  'es-ES',
  'es-MX',
  'et-EE',
  'fi-FI',
  'fr-FR',
  'fr-BE',
  'fr-CA',
  'fr-CH',
  'ga-IE',
  'hr-HR',
  'hu-HU',
  'is-IS',
  'it-IT',
  'it-CH',
  'ja-JP',
  'ko-KR',
  'lt-LT',
  'lv-LV',
  'mt-MT',
  'nb-NO',
  'nl-NL',
  'nl-BE',
  'pl-PL',
  'pt-PT',
  'pt-BR',
  'ro-RO',
  'sk-SK',
  'sl-SI',
  'sr-Latn-RS',
  'sv-SE',
  'sv-FI',
  'tr-TR',
  'uk-UA',
  'vi-VN',
  'zh-CN',
  'zh-TW',
] as const;

export interface LanguageName {
  readonly tag: string;
  readonly name: string;
  /** What it calls itself: it is looked for by this too. */
  readonly own: string;
}

const named = (tag: string, inTag: string): string =>
  new Intl.DisplayNames(inTag, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;

export const languages = (): readonly LanguageName[] =>
  tags
    .map((tag) => ({ tag, name: named(tag, 'en'), own: named(tag, tag) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** "Wed 4 March 2026, 1 234.5", as somebody with this language writes it. */
export function sampleOf(tag: string): string {
  const day = new Intl.DateTimeFormat(tag, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${day.format(Date.UTC(2026, 2, 4))}; ${new Intl.NumberFormat(tag).format(12_345.6)}`;
}
