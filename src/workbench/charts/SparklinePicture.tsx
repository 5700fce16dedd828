import type { ReactNode } from "react";
import { linePath } from "./ChartSeries";

interface SparklineProps {
  readonly values: readonly (number | null)[];
  readonly width: number;
  readonly height: number;
  readonly colour: string;
  readonly lastColour: string;
}

/** A line as high as its cell, its last point marked. */
export function SparklinePicture({ values, width, height, colour, lastColour }: SparklineProps): ReactNode {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (i: number): number => 4 + (i / Math.max(1, values.length - 1)) * (width - 8);
  const y = (value: number): number => height - 4 - ((value - low) / (high - low || 1)) * (height - 8);
  const point = (i: number): readonly [number, number] | null => {
    const value = values[i];
    return value === null || value === undefined ? null : [x(i), y(value)];
  };
  const last = values.reduce<number>((found, value, i) => (value === null ? found : i), 0);
  const end = point(last);
  return (
    <svg width={width} height={height} aria-hidden="true">
      <path d={linePath(values.length, point)} fill="none" stroke={colour} strokeWidth={1.4} strokeLinejoin="round" />
      {end && <circle cx={end[0]} cy={end[1]} r={2.3} fill={lastColour} />}
    </svg>
  );
}
