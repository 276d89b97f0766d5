import { expect, test } from 'vitest';
import { binTask } from '../task/commands.ts';
import { setProfile } from '../person/commands.ts';
import { person } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { addComment, binComment, editComment } from './commands.ts';
import { commentsToFind, findComments } from './find-query.ts';

const bo = person('bo');
function talk() {
  const scene = openScene();
  const [task = '', other = ''] = scene.put(scene.columns[0], 'Film', 'Kit');
  const say = (text: string, on = task) => {
    scene.wait(1);
    return scene.does(addComment, { task: on, text }).comment;
  };
  return { scene, task, other, say };
}
const found = (scene: Scene, text: string, limit = 5) => scene.ask(findComments, { text, limit });
const texts = (scene: Scene, text: string) => found(scene, text).map((one) => one.text);

test('[M410] by words anywhere in it and in any order, without accents, the newest first', () => {
  const { scene, other, say } = talk();
  say('The proof of the Résumé came back');
  say('Proofreading is done', other);
  say('Nothing of it');
  expect(texts(scene, 'PROOF')).toEqual(['Proofreading is done', 'The proof of the Résumé came back']);
  expect(texts(scene, 'resume proof')).toEqual(['… proof of the Résumé came back']);
  expect(texts(scene, 'reading')).toEqual(['Proofreading is done']);
  expect(found(scene, 'proof', 1)).toHaveLength(1);
  expect(texts(scene, 'proof zebra')).toEqual([]);
});

test('[M410] it says who said it, on which task, and the words round what was looked for', () => {
  const { scene, task } = talk();
  const long = `${'One word after the other. '.repeat(20)}The beach is cold.\n${'And so on. '.repeat(20)}`;
  const said = scene.as(bo, () => {
    scene.does(setProfile, { name: 'Bo Berg' });
    return scene.does(addComment, { task, text: long }).comment;
  });
  const [one] = found(scene, 'beach');
  expect(one).toMatchObject({
    id: said,
    taskKey: expect.stringMatching(/^SPR/u) as string,
    taskTitle: 'Film',
    authorName: 'Bo Berg',
  });
  expect(one?.text).toMatch(/^… .*The beach is cold\. And so on\..* …$/u);
  expect(one?.text.length).toBeLessThan(130);
});

test('[M410] as it stands after an edit', () => {
  const { scene, say } = talk();
  const comment = say('The beach');
  expect(texts(scene, 'beach')).toHaveLength(1);
  scene.does(editComment, { comment, text: 'The harbour' });
  expect([texts(scene, 'beach'), texts(scene, 'harbour')]).toEqual([[], ['The harbour']]);
});

test('[M411] nothing that was deleted or hangs on what is binned, and nothing by a letter or two', () => {
  const { scene, other, say } = talk();
  const gone = say('beach one');
  say('beach two', other);
  say('beach three');
  expect(scene.ask(commentsToFind, {})).toEqual([{ id: 'comments', count: 3 }]);
  scene.does(binComment, { comment: gone });
  scene.does(binTask, { task: other });
  expect(texts(scene, 'beach')).toEqual(['beach three']);
  expect(texts(scene, 'be')).toEqual([]);
  expect(scene.ask(commentsToFind, {})).toEqual([{ id: 'comments', count: 2 }]);
});
