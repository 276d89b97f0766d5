import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from './commands.ts';
import { questions } from './questions.ts';
import { records } from './records.ts';

const wanted = {
  commands:
    'addBoard renameBoard setLanes archiveBoard restoreBoard binBoard unbinBoard addColumn renameColumn recolourColumn setLimit collapseColumn moveColumn archiveColumn restoreColumn addComment editComment binComment seedDemo setProfile nameDevice addName matchName addProject renameProject setHue setPrefix archiveProject restoreProject binProject unbinProject addTask addTasks addCheckItems toggleCheckItem addReminder removeReminder settleReminder setFavourite saveTemplate binTemplate addFromTemplate copyTask watchTask setRepeat skipNext bearComing setParent checkItemToTask taskToCheckItem renameCheckItem moveCheckItem binCheckItem binTaskLink moveTask moveToProject stayWhereItIs keepFormerKey setReaders shareTask relateTasks unrelateTasks setBudget renameTask setDue setPriority setEstimate setTags assignTask archiveTask restoreTask binTask unbinTask setStatus finishTask',
  questions:
    'bin boardsOfProject boardColumns tasksOnBoard boardHead archivedOnBoard commentsOn intakesOf sharedTasks sharedColumns peopleOfWorkspace projectsOfWorkspace progressOfProjects statusesOfProject tagsOfProject taskPeek taskByKey checklistOf remindersOf remindersToCome favouritesOfMine templatesFor comingTasks seriesAround subTasksOf linksOf relationsOf unblocked findTasks boardsToFind tasksToFind recordsNamed deviceNames personCard heldBy photosOfPeople staffOfWorkspace leftOverBy',
};

const ofBoardSettings = {
  commands: [
    'limitBoard',
    'setNeed',
    'setPolicy',
    'holdStatus',
    'addStatus',
    'renameStatus',
    'setStatusKind',
    'removeColumn',
    'removeStatus',
  ],
  questions: ['limitsOnBoard'],
};

const ofDecisions = {
  commands: ['freezeVersion'],
  questions: [
    'openDecisions',
    'decidedOn',
    'ruledColumns',
    'coveredOf',
    'frozenOf',
    'columnCalled',
    'hangingIn',
    'hangingOf',
    'foundByGate',
    'leavingBy',
  ],
};
const ofTalk = { commands: ['react', 'settleThread', 'hideSaid'], questions: ['findComments', 'commentsToFind'] };

const ofHolidays = { commands: ['setHolidays', 'followHolidays'], questions: ['holidaysOfSpace', 'holidayLists'] };

const ofCards = { commands: ['setCardFace', 'setCover', 'editTasks'] };

const ofFiles = {
  commands: [
    'addFiles',
    'addFileVersion',
    'renameFile',
    'restoreFileVersion',
    'noteFileVersion',
    'binFile',
    'restoreFile',
  ],
  questions: ['filesOn', 'filesSaidOn', 'fileVersionsOf', 'filesOfProject', 'filesByBytes', 'filesToCopy'],
};

const ofDepartments = {
  commands: [
    'setNeeds',
    'setDesk',
    'startDesk',
    'askForWork',
    'takeRequest',
    'declineRequest',
    'answerWithTask',
    'putOffRequest',
    'reopenRequest',
    'takeBackRequest',
    'addProjectFrom',
    'startDepartment',
    'removeSamples',
    'saveAsTemplate',
    'removeTemplate',
    'putStepsAway',
  ],
  questions: [
    'homeOfSpace',
    'desks',
    'requestsIn',
    'requestBehind',
    'templates',
    'keptOfProject',
    'samplesIn',
    'firstSteps',
    'seenBy',
  ],
};

const ofMyWork = {
  commands: [
    'placeWork',
    'releaseWork',
    'snoozeWork',
    'addPrivateTask',
    'planWork',
    'moveBlock',
    'binBlock',
    'readNotices',
    'readTask',
    'finishNotices',
    'snoozeNotices',
  ],
  questions: ['myWork', 'doneByMe', 'myWeek', 'myBlocks', 'inbox', 'unreadNotices', 'waitingOn'],
};

test('[M6] every command and question is found by its name', () => {
  expect([...commands.keys()].sort()).toEqual(
    [
      ...wanted.commands.split(' '),
      ...ofBoardSettings.commands,
      ...ofTalk.commands,
      ...ofDecisions.commands,
      ...ofCards.commands,
      ...ofHolidays.commands,
      ...ofFiles.commands,
      ...ofMyWork.commands,
      ...ofDepartments.commands,
    ].sort(),
  );
  expect([...questions.keys()].sort()).toEqual(
    [
      ...wanted.questions.split(' '),
      ...ofBoardSettings.questions,
      ...ofFiles.questions,
      ...ofHolidays.questions,
      ...ofMyWork.questions,
      ...ofDepartments.questions,
      ...ofTalk.questions,
      ...ofDecisions.questions,
    ].sort(),
  );
  for (const [name, command] of commands) expect(command.name).toBe(name);
  for (const [name, question] of questions) expect(question.name).toBe(name);
});

test('[M6] none is written that no worker would find', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.split(sep).includes('test'))
    .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'));
  const written = (kind: 'command' | 'question') =>
    sources.flatMap((text) =>
      [...text.matchAll(new RegExp(`\\b${kind}\\(\\s*'(\\w+)'`, 'g'))].map(([, name = '']) => name),
    );
  expect(written('question').filter((name) => !questions.has(name))).toEqual([]);
  expect(written('command').filter((name) => !commands.has(name))).toEqual([]);
  expect(written('question').length).toBe(questions.size);
});

test('[M6] a question reads tables that exist, each once', () => {
  for (const { reads } of questions.values()) {
    expect(reads.every((table) => table in records)).toBe(true);
    expect(new Set(reads).size).toBe(reads.length);
  }
});

test('[M7] arguments that are not what they should be do not come in', () => {
  const refused = (name: string, args: unknown) => commands.get(name)?.args.safeParse(args).success === false;
  expect(refused('addTask', { project: 'p', title: '   ' })).toBe(true);
  expect(refused('addTask', { project: 'p', title: 'x'.repeat(501) })).toBe(true);
  expect(refused('setDue', { task: 't', due: '2026-02-30' })).toBe(true);
  expect(refused('setEstimate', { task: 't', estimate: -1 })).toBe(true);
  expect(refused('setPriority', { task: 't', priority: 5 })).toBe(true);
  expect(refused('setLimit', { column: 'c', limit: 0 })).toBe(true);
  expect(refused('addProject', { space: 's', name: 'x', hue: 8, prefix: 'SPR' })).toBe(true);
  expect(refused('addProject', { space: 's', name: 'x', hue: 1, prefix: 'spr' })).toBe(true);
  expect(refused('addProject', { space: 's', name: 'x', hue: 1, prefix: 'SPR' })).toBe(false);
});
