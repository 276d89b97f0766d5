// Where the bytes of files lie. A store knows hashes and bytes: whose they are and who may have them is asked elsewhere
// (file-desk.ts). An object never changes once it is kept; its name is what it is.

/** Of one workspace: nothing is shared between workspaces, not even the same bytes. */
export interface FileName {
  readonly workspace: string;
  /** SHA-256, in hex. */
  readonly hash: string;
}
export interface ListedFile {
  readonly hash: string;
  readonly size: number;
}
/** Bytes on their way: of one person, so that nobody adds to another's, or learns that it is there. */
export interface Coming extends FileName {
  readonly person: string;
}

export interface FileStore {
  /** How many bytes have come, from the beginning and without a gap. What is told is on the disk. */
  came(coming: Coming): Promise<number>;
  /** Adds a part where the last one ended; answers how far it has come: elsewhere than told, nothing was added. */
  put(coming: Coming, from: number, part: Uint8Array): Promise<number>;
  /** Looks at what came: under its name it is kept for good, under another's it is thrown away. False: it was not that. */
  finish(coming: Coming): Promise<boolean>;
  /** Gives up what came of it. */
  drop(coming: Coming): Promise<void>;
  /** Bytes of what is kept; null: it is not. */
  size(name: FileName): Promise<number | null>;
  /** From here up to but not including there; null: it is not kept. */
  read(name: FileName, from: number, to: number): Promise<ReadableStream<Uint8Array> | null>;
  remove(name: FileName): Promise<void>;
  /** Everything that is kept of a workspace, whoever knows of it, in no order. */
  list(workspace: string): AsyncIterable<ListedFile>;
  /** Gives up what came before this and was not finished since. */
  dropBefore(time: number): Promise<void>;
}
