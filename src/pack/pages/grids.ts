/** The fine grids of pages that hold several blocks: equal narrow columns that blocks span. */
export const LANDSCAPE = Array.from({ length: 58 }, () => 2.4);
export const PORTRAIT = Array.from({ length: 40 }, () => 2.4);
