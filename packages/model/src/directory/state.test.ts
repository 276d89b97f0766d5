import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withholdSpace } from './rules.ts';
import { stateText } from './state.ts';
import type { Directory } from './schema.ts';
import { annAndBo, ann, bo, id, spaceId, type Scene } from './test/scene.ts';
import type { RecordId } from '../ids.ts';

const [first, second] = [spaceId(1), spaceId(2)];
const [one, two] = [id<RecordId>('t', 1), id<RecordId>('t', 2)];
const sha = (text: string | undefined): string =>
  createHash('sha256')
    .update(text ?? '')
    .digest('base64url');

function lived(): Scene {
  const scene = annAndBo();
  scene.must(ann, { type: 'role-set', space: first, person: bo, role: 'lead' });
  scene.must(ann, { type: 'group-set', space: first, group: 'money', readers: [ann] });
  scene.must(ann, { type: 'moved', records: [one], born: first, from: first, to: `${first}/money` as never });
  scene.must(ann, { type: 'moved', records: [two], born: first, from: first, to: second });
  return scene;
}
const directoryOf = ({ directory }: Scene): Directory => {
  if (directory === undefined) throw new Error('it was founded');
  return directory;
};

test('[L32] the state of a ledger is pinned, character by character', () => {
  const directory = directoryOf(lived());
  const space = stateText(directory, first);
  expect(space).toBe(
    `{"groupRoles":{"money":{}},"groups":{"money":["${ann}"]},"links":{},"members":[],"modules":null,` +
      `"moved":[["${one}","${first}",["${first}/money"]]],"open":true,"roles":{"${bo}":"lead"},"since":2}`,
  );
  expect(sha(stateText(directory, 'dir'))).toBe('Bb7o_b7paXTAWc6u7VV-FKpx8x0i52QXt1lhYdO0wL8');
});

test('[L32] it does not hang on the order in which a table was filled', () => {
  const directory = directoryOf(lived());
  const turned = (table: object): never => Object.fromEntries(Object.entries(table).toReversed()) as never;
  const other = { ...directory, persons: turned(directory.persons), devices: turned(directory.devices) };
  expect(Object.keys(other.persons)).not.toEqual(Object.keys(directory.persons));
  expect(stateText(other, 'dir')).toBe(stateText(directory, 'dir'));
});

test('[L32] whoever is refused another space comes to the same; of a space that they do not read whole, to nothing', () => {
  const directory = directoryOf(lived());
  const reader = withholdSpace(directory, second, null);
  expect(stateText(reader, 'dir')).toBe(stateText(directory, 'dir'));
  expect(stateText(reader, first)).toBe(stateText(directory, first));
  expect(stateText(reader, second)).toBeUndefined();
  expect(stateText({ ...directory, withheld: [second] }, second)).toBeUndefined();
  expect(stateText(directory, spaceId(9))).toBeUndefined();
});
