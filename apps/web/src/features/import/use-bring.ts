// Brings what was looked at: the records as one import, then the descriptions, a page each.
import { importTrello, type ImportArgs } from '@baton/interchange/trello/import';
import { importInParts } from '@baton/interchange/trello/parts';
import type { SpaceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import { writeParagraphs } from '@baton/workspace/pages/writing';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { useNames } from '../../parts/people.tsx';
import { refusalText } from '../../parts/refusal-text.ts';
import { keepCounts } from './came.ts';
import { countRows } from './bringing.ts';
import type { Read } from './read-file.ts';

type Wish = Omit<ImportArgs, 'plan' | 'board' | 'more'>;
interface Bringing {
  readonly isGoing: boolean;
  readonly progress: string;
  readonly refused: string | null;
  start(read: Read, wish: Wish): Promise<void>;
}

export function useBring(): Bringing {
  const workspace = useWorkspace();
  const nameOf = useNames();
  const navigate = useNavigate();
  const params = useParams({ from: '/w/$workspace' });
  const [progress, setProgress] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const start = async ({ plan, preview }: Read, wish: Wish) => {
    setRefused(null);
    setProgress('Bringing the tasks');
    const done = await importInParts((part) => workspace.run(importTrello, part, { undoable: false }), {
      plan,
      ...wish,
    });
    if (isRefusal(done)) {
      setProgress('');
      return setRefused(refusalText(done, nameOf));
    }
    for (const [at, { task, paragraphs }] of done.pages.entries()) {
      if (at % 20 === 0) setProgress(`Writing descriptions, ${at} of ${done.pages.length}`);
      await writeParagraphs(workspace, { space: wish.space as SpaceId, task, paragraphs });
    }
    keepCounts(done.intake, countRows(plan, preview, wish.archived));
    setProgress('');
    await navigate({ to: '/w/$workspace/import', params, search: { project: done.project }, replace: true });
  };
  return {
    isGoing: progress !== '',
    progress,
    refused,
    start: (read, wish) => (progress === '' ? start(read, wish) : Promise.resolve()),
  };
}
