// The sync centre of the pictures over the seeded company: a night offline, three values replaced, seven edits refused.
import type { PersonId } from '@baton/model/ids';
import { person } from '@baton/model/test/memory';
import type { Lost } from '@baton/workspace/contract';
import type { Away, Change, DeviceState, RefusedEdit, WaitingEdit } from '@baton/workspace/sync-contract';
import type { MemoryWorkspace } from './memory-workspace.ts';
import type { Northwind } from './northwind.ts';

const hour = 3_600_000;
const minute = 60_000;
const seconds = (at: number): number => Math.round((at - Date.UTC(2025, 0, 1)) / 1_000);

export interface Scenes {
  readonly away: Away;
  readonly refused: readonly RefusedEdit[];
  readonly waiting: readonly WaitingEdit[];
  readonly devices: readonly DeviceState[];
  readonly changes: readonly Change[];
}
interface Value {
  readonly record: string;
  readonly field: string;
  readonly code: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly by: PersonId;
}

/** @param now the end of the night, from which all times are counted back. */
export function northwindScenes({ tasks, board, project }: Northwind, now: number): Scenes {
  const [ann, bo, cy] = ['ann', 'bo', 'cy'].map(person) as [PersonId, PersonId, PersonId];
  const task = (title: string): string => tasks[title] ?? '';
  const from = now - 14 * hour - 22 * minute;
  const lost = ({ record, field, code, mine, theirs, by }: Value, nth: number): Lost => {
    const key = `${record}+${code}`;
    const cell = (value: unknown, at: number, who: PersonId) => ({
      key,
      value,
      t: seconds(at),
      by: who,
      item: [1, nth] as const,
    });
    return {
      id: `${key}/1.${nth}/2.${nth}`,
      doc: 'r/sMAIN/1',
      record,
      field,
      lost: cell(mine, from + (nth + 1) * 45 * minute, ann),
      won: cell(theirs, from + (nth + 2) * 61 * minute, by),
    };
  };
  const times = (count: number, step: number) =>
    Array.from({ length: count }, (_, at) => from + Math.round((at * step + ((at * 7) % 5) * 9) * minute) + 5 * minute);
  const replaced = [
    {
      record: task('Demo tents to 8 stores'),
      field: 'due',
      code: 'du',
      mine: '2026-03-17',
      theirs: '2026-03-16',
      by: bo,
    },
    { record: task('Window display kit'), field: 'estimate', code: 'es', mine: 540, theirs: 600, by: cy },
    {
      record: task('Email series, four parts'),
      field: 'title',
      code: 'ti',
      mine: 'Email series, four letters',
      theirs: 'Email series, four parts',
      by: bo,
    },
  ].map(lost);
  const away: Away = {
    from,
    to: now,
    own: times(47, 17),
    others: times(31, 26),
    ownCount: 47,
    othersCount: 31,
    people: [bo, cy],
    replaced,
    places: [
      { record: project, count: 9, people: [bo] },
      { record: board, count: 7, people: [bo, cy] },
      ...[
        'Press kit: words and stills',
        'Landing page: Tarn 2',
        'Launch film: rough cut',
        'Retail price list',
        'Sell-in deck: numbers page',
        'Care label text, six languages',
      ].map((title, at) => ({ record: task(title), count: 6 - at, people: [at % 2 === 0 ? bo : cy] })),
    ],
    refused: 0,
    deletedPassages: [
      {
        id: 'passage 1',
        doc: `p/sMAIN/few/${task('Press kit: words and stills')}`,
        record: task('Press kit: words and stills'),
        text: 'The price line stays empty until Viktor has the list.',
        at: from + 3 * hour,
      },
    ],
  };
  const edit = (record: string, fields: WaitingEdit['edits'][number]['fields'], texts: readonly string[] = []) => [
    { record, doc: 'r/sMAIN/1', fields, texts },
  ];
  const value = (field: string, before: unknown, after: unknown) => ({ field, member: null, before, after });
  const waiting: readonly WaitingEdit[] = [
    {
      batch: 31,
      at: now - 4 * minute,
      name: 'setDue',
      edits: edit(task('Press kit: words and stills'), [value('due', '2026-03-06', '2026-03-09')]),
    },
    {
      batch: 30,
      at: now - 9 * minute,
      name: 'renameTask',
      edits: edit(task('Retail price list'), [value('title', 'Price list', 'Retail price list')]),
    },
    {
      batch: 29,
      at: now - 12 * minute,
      name: null,
      edits: edit(task('Launch film: rough cut'), [], ['Cut at 58 seconds, before the tent falls.']),
    },
  ];
  const refusedBase = { refusedAt: now - 2 * hour, name: null };
  const refused: readonly RefusedEdit[] = [
    {
      ...refusedBase,
      batch: 11,
      at: now - 15 * hour,
      edits: edit(
        task('Retail price list'),
        [],
        ['Ravi agrees to 45 days if we take both colours. Clara should see the wording.'],
      ),
      why: 'access',
      detail: 'You may not write in Finance any more. You can copy it or give it to somebody who may.',
      mayTryAgain: false,
    },
    {
      ...refusedBase,
      batch: 12,
      at: now - 14 * hour,
      edits: edit(task('Retail price list'), [value('estimate', 240, 300)]),
      why: 'access',
      detail: 'You may not write in Finance any more. You can copy it or give it to somebody who may.',
      mayTryAgain: true,
    },
    {
      ...refusedBase,
      batch: 13,
      at: now - 13 * hour,
      edits: edit(task('Press kit: words and stills'), [value('due', '2026-03-06', '2026-03-09')]),
      why: 'too-large',
      detail: 'A gesture may have 256 kB.',
      mayTryAgain: false,
    },
  ];
  const device = (no: number, lastSeen: number, me: boolean): DeviceState => ({
    device: `d${no}`,
    deviceNo: no,
    person: ann,
    since: from - 90 * 24 * hour,
    lastSeen,
    revoked: false,
    me,
  });
  const change = (nth: number, more: Partial<Change>): Change => ({
    id: `change ${nth}`,
    number: 4_100 - nth,
    at: now - nth * 5 * hour,
    person: nth % 3 === 1 ? bo : ann,
    deviceNo: 1,
    record: task('Waterproof claims check'),
    field: 'due',
    member: null,
    before: '2026-03-06',
    after: '2026-03-05',
    fate: 'stands',
    ...more,
  });
  const changes = [
    change(0, { number: null }),
    change(1, { field: 'estimate', before: 240, after: 180, fate: 'stands' }),
    change(2, { field: 'estimate', before: 120, after: 240, fate: 'lost' }),
    change(3, { field: 'tags', member: 'Legal', before: null, after: true, fate: 'replaced' }),
    change(4, { field: 'title', before: 'Claims check', after: 'Waterproof claims check' }),
    change(5, { field: 'priority', before: null, after: 2, fate: 'replaced' }),
    change(6, { field: 'due', before: null, after: '2026-03-06', fate: 'replaced' }),
    change(7, { field: 'created', before: null, after: now }),
  ];
  return {
    away,
    refused,
    waiting,
    devices: [device(1, now, true), device(2, now - 11 * minute, false), device(3, now - 80 * hour, false)],
    changes,
  };
}

