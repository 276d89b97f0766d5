// Changes that no test can notice, since the program does the same with them: by name, each with its reason.
import type { Mutant } from './instrument.ts';

interface Equivalent {
  readonly file: string;
  readonly what: string;
  /** How what is changed begins. */
  readonly source: string;
  readonly because: string;
}
const guard = 'replica/src/guard';
const directory = 'model/src/directory';
const early = 'only an early way out: what follows finds nothing in such a document either';
const access = 'sync-server/src/access';
const kept = 'only remembers: asked again, the same is worked out again';
const narrow = 'told to the compiler: a rule before has answered already where it is undefined';

export const equivalents: readonly Equivalent[] = [
  { file: `${guard}/nesting.ts`, what: 'never', source: '!structs.some(', because: early },
  {
    file: `${guard}/nesting.ts`,
    what: 'without what follows &&',
    source: 'struct instanceof Y.Item &&',
    because: early,
  },
  {
    file: `${guard}/nesting.ts`,
    what: 'without what stands before &&',
    source: 'struct instanceof Y.Item &&',
    because: early,
  },
  {
    file: `${guard}/nesting.ts`,
    what: '< as <=',
    source: 'at < struct.length',
    because: 'the next struct has that clock, and overwrites it',
  },
  { file: `${guard}/retime.ts`, what: 'never', source: 'now === undefined || of', because: early },
  { file: `${guard}/retime.ts`, what: 'without what follows ||', source: 'now === undefined || of', because: early },
  {
    file: `${guard}/retime.ts`,
    what: 'without what stands before ||',
    source: 'now === undefined || of',
    because: early,
  },
  { file: `${guard}/itself.ts`, what: 'never', source: "of === 'page'", because: early },
  {
    file: `${guard}/keys.ts`,
    what: 'without what follows ||',
    source: 'bad(struct.parentSub)',
    because: 'the rule on roots, which comes before, refuses such a root',
  },
  {
    file: `${guard}/keys.ts`,
    what: 'without what stands before &&',
    source: 'typeof name ===',
    because: 'what is no text is no forbidden name',
  },
  {
    file: `${guard}/keys.ts`,
    what: 'without what stands before &&',
    source: 'struct instanceof Y.Item',
    because: 'what is no item has neither key nor root',
  },
  {
    file: `${guard}/bounds.ts`,
    what: '< as <=',
    source: 'to < farthest',
    because: 'the bound lies between two whole numbers',
  },
  {
    file: `${access}/rights.ts`,
    what: 'without what stands before ??',
    source: 'this.#answers.get(person) ??',
    because: kept,
  },
  { file: `${access}/rights.ts`, what: 'is not done', source: 'this.#answers.set(person', because: kept },
  { file: `${access}/rights.ts`, what: 'never', source: 'before !== undefined', because: kept },
  { file: `${access}/rights.ts`, what: 'is not done', source: 'known.set(doc', because: kept },
  { file: `${access}/rights.ts`, what: 'never', source: 'known', because: kept },
  { file: `${access}/rights.ts`, what: 'is not done', source: 'this.#numbers.set(person', because: kept },
  { file: `${access}/grants.ts`, what: 'never', source: 'before.moved === after.moved', because: early },
  { file: `${access}/grants.ts`, what: 'never', source: 'before.moved[record] ===', because: early },
  { file: `${access}/grants.ts`, what: 'never', source: 'isSame && common.spaces', because: early },
  { file: `${access}/grants.ts`, what: 'never', source: 'before.persons === after.persons', because: early },
  { file: `${access}/grants.ts`, what: 'never', source: 'gained.length === 1', because: early },
  {
    file: `${directory}/device-rules.ts`,
    what: 'never',
    source: 'devices.length >= lastDeviceNo',
    because: 'it would take sixteen million devices',
  },
  {
    file: `${directory}/device-rules.ts`,
    what: '>= as >',
    source: 'devices.length >= lastDeviceNo',
    because: 'it would take sixteen million devices',
  },
  {
    file: `${directory}/device-rules.ts`,
    what: '- as +',
    source: '2 ** 24 - 1',
    because: 'it would take sixteen million devices',
  },
  {
    file: `${directory}/people-rules.ts`,
    what: 'without what follows ||',
    source: 'why !== null || found === undefined',
    because: narrow,
  },
  {
    file: `${directory}/people-rules.ts`,
    what: 'without what follows ??',
    source: "why ?? 'the person is not here'",
    because: narrow,
  },
  {
    file: `${directory}/people-rules.ts`,
    what: 'without what stands before &&',
    source: "persons[id]?.role === 'owner' &&",
    because: 'an owner is here at all times, so of nobody else it is asked in vain',
  },
  {
    file: `${directory}/state.ts`,
    what: '< as <=',
    source: 'left < right',
    because: 'no two keys of an object are the same',
  },
];

export const isEquivalent = ({ file, what, source }: Mutant, among = equivalents): boolean =>
  among.some((one) => file.endsWith(one.file) && one.what === what && source.startsWith(one.source));
