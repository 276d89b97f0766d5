// How a request stands: derived from its answer and the day.
import type { Day } from '../day.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Rows } from '../tx.ts';
import type { Request } from './schema.ts';

export type RequestState = 'waiting' | 'later' | 'taken' | 'declined' | 'duplicate';

/** What was put off waits again when its day has come. */
export function stateOf({ answer }: Pick<Request, 'answer'>, today: Day): RequestState {
  if (answer === null) return 'waiting';
  if (answer.is !== 'later') return answer.is;
  return answer.until !== null && answer.until <= today ? 'waiting' : 'later';
}

export function liveRequest(rows: Pick<Rows, 'requests'>, id: string): Request | Refusal {
  const request = rows.requests.get(id);
  if (request === undefined) return refuse('not-found', 'request');
  return request.binned === null ? request : refuse('not-found', 'request');
}
