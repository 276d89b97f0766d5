// Where my clock is. The device knows where it is; that it is home is mine to say.
import { setProfile } from '@baton/model/person/commands';
import { isZone, wallAt, Zone } from '@baton/model/person/zone';
import { Button } from '@baton/ui/button';
import { Combobox } from '@baton/ui/combobox';
import { useState } from 'react';
import { useNow } from '../../lib/use-now.ts';
import { useRun } from '../../lib/use-run.ts';
import { zoneHere, zoneName, zones } from '../../lib/zones.ts';
import { minuteOfDayText } from '../../parts/day-text.ts';
import styles from './profile.module.css';

const everyHalfMinute = 30_000;

export function ZoneField({ zone }: { readonly zone: Zone | null }) {
  const run = useRun();
  const now = useNow(everyHalfMinute);
  const [options] = useState(() =>
    zones([zone, zoneHere()]).map(({ zone: id, city, region }) => ({ id, label: city, hint: region, also: id })),
  );
  const here = zoneHere();
  const choose = (next: string | undefined) =>
    void run(setProfile, { zone: next === undefined ? null : Zone.parse(next) });
  return (
    <div>
      <Combobox
        label="Time zone"
        single
        placeholder="Find a city"
        options={options}
        value={zone === null ? [] : [zone]}
        onChange={([next]) => choose(next)}
        help={
          zone === null
            ? 'Without it others cannot see what time it is for you.'
            : `It is ${minuteOfDayText(wallAt(zone, now).minute)} there now.`
        }
      />
      {zone !== here && isZone(here) && (
        <p className={styles.offer}>
          This device is in {zoneName(here).city}.
          <Button size={24} onClick={() => choose(here)}>
            Use it
          </Button>
        </p>
      )}
    </div>
  );
}
