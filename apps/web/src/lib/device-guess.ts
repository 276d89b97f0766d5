// What a device is called until its person calls it something else: browser and system, as far as they are told.
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/u, 'iPhone'],
  [/iPad/u, 'iPad'],
  [/Android/u, 'Android'],
  [/CrOS/u, 'Chromebook'],
  [/Windows/u, 'Windows'],
  [/Mac OS X|Macintosh/u, 'Mac'],
  [/Linux/u, 'Linux'],
];
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//u, 'Edge'],
  [/OPR\//u, 'Opera'],
  [/Firefox\/|FxiOS\//u, 'Firefox'],
  [/Chrome\/|CriOS\//u, 'Chrome'],
  [/Safari\//u, 'Safari'],
];
const firstOf = (all: readonly (readonly [RegExp, string])[], text: string): string | undefined =>
  all.find(([pattern]) => pattern.test(text))?.[1];

/** "Chrome on Linux"; undefined where nothing is told. */
export function guessDevice(userAgent: string): string | undefined {
  const system = firstOf(systems, userAgent);
  const browser = firstOf(browsers, userAgent);
  if (system === undefined || browser === undefined) return system ?? browser;
  return `${browser} on ${system}`;
}
