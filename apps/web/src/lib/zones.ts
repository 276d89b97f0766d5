// The time zones that this browser knows, as people look for them: by the city, and by what stands before it.
import type { Day, Instant } from '@baton/model/day';
import { instantAt, isZone, type Zone } from '@baton/model/person/zone';

export interface ZoneName {
  readonly zone: string;
  /** "Buenos Aires". */
  readonly city: string;
  /** "America, Argentina". */
  readonly region: string;
}

/** Browsers tell some places by names that they had long ago. One place has one name here. */
const nowCalled: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};
const present = (zone: string): string => {
  const next = nowCalled[zone];
  return next !== undefined && isZone(next) ? next : zone;
};

/** The zone that this device is in. */
export const zoneHere = (): string => present(Intl.DateTimeFormat().resolvedOptions().timeZone);
/** The last minute of a day where this device is: what ends on a day lasts until its night. */
export const endOfDay = (day: Day): Instant => instantAt(zoneHere() as Zone, { day, minute: 24 * 60 - 1 });

const words = (text: string): string => text.replaceAll('_', ' ');

export function zoneName(zone: string): ZoneName {
  const parts = zone.split('/').map(words);
  return { zone, city: parts.at(-1) ?? zone, region: parts.slice(0, -1).join(', ') };
}

/** With those that are chosen already, which a list of another browser may have had. */
export const zones = (also: readonly (string | null)[]): readonly ZoneName[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...also.filter((zone) => zone !== null)].map(present))]
    .map(zoneName)
    .toSorted((a, b) => (a.city < b.city ? -1 : 1));
