// Reading is said in words: who else has this task open now.
import { useHere } from '../../lib/use-here.ts';
import { firstName, useFaces } from '../../parts/people.tsx';
import styles from './reading.module.css';

export function Reading({ task }: { task: string }) {
  const here = useHere();
  const faceOf = useFaces();
  const ids = [...new Set(here.filter((one) => !one.me && one.on === task).map((one) => one.person))];
  if (ids.length === 0) return null;
  const names = ids.map((id) => firstName(faceOf(id).name));
  const last = names.at(-1) ?? '';
  return (
    <p className={styles.reading}>
      {names.length === 1 ? `${last} is reading` : `${names.slice(0, -1).join(', ')} and ${last} are reading`}
    </p>
  );
}
