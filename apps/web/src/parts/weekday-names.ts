// Short names of the days of the week, Monday first, as dates are written here.
const monday = Date.UTC(2024, 0, 1);

const shape = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });
const names = Array.from({ length: 7 }, (_, at) => shape.format(monday + at * 86_400_000));

export const weekdayNames = (): readonly string[] => names;
