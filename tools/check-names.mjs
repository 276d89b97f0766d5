// Names that say nothing are refused, and so are barrels: the import path is the file path.
import { allFiles, report } from './files.mjs';

const emptyWords = new Set('manager helper helpers util utils service base impl data info common misc'.split(' '));
const emptyFolders = new Set('hooks utils types stores contexts helpers'.split(' '));
const names = new Set(['service-worker']); // the platform's word

const files = allFiles().filter((path) => /\/src\/.*\.(ts|tsx|css)$/.test(path));
/** @param {string} path @returns {string[]} */
function findingsOf(path) {
  const folders = path.split('/').slice(0, -1);
  const name = (path.split('/').at(-1) ?? '').split('.')[0] ?? '';
  const findings = folders
    .filter((folder) => emptyFolders.has(folder))
    .map((folder) => `${path}: no folder ${folder}/`);
  if (name === 'index' && !path.startsWith('apps/web/src/routes/')) findings.push(`${path}: no barrels`);
  if (!names.has(name)) {
    for (const word of name.split('-')) {
      if (emptyWords.has(word)) findings.push(`${path}: "${word}" says nothing; name what it owns`);
    }
  }
  return findings;
}

report(files.flatMap(findingsOf), `${files.length} file names`);
