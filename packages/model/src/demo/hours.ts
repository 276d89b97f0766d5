// When and where the people of the demo company work, as its pictures tell. Guests tell their zone and no week.
import type { Week } from '../person/week.ts';
import { weekOf } from '../person/week.ts';
import type { Zone } from '../person/zone.ts';

interface Hours {
  readonly zone: Zone;
  readonly week?: Week;
}
const office = { from: 9 * 60, to: 17 * 60, rest: 30 };
/** 37.5 h, Mon–Fri. */
export const officeWeek = weekOf([1, 2, 3, 4, 5], office);
const home = 'Europe/Lisbon';
const hours = (zone: string, week?: Week): Hours => ({
  zone: zone as Zone,
  ...(week === undefined ? {} : { week }),
});

const elsewhere: Readonly<Record<string, Hours>> = {
  AP: hours(home, weekOf([1, 2, 3, 4], office)),
  LB: hours('Europe/Berlin', weekOf([1, 2, 3, 4, 5], { from: 9 * 60, to: 15 * 60, rest: 0 })),
  JE: hours(home, { kind: 'shifts', minutes: 40 * 60 }),
  BC: hours(home, weekOf([2, 3, 4], office)),
  PN: hours('Asia/Kolkata', officeWeek),
  DS: hours('Europe/Madrid', officeWeek),
  FH: hours('Europe/Copenhagen', officeWeek),
  ON: hours('Europe/Stockholm', officeWeek),
  CP: hours('Europe/London'),
  RM: hours('Asia/Kolkata'),
  PI: hours('America/Sao_Paulo'),
};

/** By initials; whoever is not named sits at home in Lisbon, five days a week. */
export const demoHours = (initials: string): Hours => elsewhere[initials] ?? hours(home, officeWeek);
