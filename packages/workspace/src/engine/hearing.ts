// What the link tells, given to the part of the engine whose business it is.
import { offsetWrite } from '@baton/store/owner';
import { sessionsWrite } from '@baton/store/sessions';
import type { PersonId } from '@baton/model/ids';
import type { Carets, Here } from '../contract.ts';
import { relayNow, type Core } from '../core.ts';
import type { GivingBack } from '../giving-back/giving-back.ts';
import { takeAck, takeEntries, takeSafe, takeStamps } from '../incoming/incoming.ts';
import type { Told } from '../link/link.ts';
import { mend, newRecordClient } from '../tray/mending.ts';
import { resetPages } from '../pages/desk.ts';
import { placeOf } from '../telling/places.ts';
import { see } from '../decisions/devices.ts';
import { takePart } from '../incoming/whole.ts';

/** What the way of a frame alone makes of two clocks. */
const jitterMs = 2_000;

/** Another incarnation gives no number twice that this one may have given. */
async function welcome(core: Core, told: Extract<Told, { do: 'welcomed' }>): Promise<void> {
  const { held, options, journal, replica } = core;
  const { incarnation, now, head } = told;
  core.gathering = null;
  const offset = now - options.clock();
  // A clock that is wrong is wrong at the next start too, also where no relay is there to say so.
  if (Math.abs(offset - held.offset) > jitterMs) void journal.write([offsetWrite(offset)], false);
  held.offset = offset;
  core.arriving.welcomed({ from: core.link.state().cursor?.number ?? 0, head, now: options.clock() });
  core.away.welcomed();
  takeSafe(core, told.safe);
  if (incarnation === held.sessions.incarnation) return;
  held.sessions = { incarnation, next: 1, idle: {} };
  const client = newRecordClient(core);
  // On the disk before the new number is: ended in between, they are offered twice and not never.
  const offered = core.files.offerAgain();
  await journal.write([sessionsWrite(held.sessions)]);
  await replica.refuse([], client);
  // Open pages too: their client ids are of the incarnation before.
  resetPages(core, [...core.pages.keys()]);
  await offered;
}

const caretsOf = ({ person, deviceNo, bytes }: Extract<Told, { do: 'carets' }>['here'][number]): Carets => ({
  person: person as PersonId,
  deviceNo,
  update: bytes.length > 0 ? bytes : null,
});

interface Hearing {
  readonly settled: () => void;
  readonly givingBack: GivingBack;
}

export function hearLink(core: Core, told: Told, { settled, givingBack }: Hearing): void {
  switch (told.do) {
    case 'welcomed':
      core.carets.again();
      return void welcome(core, told);
    case 'entries':
      takeEntries(core, told);
      if (told.live) givingBack.level();
      return settled();
    case 'snapshot':
      takePart(core, told.part);
      return settled();
    case 'acked':
      takeAck(core, told);
      return settled();
    case 'mend':
      return void mend(core, told.unfit);
    case 'carets':
      return core.carets.heard(told.doc, told.here.map(caretsOf));
    case 'here':
      for (const { deviceNo } of told.here) see(core.held, deviceNo, relayNow(core));
      return core.heres.tell(
        told.here.map((one) => ({
          ...one,
          at: placeOf(one.at),
          me: one.deviceNo === core.me.deviceNo,
        })) as unknown as readonly Here[],
      );
    case 'stamps':
      return takeStamps(core, told);
    case 'safe':
      takeSafe(core, told.number);
      return settled();
    case 'lost':
      return givingBack.begin(told.connection);
    case 'resume':
      return void givingBack.resume(told.connection, told.base);
    case 'offered':
      return givingBack.next(told.connection, told.taken);
  }
}
