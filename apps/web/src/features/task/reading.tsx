// Reading is said in words: who else has this task open now.
import { useHere } from '../../lib/use-here.ts';
import { listText } from '../../parts/number-text.ts';
import { firstName, useFaces } from '../../parts/people.tsx';
import styles from './reading.module.css';

export function Reading({ task }: { task: string }) {
  const here = useHere();
  const faceOf = useFaces();
  const ids = [...new Set(here.filter((one) => !one.me && one.on === task).map((one) => one.person))];
  if (ids.length === 0) return null;
  const names = ids.map((id) => firstName(faceOf(id).name));
  return <p className={styles.reading}>{`${listText(names)} ${names.length === 1 ? 'is' : 'are'} reading`}</p>;
}