export function showScene(workspace: MemoryWorkspace, company: Northwind, which: string): void {
  if (which === '') return;
  const scenes = northwindScenes(company, Date.now() - 30 * minute);
  const { away, refused, waiting, devices, changes } = scenes;
  workspace.memory.as(person('ann'), () =>
    workspace.memory.tx.profiles.patch(person('ann'), { devices: { 1: 'Laptop', 2: 'Phone', 3: 'Tablet' } }),
  );
  workspace.answers.history = () => ({ changes, more: 'on-relay', notHere: false });
  workspace.setSync({ devices, away, relay: { ...workspace.sync.relay, completeAt: away.to } });
  if (which === 'arriving')
    workspace.setSync({ arriving: { done: 4_210, total: 128_400, since: Date.now() - 12_000 } });
  if (which === 'offline') {
    workspace.setSync({
      away: { ...away, to: null, others: [], othersCount: 0 },
      waiting,
      waitingCount: waiting.length,
    });
    workspace.setStatus({ save: { state: 'offline', waiting: waiting.length, since: away.from } });
  }
  if (which === 'not-saved') {
    workspace.setSync({ refused, away: { ...away, refused: refused.length } });
    workspace.setStatus({ save: { state: 'unsaved', reason: 'refused', sentence: '' } });
  }
  if (which === 'full') {
    workspace.setSync({
      refused,
      storage: { ...workspace.sync.storage, used: 1_980_000_000, device: 'private', keeping: 'none' },
    });
    workspace.setStatus({ saving: 4, save: { state: 'unsaved', reason: 'full', sentence: '' } });
  }
}
