// What can be answered to a request, for the buttons, the menu and the keys of its row alike.
import { addDays, type Day, weekdayOf } from '@baton/model/day';
import type { SpaceId } from '@baton/model/ids';
import { putOffRequest, reopenRequest, takeBackRequest, takeRequest } from '@baton/model/request/commands';
import type { RequestAnswer } from '@baton/model/request/queries';
import type { HomeAnswer } from '@baton/model/space/queries';
import { useToast } from '@baton/ui/toast';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { longDay } from '../../parts/day-text.ts';
import { useNames } from '../../parts/people.tsx';
import type { Asked } from './requests-part.tsx';
import { useStartDesk } from './desk-part.tsx';

interface AnsweringIn {
  readonly space: SpaceId;
  readonly title: string;
  readonly desk: HomeAnswer['desk'];
  readonly onAsk: (asked: Asked) => void;
}
export interface Answering {
  /** Left out: who takes it has it. */
  take(request: RequestAnswer, to?: string | null): void;
  putOff(request: RequestAnswer, until: Day | null): void;
  reopen(request: RequestAnswer): void;
  takeBack(request: RequestAnswer): void;
  ask(asked: Asked): void;
  readonly monday: Day;
  readonly byKey: Readonly<Record<string, (request: RequestAnswer) => void>>;
}

export function useAnswering({ space, title, desk, onAsk }: AnsweringIn): Answering {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const nameOf = useNames();
  const today = useToday();
  const start = useStartDesk(space, title);
  const monday = addDays(today, 8 - weekdayOf(today));
  const say = (text: string) => toast.show({ text, onUndo });
  const takeNow = async (request: RequestAnswer, to?: string | null) => {
    // The first request that is taken brings the everyday board.
    const hasDesk = desk?.board != null || (await start?.()) === true;
    if (!hasDesk) return;
    const taken = await run(takeRequest, { request: request.id, ...(to === undefined ? {} : { to }) });
    const whose = to === undefined ? 'You have it.' : to === null ? 'Nobody has it yet.' : `${nameOf(to)} has it.`;
    if (taken) say(`“${request.title}” is on the everyday board. ${whose}`);
  };
  const take = (request: RequestAnswer, to?: string | null) => void takeNow(request, to);
  const putOff = (request: RequestAnswer, until: Day | null) =>
    void run(putOffRequest, { request: request.id, until }).then((done) => {
      if (done) say(until === null ? 'It is put off.' : `It waits again on ${longDay(until, today)}.`);
    });
  return {
    take,
    putOff,
    reopen: (request) => void run(reopenRequest, { request: request.id }),
    takeBack: (request) =>
      void run(takeBackRequest, { request: request.id }).then((done) => {
        if (done) say(`“${request.title}” is taken back.`);
      }),
    ask: onAsk,
    monday,
    byKey: {
      a: (request) => take(request),
      d: (request) => onAsk({ what: 'decline', request }),
      u: (request) => onAsk({ what: 'duplicate', request }),
      l: (request) => putOff(request, monday),
    },
  };
}
