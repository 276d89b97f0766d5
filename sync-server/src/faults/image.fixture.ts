// A disk whose power can be cut: ext4 in a file, mounted by a loop device. A copy of the file holds what had been
// written through to it and nothing of what the system still meant to write.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

function mustRun(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
}

export class DiskImage {
  readonly mounted: string;
  readonly #folder: string;
  #copies = 0;
  #file: string;

  constructor(folder: string, megabytes: number) {
    this.#folder = folder;
    this.#file = join(folder, 'disk-0');
    this.mounted = join(folder, 'mounted');
    mkdirSync(this.mounted);
    mustRun('truncate', ['-s', `${megabytes}M`, this.#file]);
    mustRun('mkfs.ext4', ['-q', this.#file]);
    this.#mount();
  }

  /** All that was written so far is kept. */
  sync(): void {
    mustRun('sync', ['--file-system', this.mounted]);
  }
  /** What a cut would leave, as a new disk; the one in use is not touched. */
  cut(): void {
    this.#copies += 1;
    copyFileSync(this.#file, join(this.#folder, `disk-${this.#copies}`));
  }
  /** Mounts what the cut left in place of the disk that was in use. */
  swap(): void {
    mustRun('umount', [this.mounted]);
    rmSync(this.#file);
    this.#file = join(this.#folder, `disk-${this.#copies}`);
    this.#mount();
  }
  remove(): void {
    spawnSync('umount', ['--lazy', this.mounted]);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The journal's own commits are rare, so that only what was asked to be synced is. */
  #mount(): void {
    mustRun('mount', ['-o', 'loop,noatime,commit=300', this.#file, this.mounted]);
  }
}

/** Why no image can be mounted here, in words; undefined when it can. */
export function whyNoImages(): string | undefined {
  if (process.platform !== 'linux') return 'power cuts need Linux';
  if (process.getuid?.() !== 0) return 'power cuts need root for mounting a disk image';
  const missing = ['mkfs.ext4', 'mount', 'losetup'].find((name) => spawnSync('which', [name]).status !== 0);
  return missing && `power cuts need ${missing}`;
}
