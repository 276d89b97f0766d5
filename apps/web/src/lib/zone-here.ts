// The time zone that this device is in.
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
