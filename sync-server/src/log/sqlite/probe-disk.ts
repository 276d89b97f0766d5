// Whether there is room again: a file as large as a busy group of writes, forced to the disk and taken away again. A row
// alone could fit where the next group does not, and the relay would open and close all day.
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';

const probeBytes = 8_388_608;

/** Throws what the disk says. */
export function probeDisk(file: string): void {
  const beside = `${file}.probe`;
  try {
    const opened = openSync(beside, 'w', 0o600);
    try {
      writeSync(opened, new Uint8Array(probeBytes));
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } finally {
    rmSync(beside, { force: true });
  }
}
