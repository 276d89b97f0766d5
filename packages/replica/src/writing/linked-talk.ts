// What is said with whoever has a share link, as their window holds it: rows by the one path, out of the bytes of its feeds,
// and the updates by which they say something. Nothing of it is ever stored.
import { nothingDecided } from '@baton/model/decided/on-record';
import type { AskCtx } from '@baton/model/command';
import { newDirectory } from '@baton/model/directory/made';
import type { Instant } from '@baton/model/day';
import type { LinkId, PersonId, RecordId, WorkspaceId } from '@baton/model/ids';
import type { Rows } from '@baton/model/tx';
import * as Y from 'yjs';
import { keyOf, secondsOf } from '../cells/cell.ts';
import { cellsIn, structsOf } from '../cells/decode.ts';
import type { DocName } from '../contract.ts';
import { recordOfDoc, rootOf } from '../layout.ts';
import { readChanges } from '../memory/changes.ts';
import { Memory } from '../memory/memory.ts';
import { asRows } from '../records/rows.ts';
import { saidCodes, saidIdOf } from '../cells/said.ts';

export interface Saying {
  readonly name: string;
  readonly text: string;
  readonly at: Instant;
  readonly answers?: string | undefined;
}
export interface Said {
  readonly id: RecordId;
  readonly update: Uint8Array;
}

export class LinkedTalk {
  readonly rows: Rows;
  readonly #memory = new Memory();
  readonly #link: LinkId;
  #writer = new Y.Doc();

  /** @param client made up, as other programs make theirs up. */
  constructor(link: LinkId, client: number) {
    this.#link = link;
    this.rows = asRows(this.#memory.tables);
    this.beginAnew(client);
  }

  /** Of a refused update nothing may be built upon: what is said next stands under another id. */
  beginAnew(client: number): void {
    this.#writer = new Y.Doc();
    this.#writer.clientID = client;
  }

  /** Which comments are in it. */
  hear(doc: DocName, bytes: Uint8Array): ReadonlySet<RecordId> {
    readChanges(this.#memory, { doc: this.#memory.doc(doc), bytes, person: null, own: false, batch: null });
    return new Set(cellsIn(structsOf(bytes), () => 0).map(({ record }) => record));
  }

  say(doc: DocName, { name, text, at, answers }: Saying): Said {
    const { clientID: client } = this.#writer;
    const id = saidIdOf([client, Y.getState(this.#writer.store, client)]);
    const values: Record<(typeof saidCodes)[number], unknown> = {
      on: recordOfDoc(doc),
      tx: text,
      at,
      as: name,
      re: answers,
    };
    const before = Y.encodeStateVector(this.#writer);
    const cells = this.#writer.getMap(rootOf('feed', this.#link as string as PersonId));
    this.#writer.transact(() => {
      for (const code of saidCodes) {
        if (values[code] === undefined) continue;
        const key = keyOf(id, code);
        cells.set(key, [key, values[code], secondsOf(at), this.#link]);
      }
    });
    return { id, update: Y.encodeStateAsUpdate(this.#writer, before) };
  }

  /** As a question is asked: nobody else is known here, so names are those that were said. */
  get ctx(): AskCtx {
    const nobody = newDirectory({ workspace: '' as WorkspaceId, relayKey: '', head: 0 });
    return {
      person: this.#link as string as PersonId,
      today: 0 as never,
      directory: nobody,
      numbers: new Map(),
      decisions: nothingDecided,
      titles: { workspace: '', spaces: {}, teams: {} },
    };
  }
}
