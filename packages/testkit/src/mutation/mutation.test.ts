import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { equivalents, isEquivalent } from './equivalent.ts';
import { instrument } from './instrument.ts';
import { report } from './report.ts';
import { mutantsOf, sourcesOf } from './sources.ts';
import { targets, wanted } from './targets.ts';
import { Trying } from './trying.ts';

interface Door {
  readonly mayPass: (age: number, isBanned?: boolean) => boolean;
  readonly log: readonly string[];
  readonly first: (names: { readonly list?: readonly string[] } | null) => string | undefined;
}
const door = `
interface Person { readonly age: number }
export const log: string[] = [];
const note = (text: string): void => void log.push(text);
export function mayPass(age: Person['age'], isBanned = false): boolean {
  note(\`\${age}\`);
  if (isBanned) return false;
  for (let at = 0; at < age; at += 1) if (at > 90) return true;
  return age >= 18;
}
export const first = (names: { readonly list?: readonly string[] } | null): string | undefined =>
  names?.list?.filter((name) => name.startsWith('a')).at(0) as string | undefined;
`;
/** Read as a program of its own, asking the `Trying` that is handed in. */
async function open(trying: Trying): Promise<Door> {
  const { code } = instrument('door.ts', door);
  const own = stripTypeScriptTypes(code).replaceAll('globalThis.__mutation', `globalThis.__planted`);
  Object.assign(globalThis, { __planted: trying });
  return (await import(`data:text/javascript,${encodeURIComponent(`${own}//${Math.random()}`)}`)) as Door;
}
function holds(...facts: readonly boolean[]): void {
  if (facts.includes(false)) throw new Error('it does not hold');
}
const both = (run: () => void) => {
  const again = async (): Promise<void> => run();
  return { first: again, again };
};
const { mutants } = instrument('door.ts', door);
const survivorsOf = ({ outcome }: Trying): readonly string[] =>
  report(mutants, outcome).survivors.map((line) => line.replace(/^door.ts:\d+ /u, ''));

describe('changes', () => {
  test('[T47] each kind is made: bounds, clauses, answers, words that are yes or no, what is asked and what is done', () => {
    expect(mutants.map(({ what }) => what).join()).toBe(
      'false as true,is not done,never,always,false as true,never,< as <=,< as >=,never,always,> as >=,> as <=,' +
        'true as false,>= as >,>= as <,startsWith says the opposite',
    );
  });

  test('[T47] asleep, the program does what it did; awake, one change is made and no other', async () => {
    const trying = new Trying();
    const { mayPass, log, first } = await open(trying);
    expect([mayPass(18), mayPass(17), mayPass(30, true), first({ list: ['b', 'ann'] }), first(null)]).toEqual([
      true,
      false,
      false,
      'ann',
      undefined,
    ]);
    expect(log).toEqual(['18', '17', '30']);
    // What is not done is a block of its own: an else stays where it stood.
    expect(instrument('else.ts', 'if (a) b(); else c();').code).toMatch(/\{b\(\);\} \} else \{ if/u);
  });
});

describe('tests', () => {
  test('[T48] a planted survivor is named, and what is noticed has the name of the test that noticed it', async () => {
    const trying = new Trying();
    const { mayPass, log } = await open(trying);
    await trying.try(
      'grown up',
      both(() => holds(mayPass(40), !mayPass(3), mayPass(120))),
    );
    const survivors = survivorsOf(trying).join('\n');
    expect(survivors).toContain('>= as > (1 tests): age >= 18');
    expect(survivors).toContain('is not done (1 tests): note(');
    expect(survivors).toContain('never (1 tests): isBanned');
    expect(Object.values(trying.outcome.killed)).toContain('grown up');
    // One more test, and the same change is noticed.
    await trying.try(
      'just grown up',
      both(() => holds(mayPass(18), !mayPass(17), !mayPass(40, true), log.length > 0)),
    );
    expect(survivorsOf(trying).join('\n')).not.toContain('>= as >');
    expect(survivorsOf(trying).join('\n')).not.toContain('isBanned');
  });

  test('[T48] a test that does not hold a second time is not believed, one that fails at once is told', async () => {
    const trying = new Trying();
    const { mayPass } = await open(trying);
    let times = 0;
    await trying.try(
      'once',
      both(() => holds(mayPass(40), (times += 1) === 1)),
    );
    expect(trying.outcome).toMatchObject({ killed: {}, spoilt: ['once'] });
    await expect(
      trying.try(
        'never',
        both(() => holds(mayPass(3))),
      ),
    ).rejects.toThrow('does not hold');
  });

  test('[T48] a change that has no end is noticed by how often it is asked for', () => {
    const trying = new Trying();
    const forever = async (): Promise<void> => {
      while (trying.isOn('loop.ts', 0));
    };
    return expect(
      trying
        .try('loop', { first: async () => void trying.isOn('loop.ts', 0), again: forever })
        .then(() => trying.outcome),
    ).resolves.toMatchObject({ killed: { 'loop.ts 0': 'loop' } });
  });
});

describe('what is held to it', () => {
  const root = join(import.meta.dirname, '..', '..', '..', '..');
  const all = targets.flatMap((target) => mutantsOf(target, root));

  test('[T49] guard, access, the directory and decisions about work are, each source but shapes and what tests are made of', () => {
    expect([targets.map(({ name }) => name), wanted]).toEqual([['guard', 'access', 'directory', 'decided'], 85]);
    for (const target of targets) expect(sourcesOf(target, root).length).toBeGreaterThan(8);
    expect(all.length).toBeGreaterThan(2_000);
  });

  test('[T49] whatever is said to change nothing is a change that is made, and each has its reason', () => {
    const stale = equivalents.filter((one) => !all.some((mutant) => isEquivalent(mutant, [one])));
    expect(stale).toEqual([]);
    expect(equivalents.every(({ because }) => because.length > 20)).toBe(true);
    // A few by name, not a way out.
    expect(all.filter((mutant) => isEquivalent(mutant)).length).toBeLessThan(all.length / 20);
  });
});
