// The one place that says who may do what to which document: one workspace's directory, folded as far as its ledger goes.
// Rooms, routes and frames ask here. What a foreign id gets is what an unknown one gets.
import {
  deviceOf,
  hereIn,
  isGuest,
  liveDevice,
  mayRead,
  mayWrite,
  personIn,
  readsHome,
  spacesOf,
  standsIn,
} from '@baton/model/directory/queries';
import { isLink, linkReads, linkWrites } from '@baton/model/directory/link-queries';
import { foldDirectory, isIllegal } from '@baton/model/directory/rules';
import type { Directory } from '@baton/model/directory/schema';
import type { PersonId, SpaceId } from '@baton/model/ids';
import type { PlacedEntry } from '../ledger/foldable.ts';
import { concernedBy, type Concerned } from './concerned.ts';
import { type Grant, grantsBetween, isOpened, leftAfter } from './grants.ts';
import { scopeIn } from './scope.ts';

export class Rights {
  directory: Directory | undefined;
  readonly grants: Grant[] = [];
  readonly #numbers = new Map<string, readonly number[]>();
  readonly #answers = new Map<string, Map<string, boolean>>();
  /** Whom an entry of a space concerns by a group, by its place on the line. */
  readonly #concerned = new Map<number, Concerned>();
  #head = 0;
  #barred: ReadonlySet<string> = new Set();
  /** Who is suspended → the directory as it was when they still read. */
  #left: ReadonlyMap<PersonId, Directory> = new Map();

  /** Place on the line of the newest ledger entry that is folded, whether it was legal or not. */
  get head(): number {
    return this.#head;
  }

  /** Entries in order; those folded before are skipped. They were verified before they were sequenced. */
  fold(entries: readonly PlacedEntry[]): void {
    for (const entry of entries) if (entry.line > this.#head) this.#foldOne(entry);
  }
  /** Also over entries that fold to nothing: given back by somebody who might not read them. */
  reach(line: number): void {
    this.#head = Math.max(this.#head, line);
  }

  /** @param person or the link by which somebody came (model/directory/link-queries). */
  mayRead(person: PersonId, doc: string): boolean {
    const known = this.#answers.get(person) ?? new Map<string, boolean>();
    this.#answers.set(person, known);
    const before = known.get(doc);
    if (before !== undefined) return before;
    const scope = scopeIn(doc);
    const asked = isLink(person) ? linkReads : mayRead;
    const answer = scope !== undefined && this.directory !== undefined && asked(this.directory, person, scope);
    known.set(doc, answer);
    return answer;
  }

  mayWrite(person: PersonId, doc: string): boolean {
    const scope = scopeIn(doc);
    const asked = isLink(person) ? linkWrites : mayWrite;
    return scope !== undefined && this.directory !== undefined && asked(this.directory, person, scope);
  }

  /** As if they were here: what somebody wrote before they were removed stands where they wrote. */
  couldWrite(person: PersonId, doc: string): boolean {
    const scope = scopeIn(doc);
    const known = this.directory && personIn(this.directory, person);
    if (scope === undefined || this.directory === undefined || known === undefined) return false;
    const persons = { ...this.directory.persons, [person]: { ...known, standing: 'here' as const } };
    return mayWrite({ ...this.directory, persons }, person, scope);
  }

  /** Whether a document is of what a grant opened, and is still theirs to read. */
  opens(grant: Grant, doc: string): boolean {
    return isOpened(grant, doc) && this.mayRead(grant.person, doc);
  }

  /** What this person is granted behind a number: whoever is sent the line up to there is sent it as before. */
  grantsAfter(person: PersonId, number: number): readonly Grant[] {
    return this.grants.filter((grant) => grant.number > number && grant.person === person);
  }

  /** Decisions are told to everybody but guests, who are told what those came to (extracts.ts). */
  readsDecisions(person: PersonId): boolean {
    return this.directory?.persons[person] !== undefined && !isGuest(this.directory, person);
  }

  /**
   * An entry is told to whoever reads its ledger, and to whom it concerns in a group that they read, or read until it:
   * elsewhere nobody would know what became theirs, or has to go from their device.
   */
  readsEntry(person: PersonId, { ledger, number }: { readonly ledger: string; readonly number: number }): boolean {
    if (this.readsLedger(person, ledger)) return true;
    const concerned = this.#concerned.get(number);
    if (concerned === undefined || !this.readsDecisions(person)) return false;
    if (concerned.persons.has(person)) return true;
    const { directory } = this;
    if (!concerned.isOfRecords || directory === undefined) return false;
    return concerned.groups.some((group) => readsHome(directory, person, group));
  }

  /** Whether it says of a record where it counts, in a group that this grant opened. */
  opensEntry({ groups }: Grant, number: number): boolean {
    const concerned = this.#concerned.get(number);
    return concerned?.isOfRecords === true && concerned.groups.some((group) => groups.has(group));
  }

  /** The directory is everybody's; a space's ledger is its readers'. */
  readsLedger(person: PersonId, ledger: string): boolean {
    if (!this.directory || hereIn(this.directory, person) === undefined || isGuest(this.directory, person))
      return false;
    return ledger === 'dir' || standsIn(this.directory, person, ledger);
  }

  spacesOf(person: PersonId): readonly SpaceId[] {
    return this.directory ? spacesOf(this.directory, person) : [];
  }

  /** Devices whose revocation is known and not in order yet: a relay that lost it revives nobody meanwhile. */
  bar(devices: readonly string[]): void {
    this.#barred = new Set(devices);
  }

  /** The number of a device that may act now. */
  liveNumber(device: string): { readonly deviceNo: number; readonly person: PersonId } | undefined {
    const found = this.directory && !this.#barred.has(device) ? liveDevice(this.directory, device) : undefined;
    return found && { deviceNo: found.no, person: found.person };
  }

  isSuspended(person: PersonId): boolean {
    return this.directory !== undefined && personIn(this.directory, person)?.standing === 'suspended';
  }

  isLive(deviceNo: number): boolean {
    const device = this.directory && deviceOf(this.directory, deviceNo);
    return device !== undefined && this.liveNumber(device) !== undefined;
  }

  /** All numbers a person's devices have or had: what those wrote stays theirs. */
  deviceNosOf(person: PersonId): readonly number[] {
    const known = this.#numbers.get(person);
    if (known) return known;
    const devices = Object.values(this.directory?.devices ?? {});
    const numbers = devices.filter((device) => device.person === person).map(({ no }) => no);
    this.#numbers.set(person, numbers);
    return numbers;
  }

  #foldOne(entry: PlacedEntry): void {
    this.#head = entry.line;
    const before = this.directory;
    const next = foldDirectory(before, entry);
    // What is decided about work changes nobody's rights.
    if (isIllegal(next) || next === before) return;
    this.directory = next;
    const concerned = before && concernedBy({ before, after: next }, entry.decision);
    if (concerned) this.#concerned.set(entry.line, concerned);
    this.#numbers.clear();
    this.#answers.clear();
    if (before) this.grants.push(...grantsBetween({ before, after: next, left: this.#left }, entry.line));
    if (before) this.#left = leftAfter(this.#left, before, next);
  }
}
