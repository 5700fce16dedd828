import type { ReactNode } from "react";
import { SMALL_SIZE } from "../../host/xlsx/write/chartSpace";

const MUTED = "#5B6770";

interface TextProps {
  readonly x: number;
  readonly y: number;
  readonly children: string;
  readonly anchor?: "start" | "middle" | "end";
  readonly colour?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly turned?: boolean;
}

/** Words in a chart; sizes and places in points. */
export function ChartText({ x, y, children, anchor, colour, size, bold, turned }: TextProps): ReactNode {
  return (
    <text
      x={x}
      y={y}
      fill={colour ?? MUTED}
      fontSize={size ?? SMALL_SIZE}
      fontWeight={bold ? 700 : 400}
      textAnchor={anchor ?? "start"}
      {...(turned && { transform: `rotate(-90 ${x} ${y})` })}
    >
      {children}
    </text>
  );
}
