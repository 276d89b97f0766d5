import styles from './track-picture.module.css';

/* The one expressive picture: an athletics track with five lanes, a hand-over zone and the baton. Its colours are
   those of a real track and do not follow the theme. */

const line = '#FFF6EE';
const centre = { x: 690, y: 1075 };
const radii = [330, 440, 550, 660, 770, 880] as const;
const numbers = ['1', '2', '3', '4', '5'] as const;
const marks = [
  [508.5, 735.5, 331.87],
  [650.6, 692, 534.13],
  [450.1, 642, 331.01],
  [646.8, 581.9, 534.99],
  [391.7, 548.6, 330.46],
  [642.9, 471.8, 535.54],
  [333.4, 455.3, 330.08],
  [639.1, 361.8, 535.92],
  [275.1, 361.9, 329.81],
  [635.2, 251.8, 536.19],
] as const;

/** Fills its box. Decoration only. */
export function TrackPicture() {
  return (
    <div className={styles.picture} aria-hidden="true">
      <svg viewBox="0 0 776 900" preserveAspectRatio="xMidYMid slice">
        <path d={`${bend(880)}Z`} fill="#C4502D" />
        <path d={`${bend(330)}Z`} fill="#F4F1EB" />
        <path d={bend(300)} fill="none" stroke="#D9D0C2" strokeWidth="2" />
        <g fill="none" stroke={line} strokeWidth="4.5">
          {radii.map((radius) => (
            <path key={radius} d={bend(radius)} />
          ))}
        </g>
        <path d="M515.1 795.1L223.7 328.7M678.5 745.2L659.3 195.5" fill="none" stroke={line} strokeWidth="3.5" />
        <g fill={line}>
          {marks.map(([x, y, turn]) => (
            <path key={x} d="M-10-13L13 0L-10 13Z" transform={`translate(${x} ${y}) rotate(${turn})`} />
          ))}
        </g>
        <g className={styles.numbers} fill={line}>
          {numbers.map((number, index) => (
            <LaneNumber key={number} number={number} x={423 - index * 76.5} y={798 - index * 79} />
          ))}
        </g>
        <g transform="translate(513.1 496.4) rotate(339) scale(.84)">
          <rect x="-122" y="-16" width="252" height="48" rx="24" fill="#6E230C" opacity=".45" />
          <path d="M-104-24H12L-6 24H-104a24 24 0 0 1 0-48z" fill="#211C17" />
          <path d="M22-24H104a24 24 0 0 1 0 48H4z" fill="#FFFEFC" />
        </g>
      </svg>
    </div>
  );
}

function LaneNumber({ number, x, y }: { number: string; x: number; y: number }) {
  return (
    <text x={x} y={y} transform={`rotate(-44 ${x} ${y})`} textAnchor="middle" dominantBaseline="central">
      {number}
    </text>
  );
}

/** The near end of the track: two straights and the bend between them. */
function bend(radius: number): string {
  const { x, y } = centre;
  return `M${x - radius} 1300V${y}A${radius} ${radius} 0 0 1 ${x + radius} ${y}V1300`;
}
