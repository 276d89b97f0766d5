// What a browser calls itself, as people would: "Chrome on Windows", "Safari on a phone".

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//u, 'Edge'],
  [/Firefox\//u, 'Firefox'],
  [/Chrome\/|Chromium\/|HeadlessChrome\//u, 'Chrome'],
  [/Safari\//u, 'Safari'],
];
const machines: readonly (readonly [RegExp, string])[] = [
  [/iPhone/u, 'an iPhone'],
  [/iPad/u, 'an iPad'],
  [/Android.*Mobile/u, 'an Android phone'],
  [/Android/u, 'an Android tablet'],
  [/Windows/u, 'Windows'],
  [/Mac OS X|Macintosh/u, 'a Mac'],
  [/CrOS/u, 'a Chromebook'],
  [/Linux|X11/u, 'Linux'],
];
const first = (table: typeof browsers, agent: string): string | undefined =>
  table.find(([pattern]) => pattern.test(agent))?.[1];

export function agentWords(agent: string): string {
  const [browser, machine] = [first(browsers, agent), first(machines, agent)];
  if (browser && machine) return `${browser} on ${machine}`;
  return browser ?? (machine ? `A browser on ${machine}` : 'Another device');
}
