// Two people who meet on one board: Ann founds, makes the project and invites, Bo joins.
import type { Page } from 'playwright-core';
import type { Relay } from '../relay.ts';
import type { World } from '../world.ts';
import { foundWorkspace, join } from './door.ts';
import { invite, newProject, openProject } from './workspace.ts';

export interface Meeting {
  readonly ann: Page;
  readonly bo: Page;
  /** Ann's. */
  readonly recoveryLink: string;
}

export async function meetOnABoard(world: World, relay: Relay): Promise<Meeting> {
  const [annsSeat, bosSeat] = await Promise.all([world.seat(), world.seat()]);
  const ann = annsSeat.page;
  const bo = bosSeat.page;
  const recoveryLink = await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(ann, 'Garden');
  const link = await invite(ann);
  await join(bo, link, 'Bo Dahl');
  await Promise.all([openProject(ann, 'Garden'), openProject(bo, 'Garden')]);
  return { ann, bo, recoveryLink };
}
