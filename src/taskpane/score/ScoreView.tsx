export function ScoreView() {
  return null;
}
