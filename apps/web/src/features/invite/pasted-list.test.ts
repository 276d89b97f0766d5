import { expect, test } from 'vitest';
import { readPasted } from './pasted-list.ts';

const people = (text: string) => readPasted(text).people.map(({ name, mail }) => [name, mail]);

test('an address in each line, alone, in angle brackets, or beside a name', () => {
  expect(people('ann@work.example\nBo Dahl <bo@work.example>\r\nCy Brandt, cy@work.example\n\n')).toEqual([
    ['', 'ann@work.example'],
    ['Bo Dahl', 'bo@work.example'],
    ['Cy Brandt', 'cy@work.example'],
  ]);
});

test('a table: its head is none of them, cells apart by comma, semicolon or tab, in quotes or not', () => {
  expect(people('Name;E-Mail\n"Lee, Ann";ann@work.example\n')).toEqual([['Lee, Ann', 'ann@work.example']]);
  expect(people('mail\tfirst\tlast\nbo@work.example\tBo\tDahl')).toEqual([['Bo Dahl', 'bo@work.example']]);
  expect(people('"Cy ""Si"" Brandt",cy@work.example')).toEqual([['Cy "Si" Brandt', 'cy@work.example']]);
  expect(people('"two\nlines",dee@work.example')).toEqual([['two\nlines', 'dee@work.example']]);
});

test('several addresses in one line are several people', () => {
  expect(people('ann@work.example, bo@work.example; Cy <cy@work.example>')).toEqual([
    ['', 'ann@work.example'],
    ['', 'bo@work.example'],
    ['Cy', 'cy@work.example'],
  ]);
});

test('an address that stands there twice counts once, whatever its letters, and is told', () => {
  const read = readPasted('Ann, ann@work.example\nANN@work.example');
  expect(read.people).toEqual([{ name: 'Ann', mail: 'ann@work.example' }]);
  expect(read.twice).toEqual(['ANN@work.example']);
});

test.each(['Ann Lee', 'ann@work', '@work.example', 'ann@@work.example', 'ann at work.example', 'ann@work.example.'])(
  'in “%s” there is no address, and the line is told',
  (line) => {
    expect(readPasted(`bo@work.example\n${line}`)).toMatchObject({
      people: [{ mail: 'bo@work.example' }],
      unread: [line],
    });
  },
);

test.each(['"', 'a"b,c', '"ann@work.example" x', ',,,', '"open, and never closed', '\t\t\n;;'])(
  'whatever is pasted (%j), reading it ends',
  (text) => {
    expect(readPasted(text).people.length).toBeLessThanOrEqual(1);
    expect(people(`${text}\nbo@work.example`)).toContainEqual(['', 'bo@work.example']);
  },
);
