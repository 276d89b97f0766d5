// Preloaded into a relay to show that a power cut is one: with commits that are not synced, it must lose some.
import { DatabaseSync } from 'node:sqlite';

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function relaxed(sql) {
  return exec.call(this, sql.replaceAll(/synchronous\s*=\s*FULL/giu, 'synchronous = NORMAL'));
};
