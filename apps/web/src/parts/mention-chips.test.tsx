import type { TeamId } from '@baton/model/ids';
import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { ann, scene } from '../test/scene.tsx';
import { keyIn, useMentions } from './mention-chips.tsx';

beforeEach(() => localStorage.clear());

function Chip({ kind, id, label }: { kind: 'Person' | 'Task'; id: string; label: string }) {
  const { [kind]: Drawn } = useMentions();
  return (
    <p>
      <Drawn id={id} label={label} />
    </p>
  );
}
function Asked({ what, typed }: { what: 'People' | 'Tasks'; typed: string }) {
  const { [what]: Find } = useMentions();
  return (
    <Find typed={typed}>
      {(found) => found.map(({ id, label, title, end }) => <p key={id}>{[label, title, end].join(' | ')}</p>)}
    </Find>
  );
}
const lines = () => [...document.querySelectorAll('p')].map((one) => one.textContent);

test('[editor/Q25] of a task that is not on this device the word alone is read, and nothing to press', async () => {
  await scene().show(<Chip kind="Task" id="t00000000000000000" label="FIN-7" />);
  expect(lines()).toEqual(['FIN-7']);
  expect(screen.queryByRole('link')).toBeNull();
});

test('[editor/Q25] a person is called as they are called now, and somebody unknown by the word that was written', async () => {
  const at = scene();
  await at.show(<Chip kind="Person" id={ann} label="Annie" />);
  expect(screen.getByRole('button').textContent).toMatch(/^@(?!Annie)/u);
  expect(screen.getByRole('button').dataset['personCard']).toBe(ann);
  await at.show(<Chip kind="Person" id="u00000000000000000" label="Noor" />);
  expect(lines()).toContain('@Noor');
});

test('[editor/Q24] people are found by the beginnings of their names, tasks by key and words', async () => {
  const at = scene();
  await at.show(<Asked what="Tasks" typed="SPR-121" />);
  expect(lines()).toEqual(['SPR-121 | Press kit: words and stills | SPR-121']);
  await at.show(<Asked what="People" typed="len" />);
  expect(lines()).toContain('Lena | Lena Brandt | ');
});

test('[editor/Q26] an address of this workspace leads to its key, another to none', () => {
  const here = { origin: 'https://baton.example', workspace: 'w1' };
  expect(keyIn('https://baton.example/w/w1/task/SPR-118?board=b', here)).toBe('SPR-118');
  expect(keyIn('https://baton.example/w/w1/task/SPR~7QK3M', here)).toBe('SPR~7QK3M');
  for (const other of [
    'https://baton.example/w/w2/task/SPR-118',
    'https://else.example/w/w1/task/SPR-118',
    'https://baton.example/w/w1/board/b',
  ])
    expect(keyIn(other, here)).toBeNull();
  expect(keyIn('SPR-118', here)).toBe('SPR-118');
});

test('[editor/Q41] a team is found by its title with how many are in it, and read by the title that it has now', async () => {
  const team = `e${'0'.repeat(17)}` as TeamId;
  const freight = { since: 1, kind: 'team', parent: null, home: null, members: [ann], leads: [] } as const;
  const at = scene({ directory: { teams: { [team]: freight } } });
  at.workspace.memory.titles.teams[team] = 'Freight team';
  await at.show(<Asked what="People" typed="frei" />);
  expect(lines()).toEqual(['Freight team | Freight team | 1 person']);
  await at.show(<Chip kind="Person" id={team} label="Freight" />);
  expect(lines()).toContain('@Freight team');
  await at.show(<Chip kind="Person" id={`e${'1'.repeat(17)}`} label="Night watch" />);
  expect(lines()).toContain('@Night watch');
});
