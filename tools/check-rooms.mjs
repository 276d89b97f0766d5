// A package whose folders are rooms (tools/boundaries.mjs) is built in one direction: a room enters only those that are named
// after it. Types are free to point anywhere: `core.ts` names all parts that stand above it.
import { dirname, normalize } from 'node:path/posix';
import { roomsOf } from './boundaries.mjs';
import { allFiles, isTest, read, report } from './files.mjs';

const imports = /^(?:import|export)\s+(?!type\s)(?:([^'";]*?)\s+from\s+)?'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm;
/** `{ type A, type B }` brings nothing that runs. @param {string | undefined} names */
const isTypesAlone = (names) =>
  names !== undefined && /^\{[^}]*\}$/.test(names) && !/[{,]\s*(?!type\s|\})\w/.test(names);

/** @param {string} text @returns {string[]} */
const enteredBy = (text) =>
  [...text.matchAll(imports)].filter(([, names]) => !isTypesAlone(names)).map(([, , path, late]) => path ?? late ?? '');

/** A file that lies beside the rooms is a room of its own. @param {string} path below src/ */
const roomOf = (path) => path.split('/')[0] ?? '';

const files = allFiles().filter((path) => /\.tsx?$/.test(path));
let looked = 0;
/** @param {string} folder @param {readonly string[]} rooms @returns {string[]} */
function findingsIn(folder, rooms) {
  const src = `${folder}/src/`;
  const sources = files.filter((path) => path.startsWith(src) && !isTest(path));
  looked += sources.length;
  const places = new Map(rooms.map((room, place) => [room, place]));
  const named = new Set(sources.map((path) => roomOf(path.slice(src.length))));
  return [
    ...rooms
      .filter((room) => !named.has(room))
      .map((room) => `${src}${room} is named in tools/boundaries.mjs and is not there`),
    ...[...named]
      .filter((room) => !places.has(room))
      .map((room) => `${src}${room} has no place among the rooms of tools/boundaries.mjs`),
    ...sources.flatMap((path) => {
      const own = roomOf(path.slice(src.length));
      return enteredBy(read(path))
        .map((to) => roomOf(normalize(`${dirname(path)}/${to}`).slice(src.length)))
        .filter((room) => (places.get(room) ?? 0) < (places.get(own) ?? 0))
        .map((room) => `${path}: ${own} may not enter ${room}, which stands above it`);
    }),
  ];
}

const findings = Object.entries(roomsOf)
  .filter(([folder]) => files.some((path) => path.startsWith(`${folder}/src/`)))
  .flatMap(([folder, rooms]) => findingsIn(folder, rooms));
report(findings, `${looked} files in rooms`);
