import type { ReactNode } from 'react';

/** Fills that differ by pattern and not by colour alone; each at least 3:1 against white. */
export const fill = {
  blue: '#0059b3',
  greenStripes: 'url(#tov-stripes)',
  redDots: 'url(#tov-dots)',
} as const;
export const stroke = { ink: '#1a1a1a', blue: '#0059b3', green: '#1f6b3a', red: '#a6001a', line: '#767676' } as const;

/** What the fills are drawn with; a chart that uses them holds these once. */
export function Patterns(): ReactNode {
  return (
    <defs>
      <pattern id="tov-stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="#fff" />
        <rect width="3.5" height="6" fill={stroke.green} />
      </pattern>
      <pattern id="tov-dots" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" fill="#fff" />
        <circle cx="3" cy="3" r="2.2" fill={stroke.red} />
      </pattern>
    </defs>
  );
}
