// A part of the app that could not be loaded when it was wanted: after an update the files of the version that this tab
// still runs may be gone, or the relay is away and the part was never kept here.

/** As Chromium, Firefox and Safari word it. */
const words = /dynamically imported module|importing a module script failed|module script failed to load/iu;

export const isMissingPart = (fault: unknown): boolean => fault instanceof Error && words.test(fault.message);

export type WhyMissing = 'new-version' | 'away';

/** The relay answers and has not got the part: it serves another version now. */
export async function whyMissing(): Promise<WhyMissing> {
  try {
    await fetch('/healthz', { cache: 'no-store' });
    return 'new-version';
  } catch {
    return 'away';
  }
}
