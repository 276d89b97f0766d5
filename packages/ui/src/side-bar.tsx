import { ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconShape } from './icon.tsx';
import { LinkOf, type LinkRender } from './link.tsx';
import { ProjectMark, type ProjectHue } from './project-mark.tsx';
import styles from './side-bar.module.css';

export interface SideBarProps {
  /** Names the region and, by default, its navigation. */
  readonly label: string;
  /** The workspace, find and add. */
  readonly head: ReactNode;
  readonly children: ReactNode;
  /** Always in reach: sync chip, settings, you. */
  readonly foot: ReactNode;
  readonly navLabel?: string | undefined;
}

/** 232 wide. From 1023 down 56 px of icons, which open over the page on hover and focus. */
export function SideBar({ label, head, children, foot, navLabel = label }: SideBarProps) {
  return (
    <aside className={styles.side} aria-label={label}>
      <div className={styles.head}>{head}</div>
      <nav className={styles.nav} aria-label={navLabel}>
        {children}
      </nav>
      <div className={styles.foot}>{foot}</div>
    </aside>
  );
}

export function NavHeading({ children }: { children: ReactNode }) {
  return (
    <h2 className={styles.heading}>
      <span className={styles.text}>{children}</span>
    </h2>
  );
}

export interface NavRowProps extends LinkRender {
  readonly label: string;
  readonly icon?: IconShape | undefined;
  readonly hue?: ProjectHue | undefined;
  readonly current?: boolean | undefined;
  /** Inside a group that is open. */
  readonly nested?: boolean | undefined;
  /** A count or a word at the end. */
  readonly end?: ReactNode;
}

export function NavRow({ label, icon, hue, current, nested, end, ...link }: NavRowProps) {
  return (
    <LinkOf
      {...link}
      title={label}
      className={cx(styles.row, nested && styles.nested)}
      aria-current={current ? 'page' : undefined}
    >
      {icon && <Icon icon={icon} size={nested ? 14 : 16} />}
      {hue !== undefined && (
        <span className={styles.mark}>
          <ProjectMark hue={hue} />
        </span>
      )}
      <span className={styles.text}>{label}</span>
      {end !== undefined && <span className={styles.end}>{end}</span>}
    </LinkOf>
  );
}

export interface NavGroupProps {
  readonly label: string;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly children: ReactNode;
  readonly end?: ReactNode;
  /** Where the row itself leads; the sign before it opens and closes. Without it the whole row does. */
  readonly home?: (LinkRender & { readonly current: boolean }) | undefined;
  /** A button of its own, in sight while the row is pointed at or holds the focus. */
  readonly beside?: ReactNode;
}

/** A department: a row that opens, and what is in it. */
export function NavGroup({ label, open, onToggle, children, end, home, beside }: NavGroupProps) {
  if (home !== undefined) return <HomeGroup {...{ label, open, onToggle, children, beside, home }} />;
  return (
    <>
      <div className={styles.groupRow}>
        <button
          type="button"
          title={label}
          className={cx(styles.row, styles.group)}
          aria-expanded={open}
          onClick={() => onToggle(!open)}
        >
          <Icon icon={open ? ChevronDown : ChevronRight} size={14} />
          <span className={styles.text}>{label}</span>
          {end !== undefined && <span className={styles.end}>{end}</span>}
        </button>
        {beside !== undefined && <span className={styles.beside}>{beside}</span>}
      </div>
      {open && children}
    </>
  );
}

type HomeGroupProps = Omit<NavGroupProps, 'home' | 'end'> & { readonly home: NonNullable<NavGroupProps['home']> };

function HomeGroup({ label, open, onToggle, children, home: { current, ...link }, beside }: HomeGroupProps) {
  return (
    <>
      <div className={cx(styles.groupRow, styles.withHome)}>
        <button
          type="button"
          title={label}
          aria-label={label}
          className={styles.opener}
          aria-expanded={open}
          onClick={() => onToggle(!open)}
        >
          <Icon icon={open ? ChevronDown : ChevronRight} size={14} />
        </button>
        <LinkOf
          {...link}
          title={label}
          className={cx(styles.row, styles.group)}
          aria-current={current ? 'page' : undefined}
        >
          <span className={styles.text}>{label}</span>
        </LinkOf>
        {beside !== undefined && <span className={styles.beside}>{beside}</span>}
      </div>
      {open && children}
    </>
  );
}
