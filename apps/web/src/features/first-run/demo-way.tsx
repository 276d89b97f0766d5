// Look around the demo company: a workspace of one's own, filled. Nobody else is in it.
import { Button } from '@baton/ui/button';
import type { Workspace } from '@baton/workspace/contract';
import type { Door } from '@baton/workspace/doors/door';
import { Tent } from 'lucide-react';
import { Refused, Way, type WayProps } from './way.tsx';
import styles from './first-run.module.css';

/** The company and what writes its pages come only to those who want them. */
const demo = () => import('./demo.ts');
const foundDemo = async (door: Door) => (await demo()).foundDemo(door);
const fillDemo = async (workspace: Workspace, door: Door) => {
  await (await demo()).fillDemo(workspace, door);
  return null;
};

export function DemoWay({ entering, ...props }: WayProps) {
  return (
    <Way
      {...props}
      icon={Tent}
      title="Look around the demo company"
      sentence="A company mid-launch. Everything is yours to break."
    >
      <p className={styles.about}>
        Northwind Outdoor makes tents and is six weeks from a launch. You are Ines Carvalho, who leads it. The company
        is yours alone.
      </p>
      <div className={styles.go}>
        <Button
          tone="primary"
          size={36}
          aria-busy={entering.isGoing}
          onClick={() => entering.enter(foundDemo, fillDemo)}
        >
          Open the demo company
        </Button>
      </div>
      <Refused entering={entering} />
    </Way>
  );
}
